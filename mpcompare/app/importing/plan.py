"""What an import would do to the library, program by program; nothing changes by planning it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from mpcompare.app.fresh_text import fresh_text
from mpcompare.app.importing.drafts import Incoming
from mpcompare.app.own.draft import Draft, Said, draft_of, free_name, new_id, slug
from mpcompare.app.own.overlaid import PREFIX, read_values
from mpcompare.app.workspace import Workspace, never
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Fact
from mpcompare.model.library import Library, Place
from mpcompare.model.own import Correction
from mpcompare.model.program import Program
from mpcompare.model.query import Query

Mode = Literal["add", "merge", "replace"]
"""What becomes of programs that are there: they stay, take values over, or are said anew."""
Fate = Literal["add", "merge", "replace", "there", "left"]

_NAMED = ("institution", "name", "degree")
"""What tells programs apart where there is no id."""
_LOOKED_AT = 8
"""Programs that a search may find for a name before the right one is given up."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one program of the file.

    Attributes:
        incoming: what the file says.
        fate: added, merged or said anew; there already with nothing to change; or left out.
        program: its id from then on; "" for what is left out.
        title: its degree and name, and `school` where it is taught.
        changes: how many values it brings.
        text: its program file, where it is the user's own and changes.
        corrections: what it says otherwise than the catalog, by attribute.
        dropped: keys of corrections that go.
        problems: what could not be read or taken over.
    """

    incoming: Incoming
    fate: Fate
    program: str = ""
    title: str = ""
    school: str = ""
    changes: int = 0
    text: str = ""
    corrections: Mapping[str, Correction] = field(default_factory=dict[str, Correction])
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What becomes of it, in a few words."""
        values = f"{self.changes} value{'' if self.changes == 1 else 's'}"
        verb = "Replace" if self.fate == "replace" else "Merge"
        return {
            "add": f"Add, {values}",
            "there": "There already",
            "left": "Left out",
        }.get(self.fate, f"{verb}, {values}" if self.text else f"Correct {values}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, program by program in the file's order."""

    planned: tuple[Planned, ...] = ()

    def count(self, *fates: Fate) -> int:
        """Count the programs with one of these fates."""
        return sum(1 for each in self.planned if each.fate in fates)

    @property
    def with_problems(self) -> int:
        """How many programs have values that could not be read."""
        return sum(1 for each in self.planned if each.problems)

    @property
    def sentence(self) -> str:
        """Say it in a line, as "12 programs to add, 3 to merge, 1 with problems"."""
        counted = (
            (self.count("add"), "to add"),
            (self.count("merge"), "to merge"),
            (self.count("replace"), "to replace"),
            (self.count("there"), "there already"),
            (self.count("left"), "left out"),
            (self.with_problems, "with problems"),
        )
        parts = [f"{number} {words}" for number, words in counted if number]
        if not parts:
            return "No programs"
        first, *rest = parts
        number, words = first.split(" ", 1)
        noun = "program" if number == "1" else "programs"
        return ", ".join((f"{number} {noun} {words}", *rest))

    def without_problems(self) -> "Plan":
        """Give the plan in which programs with problems are left out."""
        return Plan(tuple(_left(p.incoming, p.problems) if p.problems else p for p in self.planned))


def plan(
    incoming: Sequence[Incoming],
    workspace: Workspace,
    library: Library,
    mode: Mode,
    at: str,
    cancelled: Callable[[], bool] = never,
) -> Plan:
    """Find out what becomes of each program of a file; for another thread than the window's.

    Raises:
        CatalogError: the catalog is damaged.
    """
    planning = _Planning(workspace, library, mode, at)
    found: list[Planned] = []
    for each in incoming:
        if cancelled():
            break
        found.append(planning.of(each))
    return Plan(tuple(found))


class _Planning:
    """One plan while it is made: which programs of the file have been seen."""

    def __init__(self, workspace: Workspace, library: Library, mode: Mode, at: str) -> None:
        self.workspace, self.library, self.mode, self.at = workspace, library, mode, at
        self.register = workspace.register
        self.seen: dict[str, str] = {}
        self.own = {p.id: p for p in workspace.programs(tuple(library.own))}

    def of(self, incoming: Incoming) -> Planned:
        """Plan one program."""
        found = self._known(incoming)
        if len(found) > 1:
            degrees = ", ".join(program.degree for program in found)
            which = f"There are several of this name: say which degree, {degrees}."
            return _left(incoming, (*incoming.problems, which))
        if found and found[0].id in self.seen:
            there = f"It is the same program as {self.seen[found[0].id]}."
            return _left(incoming, (*incoming.problems, there))
        planned = self._there(incoming, found[0]) if found else self._new(incoming)
        if planned.program:
            self.seen[planned.program] = incoming.place
        return planned

    def _known(self, incoming: Incoming) -> tuple[Program, ...]:
        """Find the program that is there, by its id or else by its school, name and degree.

        Several are those of one school and name, where the file does not say the degree.
        """
        if incoming.program:
            found = self.workspace.programs([incoming.program])
            if found or incoming.program.startswith(PREFIX):  # or one that was the user's elsewhere
                return found
        wanted = _spelt(incoming.draft.identity.get(key) for key in _NAMED)
        if not all(wanted[:2]):
            return ()
        near = {p.id: p for p in (*self.own.values(), *self._searched(wanted))}
        return tuple(program for program in near.values() if _is_called(program, wanted))

    def _searched(self, wanted: Sequence[str]) -> tuple[Program, ...]:
        query = Query(words=" ".join(wanted[:2]), with_closed=True)
        hits = self.workspace.hits(query, limit=_LOOKED_AT)
        return self.workspace.programs_by_number(hits.numbers[:_LOOKED_AT])

    def _new(self, incoming: Incoming) -> Planned:
        said = incoming.draft.identity
        if not said.get("name") or not said.get("institution"):
            lacking = " and no ".join(
                self.register[key].label.lower() for key in _NAMED[:2] if not said.get(key)
            )
            return _left(incoming, (*incoming.problems, f"It has no {lacking}."))
        program = self._free_id(incoming)
        if incoming.text:
            text = _under(incoming.text, program)
        else:
            text = fresh_text(program, incoming.draft, self.register)
        return Planned(
            incoming,
            "add",
            program,
            incoming.title,
            str(said.get("institution", "")),
            _values(incoming.draft),
            text,
            problems=incoming.problems,
        )

    def _free_id(self, incoming: Incoming) -> str:
        taken = {*self.library.own, *self.seen}
        given = slug(incoming.program)
        if not given:
            return new_id(incoming.draft.identity, taken)
        return free_name(given if given.startswith(PREFIX) else f"{PREFIX}{given}", taken)

    def _there(self, incoming: Incoming, program: Program) -> Planned:
        if program.id in self.library.own:
            planned = self._own(incoming, program)
        else:
            planned = self._catalogs(incoming, program)
        named = replace(planned, program=program.id, title=program.title)
        return replace(named, school=program.institution)

    def _own(self, incoming: Incoming, program: Program) -> Planned:
        nothing = Planned(incoming, "there", problems=incoming.problems)
        held = self.library.own[program.id].text
        if self.mode == "add":
            return nothing
        try:
            before = draft_of(held, self.register)
        except ValueError:
            problem = "Your program of this id can't be read; mend it first."
            return replace(nothing, problems=(*incoming.problems, problem))
        if self.mode == "merge":
            merged, count = _merged(before, incoming.draft)
            text = _written(held, merged, self.register) if count else held
        elif incoming.text:
            text = _under(incoming.text, program.id)
            count = _values(incoming.draft)
        else:
            text = fresh_text(program.id, incoming.draft, self.register)
            count = _values(incoming.draft)
        if text == held:
            return nothing
        return replace(nothing, fate=self.mode, text=text, changes=count)

    def _catalogs(self, incoming: Incoming, program: Program) -> Planned:
        nothing = Planned(incoming, "there", problems=incoming.problems)
        if self.mode == "add":
            return nothing
        own = self.workspace.own
        stated = own.catalog_program(program.id) if own is not None else program
        differing = dict(self._differing(incoming, stated or program))
        corrections = {
            key: correction
            for key, correction in differing.items()
            if correction is not None and not self._is_held((program.id, key), correction)
        }
        held = {key for of, key in self.library.corrections if of == program.id}
        agreeing = {key for key, correction in differing.items() if correction is None}
        gone = held & agreeing if self.mode == "merge" else held - {*differing} | held & agreeing
        if not corrections and not gone:
            return nothing
        fate = self.mode
        return replace(
            nothing,
            fate=fate,
            changes=len(corrections) + len(gone),
            corrections=corrections,
            dropped=tuple(sorted(gone)),
        )

    def _is_held(self, place: Place, correction: Correction) -> bool:
        held = self.library.corrections.get(place)
        return held is not None and held.value == correction.value

    def _differing(
        self, incoming: Incoming, program: Program
    ) -> Iterable[tuple[str, Correction | None]]:
        """Give for each attribute that the file states what it says otherwise; None for nothing."""
        draft = incoming.draft
        sources = {source.key: source for source in draft.sources}
        for attribute in self.register:
            said = _said(draft, attribute)
            if not said:
                continue
            stated = program.fact(attribute)
            read = [value for one in said for value in _read(attribute, one.value)]
            if _is_same(attribute, read, stated):
                yield attribute.key, None
                continue
            source = sources.get(said[0].source)
            value = [one.value for one in said] if attribute.kind.parts else said[0].value
            yield (
                attribute.key,
                Correction(
                    value=value,
                    url=source.url if source else "",
                    publisher=source.publisher if source else "",
                    as_of=(source.as_of if source else "") or "undated",
                    note=said[0].note,
                    before=attribute.text(stated),
                    corrected=self.at,
                ),
            )


# tomlkit, which these import, is wide, and most imports bring nothing to write into


def _under(text: str, program: str) -> str:
    from mpcompare.app.own.text import with_id  # noqa: PLC0415

    return with_id(text, program)


def _written(text: str, draft: Draft, register: Register) -> str:
    from mpcompare.app.own.text import written  # noqa: PLC0415

    return written(text, draft, register)


def _is_same(attribute: Attribute, read: Sequence[Any], stated: Fact) -> bool:
    """Whether values say what is stated: also names in other capitals, and no fee in any money."""
    if frozenset(read) == frozenset(stated.values):
        return True
    if attribute.origin == "identity":
        return _spelt(read) == _spelt(stated.values)
    kind = attribute.kind
    worded = {kind.text(value) for value in read} == {kind.text(value) for value in stated.values}
    return worded if kind.fields else False


def _left(incoming: Incoming, problems: tuple[str, ...]) -> Planned:
    school = str(incoming.draft.identity.get("institution", ""))
    return Planned(incoming, "left", "", incoming.title, school, problems=problems)


def _read(attribute: Attribute, value: Any) -> tuple[Any, ...]:
    return read_values(attribute, [value] if attribute.kind.parts else value)


def _said(draft: Draft, attribute: Attribute) -> tuple[Said, ...]:
    """Give what a draft states of an attribute, also where it stands at the top of the file."""
    if attribute.origin == "identity":
        value = draft.identity.get(attribute.key)
        return () if value in (None, "") else (Said(value),)
    return draft.facts.get(attribute.key, ())


def _values(draft: Draft) -> int:
    return len(draft.identity) + len(draft.facts) + len(draft.absent)


def _spelt(words: Iterable[Any]) -> tuple[str, ...]:
    return tuple(slug(str(word or "")) for word in words)


def _is_called(program: Program, wanted: Sequence[str]) -> bool:
    called = _spelt(getattr(program, key) for key in _NAMED)
    return called[:2] == tuple(wanted[:2]) and wanted[2] in ("", called[2])


def _merged(before: Draft, new: Draft) -> tuple[Draft, int]:
    """Put what a file says in the place of what a program says; give how many values differ."""
    out, count = before, 0
    for key, value in new.identity.items():
        if out.identity.get(key) != value:
            out, count = out.with_identity(key, value), count + 1
    sources = {source.key: source for source in new.sources}
    for key, said in new.facts.items():
        if _bare(out.facts.get(key, ())) == _bare(said):
            continue
        moved: list[Said] = []
        for one in said:
            out, name = _with_source(out, sources.get(one.source))
            moved.append(replace(one, source=name))
        out, count = out.with_fact(key, tuple(moved)), count + 1
    for key, reason in new.absent.items():
        if out.absent.get(key) != reason:
            out, count = out.with_fact(key, (), reason), count + 1
    return out, count


def _bare(said: tuple[Said, ...]) -> list[Any]:
    return [one.value for one in said]


def _with_source(draft: Draft, source: Any) -> tuple[Draft, str]:
    """Take a source in, under a name that no other source has there; give that name."""
    if source is None:
        return draft, ""
    for held in draft.sources:
        if replace(held, key="") == replace(source, key=""):
            return draft, held.key
    key = free_name(source.key, {held.key for held in draft.sources})
    return draft.with_source(replace(source, key=key)), key
