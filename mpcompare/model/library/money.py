"""What the user says of their own money: what they have, and what each program costs or pays."""

from typing import NamedTuple

IN_ALL = ""
"""The key of what holds for all programs, among the ids of those that have figures of their own."""


class OwnMoney(NamedTuple):
    """The user's figures for one program, or for all of them; None is not said.

    Attributes:
        living: what living costs in a month.
        months: how long the user expects to study.
        award: an assistantship, scholarship or waiver won, to the degree.
        savings: what there is to pay with; for all programs alone.
        yearly: what can be paid in each academic year; for all programs alone.
        earning: what the user earns in a year without the degree; for all programs alone.
        currency: of all these sums, ISO 4217.
        note: where the figures come from, in the user's words.
    """

    living: float | None = None
    months: float | None = None
    award: float | None = None
    savings: float | None = None
    yearly: float | None = None
    earning: float | None = None
    currency: str = "USD"
    note: str = ""

    @property
    def figures(self) -> tuple[float | None, ...]:
        """All that can be said in numbers."""
        return self.living, self.months, self.award, self.savings, self.yearly, self.earning

    @property
    def says_nothing(self) -> bool:
        """Whether no figure and no note is left, so that nothing is worth keeping."""
        return not self.note and all(figure is None for figure in self.figures)


NOTHING_SAID = OwnMoney()
