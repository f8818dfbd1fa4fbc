"""The user's own programs and corrections, laid over a catalog: what a program says with them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, cast

from mpcompare.catalog.reader import Catalog
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.shared_facts import SharedProgram
from mpcompare.model.program import Program, with_computed

PREFIX = "own-"
"""What the ids of the user's programs begin with, so that no catalog has them."""
UNREADABLE = "Program that can't be read"

_NONE_SHARED: Mapping[str, SharedProgram] = {}

Standing = Literal["same", "agrees", "changed", "unreadable"]
"""What has become of a correction: the catalog says what it said, agrees now, or says another."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction beside what the catalog says now.

    Attributes:
        correction: the user's.
        attribute: what it is of.
        stated: what the catalog says of it now.
        values: the user's values as the attribute's kind reads them; empty where it refuses them.
        problem: why it refuses them; else "".
    """

    correction: Correction
    attribute: Attribute
    stated: Fact
    values: tuple[Any, ...]
    problem: str = ""

    @property
    def standing(self) -> Standing:
        """How the catalog has changed since it was made."""
        if self.problem:
            return "unreadable"
        if frozenset(self.values) == frozenset(self.stated.values):
            return "agrees"
        now = self.attribute.kept_text(self.stated)
        return "same" if now == self.correction.before else "changed"

    @property
    def stated_text(self) -> str:
        """What the catalog says, in words."""
        return self.attribute.text(self.stated)

    @property
    def yours_text(self) -> str:
        """What the user says, in words; what they wrote where that can't be read."""
        if self.problem:
            return str(self.correction.value)
        yours = (Statement(value, source_of(self.correction, "")) for value in self.values)
        return self.attribute.text(Fact(tuple(yours), parts=True))


@dataclass(frozen=True)
class Read:
    """A program of the user's as far as its text could be read."""

    program: Program
    text: str
    register: Register

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the text; looked for when asked, as few programs ever are."""
        from mpcompare.catalog.build.program_file import read_own_program  # noqa: PLC0415 - as below

        file = read_own_program(self.text, self.register, self.program.id)
        return tuple(f"Line {p.line}, {p.key}: {p.message}" for p in file.problems)


def source_of(correction: Correction, key: str) -> Source:
    """Return the source that a correction names, which is the user's."""
    return Source(key, correction.url, correction.publisher, "yours", correction.as_of)


class CatalogOverlay:
    """What the user adds to one catalog. Frozen but for what it has read already.

    Args:
        catalog: what lies below.
        own: their programs, by id.
        corrections: by place.
        before: an earlier one: what is still the same there is not read again.
        shared: programs that came with shared shortlists, by id; the catalog's own go first.
    """

    def __init__(
        self,
        catalog: Catalog,
        own: Mapping[str, OwnProgram],
        corrections: Mapping[FactKey, Correction],
        before: "CatalogOverlay | None" = None,
        shared: Mapping[str, SharedProgram] = _NONE_SHARED,
    ) -> None:
        self._catalog = catalog
        self.own, self.corrections, self.shared = own, corrections, shared
        self._keys = {attribute.key: attribute for attribute in catalog.register}
        self._of: dict[str, dict[str, Correction]] = defaultdict(dict)
        for (program, key), correction in corrections.items():
            if key in self._keys:
                self._of[program][key] = correction
        self._reads = before._reads if before is not None else dict[str, Read]()  # noqa: SLF001
        """By id; shared with those before and after, so that no text is read twice."""

    # Programs

    @cached_property
    def _numbers(self) -> dict[str, int]:
        first = self._catalog.info.programs + 1
        return {program: first + place for place, program in enumerate(sorted(self.own))}

    def programs(self, ids: Sequence[str]) -> tuple[Program, ...]:
        """Load programs in the order asked; those that nobody has are left out."""
        listed = [program for program in ids if program not in self.own]
        found = {program.id: self._correct(program) for program in self._catalog.programs(listed)}
        found.update((p, self.read(p).program) for p in ids if p in self.own)
        came = (program for program in listed if program not in found and program in self.shared)
        found.update((p, self._correct(self._read_shared(p))) for p in came)
        return tuple(found[program] for program in ids if program in found)

    @cached_property
    def ids(self) -> Mapping[int, str]:
        """The ids of the user's programs, by number."""
        return {number: program for program, number in self._numbers.items()}

    def number(self, program: str) -> int | None:
        """Return the number that hits hold for a program; None where nobody has it."""
        if program.startswith(PREFIX):
            return self._numbers.get(program)
        return self._catalog.number(program)

    def programs_by_number(self, numbers: Sequence[int]) -> tuple[Program, ...]:
        """Load programs by the numbers that hits hold."""
        ids = self.ids
        listed = [number for number in numbers if number not in ids]
        loaded = {
            number: self._correct(program)
            for number, program in zip(
                listed, self._catalog.programs_by_number(listed), strict=False
            )
        }
        loaded.update((n, self.read(ids[n]).program) for n in numbers if n in ids)
        return tuple(loaded[number] for number in numbers if number in loaded)

    @cached_property
    def overlay(self) -> Mapping[int, Program]:
        """The user's programs and the corrected ones, by number, for the search."""
        corrected = {
            number: self._correct(program)
            for program in self._catalog.programs(tuple(self._of))
            if (number := self._catalog.number(program.id)) is not None
        }
        return {**corrected, **{n: self.read(p).program for p, n in self._numbers.items()}}

    def read(self, program: str) -> Read:
        """Read one of the user's programs; what is wrong with it does not hide the rest.

        Raises:
            KeyError: it is none of theirs.
        """
        text = self.own[program].text
        held = self._reads.get(program)
        if held is None or held.text != text:
            held = self._reads[program] = read_text(text, self._catalog.register, program)
        return held

    def _read_shared(self, program: str) -> Program:
        edition, text = self.shared[program]
        held = self._reads.get(program)
        if held is None or held.text != text:
            held = self._reads[program] = read_shared(text, self._catalog.register, program)
        return replace(held.program, shared=edition)

    @cached_property
    def lacking(self) -> Mapping[str, str]:
        """The program files of the shared ones that no edition of the catalog has, by id."""
        return {
            program: shared.text
            for program, shared in self.shared.items()
            if self._catalog.number(program) is None and program not in self._catalog.retired
        }

    @property
    def unread(self) -> tuple[str, ...]:
        """Those of the user's programs, and of shared ones, whose texts have not been read yet."""
        reads = self._reads
        texts = {**self.lacking, **{program: entry.text for program, entry in self.own.items()}}
        return tuple(
            program
            for program, text in texts.items()
            if program not in reads or reads[program].text != text
        )

    # Corrections

    def catalog_program(self, program: str) -> Program | None:
        """Return a program as the catalog, or who shared it, has it, without the corrections."""
        found = self._catalog.programs([program])
        if not found and program in self.shared:
            return self._read_shared(program)
        return found[0] if found else None

    def corrected(self, program: str) -> tuple[Corrected, ...]:
        """Return the corrections of a program of the catalog beside what it says now."""
        stated = self.catalog_program(program) if program in self._of else None
        return () if stated is None else tuple(self._beside(stated))

    def all_corrected(self) -> Iterable[tuple[Program, Corrected]]:
        """Return every correction of a program that the catalog has."""
        for stated in self._catalog.programs(tuple(self._of)):
            for each in self._beside(stated):
                yield stated, each

    def _beside(self, stated: Program) -> Iterable[Corrected]:
        for key, correction in self._of.get(stated.id, {}).items():
            attribute = self._keys[key]
            yield beside(attribute, correction, stated.fact(attribute))

    def _correct(self, program: Program) -> Program:
        if program.id not in self._of:
            return program
        out = program
        for each in self._beside(program):
            if not each.problem:
                out = _with(out, each)
        bare = {k: f for k, f in out.facts.items() if self._keys[k].origin != "computed"}
        return with_computed(replace(out, facts=bare), self._catalog.register)


def beside(attribute: Attribute, correction: Correction, stated: Fact) -> Corrected:
    """Return a correction with what the catalog says."""
    try:
        return Corrected(correction, attribute, stated, read_values(attribute, correction.value))
    except ValueError as error:
        return Corrected(correction, attribute, stated, (), str(error))


def read_values(attribute: Attribute, value: Any) -> tuple[Any, ...]:
    """Read what program files hold: one value, or a list of those that are parts of one.

    Raises:
        ValueError: the attribute's kind refuses it.
    """
    if not attribute.kind.parts:
        return (attribute.kind.read(value),)
    if not isinstance(value, list) or not value:
        raise ValueError(f"{value!r} is not a list of one or more values")
    return tuple(attribute.kind.read(raw) for raw in cast("list[object]", value))


def _with(program: Program, corrected: Corrected) -> Program:
    """Put a correction in the place of what a program's sources state."""
    correction, attribute = corrected.correction, corrected.attribute
    keys = {source.key for source in program.sources}
    named = (s for s in program.sources if s._replace(key="") == source_of(correction, ""))
    source = next(named, None)
    sources = program.sources
    if source is None:
        free = ("yours", *(f"yours-{n}" for n in range(2, len(keys) + 3)))
        source = source_of(correction, next(key for key in free if key not in keys))
        sources = (*sources, source)
    said = tuple(Statement(value, source, correction.note) for value in corrected.values)
    fact = Fact(said, parts=attribute.kind.parts)
    held: Mapping[str, Any] = {}
    if attribute.origin == "identity" and attribute.key in Program.__slots__:
        held = {attribute.key: attribute.kind.plain(corrected.values[0])}
    return replace(program, sources=sources, facts={**program.facts, attribute.key: fact}, **held)


def read_shared(text: str, register: Register, program: str) -> Read:
    """Read the file of a program of another catalog; a source of it may have no address."""
    from mpcompare.catalog.build.program_file import retired_program  # noqa: PLC0415 - as below

    read = retired_program(text, register, program)
    return read_text(text, register, program) if read is None else Read(read, text, register)


def read_text(text: str, register: Register, program: str) -> Read:
    """Read the text of a program of the user's; one that is no TOML keeps its name."""
    from mpcompare.catalog.build.program_file import own_program  # noqa: PLC0415 - few have programs

    read = own_program(text, register, program)
    if read is not None:
        return Read(read, text, register)
    named = re.search(r'^name\s*=\s*"([^"\n]+)"', text, re.MULTILINE)
    name = named[1] if named else UNREADABLE
    return Read(Program(program, "", name, "", "", "", "", "", None, (), {}), text, register)
