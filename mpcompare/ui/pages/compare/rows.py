"""Rows of the cards that are no attribute: lines across all cards, and the user's profile."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from mpcompare.app.compare.verdict_remarks import PROFILE
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.comparison import Agreement, Comparison


class Heading(NamedTuple):
    """A section's row: how many rows stand below it, shown or folded, and how many differ."""

    section: Section
    folded: bool
    rows: int
    differing: int

    @property
    def label(self) -> str:
        """The section's name."""
        return self.section.value

    @property
    def key(self) -> str:
        """A name that no attribute has."""
        return f"section {self.section.name}"

    @property
    def count_text(self) -> str:
        """What folding hides, as in "13 rows, 4 differ"."""
        rows = f"{self.rows} row{'' if self.rows == 1 else 's'}"
        return f"{rows}, {self.differing} differ" if self.differing else rows

    @property
    def label_tip(self) -> str:
        """What a click on its label does."""
        return f"{'Unfold' if self.folded else 'Fold'} this section ({self.count_text})"


class Fold(NamedTuple):
    """A line that stands for rows of one agreement, and opens to them.

    Attributes:
        agreement: of all its rows.
        rows: what it stands for, in order.
        is_open: whether they stand below it.
        section: whose end it stands at; None at the end of the cards.
        is_alone: whether one program is compared.
    """

    agreement: Agreement
    rows: tuple[Attribute, ...]
    is_open: bool
    section: Section | None = None
    is_alone: bool = False

    @property
    def label(self) -> str:
        """What its rows have in common."""
        if self.agreement is Agreement.UNSTATED:
            return "Not stated" if self.is_alone else "Nobody states"
        return f"Only some state it ({len(self.rows)})"

    @property
    def key(self) -> str:
        """A name that no attribute has."""
        return fold_key(self.agreement, self.section)

    @property
    def words(self) -> str:
        """The names of its rows."""
        return ", ".join(row.label for row in self.rows)

    @property
    def count_text(self) -> str:
        """How many rows it stands for."""
        return f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"

    @property
    def label_tip(self) -> str:
        """What a click on it does."""
        return f"{'Fold' if self.is_open else 'Show'} these rows: {self.words}"


class ProfileRow(NamedTuple):
    """What the user's profile comes to for each program, in words."""

    section: Section = Section.GLANCE
    key: str = PROFILE
    label: str = "Your profile"
    term: str = "verdict"
    """The place in the guide that explains it."""
    label_tip: str = "What the programs ask for, held against your profile"


Strip = Heading | Fold
"""What runs across all cards."""


def profile_rows(comparison: Comparison, *, differing: bool) -> tuple[ProfileRow, ...]:
    """Return the row of the profile; none without one, or where `differing` and all are equal."""
    said = {comparison.remarks_of(program, PROFILE) for program in comparison.programs}
    is_shown = any(said) and PROFILE not in comparison.hidden
    return (ProfileRow(),) if is_shown and (len(said) > 1 or not differing) else ()


def fold_key(agreement: Agreement, section: Section | None) -> str:
    """Return the key of the line for rows of an agreement, in a section or in all."""
    return f"{agreement.name.lower()} {section.name}" if section else agreement.name.lower()


def folded_away(comparison: Comparison, section: Section) -> tuple[Attribute, ...]:
    """Return a section's rows that nobody states, but for those that the user has remarks on."""
    return tuple(
        row
        for row in comparison.rows_with(Agreement.UNSTATED)
        if row.section is section
        and not any(comparison.remarks_of(program, row.key) for program in comparison.programs)
    )


def fold_of(
    comparison: Comparison,
    agreement: Agreement,
    rows: Iterable[Attribute],
    opened: Collection[str],
    section: Section | None = None,
) -> tuple[Fold | Attribute, ...]:
    """Return the line for some rows, and the rows themselves where it is open; nothing for none."""
    held = tuple(rows)
    if not held:
        return ()
    is_open = fold_key(agreement, section) in opened
    is_alone = len(comparison.programs) == 1
    fold = Fold(agreement, held, is_open, section, is_alone)
    return (fold, *(held if is_open else ()))
