"""A chart of stacked bars, one below the other, that is drawn from cells and follows them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mpcompare.export.xlsx.book import Sheet, cell_text

_WIDTH, _ROW_HEIGHT = 640, 20
"""In pixels: a chart's width, and the height of a row of the sheet."""
_FRAME, _BAR = 110, 26
"""In pixels: what of a chart's height is around its bars, and what each of these takes."""


class Part(NamedTuple):
    """What each bar is stacked from: its words, the column of its lengths, how transparent it is.

    Transparent is in percent; None for a part that takes its room and is not drawn.
    """

    words: str
    column: int
    transparent: int | None


class StackedBars(NamedTuple):
    """A chart: a bar for each row of the sheet from `first` on, in the colour of its program."""

    title: str
    axis: str
    first: int
    names: int
    parts: Sequence[Part]
    colours: Sequence[str]


def insert(sheet: Sheet, chart: StackedBars, row: int, place: int = 0) -> int:
    """Draw a chart at a row, in one of the places side by side; return how many rows it takes."""
    height = _FRAME + _BAR * len(chart.colours)
    drawn = _drawn(sheet, chart)
    drawn.set_size({"width": _WIDTH, "height": height})
    look = {"x_offset": place * (_WIDTH + 20), "object_position": 3}
    sheet.worksheet.insert_chart(row, 0, drawn, look)
    return -(-height // _ROW_HEIGHT) + 1


def _drawn(sheet: Sheet, chart: StackedBars) -> Any:
    name = sheet.worksheet.get_name()
    last = chart.first + len(chart.colours) - 1
    drawn = sheet.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for part in chart.parts:
        series = {
            "name": part.words,
            "categories": [name, chart.first, chart.names, last, chart.names],
            "values": [name, chart.first, part.column, last, part.column],
            "gap": 45,
            "fill": {"none": True},
        }
        if part.transparent is not None:
            series["points"] = [_look(colour, part.transparent) for colour in chart.colours]
        drawn.add_series(series)
    _set_axes(sheet, chart, drawn)
    text = sheet.book.colour("text")
    words = cell_text(chart.title).lstrip("=")  # with which a title would be a formula
    title = {"name": words, "name_font": {"color": text, "size": 11}}
    drawn.set_title({**title, "overlay": False})
    drawn.set_legend({"none": True})
    drawn.show_hidden_data()
    return drawn


def _set_axes(sheet: Sheet, chart: StackedBars, drawn: Any) -> None:
    font = {"color": sheet.book.colour("text"), "size": 9, "bold": False}
    line = {"color": sheet.book.colour("border"), "width": 0.75}
    drawn.set_chartarea({"border": line})
    drawn.set_y_axis({"reverse": True, "num_font": font, "line": {"none": True}})
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


def _look(colour: str, transparent: int) -> Mapping[str, Any]:
    return {
        "fill": {"color": colour, "transparency": transparent},
        "border": {"color": "#FFFFFF", "width": 1},
    }
