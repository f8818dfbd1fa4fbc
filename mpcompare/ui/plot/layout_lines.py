"""Where a plot's axes, lines and words go in a given width."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from mpcompare.model.figure import Axis, Plot, Tick
from mpcompare.ui.plot.places import (
    Layout,
    PlacedAxis,
    PlacedPlot,
    PlacedStop,
    Text,
)

_GAP = 8.0
_SHARE, _LINES = 0.46, (15, 24)
"""Height of a plot: a share of its width, within so many lines of text."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def lay_out_plot(layout: Layout, plot: Plot, metrics: QFontMetricsF) -> None:
    """Place a plot at the end of a layout: caption, area, axes, and the words in it."""
    line = metrics.height()
    layout.add_paragraph(plot.caption, metrics, "muted")
    layout.height += line * 0.6
    widest = max((metrics.horizontalAdvance(t.text) for t in plot.y.ticks), default=0.0)
    left = widest + _GAP
    least, most = (lines * line for lines in _LINES)
    height = min(max(layout.width * _SHARE, least), most)
    area = QRectF(left, layout.height, layout.width - left - _GAP, height)
    placed = PlacedPlot(plot, area)
    layout.plots.append(placed)
    layout.axes.append(
        PlacedAxis(plot.y, plot.y.ticks, QRectF(0, area.top(), left, height), (area,), "left")
    )
    below = QRectF(area.left(), area.bottom(), area.width(), line * 1.3)
    ticks = _fitting(plot.x, area.width(), metrics)
    layout.axes.append(PlacedAxis(plot.x, ticks, below, ()))
    _put_words(layout, placed, metrics)
    for stop in plot.stops:
        start, end = placed.at(stop.x - 0.5, 0).x(), placed.at(stop.x + 0.5, 0).x()
        rect = QRectF(start, area.top(), end - start, height + below.height())
        layout.stops.append(PlacedStop(rect.intersected(area.united(below)), stop.readout))
    layout.height = below.bottom()
    name = QRectF(area.left(), layout.height, area.width(), line * 1.2)
    layout.texts.append(Text(name, plot.x.label, "muted", _CENTRE))
    layout.height = name.bottom()


def _put_words(layout: Layout, placed: PlacedPlot, metrics: QFontMetricsF) -> None:
    """Name the breaks at the top of the plot and the lines above their first points."""
    line, area = metrics.height(), placed.area
    for each in placed.plot.breaks:
        x = placed.at(each.x, 0).x()
        for words, side in ((each.before, -1), (each.after, 1)):
            width = metrics.horizontalAdvance(words) + 2
            left = x + _GAP / 2 if side > 0 else x - _GAP / 2 - width
            layout.texts.append(Text(QRectF(left, area.top(), width, line), words))
    for each in placed.plot.lines:
        first = next((p for p in each.points if p.y is not None), None)
        if not each.label or first is None or first.y is None:
            continue
        width = metrics.horizontalAdvance(each.label) + 2
        at = placed.at(first.x, first.y)
        left = min(max(at.x() - width / 2, area.left()), area.right() - width)
        rect = QRectF(left, at.y() - line * 1.5, width, line)
        layout.texts.append(Text(rect, each.label, "text"))


def _fitting(axis: Axis, width: float, metrics: QFontMetricsF) -> tuple[Tick, ...]:
    """Keep every tick, every second, ... of those that have room, the last one always."""
    widest = max((metrics.horizontalAdvance(t.text) for t in axis.ticks), default=0.0)
    room = width / max(1.0, axis.high - axis.low)
    step = 1
    while room * step < widest + _GAP * 0.75 and step < len(axis.ticks):
        step += 1
    return axis.ticks[(len(axis.ticks) - 1) % step :: step]
