"""A plot of lines over years: bands, breaks, lines with their points, arrows at open ends."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from mpcompare.model.figure import Band, Break, Line, Plot, Stop
from mpcompare.ui.plot.look import Look
from mpcompare.ui.plot.panel_plot import Columns
from mpcompare.ui.plot.plot_area import NumberAxis, PlotArea, ZoomBox, number_words

_SHARE, _LINES = 0.46, (15, 24)
"""Height of a plot: a share of its width, within so many lines of text."""
_WIDTH, _DOT = 2.2, 6.4
"""Thickness of a line and diameter of its points, in pixels."""
_HALF = 0.18
"""Half the width of a band that stands for one year alone, in years."""
_ARROW = 10.0
_RIGHT = 8
"""Pixels at the right of the plot, for the last year's words."""
_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


class LinePlot:
    """One plot of lines in the scene, and what its years answer."""

    def __init__(self, plot: Plot, look: Look) -> None:
        self.source, self._look = plot, look
        self.height_needed = 0.0
        self.box = ZoomBox()
        years = NumberAxis(
            "bottom", look.ink, look.font(), lambda x: f"{x:.0f}", least=1, has_grid=False
        )
        years.setLabel(plot.x.label)
        item: Any = years.label
        item.setFont(look.font())
        years.setHeight(round(look.metrics.height() * 2.6))
        words = number_words(plot.y.high)
        figures = NumberAxis("left", look.ink, look.font(), words)
        widest = max(look.metrics.horizontalAdvance(words(t.value)) for t in plot.y.ticks)
        figures.setWidth(round(widest) + 10)
        self.plot = PlotArea(self.box, {"bottom": years, "left": figures})

    def build(self) -> Iterator[None]:
        """Add bands, breaks and lines; whoever needs no frame between may run to the end."""
        plot, look = self.source, self._look
        self.plot.grid.setContentsMargins(0, 0, _RIGHT, 0)
        self.box.setYRange(plot.y.low, plot.y.high, padding=0)
        self.box.set_home(plot.x.low, plot.x.high)
        yield
        for item in (item for band in plot.bands for item in _band(band, look)):
            self.box.addItem(item)
        yield
        for each in plot.breaks:
            self.box.addItem(_break(each, look))
        for item in (item for line in plot.lines for item in _line(line, look)):
            self.box.addItem(item)

    def set_width(self, width: float, columns: Columns) -> None:
        """Take a width, and the height that goes with it."""
        del columns
        least, most = (lines * self._look.metrics.height() for lines in _LINES)
        area = min(max(width * _SHARE, least), most)
        self.height_needed = round(area + self.plot.axes["bottom"].maximumHeight())
        self.plot.setFixedWidth(width)
        self.plot.setFixedHeight(self.height_needed)

    def stop_rect(self, stop: Stop) -> QRectF:
        """Return what is in sight of a year's column in the scene, with the words below."""
        area = self.box.mapRectToScene(self.box.rect())
        ends = [self.box.mapViewToScene(pg.Point(stop.x + side, 0)).x() for side in (-0.5, 0.5)]
        below = self._look.metrics.height() * 1.3
        column = QRectF(ends[0], area.top(), ends[1] - ends[0], area.height() + below)
        return column.intersected(area.adjusted(0, 0, 0, below))


def _band(band: Band, look: Look) -> list[Any]:
    """Fill between the lower and the upper ends, with arrows where there is more above."""
    spans = band.spans
    xs, low, high = ([getattr(s, part) for s in spans] for part in ("x", "low", "high"))
    if len(spans) == 1:
        xs, low, high = [xs[0] - _HALF, xs[0] + _HALF], low * 2, high * 2
    color = look.ink.of_series(band.series)
    fill = QColor(color)
    fill.setAlphaF(band.strength)
    ends = [pg.PlotCurveItem(np.array(xs), np.array(ys, dtype=float)) for ys in (low, high)]
    found: list[Any] = [pg.FillBetweenItem(*ends, brush=fill)]
    opened = [span for span in spans if span.is_open]
    if opened:
        found.append(
            pg.ScatterPlotItem(
                [s.x for s in opened],
                [s.high for s in opened],
                symbol=_up_arrow(),
                size=_ARROW,
                pen=look.pen(color, 1.5),
                brush=None,
                useCache=False,
                antialias=True,
            )
        )
    return found


def _up_arrow() -> QPainterPath:
    """Return an arrow that stands on its point, 1 high."""
    path = QPainterPath()
    path.moveTo(0, 0)
    path.lineTo(0, -0.9)
    path.moveTo(-0.4, -0.4)
    path.lineTo(0, -0.9)
    path.lineTo(0.4, -0.4)
    return path


def _break(each: Break, look: Look) -> pg.InfiniteLine:
    """Draw a line down the plot, with the words of both sides at its top."""
    muted = look.color()
    line = pg.InfiniteLine(each.x, angle=90, pen=look.pen(muted, 1, Qt.PenStyle.DashLine))
    line.setAcceptHoverEvents(False)
    for words, anchor in ((each.before, (1.05, 0)), (each.after, (-0.05, 0))):
        if words:
            item = pg.InfLineLabel(line, words, position=1.0, anchors=[anchor] * 2, color=muted)
            item.setFont(look.font())
    return line


def _line(line: Line, look: Look) -> list[Any]:
    """Join the points, with gaps where there is no figure; its name stands above the first."""
    color = look.ink.of_series(line.series)
    known = [(p.x, p.y) for p in line.points if p.y is not None]
    drawn = pg.PlotDataItem(
        [p.x for p in line.points],
        [np.nan if p.y is None else p.y for p in line.points],
        pen=look.pen(color, _WIDTH, _DASHES[line.dash % len(_DASHES)]),
        connect="finite",
        antialias=True,
    )
    dots = pg.ScatterPlotItem(
        [x for x, _ in known],
        [y for _, y in known],
        size=_DOT,
        pen=None,
        brush=color,
        useCache=False,  # vectors in an SVG, not pictures
        antialias=True,
    )
    found: list[Any] = [drawn, dots]
    if line.label and known:
        item = pg.TextItem(line.label, color=look.color("text"), anchor=(0.5, 1.2))
        item.setFont(look.font("text"))
        item.setPos(*known[0])
        found.append(item)
    return found
