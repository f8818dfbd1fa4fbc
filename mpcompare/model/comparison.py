"""Programs against attributes: what each cell says, which rows differ, which values lead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.fact import Absence, Fact, Source, Statement
from mpcompare.model.library.remark import Remark, Remarks
from mpcompare.model.money import NO_RATES, Rates
from mpcompare.model.pay.preferences import Residence, meant_first
from mpcompare.model.program import Program
from mpcompare.model.series import series_of

if TYPE_CHECKING:
    from mpcompare.model.leading import Lead
    from mpcompare.model.pay.prices import Prices

_SUMMARY_ROWS = 10


class Agreement(Enum):
    """How far the values of a row agree. A gap neither agrees with a value nor differs from it."""

    DIFFERING = "differ"
    EQUAL = "are equal"
    PARTIAL = "only some state it"
    UNSTATED = "nobody states it"


class Documented(NamedTuple):
    """How much is known of a program.

    Attributes:
        known: in how many of the rows something is known of it.
        rows: how many rows there are; what speaks of its school or field is not counted.
        newest: the latest year that a source of these speaks for; None where all are undated.
    """

    known: int
    rows: int
    newest: int | None

    @property
    def words(self) -> str:
        """Both in short, as in "22 of 38 known · newest 2025"."""
        newest = f" · newest {self.newest}" if self.newest is not None else ""
        return f"{self.known_words}{newest}"

    @property
    def known_words(self) -> str:
        """How much in short, as in "22 of 38 known"."""
        return f"{self.known} of {self.rows} known"


@dataclass(frozen=True)
class Comparison:
    """An ordered list of programs against the register; the cards and every export are its faces.

    Attributes:
        programs: from left to right. One of them may be the `reference` (its id).
        register: the attributes in their order.
        hidden: keys of rows that the user has put away.
        rates: for the order of money in different currencies.
        this_year: what "dated" is counted from.
        remarks: what the user's library adds to programs and to single facts.
        home: where the user lives, which decides what they would pay; None where not known.
        series: the numbers of the programs' colours, by id; one that has none gets a free one.
        prices: reads what converts prices of different years to one year's dollars.
    """

    programs: tuple[Program, ...]
    register: Register
    this_year: int
    hidden: frozenset[str] = frozenset()
    reference: str | None = None
    rates: Rates = field(default_factory=lambda: NO_RATES)
    remarks: Remarks = field(default_factory=dict[tuple[str, str], tuple[Remark, ...]])
    home: Residence | None = None
    series: Mapping[str, int] = field(default_factory=dict[str, int])
    prices: "Callable[[], Prices | None]" = field(default=lambda: None, compare=False)

    def series_of(self, program: Program) -> int:
        """Return the number of a program's colour and pattern, from 0."""
        return self._series[program.id]

    @cached_property
    def _series(self) -> Mapping[str, int]:
        return series_of([program.id for program in self.programs], self.series)

    def fact(self, attribute: Attribute, program: Program) -> Fact:
        """Return what one cell holds: of charges, those that the user would pay stand first."""
        return meant_first(self.home, program.fact(attribute), program)

    def text(self, attribute: Attribute, program: Program) -> str:
        """Return one cell in words."""
        return attribute.text(self.fact(attribute, program))

    def qualifiers(self, attribute: Attribute, program: Program) -> tuple[str, ...]:
        """Return how firm a value is: yours, implied, worked out, dated, disputed; mostly empty."""
        fact = program.fact(attribute)
        bases = {statement.basis for statement in fact.statements}
        kinds = {statement.source.kind for statement in fact.statements}
        found = (
            "yours" if "yours" in kinds else "",
            "sources disagree" if fact.is_disputed else "",
            "implied" if "implied" in bases else "",
            "worked out" if "computed" in bases else "",
            f"dated: {fact.year}" if fact.is_dated(self.this_year) else "",
        )
        return tuple(filter(None, found))

    def remarks_of(self, program: Program, attribute: str = "") -> tuple[Remark, ...]:
        """Return what the user's library says of a program, or of one fact of it."""
        return self.remarks.get((program.id, attribute), ())

    def qualified_text(self, attribute: Attribute, program: Program) -> str:
        """Return one cell in words with how firm it is behind it, for text without signs."""
        qualifiers = self.qualifiers(attribute, program)
        text = self.text(attribute, program)
        return f"{text} ({'; '.join(qualifiers)})" if qualifiers else text

    @cached_property
    def rows(self) -> tuple[Attribute, ...]:
        """The rows of the cards that are not hidden, in order."""
        return tuple(a for a in self.register.on_card if a.key not in self.hidden)

    @cached_property
    def _agreements(self) -> Mapping[str, Agreement]:
        return {a.key: _agreement(a, self.programs) for a in self.register.on_card}

    def agreement(self, attribute: Attribute) -> Agreement:
        """Return how far the programs agree in a row of the cards."""
        return self._agreements[attribute.key]

    @cached_property
    def differing(self) -> frozenset[str]:
        """Keys of the rows in which two stated values differ."""
        found = self._agreements.items()
        return frozenset(key for key, agreement in found if agreement is Agreement.DIFFERING)

    def rows_with(self, *agreements: Agreement) -> tuple[Attribute, ...]:
        """Return the rows that are not hidden and in which the programs agree so far, in order."""
        return tuple(row for row in self.rows if self.agreement(row) in agreements)

    def count(self, agreement: Agreement) -> int:
        """Return in how many rows that are not hidden the programs agree so far."""
        return len(self.rows_with(agreement))

    def summary_rows(self, chosen: Sequence[str] = ()) -> tuple[Attribute, ...]:
        """Return at most ten rows that say most of the programs in little room, in order.

        They are those that the user has chosen, by key, or else the register's; of these, what no
        program states makes room for the next.
        """
        wanted = [row for row in self.rows if row.key in chosen]
        ranked = (row for row in self.register.summary if row.key not in self.hidden)
        stated = (row for row in ranked if self.agreement(row) is not Agreement.UNSTATED)
        picked = {row.key for row in wanted or islice(stated, _SUMMARY_ROWS)}
        return tuple(row for row in self.rows if row.key in picked)[:_SUMMARY_ROWS]

    def sections(
        self, *, differences_only: bool = False
    ) -> Mapping[Section, tuple[Attribute, ...]]:
        """Return the rows to show by section; a section without a row is left out."""
        return by_section(self.rows_with(Agreement.DIFFERING) if differences_only else self.rows)

    def divided(self) -> Mapping[Section, Mapping[Agreement, tuple[Attribute, ...]]]:
        """Return the rows by section and agreement, in order; a section without any is left out."""
        return {
            section: {a: tuple(r for r in rows if self.agreement(r) is a) for a in Agreement}
            for section, rows in self.sections().items()
        }

    def documented(self, program: Program) -> Documented:
        """Return how much is known of a program in the rows that are not hidden."""
        found = self._documented.get(program.id)
        if found is None:
            found = self._documented[program.id] = self._count_known(program)
        return found

    @cached_property
    def _documented(self) -> dict[str, Documented]:
        return {}

    def _count_known(self, program: Program) -> Documented:
        facts = [program.fact(row) for row in self.rows if row.is_of_program]
        newest = max((fact.year for fact in facts if fact.year is not None), default=None)
        if newest is not None:  # an academic year that has begun may end next year
            newest = min(newest, self.this_year)
        return Documented(sum(map(_is_settled, facts)), len(facts), newest)

    def differs_from_reference(self, attribute: Attribute, program: Program) -> bool:
        """Whether a value differs from the reference's; False where either does not state one."""
        pinned = next((p for p in self.programs if p.id == self.reference), None)
        if pinned is None:
            return False
        return _agreement(attribute, (pinned, program)) is Agreement.DIFFERING

    def leading(self, attribute: Attribute) -> "Mapping[str, Lead]":
        """Return the programs whose number is best, by id, where the attribute has a best."""
        from mpcompare.model.leading import Scale, leads  # noqa: PLC0415 - few ask; it is wide

        return leads(attribute, self.programs, Scale(self.rates, self.prices(), self.home))

    @cached_property
    def numbered_sources(self) -> tuple[tuple[int, Program, Source], ...]:
        """All sources of the shown programs, numbered from 1, program by program."""
        listed = [(program, source) for program in self.programs for source in program.sources]
        return tuple((i, program, source) for i, (program, source) in enumerate(listed, start=1))

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, Source], int]:
        return {(program.id, source): i for i, program, source in self.numbered_sources}

    def source_number(self, program: Program, statement: Statement) -> int:
        """Return the number of a statement's source, as cards and exports print it."""
        return self._numbers[program.id, statement.source]


def _is_settled(fact: Fact) -> bool:
    """Whether one knows what a program says: a value, or that the question makes no sense."""
    return fact.is_known or fact.reason is Absence.NOT_APPLICABLE


def _agreement(attribute: Attribute, programs: Sequence[Program]) -> Agreement:
    facts = [program.fact(attribute) for program in programs]
    settled = [fact for fact in facts if _is_settled(fact)]
    if len({attribute.identity(fact) for fact in settled}) > 1:
        return Agreement.DIFFERING
    if all(fact.reason is Absence.NOT_STATED for fact in facts):
        return Agreement.UNSTATED
    is_equal = len({attribute.identity(fact) for fact in facts}) == 1
    return Agreement.EQUAL if is_equal else Agreement.PARTIAL


def by_section(rows: Sequence[Attribute]) -> Mapping[Section, tuple[Attribute, ...]]:
    """Return rows by section, both in order; a section without a row is left out."""
    return {
        section: chosen
        for section in Section
        if (chosen := tuple(row for row in rows if row.section is section))
    }
