"""What an import would do to the library, program by program; nothing changes by planning it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from mpcompare.app.corrections.draft import Draft, DraftStatement, draft_of, free_name, new_id, slug
from mpcompare.app.corrections.new_file import fresh_text
from mpcompare.app.importing.incoming import Incoming
from mpcompare.app.importing.planned import Mode, Plan, Planned, left_out
from mpcompare.app.importing.school import is_named_for_short, letters
from mpcompare.app.importing.words import new_words
from mpcompare.app.workspace.overlay import PREFIX, read_values
from mpcompare.app.workspace.workspace import Workspace, never
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Fact
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import FactKey, Library
from mpcompare.model.program import Program
from mpcompare.model.query import Query
from mpcompare.model.typed.notation import Notation
from mpcompare.model.typed.values import plain_value

_NAMED = ("institution", "name", "degree")
"""What tells programs apart where there is no id."""
_CITY = "city"
"""What tells those of one name apart, where the file says it."""
_LOOKED_AT = 8
"""Programs that a search may find for a name before the right one is given up."""


def plan(
    incoming: Sequence[Incoming],
    workspace: Workspace,
    library: Library,
    mode: Mode,
    at: str,
    cancelled: Callable[[], bool] = never,
) -> Plan:
    """Find out what becomes of each program of a file; call it on another thread.

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
        # also those of the user's programs that the window has not laid over the catalog yet
        self.workspace = workspace.with_own(library.own, library.corrections)
        self.library, self.mode, self.at = library, mode, at
        self.register = workspace.register
        self.seen: dict[str | tuple[str, ...], str] = {}
        self.taken = set(library.own)
        """Ids that no new program may have."""
        self.own: dict[tuple[str, ...], list[Program]] = defaultdict(list)
        """The user's own programs by school and name."""
        for program in self.workspace.programs(tuple(library.own)):
            self.own[_named(program)[:2]].append(program)

    def of(self, incoming: Incoming) -> Planned:
        """Plan one program."""
        incoming, found = self._known(incoming)
        if len(found) > 1:
            return left_out(incoming, (_which(found), *incoming.problems))
        name = found[0].id if found else _called(incoming)
        if name and name in self.seen:
            there = f"It is the same program as {self.seen[name]}."
            return left_out(incoming, (there, *incoming.problems))
        planned = self._there(incoming, found[0]) if found else self._new(incoming)
        if planned.program:
            self.seen[planned.program] = incoming.place
            self.taken.add(planned.program)
            self.seen[name or planned.program] = incoming.place
        return self._with_words(planned, incoming)

    def _with_words(self, planned: Planned, incoming: Incoming) -> Planned:
        """Add the user's words that the file brings; programs that are to stay get none."""
        is_there = planned.fate != "add"
        if not planned.program or (is_there and self.mode == "add"):
            return planned
        adds = new_words(incoming, planned.program, self.library)
        if not adds:
            return planned
        return replace(planned, adds=adds, fate=self.mode if is_there else "add")

    def _known(self, incoming: Incoming) -> tuple[Incoming, tuple[Program, ...]]:
        """Find the program that is there, by its id or else by its school, name and degree.

        Several are those of one school and name, where the file does not say the degree.

        Returns:
            The program of the file, its school spelt out where it was named for short; and those
            that are there.
        """
        if incoming.program:
            found = self.workspace.programs([incoming.program])
            if found or incoming.program.startswith(PREFIX):  # or one that was the user's elsewhere
                return incoming, found
        said = [str(incoming.draft.identity.get(key) or "") for key in _NAMED]
        wanted = _spelt(said)
        if not all(wanted[:2]):
            return incoming, ()
        near = {p.id: p for p in (*self.own.get(wanted[:2], ()), *self._searched(said))}
        found = tuple(program for program in near.values() if _is_called(program, wanted))
        city = _spelt([incoming.draft.identity.get(_CITY)])
        there = tuple(program for program in found if _spelt([program.city]) == city)
        if found:
            return incoming, there if len(there) == 1 < len(found) else found
        # a name for short is not one school's alone: in another city it is another school
        short = tuple(
            program
            for program in near.values()
            if _is_called(program, (_named(program)[0], *wanted[1:]))
            and city in (("",), _spelt([program.city]))
            and is_named_for_short(said[0], program, self.workspace.other_names(program))
        )
        if short:
            full = incoming.draft.with_identity(_NAMED[0], short[0].institution)
            incoming = replace(incoming, draft=full)
        return incoming, short

    def _searched(self, said: Sequence[str]) -> tuple[Program, ...]:
        words = " ".join(slug(words).replace("-", " ") for words in said[:2])
        query = Query(words=words, with_closed=True)
        hits = self.workspace.hits(query, limit=_LOOKED_AT)
        return self.workspace.programs_by_number(hits.numbers[:_LOOKED_AT])

    def _new(self, incoming: Incoming) -> Planned:
        said = incoming.draft.identity
        if not said.get("name") or not said.get("institution"):
            lacking = " and no ".join(
                self.register[key].label.lower() for key in _NAMED[:2] if not said.get(key)
            )
            return left_out(incoming, (*incoming.problems, f"It has no {lacking}."))
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
        given = slug(incoming.program)
        if not given:
            return new_id(incoming.draft.identity, self.taken)
        return free_name(given if given.startswith(PREFIX) else f"{PREFIX}{given}", self.taken)

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
            merged, count = _merged(before, self._placed(incoming.draft, program))
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

    def _placed(self, draft: Draft, program: Program) -> Draft:
        """Spell where a program is as a program of that country does: FL is Florida in the US."""
        for attribute in self.register:
            for one in _said(draft, attribute) if attribute.origin == "identity" else ():
                (placed,) = _placed(attribute, (one,), program.country)
                draft = draft.with_identity(attribute.key, placed.value)
        return draft

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

    def _is_held(self, place: FactKey, correction: Correction) -> bool:
        held = self.library.corrections.get(place)
        return held is not None and held.value == correction.value

    def _differing(
        self, incoming: Incoming, program: Program
    ) -> Iterable[tuple[str, Correction | None]]:
        """Return what the file says otherwise, by attribute; None where it says the same."""
        draft = incoming.draft
        sources = {source.key: source for source in draft.sources}
        for attribute in self.register:
            said = _said(draft, attribute)
            if not said:
                continue
            stated = program.fact(attribute)
            said = _placed(attribute, said, program.country)
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
                    before=attribute.kept_text(stated),
                    corrected=self.at,
                ),
            )


# tomlkit, which these import, is wide, and most imports bring nothing to write into


def _under(text: str, program: str) -> str:
    from mpcompare.app.corrections.edit_file import with_id  # noqa: PLC0415

    return with_id(text, program)


def _written(text: str, draft: Draft, register: Register) -> str:
    from mpcompare.app.corrections.edit_file import written  # noqa: PLC0415

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


def _read(attribute: Attribute, value: Any) -> tuple[Any, ...]:
    return read_values(attribute, [value] if attribute.kind.parts else value)


def _said(draft: Draft, attribute: Attribute) -> tuple[DraftStatement, ...]:
    """Return what a draft states of an attribute, also where it stands at the top of the file."""
    if attribute.origin == "identity":
        value = draft.identity.get(attribute.key)
        return () if value in (None, "") else (DraftStatement(value),)
    return draft.facts.get(attribute.key, ())


def _values(draft: Draft) -> int:
    return len(draft.identity) + len(draft.facts) + len(draft.absent)


def _placed(
    attribute: Attribute, said: tuple[DraftStatement, ...], country: str
) -> tuple[DraftStatement, ...]:
    """Read what a file calls a place as it is called in a program's country."""
    if attribute.origin != "identity":
        return said
    notation = Notation(country=country)
    return tuple(
        replace(one, value=plain_value(attribute.kind, str(one.value), notation)) for one in said
    )


def _spelt(words: Iterable[Any]) -> tuple[str, ...]:
    """Spell names without capitals, accents and marks, so that M.A. is MA."""
    return tuple(letters(str(word or "")) for word in words)


def _called(incoming: Incoming) -> tuple[str, ...]:
    """Return that by which a program that is not there yet is known again further down."""
    said = incoming.draft.identity
    name = _spelt(said.get(key) for key in (*_NAMED, _CITY))
    return name if all(name[:2]) and not incoming.program else ()


def _which(found: Sequence[Program]) -> str:
    """Return by what a row must tell programs of one name apart."""
    degrees = tuple(dict.fromkeys(program.degree for program in found))
    if len(degrees) == len(found):
        return f"There are several of this name: say which degree, {', '.join(degrees)}."
    ids = ", ".join(program.id for program in found)
    return f"There are several of this name: say which in a column “id”, {ids}."


def _named(program: Program) -> tuple[str, ...]:
    return _spelt(getattr(program, key) for key in _NAMED)


def _is_called(program: Program, wanted: Sequence[str]) -> bool:
    called = _named(program)
    return called[:2] == tuple(wanted[:2]) and wanted[2] in ("", called[2])


def _merged(before: Draft, new: Draft) -> tuple[Draft, int]:
    """Put what a file says in the place of what a program says; return how many values differ."""
    out, count = before, 0
    for key, value in new.identity.items():
        if out.identity.get(key) != value:
            out, count = out.with_identity(key, value), count + 1
    sources = {source.key: source for source in new.sources}
    for key, said in new.facts.items():
        if _bare(out.facts.get(key, ())) == _bare(said):
            continue
        moved: list[DraftStatement] = []
        for one in said:
            out, name = _with_source(out, sources.get(one.source))
            moved.append(replace(one, source=name))
        out, count = out.with_fact(key, tuple(moved)), count + 1
    for key, reason in new.absent.items():
        if out.absent.get(key) != reason:
            out, count = out.with_fact(key, (), reason), count + 1
    return out, count


def _bare(said: tuple[DraftStatement, ...]) -> list[Any]:
    return [one.value for one in said]


def _with_source(draft: Draft, source: Any) -> tuple[Draft, str]:
    """Take a source in, under a name that no other source has there; return that name."""
    if source is None:
        return draft, ""
    for held in draft.sources:
        if replace(held, key="") == replace(source, key=""):
            return draft, held.key
    key = free_name(source.key, {held.key for held in draft.sources})
    return draft.with_source(replace(source, key=key)), key
