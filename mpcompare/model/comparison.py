"""Programs against attributes: what each cell says, which rows differ, which values lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.library.remark import Remark, Remarks
from mpcompare.model.money import NO_RATES, Rates
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.model.leading import Lead
    from mpcompare.model.pay.prices import Prices


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
    prices: "Callable[[], Prices | None]" = field(default=lambda: None, compare=False)

    def fact(self, attribute: Attribute, program: Program) -> Fact:
        """Return what one cell holds."""
        return program.fact(attribute)

    def text(self, attribute: Attribute, program: Program) -> str:
        """Return one cell in words."""
        return attribute.text(program.fact(attribute))

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
    def differing(self) -> frozenset[str]:
        """Keys of the rows in which not all programs say the same; an absence is a difference."""
        return frozenset(
            attribute.key
            for attribute in self.register.on_card
            if len({attribute.identity(p.fact(attribute)) for p in self.programs}) > 1
        )

    def sections(
        self, *, differences_only: bool = False
    ) -> Mapping[Section, tuple[Attribute, ...]]:
        """Return the rows to show by section; a section without a row is left out."""
        shown = [a for a in self.rows if not differences_only or a.key in self.differing]
        return {
            section: chosen
            for section in Section
            if (chosen := tuple(a for a in shown if a.section is section))
        }

    def differs_from_reference(self, attribute: Attribute, program: Program) -> bool:
        """Whether a cell says something else than the reference; False where there is none."""
        pinned = next((p for p in self.programs if p.id == self.reference), None)
        if pinned is None or pinned.id == program.id:
            return False
        return attribute.identity(program.fact(attribute)) != attribute.identity(
            pinned.fact(attribute)
        )

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
