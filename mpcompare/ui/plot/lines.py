"""How a plot of lines is painted: bands behind, breaks, then the lines with their points."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from mpcompare.model.figure import Band, Line
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.places import PlacedPlot

_WIDTH, _DOT = 2.2, 3.2
"""Thickness of a line and radius of its points, in pixels."""
_HALF = 0.18
"""Half the width of a band that stands for one year alone, in years."""
_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


def paint_plot(painter: QPainter, placed: PlacedPlot, ink: Ink) -> None:
    """Draw all of a plot but its words and axes."""
    for band in placed.plot.bands:
        _paint_band(painter, placed, band, ink)
    area = placed.area
    painter.setPen(QPen(QColor(ink.muted), 1, Qt.PenStyle.DashLine))
    for each in placed.plot.breaks:
        x = placed.at(each.x, 0).x()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    for line in placed.plot.lines:
        _paint_line(painter, placed, line, ink)


def _paint_band(painter: QPainter, placed: PlacedPlot, band: Band, ink: Ink) -> None:
    color = ink.of_series(band.series)
    fill = QColor(color)
    fill.setAlphaF(band.strength)
    spans = band.spans
    if len(spans) == 1:
        one = spans[0]
        xs = [(one.x - _HALF, one), (one.x + _HALF, one)]
    else:
        xs = [(span.x, span) for span in spans]
    upper = [placed.at(x, span.high) for x, span in xs]
    lower = [placed.at(x, span.low) for x, span in reversed(xs)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([*upper, *lower]))
    painter.setPen(QPen(color, 1.5))
    for span in spans:
        if span.is_open:
            tip = placed.at(span.x, span.high) - QPointF(0, 9)
            painter.drawLine(tip, tip + QPointF(0, 9))
            painter.drawLine(tip, tip + QPointF(-4, 5))
            painter.drawLine(tip, tip + QPointF(4, 5))


def _paint_line(painter: QPainter, placed: PlacedPlot, line: Line, ink: Ink) -> None:
    color = ink.of_series(line.series)
    dash = _DASHES[line.dash % len(_DASHES)]
    before: QPointF | None = None
    painter.setBrush(color)
    for point in line.points:
        if point.y is None:
            before = None
            continue
        here = placed.at(point.x, point.y)
        if before is not None:
            painter.setPen(QPen(color, _WIDTH, dash))
            painter.drawLine(before, here)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(here, _DOT, _DOT)
        before = here
