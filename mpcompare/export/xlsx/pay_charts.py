"""Charts of pay: bars from the lowest to the highest percentile, in the programs' colours."""

from collections.abc import Sequence
from typing import NamedTuple

from mpcompare.export.xlsx.bars import Part, StackedBars, insert
from mpcompare.export.xlsx.book import Sheet, cell_name
from mpcompare.model.pay.wage import Wage

EXPLANATION = (
    "Each bar goes from the 10th to the 90th percentile. Its darker part goes from the 25th to the "
    "75th, and the white line in that is the median. A thin bar is a median alone."
)
PARTS = ("Begins at", "to 25th", "to median", "to 75th", "to 90th", "Median alone")
"""What a bar is stacked from; the first part is not drawn."""
_PALE, _DARK = 60, 15
"""How transparent the outer and the inner part of a bar are, in percent."""
_TRANSPARENT = (None, _PALE, _DARK, _DARK, _PALE, 0)
_LONE_WIDTH = 0.01
"""How wide the bar of a lone median is: a share of it."""
_ACROSS = 2


class Bar(NamedTuple):
    """A bar: what it is called, in which colour, and the wage that it shows."""

    name: str
    colour: str
    wage: Wage


class PayChart(NamedTuple):
    """A chart: bars of one occupation on one axis, whose figures stand below each other.

    `first` is the row of the first of them.
    """

    title: str
    axis: str
    first: int
    bars: Sequence[Bar]


class Columns(NamedTuple):
    """The first of the columns of percentiles, and the first of those that bars are drawn from."""

    figures: int
    parts: int


def draw(sheet: Sheet, charts: Sequence[PayChart], columns: Columns, top: int) -> int:
    """Draw the charts, side by side from a row on; return the row below them.

    What the bars are stacked from is worked out by formulas in columns that are put away, so that
    a chart follows a figure that is changed.
    """
    row = top
    for start in range(0, len(charts), _ACROSS):
        heights: list[int] = []
        for place, chart in enumerate(charts[start : start + _ACROSS]):
            _write_parts(sheet, chart, columns)
            heights.append(insert(sheet, _stacked(chart, columns), row, place))
        row += max(heights)
    last = columns.parts + len(PARTS)
    sheet.worksheet.set_column(columns.parts, last, 12, None, {"hidden": True, "level": 1})
    return row


def _write_parts(sheet: Sheet, chart: PayChart, columns: Columns) -> None:
    look = sheet.book.look(num_format="#,##0.00")
    for row, bar in enumerate(chart.bars, start=chart.first):
        sheet.words(row, columns.parts, bar.name)
        at = [cell_name(row, columns.figures + place) for place in range(5)]
        for place, (formula, value) in enumerate(zip(_formulas(at), _parts(bar.wage), strict=True)):
            sheet.formula(row, columns.parts + 1 + place, formula, value, look)


def _formulas(at: Sequence[str]) -> list[str]:
    """Return how the parts of a bar follow from its percentiles; some cells may hold words."""
    whole = f"{at[0]}:{at[4]}"
    lone = f"COUNT({whole})=1"
    begins = f"=IF({lone},SUM({whole})*{1 - _LONE_WIDTH / 2},MIN({whole}))"
    steps = [
        f"=IF(AND(ISNUMBER({end}),COUNT({below})>0),{end}-MAX({below}),0)"
        for i, end in enumerate(at)
        if i
        for below in [f"{at[0]}:{at[i - 1]}"]
    ]
    return [begins, *steps, f"=IF({lone},SUM({whole})*{_LONE_WIDTH},0)"]


def _parts(wage: Wage) -> list[float]:
    """Return what the formulas come to, for programs that show a file without working it out."""
    figures = list(wage.percentiles.values())
    known = [figure for figure in figures if figure is not None]
    if len(known) == 1:
        return [known[0] * (1 - _LONE_WIDTH / 2), 0, 0, 0, 0, known[0] * _LONE_WIDTH]
    steps = [
        figure - max(below) if figure is not None and below else 0
        for i, figure in enumerate(figures)
        if i
        for below in [[lower for lower in figures[:i] if lower is not None]]
    ]
    return [min(known, default=0), *steps, 0]


def _stacked(chart: PayChart, columns: Columns) -> StackedBars:
    parts = [
        Part(words, columns.parts + 1 + place, see_through)
        for place, (words, see_through) in enumerate(zip(PARTS, _TRANSPARENT, strict=True))
    ]
    colours = [bar.colour for bar in chart.bars]
    return StackedBars(chart.title, chart.axis, chart.first, columns.parts, parts, colours)
