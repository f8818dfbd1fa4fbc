"""Reads the file of a shared shortlist, and finds out what it brings to the user's library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from mpcompare.app.corrections.checks import as_of_problem, value_problem
from mpcompare.app.corrections.draft import free_name
from mpcompare.app.corrections.edit_file import with_id
from mpcompare.app.sharing.share import shortened
from mpcompare.app.workspace.overlay import PREFIX, beside, read_shared, read_text
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.library.copies.share_file import (
    MOST_PACKED,
    Manifest,
    ShareFile,
    load,
    too_large,
)
from mpcompare.model.address import is_web_page
from mpcompare.model.decide import criteria_set
from mpcompare.model.decide.criteria_set import MOST, CriteriaSet, CriteriaSets
from mpcompare.model.errors import FileError
from mpcompare.model.fact import NOT_STATED
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import FactKey, Library
from mpcompare.model.library.shared_facts import SharedProgram
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.program import Program
from mpcompare.model.safe_text import safe_text, safe_toml
from mpcompare.model.toml_text import toml_table

_MOST_SERIES = 1000
_LONGEST_NAME = 200


class Differing(NamedTuple):
    """A fact that the sender saw otherwise: of which program, what, here and there.

    `kept` is what the library keeps of what the sender saw.
    """

    program: Program
    key: str
    label: str
    here: str
    shared: str
    kept: str


class Kept(NamedTuple):
    """A correction of the user's that stays, and what the sender says instead."""

    program: Program
    label: str
    yours: str
    shared: str


@dataclass(frozen=True, slots=True)
class Received:
    """A file, held against the user's library and catalog.

    Attributes:
        file: its name.
        manifest: what it says of itself.
        shortlist: its own, with the ids that its programs get here; without criteria.
        differences_only: whether its sender saw only the rows that differ.
        programs: those of it that can be shown, by id.
        gone: ids of those of which neither the catalog nor the file knows anything.
        lacking: those that this catalog lacks, by id.
        differing: facts of the others that the sender's catalog stated otherwise.
        criteria: the sender's sets of criteria.
        own: programs of the sender's own that the library has not, by their ids here.
        corrections: those of facts that the user has not corrected.
        kept: those of facts that the user has corrected otherwise.
        refused: how many corrections make no sense here.
        notes: texts by place.
        tags: by program.
    """

    file: str
    manifest: Manifest
    shortlist: Shortlist
    differences_only: bool
    programs: Mapping[str, Program]
    gone: tuple[str, ...]
    lacking: Mapping[str, SharedProgram]
    differing: tuple[Differing, ...]
    criteria: CriteriaSets | None
    own: Mapping[str, str]
    corrections: Mapping[FactKey, Correction]
    kept: tuple[Kept, ...]
    refused: int
    notes: Mapping[FactKey, str]
    tags: Mapping[str, tuple[str, ...]]


def receive(path: Path, workspace: Workspace, library: Library) -> Received:
    """Read a file and find out what it brings; call it on another thread. Nothing is changed.

    Raises:
        FileError: it can't be read, is broken or too large, or something else.
        CatalogError: the catalog is damaged.
    """
    return _Receiving(path.name, load(_content(path), path.name), workspace, library).received()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_PACKED + 1)
    except OSError as error:
        reason = (error.strerror or "it can't be read").lower()
        raise FileError(f"{path} can't be read: {reason}.", "Choose another file.") from error
    if len(content) > MOST_PACKED:
        raise too_large(path.name)
    return content


class _Receiving:
    """The reading of one file against one library and catalog."""

    def __init__(self, name: str, share: ShareFile, workspace: Workspace, library: Library) -> None:
        self._name, self._share = name, share
        self._library = library
        self._workspace = workspace.with_own(library.own, library.corrections)
        self._register = workspace.register
        self._attributes = {attribute.key: attribute for attribute in workspace.register}
        self._ids, self._own = self._own_programs()

    def received(self) -> Received:
        share, shortlist = self._share, self._share.shortlist
        wanted = [self._ids.get(program, program) for program in shortlist.programs]
        held = [program for program in wanted if program not in self._own]
        here = {program.id: program for program in self._workspace.programs(held)}
        for program, text in self._own.items():
            here[program] = read_text(text, self._register, program).program
        lacking = dict(self._lacking([p for p in wanted if p not in here]))
        for program, each in lacking.items():
            read = read_shared(each.text, self._register, program).program
            here[program] = replace(read, shared=each.edition)
        shown = {program: here[program] for program in wanted if program in here}
        kept, corrections, refused = self._corrections(shown)
        return Received(
            file=self._name,
            manifest=share.manifest,
            shortlist=self._shortlist(tuple(shown)),
            differences_only=share.differences_only,
            programs=shown,
            gone=tuple(program for program in wanted if program not in shown),
            lacking=lacking,
            differing=tuple(self._differing(shown)),
            criteria=_safe_sets(shortlist.criteria),
            own=self._own,
            corrections=corrections,
            kept=kept,
            refused=refused,
            notes=self._notes(shown),
            tags={self._ids.get(p, p): t for p, t in share.tags.items() if self._is_in(p, shown)},
        )

    def _is_in(self, program: str, shown: Mapping[str, Program]) -> bool:
        return self._ids.get(program, program) in shown

    def _own_programs(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the ids that the sender's own programs get here, and the texts of the new ones."""
        ids: dict[str, str] = {}
        new: dict[str, str] = {}
        held = self._library.own
        for program, file in self._share.own.items():
            text = safe_toml(file)
            if not program.startswith(PREFIX) or program not in self._share.shortlist.programs:
                continue
            if program in held and held[program].text == text:
                ids[program] = program
                continue
            ids[program] = free_name(program, {*held, *new})
            new[ids[program]] = text if ids[program] == program else _renamed(text, ids[program])
        return ids, new

    def _lacking(self, ids: list[str]) -> Iterator[tuple[str, SharedProgram]]:
        """Return what the file says of programs that are neither in the catalog nor the user's."""
        for program in ids:
            text = self._share.programs.get(program)
            if text is not None and not program.startswith(PREFIX):
                edition = safe_text(self._share.manifest.edition_of(program))
                yield program, SharedProgram(edition, safe_toml(text))

    def _shortlist(self, programs: tuple[str, ...]) -> Shortlist:
        said = self._share.shortlist
        reference = self._ids.get(said.reference or "", said.reference)
        series = {self._ids.get(p, p): number for p, number in said.series.items()}
        return replace(
            said,
            name=_one_line(said.name) or Path(self._name).stem,
            programs=programs,
            reference=reference if reference in programs else None,
            series={p: n for p, n in series.items() if p in programs and 0 <= n < _MOST_SERIES},
            columns=tuple(dict.fromkeys(said.columns)),
            criteria=None,
        )

    def _differing(self, shown: Mapping[str, Program]) -> Iterator[Differing]:
        """Compare what the sender's catalog stated with what this one does, fact by fact."""
        catalog = self._workspace.catalog
        listed = [program for program in shown if program in self._share.programs]
        for here in catalog.programs(listed):
            text = safe_toml(self._share.programs[here.id])
            there = read_shared(text, self._register, here.id).program
            for a in self._register:
                one, other = here.fact(a), there.fact(a)
                if a.is_stated and a.identity(one) != a.identity(other):
                    texts = a.text(one), a.text(other), a.kept_text(other)
                    yield Differing(here, a.key, a.label, *texts)

    def _corrections(
        self, shown: Mapping[str, Program]
    ) -> tuple[tuple[Kept, ...], dict[FactKey, Correction], int]:
        """Return which corrections of the user's stay, which come, and how many make no sense."""
        kept: list[Kept] = []
        new: dict[FactKey, Correction] = {}
        refused = 0
        for place, correction in self._share.corrections.items():
            program, attribute = shown.get(place[0]), self._attributes.get(place[1])
            if program is None or place[0].startswith(PREFIX):
                continue
            if attribute is None or value_problem(attribute, correction.value):
                refused += 1
                continue
            yours = self._library.corrections.get(place)
            if yours is None:
                new[place] = _safe_correction(correction)
            elif yours.value != correction.value:
                said = (beside(attribute, c, NOT_STATED).yours_text for c in (yours, correction))
                kept.append(Kept(program, attribute.label, *said))
        return tuple(kept), new, refused

    def _notes(self, shown: Mapping[str, Program]) -> dict[FactKey, str]:
        """Return the notes that are not in the user's own yet."""
        found: dict[FactKey, str] = {}
        for (program, key), note in self._share.notes.items():
            place = (self._ids.get(program, program), key)
            words = safe_text(note.text).strip()
            held = self._library.notes.get(place)
            if self._is_in(program, shown) and words and (held is None or words not in held.text):
                found[place] = words
        return found


def _renamed(text: str, program: str) -> str:
    """Return a program file under another id; one that can't be read as it is."""
    try:
        toml_table(text)
        return with_id(text, program)
    except ValueError:
        return text


def _safe_sets(sets: CriteriaSets | None) -> CriteriaSets | None:
    """Return sets of criteria as the page that makes them would have: each key once, bounded."""
    if sets is None or not sets.sets:
        return None
    names: list[str] = []
    safe: list[CriteriaSet] = []
    for each in sets.sets:
        names.append(
            criteria_set.free_name(_one_line(each.name) or "Criteria", dict.fromkeys(names))
        )
        drafts = {draft.key: draft for draft in reversed(each.criteria)}
        criteria = [replace(d, weight=min(d.weight, MOST)) for d in reversed(drafts.values())]
        musts = {must.key: must for must in reversed(each.musts)}
        kept = tuple(reversed(musts.values()))
        safe.append(CriteriaSet(names[-1], tuple(criteria), kept, each.weights))
    return CriteriaSets(tuple(safe), sets.open)


def _one_line(words: str) -> str:
    """Return words for a name: one line, and no longer than a name."""
    return shortened(" ".join(safe_text(words).split()), _LONGEST_NAME)


def _safe_correction(correction: Correction) -> Correction:
    """Return a correction as the dialog of corrections would have taken it."""
    url, as_of = correction.url.strip(), correction.as_of.strip()
    return correction._replace(
        url=url if is_web_page(url) else "",
        publisher=safe_text(correction.publisher),
        as_of="undated" if as_of_problem(as_of) or not as_of else as_of,
        note=safe_text(correction.note),
        before=safe_text(correction.before),
    )
