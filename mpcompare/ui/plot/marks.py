"""How each kind of mark is painted in its strip. One painter a kind."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from mpcompare.model.figure import BarMark, ChangeMark, RangeMark, StackMark
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.places import PlacedMark

_BOX_ALPHA = 0.42
_LINE, _MEDIAN, _BOX, _TICK = 0.08, 0.15, 0.5, 0.68
"""Thickness of line and median tick, height of box and tick: shares of a row's strip."""
_DOT, _STACK = 0.2, 0.72
"""Radius of a dot, height of a stack: shares of a row's strip."""


def _paint_range(painter: QPainter, placed: PlacedMark, ink: Ink) -> None:
    """Draw what there is of the five figures; what is withheld leaves its part out."""
    mark = cast("RangeMark", placed.mark)
    style = Qt.PenStyle.DashLine if mark.rough else Qt.PenStyle.SolidLine
    places = [None if v is None else _x(placed, v) for v in mark.percentiles]
    p10, p25, median, p75, p90 = places
    color = ink.of_series(mark.series)
    middle = placed.strip.center().y()
    height = placed.strip.height()
    end = placed.strip.right() if mark.open_end else p90
    inner = [p for p in (p25, median, p75) if p is not None]
    painter.setPen(QPen(color, max(1.5, height * _LINE), style, Qt.PenCapStyle.FlatCap))
    if p10 is not None and end is not None:
        painter.drawLine(QPointF(p10, middle), QPointF(end, middle))
    elif p10 is not None and inner:
        painter.drawLine(QPointF(p10, middle), QPointF(inner[0], middle))
    elif end is not None and inner:
        painter.drawLine(QPointF(inner[-1], middle), QPointF(end, middle))
    if mark.open_end:
        _paint_arrow(painter, QPointF(placed.strip.right(), middle), height * 0.2)
    if len(inner) > 1:
        box = QColor(ink.surface if mark.rough else color)
        box.setAlphaF(1 if mark.rough else _BOX_ALPHA)
        painter.setPen(QPen(color, 1.2, style) if mark.rough else Qt.PenStyle.NoPen)
        painter.setBrush(box)
        rect = QRectF(inner[0], middle - height * _BOX / 2, inner[-1] - inner[0], height * _BOX)
        painter.drawRoundedRect(rect, 2, 2)
    if median is not None:
        width = max(3, round(height * _MEDIAN))
        left = round(median - width / 2)
        tick = QRectF(left, middle - height * _TICK / 2, width, height * _TICK)
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), QColor(ink.surface))
        painter.fillRect(tick, color)


def _paint_arrow(painter: QPainter, tip: QPointF, size: float) -> None:
    path = QPainterPath(tip + QPointF(-size, -size))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(-size, size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_change(painter: QPainter, placed: PlacedMark, ink: Ink) -> None:
    """Draw an arrow from a hollow dot to a filled one."""
    mark = cast("ChangeMark", placed.mark)
    color = ink.of_series(mark.series)
    middle, radius = placed.strip.center().y(), placed.strip.height() * _DOT
    start, end = (QPointF(_x(placed, value), middle) for value in (mark.start, mark.end))
    pen = QPen(color, 2)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.setBrush(QColor(ink.surface))
    painter.drawEllipse(start, radius, radius)
    painter.setBrush(color)
    painter.drawEllipse(end, radius, radius)


def _paint_stack(painter: QPainter, placed: PlacedMark, ink: Ink) -> None:
    """Draw the parts end to end, a gap between, and figures that fit."""
    mark = cast("StackMark", placed.mark)
    height = placed.strip.height() * _STACK
    top = placed.strip.center().y() - height / 2
    reached = 0.0
    for number, (part, text) in enumerate(zip(mark.parts, mark.texts, strict=True)):
        left, reached = _x(placed, reached), reached + part
        rect = QRectF(left, top, max(0.0, _x(placed, reached) - left - 1), height)
        shade = ink.shade(mark.series, number, len(mark.parts))
        painter.fillRect(rect, shade)
        if painter.fontMetrics().horizontalAdvance(text) + 4 <= rect.width():
            painter.setPen(ink.on(shade))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_bar(painter: QPainter, placed: PlacedMark, ink: Ink) -> None:
    """Draw a bar on the axis's zero, its open part in the shade of a range's box."""
    mark = cast("BarMark", placed.mark)
    height = placed.strip.height() * _BOX
    top = placed.strip.center().y() - height / 2
    start, low, high = (_x(placed, value) for value in (0.0, mark.low, mark.high))
    color = ink.of_series(mark.series)
    painter.fillRect(QRectF(start, top, low - start, height), color)
    color.setAlphaF(_BOX_ALPHA)
    painter.fillRect(QRectF(low, top, high - low, height), color)


PAINTERS: dict[type, Callable[[QPainter, Any, Ink], None]] = {
    RangeMark: _paint_range,
    ChangeMark: _paint_change,
    StackMark: _paint_stack,
    BarMark: _paint_bar,
}


def _x(placed: PlacedMark, value: float) -> float:
    return placed.strip.left() + placed.axis.share(value) * placed.strip.width()
