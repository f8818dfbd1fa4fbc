"""What the program files do not state yet, and which of their facts have become old."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from mpcompare.catalog.build.check import program_paths
from mpcompare.catalog.build.problem import Problem
from mpcompare.catalog.build.program_file import PAGE, read_program
from mpcompare.catalog.build.toml_lines import Path as KeyPath
from mpcompare.catalog.build.toml_lines import line_of, toml_lines
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact, Source
from mpcompare.model.program import Program, closed_words


@dataclass(frozen=True, slots=True)
class Gap:
    """An attribute of which no source of a program states anything; `known` of its others are."""

    program: Program
    attribute: Attribute
    known: int

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were looked through; the program's own page where there is no other."""
        listed = tuple(source for source in self.program.sources if source.key != PAGE)
        return listed or self.program.sources

    @property
    def newest(self) -> int | None:
        """The newest year that a source of the program speaks for; None where all are undated."""
        return max((s.year for s in self.sources if s.year is not None), default=None)


def find_gaps(data: Path, register: Register, countries: Collection[str] = ()) -> list[Gap]:
    """Return what program files leave out, first what people filter and sort by.

    Then the programs come first of which most is known, and of those the ones with the oldest
    sources: a newer page of a well-known program is the easiest to find. Programs that take no
    applications are left out, and so are files that can't be read. `countries` are all if empty.

    Raises:
        CatalogError: the folder holds no source files.
    """
    gaps: list[Gap] = []
    for path in program_paths(data):
        program = read_program(path, register).program
        if program is None or closed_words(program, register):
            continue
        if not countries or program.country in countries:
            gaps += _gaps_of(program, register.may_lack)
    return sorted(gaps, key=_order)


def _gaps_of(program: Program, attributes: tuple[Attribute, ...]) -> Iterator[Gap]:
    known = sum(program.fact(attribute).is_known for attribute in attributes)
    for attribute in attributes:
        if program.fact(attribute).reason is Absence.NOT_STATED:
            yield Gap(program, attribute, known)


def _order(gap: Gap) -> tuple[bool, int, int, str]:
    """Sort gaps; those of one program stay in the order of the cards."""
    attribute = gap.attribute
    is_asked_first = attribute.filtered or attribute.column or attribute.origin == "table"
    return not is_asked_first, -gap.known, gap.newest or 0, gap.program.id


def find_stale(data: Path, register: Register, before: int) -> list[Problem]:
    """Return the facts whose newest dated source speaks for a year before `before`, oldest first.

    A fact of which all sources are undated is not among them.

    Raises:
        CatalogError: the folder holds no source files.
    """
    found: list[tuple[int, Problem]] = []
    for path in program_paths(data):
        program = read_program(path, register).program
        if program is not None:
            name = f"programs/{path.name}"
            found += _stale_of(
                program, name, path.read_text(encoding="utf-8-sig"), before, register
            )
    return [problem for _, problem in sorted(found)]


def _stale_of(
    program: Program, name: str, text: str, before: int, register: Register
) -> Iterator[tuple[int, Problem]]:
    old = [
        (attribute, source)
        for attribute in register.may_lack
        if (source := _newest(program.fact(attribute))) and (source.year or before) < before
    ]
    lines = toml_lines(text) if old else dict[KeyPath, int]()
    for attribute, source in old:
        way = ("facts", attribute.key) if attribute.origin == "fact" else (attribute.key,)
        message = f"its newest source speaks for {source.as_of}: {source.url}"
        yield source.year or 0, Problem(name, line_of(lines, way), ".".join(way), message)


def _newest(fact: Fact) -> Source | None:
    """Return the source of a fact that speaks for the newest year; None where none names one."""
    dated = [said.source for said in fact.statements if said.source.year is not None]
    return max(dated, key=lambda source: source.year or 0, default=None)
