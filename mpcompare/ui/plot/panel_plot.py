"""A panel of a figure as a plot: labels at the left, marks, figures at the right, an axis below."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from mpcompare.model.figure import (
    BarMark,
    ChangeMark,
    Mark,
    Panel,
    PiecesMark,
    RangeMark,
    StackMark,
)
from mpcompare.ui.plot.look import Look
from mpcompare.ui.plot.plot_area import NumberAxis, PlotArea, Side, ZoomBox, number_words
from mpcompare.ui.plot.range_item import RangeItem, RangeRow
from mpcompare.ui.plot.row_axis import RowAxis, RowWords

_ROW_LINES = 1.45
"""Height of a row, in lines of text."""
_DOT, _STACK, _BAR = 0.4, 0.72, 0.5
"""Diameter of a dot, height of a stack and of a bar: shares of a row."""
_BAR_ALPHA = 0.42
_TEXT_ROOM = 4.0
"""Pixels beside the figure in a part of a stack."""
_LONG = 20
"""A panel with more rows has its axis above them too: the one below is out of sight."""
_AT_ONCE = 8
"""So many figures are put into stacks before somebody else has a turn."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of the words beside the rows; the same in all panels, so that they line up."""

    label: float
    value: float


class PanelPlot:
    """One panel in the scene, and what its rows answer. `build` makes it piece by piece."""

    def __init__(self, panel: Panel, look: Look, *, has_ticks: bool = True) -> None:
        """Make the plot; without ticks where the panel below it has the same."""
        self.panel, self._look = panel, look
        self._has_axis = bool(panel.axis.ticks) and panel.has_figures
        self._has_ticks = has_ticks and self._has_axis
        axis = panel.axis
        self.labels = RowAxis("left", [_label(panel, m) for m in panel.marks], look)
        self.values = RowAxis("right", [_value(m) for m in panel.marks], look)
        figures = NumberAxis("bottom", look.ink, look.font(), number_words(axis.high))
        axes: dict[Side, pg.AxisItem] = {"left": self.labels, "right": self.values}
        axes["bottom"] = figures
        if len(panel.rows) > _LONG and self._has_axis:
            words = number_words(axis.high)
            axes["top"] = NumberAxis("top", look.ink, look.font(), words, has_grid=False)
        self.box = ZoomBox()
        self.plot = PlotArea(self.box, axes)
        self.box.show_rows(len(panel.rows))
        self.box.set_home(axis.low, axis.high)
        figures.setVisible(self._has_axis)
        if not self._has_ticks:
            figures.setStyle(showValues=False)
            figures.setHeight(0)
        self._unit = pg.LabelItem(justify="left", color=look.color())
        self._part_labels = _PartLabels(self.box, look)
        self.height_needed = 0.0

    @property
    def row_height(self) -> int:
        """Pixels of a row."""
        return round(self._look.metrics.height() * _ROW_LINES)

    def build(self) -> Iterator[None]:
        """Add words and marks; whoever needs no frame between may run to the end."""
        self.plot.grid.addItem(self._unit, 2, 0, Qt.AlignmentFlag.AlignVCenter)
        if not self._has_ticks:
            self._unit.setFixedHeight(0)  # without words it takes a row's height all the same
        yield
        for make in (_ranges, _changes, _stacks, _bars, _pieces):
            for item in make(self.panel, self._look):
                self.box.addItem(item)
        for row, mark in enumerate(self.panel.marks):
            if isinstance(mark, StackMark):
                self._part_labels.add(row, mark)

    def set_width(self, width: float, columns: Columns) -> None:
        """Take a width; the height follows from the rows."""
        self.labels.set_width(columns.label)
        self.values.set_width(columns.value)
        beside = (axis for side, axis in self.plot.axes.items() if side in ("bottom", "top"))
        axes = sum(axis.maximumHeight() for axis in beside if axis.isVisible())
        if self._has_ticks:
            self._write_unit(columns.label)
        self.height_needed = len(self.panel.rows) * self.row_height + axes
        self.plot.setFixedWidth(width)
        self.plot.setFixedHeight(self.height_needed)

    def label_parts(self) -> Iterator[None]:
        """Put figures into the parts of stacks that have room for them, now that it has a width."""
        return self._part_labels.put()

    def _write_unit(self, width: float) -> None:
        """Name the unit beside the ticks, cut to the width of the labels."""
        item, metrics = self._unit.item, self._look.metrics
        item.setFont(self._look.font())
        item.document().setDocumentMargin(0)
        cut = metrics.elidedText(self.panel.axis.label, Qt.TextElideMode.ElideRight, width)
        self._unit.setText(cut)
        self._unit.setMaximumHeight(metrics.height())

    def row_rect(self, row: int) -> QRectF:
        """Return the band of a row in the scene, from its label to its figure."""
        whole = self.plot.sceneBoundingRect()
        top = self.box.sceneBoundingRect().top() + row * self.row_height
        return QRectF(whole.left(), top, whole.width(), self.row_height)

    def part_key(self, row: int, at: QPointF) -> str:
        """Return the key of the part of a row's mark that is at a point of the scene; "" for none.

        Where a mark is one part only, all of its row answers for it.
        """
        mark, keys = self.panel.marks[row], self.panel.keys
        if not isinstance(mark, PiecesMark):
            return keys[0] if len(keys) == 1 else ""
        value: float = self.box.mapSceneToView(at).x()
        ends = [*accumulate(mark.parts), mark.high]
        found = (key for key, end in zip(keys, ends, strict=False) if value < end)
        return next(found, "") if value >= 0 else ""


def _label(panel: Panel, mark: Mark) -> RowWords:
    row = panel.rows[mark.row]
    return RowWords(row.label, "strong" if row.strong else "muted", row.sign)


def _value(mark: Mark) -> RowWords:
    return RowWords(mark.shown_text, "muted" if mark.has_figures else "absent")


# What is drawn of each kind of mark


def _ranges(panel: Panel, look: Look) -> list[Any]:
    rows = [
        RangeRow(n, m.percentiles, look.ink.of_series(m.series), m.open_end, m.rough)
        for n, m in enumerate(panel.marks)
        if isinstance(m, RangeMark) and m.has_figures
    ]
    return [RangeItem(rows, QColor(look.ink.surface))] if rows else []


def _changes(panel: Panel, look: Look) -> list[Any]:
    """Draw lines from hollow dots to filled ones; one colour to a series."""
    found: list[Any] = []
    marks = [(n, m) for n, m in enumerate(panel.marks) if isinstance(m, ChangeMark)]
    dot = {"size": _DOT * look.metrics.height() * _ROW_LINES, "antialias": True}
    dot["useCache"] = False  # vectors in an SVG, not pictures
    for series in dict.fromkeys(m.series for _, m in marks):
        color = look.ink.of_series(series)
        pen = look.pen(color, 2)
        own = [(n, m) for n, m in marks if m.series == series]
        rows = [float(n) for n, _ in own]
        starts, ends = [m.start for _, m in own], [m.end for _, m in own]
        lines = np.column_stack([starts, ends]).ravel()
        found += [
            pg.PlotDataItem(lines, np.repeat(rows, 2), connect="pairs", pen=pen),
            pg.ScatterPlotItem(starts, rows, pen=pen, brush=QColor(look.ink.surface), **dot),
            pg.ScatterPlotItem(ends, rows, pen=pen, brush=color, **dot),
        ]
    return found


def _stacks(panel: Panel, look: Look) -> list[Any]:
    """Draw the parts end to end, with a gap between."""
    marks = [(n, m) for n, m in enumerate(panel.marks) if isinstance(m, StackMark)]
    if not marks:
        return []
    ends = np.concatenate([np.cumsum(m.parts) for _, m in marks])
    starts = ends - np.concatenate([m.parts for _, m in marks])
    rows = np.concatenate([np.full(len(m.parts), n) for n, m in marks])
    shades = [
        look.ink.shade(m.series, k, len(m.parts)) for _, m in marks for k in range(len(m.parts))
    ]
    bars = {"x0": starts, "x1": ends, "y0": rows - _STACK / 2, "y1": rows + _STACK / 2}
    return [pg.BarGraphItem(**bars, brushes=shades, pen=look.pen(look.ink.surface))]


def _bars(panel: Panel, look: Look) -> list[Any]:
    """Draw bars on the axis's zero, their open part in the shade of a range's box."""
    found: list[Any] = []
    for n, mark in enumerate(panel.marks):
        if not isinstance(mark, BarMark) or not mark.has_figures:
            continue
        full = look.ink.of_series(mark.series)
        pale = QColor(full)
        pale.setAlphaF(_BAR_ALPHA)
        ends = {"x0": [0.0, mark.low], "x1": [mark.low, mark.high]}
        rows = {"y0": n - _BAR / 2, "y1": n + _BAR / 2}
        found.append(pg.BarGraphItem(**ends, **rows, brushes=[full, pale], pen=look.pen(full)))
    return found


def _pieces(panel: Panel, look: Look) -> list[Any]:
    """Draw the pieces end to end, each paler than the one before, and what is open palest."""
    found: list[Any] = []
    for n, mark in enumerate(panel.marks):
        if not isinstance(mark, PiecesMark) or not mark.has_figures:
            continue
        count = len(mark.parts) + 1
        ends = [*np.cumsum(mark.parts), mark.high]
        shades = [look.ink.shade(mark.series, count - 1 - k, count) for k in range(count)]
        rows = {"y0": n - _BAR / 2, "y1": n + _BAR / 2}
        bars = {"x0": [0.0, *ends[:-1]], "x1": ends}
        edge = look.pen(look.ink.of_series(mark.series))  # the palest are hardly seen without one
        found.append(pg.BarGraphItem(**bars, **rows, brushes=shades, pen=edge))
    return found


@dataclass(slots=True)
class _PartLabel:
    """The figure of a part of a stack; made when there is room for it for the first time."""

    middle: float
    length: float
    row: int
    text: str
    color: QColor
    item: pg.TextItem | None = None


class _PartLabels:
    """The figures in the parts of stacks; those that have no room are hidden, until zoomed."""

    def __init__(self, box: ZoomBox, look: Look) -> None:
        self._box, self._look = box, look
        self._labels: list[_PartLabel] = []
        box.sigXRangeChanged.connect(self._zoomed)

    def add(self, row: int, mark: StackMark) -> None:
        """Note the figures of a row."""
        reached, ink = 0.0, self._look.ink
        for number, (part, text) in enumerate(zip(mark.parts, mark.texts, strict=True)):
            color = ink.on(ink.shade(mark.series, number, len(mark.parts)))
            self._labels.append(_PartLabel(reached + part / 2, part, row, text, color))
            reached += part

    def put(self) -> Iterator[None]:
        """Show the figures that have room, a few at a time."""
        left, right = self._box.viewRange()[0]
        scale = self._box.width() / (right - left)
        for n, label in enumerate(self._labels):
            needed = self._look.metrics.horizontalAdvance(label.text) + _TEXT_ROOM
            has_room = label.length * scale >= needed
            if has_room and label.item is None:
                label.item = self._made(label)
                self._box.addItem(label.item)
            elif label.item is not None:
                label.item.setVisible(has_room)
            if n % _AT_ONCE == _AT_ONCE - 1:
                yield

    def _made(self, label: _PartLabel) -> pg.TextItem:
        item = pg.TextItem(label.text, color=label.color, anchor=(0.5, 0.5))
        item.textItem.document().setDocumentMargin(0)
        item.setFont(self._look.font())
        item.setPos(label.middle, label.row)
        return item

    def _zoomed(self) -> None:
        for _ in self.put():
            pass
