"""Makes the file of a shortlist: what could go into it, what does, and how it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mpcompare import __version__
from mpcompare.app.corrections.draft import draft_from
from mpcompare.app.corrections.new_file import fresh_text
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export import write_whole
from mpcompare.library.copies.share_file import Manifest, ShareFile, dump
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.locale_format import counted
from mpcompare.model.program import Program

_MOST_LETTERS = 400
"""Of what is said of one offer."""
SUFFIX = ".mpcompare"
Offer = Literal["criteria", "own", "corrections", "notes", "tags"]
USUAL: frozenset[Offer] = frozenset({"criteria", "own", "corrections"})
"""What goes along unless the user says otherwise; notes and tags only where they are asked for."""


@dataclass(frozen=True, slots=True)
class Shareable:
    """What could go into the file of the open shortlist.

    Attributes:
        name: of the shortlist.
        programs: how many it holds, those of the user's own among them.
        gone: how many more are listed of which nothing is known any more.
        offers: what there is beside the programs, in words, by what it is.
    """

    name: str
    programs: int
    gone: int
    offers: Mapping[Offer, str]


def shareable(state: State, workspace: Workspace) -> Shareable:
    """Say what could go into the file of the open shortlist."""
    library, shortlist = state.library, state.library.shortlist
    listed = frozenset(workspace.known(shortlist.programs))
    own = [program for program in shortlist.programs if program in library.own]
    sets = shortlist.criteria.sets if shortlist.criteria is not None else ()
    titles = [f"{p.title}, {p.institution}" for p in workspace.programs(own[:3])]
    more = [f"and {len(own) - 3} more"] if len(own) > 3 else []
    corrected = [place for place in library.corrections if place[0] in listed]
    notes = [place for place in library.notes if place[0] in listed]
    tagged = dict.fromkeys(t for p in shortlist.programs for t in library.tags.get(p, ()))
    said: dict[Offer, str] = {
        "criteria": ", ".join(each.name for each in sets),
        "own": "; ".join([*titles, *more]) + ". With your remarks.",
        "corrections": f"{counted(len(corrected), 'fact')}, with your remarks.",
        "notes": f"{counted(len(notes), 'note')}.",
        "tags": ", ".join(tagged),
    }
    there = {"criteria": sets, "own": own, "corrections": corrected, "notes": notes, "tags": tagged}
    return Shareable(
        shortlist.name,
        len(listed),
        len(shortlist.programs) - len(listed),
        {offer: shortened(words, _MOST_LETTERS) for offer, words in said.items() if there[offer]},
    )


def shortened(words: str, most: int = 80) -> str:
    """Return words with no more letters than a dialog has room for."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def share_file(state: State, workspace: Workspace, wanted: frozenset[Offer], at: str) -> ShareFile:
    """Return the file of the open shortlist; reads its programs, so call it on another thread.

    Nothing of the profile, of applications and of the user's money is in it.

    Args:
        state: has the library.
        workspace: the catalog in which the facts are seen.
        wanted: what goes along beside the programs.
        at: now, as ISO 8601 in UTC.

    Raises:
        CatalogError: the catalog is damaged.
    """
    library, shortlist = state.library, state.library.shortlist
    own = {
        program: library.own[program].text
        for program in shortlist.programs
        if program in library.own and "own" in wanted
    }
    others = [program for program in shortlist.programs if program not in library.own]
    stated = {program.id: program for program in _stated(workspace, others)}
    kept = tuple(p for p in shortlist.programs if p in own or p in stated)
    corrected = [place for place in library.corrections if place[0] in kept]
    noted = [place for place in library.notes if place[0] in kept]
    editions = {program.id: program.shared for program in stated.values() if program.shared}
    return ShareFile(
        Manifest(at, __version__, workspace.info.version, editions),
        _with_programs(shortlist, kept, with_criteria="criteria" in wanted),
        state.differences_only,
        {program: _text(stated[program], workspace) for program in kept if program in stated},
        own,
        {place: library.corrections[place] for place in corrected if "corrections" in wanted},
        {place: library.notes[place] for place in noted if "notes" in wanted},
        {p: library.tags[p] for p in kept if p in library.tags and "tags" in wanted},
    )


def _with_programs(
    shortlist: Shortlist, programs: tuple[str, ...], *, with_criteria: bool
) -> Shortlist:
    """Return a shortlist with some of its programs, without what came with it from others."""
    return replace(
        shortlist,
        programs=programs,
        reference=shortlist.reference if shortlist.reference in programs else None,
        criteria=shortlist.criteria if with_criteria else None,
        shared=None,
    )


def _stated(workspace: Workspace, ids: list[str]) -> Iterable[Program]:
    """Load programs as the catalog has them, without the user's corrections."""
    if workspace.own is None:
        return workspace.catalog.programs(ids)
    return filter(None, map(workspace.own.catalog_program, ids))


def _text(program: Program, workspace: Workspace) -> str:
    return fresh_text(program.id, draft_from(program, workspace.register), workspace.register)


def write(share: ShareFile, path: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        FileError: it can't be written, or holds more than such a file may.
    """
    write_whole(path, dump(share))
