"""Outlines of the ends of a card: round where it begins and ends, open to its middle."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from mpcompare.ui.theme import RADIUS


def open_bottom(rect: QRectF) -> QPainterPath:
    """Outline a rectangle with round corners at the top."""
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + RADIUS)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + RADIUS, rect.top()))
    path.lineTo(rect.right() - RADIUS, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + RADIUS))
    path.lineTo(rect.bottomRight())
    return path


def open_top(rect: QRectF) -> QPainterPath:
    """Outline a rectangle with round corners at the bottom."""
    path = QPainterPath(rect.topLeft())
    path.lineTo(rect.left(), rect.bottom() - RADIUS)
    path.quadTo(rect.bottomLeft(), QPointF(rect.left() + RADIUS, rect.bottom()))
    path.lineTo(rect.right() - RADIUS, rect.bottom())
    path.quadTo(rect.bottomRight(), QPointF(rect.right(), rect.bottom() - RADIUS))
    path.lineTo(rect.topRight())
    return path
