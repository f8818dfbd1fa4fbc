"""The rows of pay among the rows of the cards: an axis with place and year, then the occupations.

The rows stand in the table of the cards like any other, so that keys, selection, copying and
screen readers treat them alike.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.model.attribute import Section
from mpcompare.model.locale_format import decimal, whole
from mpcompare.model.pay.preferences import OUR_READING

if TYPE_CHECKING:  # read on another thread, after the first paint
    from mpcompare.model.pay.salary import (
        Salaries,
        SalaryCell,
        SalaryColumn,
        SalaryGroup,
        SalaryRow,
        Scale,
    )

PAY_ROWS = "pay_ranges"
"""The key that hides all rows of pay, here and in the exports."""
LEGEND = "\N{EN DASH}".join(("10", "25", "median", "75", "90"))
SHOW_NATIONAL = "Show US national wages"
HIDE_NATIONAL = "Hide US national wages"
HOW_TO_ZOOM = (
    "Ctrl with the wheel, or + and \N{MINUS SIGN}: zoom all cards. Drag, or < and >: move. "
    "Double-click or Home: the whole axis again."
)
_MARKS = (
    "The line is from the 10th to the 90th percentile, the box from the 25th to the 75th, the tick "
    "is the median. Dashes and ≈: a rough estimate from a small sample. Grey: an occupation that "
    "only other programs' concentrations lead to. Wages are those where the school is, not the "
    "earnings of its graduates."
)
_DOLLARS_A_YEAR = ("USD", "year")
_MISSING = "\N{EN DASH}"


class AxisRow(NamedTuple):
    """The first row of a group: for each card the axis, and where and when the figures are of."""

    salaries: "Salaries"
    group: "SalaryGroup"
    number: int

    section = Section.CAREERS

    @property
    def key(self) -> str:
        """A name that no attribute has."""
        return f"pay axis {self.number}"

    @property
    def hidden_by(self) -> str:
        """The key that hides it, with all rows of pay."""
        return PAY_ROWS

    @property
    def label(self) -> str:
        """What the row says, as it is copied."""
        return "Pay: place and year"

    def column(self, number: int) -> "SalaryColumn":
        """Return what is said once of a card's figures."""
        return self.salaries.columns[number]

    @property
    def unit(self) -> str:
        """What the axis measures, where it is the same for all cards; "" where it differs."""
        scales = {scale for scale in self.group.scales if scale is not None}
        return self.salaries.axis(scales.pop()).label if len(scales) == 1 else ""

    def scale(self, number: int) -> "Scale | None":
        """Return what a card's axis measures; None where it has no figure."""
        return self.group.scales[number]

    @property
    def title(self) -> str:
        """What the row is called for screen readers."""
        return self.label

    @property
    def label_tip(self) -> str:
        """What the marks mean."""
        parts = [
            _MARKS,
            *self.salaries.steps,
        ]
        if self.salaries.without:
            titles = ", ".join(occupation.label for occupation in self.salaries.without)
            parts.append(f"Without figures for any of these programs: {titles}.")
        return "\n".join((*parts, OUR_READING, HOW_TO_ZOOM))

    def text(self, number: int) -> str:
        """Return place, year and unit of a card's figures, or why there are none."""
        return self.caption(number) or ("" if self.number else self.column(number).sentence)

    def caption(self, number: int) -> str:
        """Return place and year, with the unit where it is not US dollars a year.

        Below another axis the place has been said.
        """
        scale = self.scale(number)
        if self.number:
            return self.salaries.axis(scale).label if scale else ""
        unit = "" if scale in (None, _DOLLARS_A_YEAR) else f", in {self.salaries.axis(scale).label}"
        return f"{self.column(number).caption}{unit}"

    def spoken(self, number: int) -> str:
        """Return all that is to be known of a card's figures, in words."""
        column, scale = self.column(number), self.scale(number)
        unit = self.salaries.axis(scale).label if scale else ""
        words = (column.sentence, column.caption if scale else "", unit, column.remark)
        return "; ".join((*filter(None, words), *column.notes))

    def tip(self, number: int) -> str:
        """Return the tooltip of a card's place and year."""
        column = self.column(number)
        words = (column.sentence, self.caption(number), column.remark, *column.notes)
        return "\n".join((*filter(None, words), HOW_TO_ZOOM))


class PayRow(NamedTuple):
    """One occupation. `place` is its place within its group, from 0 at the top."""

    axis: AxisRow
    row: "SalaryRow"
    place: int

    section = Section.CAREERS

    @property
    def key(self) -> str:
        """Its name among all rows."""
        return self.row.key

    @property
    def hidden_by(self) -> str:
        """The key that hides it."""
        return self.key

    @property
    def label(self) -> str:
        """The occupation's short name."""
        return self.row.occupation.label

    @property
    def title(self) -> str:
        """The occupation's official title."""
        return self.row.occupation.title

    @property
    def label_tip(self) -> str:
        """The official title, with its code."""
        return f"{self.title} ({self.row.occupation.code})"

    def cell(self, number: int) -> "SalaryCell":
        """Return a card's cell."""
        return self.row.cells[number]

    def text(self, number: int) -> str:
        """Return a card's median in words, or why there is none."""
        return self.cell(number).text

    def spoken(self, number: int) -> str:
        """Return all figures of a card's cell in one line."""
        return self.cell(number).readout.replace("\n", "; ")

    def tip(self, number: int) -> str:
        """Return why there is nothing to draw; figures are read out in the axis's row instead."""
        cell = self.cell(number)
        return "" if cell.has_figures else cell.readout


SalaryTableRow = AxisRow | PayRow


def salary_rows(
    salaries: "Salaries", hidden: frozenset[str], *, differing: bool
) -> tuple[SalaryTableRow, ...]:
    """Return the rows that are not hidden, each group's below its axis; an axis alone is left out.

    `differing` keeps only the occupations in which figures differ.
    """
    found: list[SalaryTableRow] = []
    groups = () if PAY_ROWS in hidden else salaries.groups()
    for number, group in enumerate(groups):
        rows = tuple(
            row for row in group.rows if row.key not in hidden and (row.differs or not differing)
        )
        if rows:
            axis = AxisRow(salaries, replace(group, rows=rows), number)
            found.append(axis)
            found += (PayRow(axis, row, place) for place, row in enumerate(rows))
    return tuple(found)


def figures_in_order(cell: "SalaryCell", *, in_thousands: bool) -> str:
    """Return the five figures in the order of the legend: 10th, 25th, and so on."""
    if cell.wage is None or not cell.has_figures:
        return cell.text
    return " \N{MIDDLE DOT} ".join(
        _MISSING if value is None else _figure(value, in_thousands=in_thousands)
        for value in cell.wage.percentiles.values()
    )


def _figure(value: float, *, in_thousands: bool) -> str:
    if in_thousands and value >= 1000:
        return f"{value / 1000:.0f}k"
    return whole(value) if value == round(value) else decimal(value, 2)


def link_text(row: SalaryTableRow, column: int) -> str:
    """Return the words of a card's link; "" for none. It stands in the first axis's row."""
    if isinstance(row, PayRow) or row.number or not row.column(column).sentence:
        return ""
    return HIDE_NATIONAL if row.column(column).is_national else SHOW_NATIONAL
