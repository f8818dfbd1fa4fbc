"""Charts of pay: bars from the lowest to the highest percentile, in the programs' colours."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mpcompare.export.xlsx.book import Sheet, cell_name, cell_text
from mpcompare.model.pay.wage import Wage

EXPLANATION = (
    "Each bar goes from the 10th to the 90th percentile. Its darker part goes from the 25th to the "
    "75th, and the white line in that is the median. A thin bar is a median alone."
)
PARTS = ("Begins at", "to 25th", "to median", "to 75th", "to 90th", "Median alone")
"""What a bar is stacked from; the first part is not drawn."""
_PALE, _DARK = 60, 15
"""How transparent the outer and the inner part of a bar are, in percent."""
_TRANSPARENT = (100, _PALE, _DARK, _DARK, _PALE, 0)
_LONE_WIDTH = 0.01
"""How wide the bar of a lone median is: a share of it."""
_ACROSS = 2
_WIDTH, _ROW_HEIGHT = 640, 20
"""In pixels: a chart's width, and the height of a row of the sheet."""


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


def draw(sheet: Sheet, name: str, charts: Sequence[PayChart], columns: Columns, top: int) -> int:
    """Draw the charts, side by side from a row on; return the row below them.

    What the bars are stacked from is worked out by formulas in columns that are put away, so that
    a chart follows a figure that is changed.
    """
    row = top
    for start in range(0, len(charts), _ACROSS):
        heights: list[int] = []
        for place, chart in enumerate(charts[start : start + _ACROSS]):
            _write_parts(sheet, chart, columns)
            heights.append(_height(chart))
            drawn = _drawn(sheet, name, chart, columns)
            drawn.set_size({"width": _WIDTH, "height": heights[-1]})
            look = {"x_offset": place * (_WIDTH + 20), "object_position": 3}
            sheet.worksheet.insert_chart(row, 0, drawn, look)
        row += -(-max(heights) // _ROW_HEIGHT) + 1
    last = columns.parts + len(PARTS)
    sheet.worksheet.set_column(columns.parts, last, 12, None, {"hidden": True, "level": 1})
    return row


def _height(chart: PayChart) -> int:
    return 110 + 26 * len(chart.bars)


def _write_parts(sheet: Sheet, chart: PayChart, columns: Columns) -> None:
    look = sheet.book.look(num_format="#,##0.00")
    for row, bar in enumerate(chart.bars, start=chart.first):
        sheet.words(row, columns.parts, bar.name)
        at = [cell_name(row, columns.figures + place) for place in range(5)]
        for place, (formula, value) in enumerate(zip(_formulas(at), _parts(bar.wage), strict=True)):
            sheet.worksheet.write_formula(row, columns.parts + 1 + place, formula, look, value)


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


def _drawn(sheet: Sheet, name: str, chart: PayChart, columns: Columns) -> Any:
    last = chart.first + len(chart.bars) - 1
    drawn: Any = sheet.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for place, (part, see_through) in enumerate(zip(PARTS, _TRANSPARENT, strict=True)):
        column = columns.parts + 1 + place
        drawn.add_series(
            {
                "name": part,
                "categories": [name, chart.first, columns.parts, last, columns.parts],
                "values": [name, chart.first, column, last, column],
                "gap": 45,
                "fill": {"none": True},
                "points": [_look(bar, see_through) for bar in chart.bars] if place else None,
            }
        )
    text = sheet.book.colour("text")
    font = {"color": text, "size": 9, "bold": False}
    drawn.set_title(
        {"name": cell_text(chart.title), "name_font": {"color": text, "size": 11}, "overlay": False}
    )
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True, "num_font": font, "line": {"none": True}})
    line = {"color": sheet.book.colour("border"), "width": 0.75}
    drawn.set_x_axis(
        {
            "name": chart.axis,
            "name_font": font,
            "num_font": font,
            "num_format": "#,##0",
            "label_position": "high",  # at the bottom: the bars are in reverse, from the top
            "min": 0,
            "major_gridlines": {"visible": True, "line": line},
            "line": {"none": True},
        }
    )
    drawn.set_chartarea({"border": line})
    drawn.show_hidden_data()
    return drawn


def _look(bar: Bar, see_through: int) -> Mapping[str, Any]:
    return {
        "fill": {"color": bar.colour, "transparency": see_through},
        "border": {"color": "#FFFFFF", "width": 1},
    }
