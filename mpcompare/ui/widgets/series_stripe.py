"""A compared program's stripe: its colour, and from the seventh program on a pattern too."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from mpcompare.model.series import pattern_of
from mpcompare.ui.theme import Theme
from mpcompare.ui.widgets.filled import fill


def paint_stripe(painter: QPainter, rect: QRectF, theme: Theme, series: int) -> None:
    """Fill a narrow rectangle, across or upright, in a series' colour and pattern."""
    color, pattern = theme.series_color(series), pattern_of(series)
    if pattern == "solid":
        fill(painter, rect, color)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if rect.height() > rect.width():  # drawn as if it lay across
        painter.translate(rect.topLeft())
        painter.rotate(90)
        painter.translate(0, -rect.width())
        rect = QRectF(0, 0, rect.height(), rect.width())
    _PAINTERS[pattern](painter, rect)
    painter.restore()


def _dashed(painter: QPainter, rect: QRectF) -> None:
    thick = rect.height()
    for left, width in _parts(rect, 4 * thick, 2 * thick):
        painter.drawRect(QRectF(left, rect.top(), width, thick))


def _dotted(painter: QPainter, rect: QRectF) -> None:
    thick = rect.height()
    for left, width in _parts(rect, thick, thick):
        painter.drawEllipse(QRectF(left + (width - thick) / 2, rect.top(), thick, thick))


def _hatched(painter: QPainter, rect: QRectF) -> None:
    thick, top, bottom = rect.height(), rect.top(), rect.bottom()
    for x, _ in _parts(rect, 2 * thick, thick / 2):
        corners = ((x, bottom), (x + thick, top), (x + 2 * thick, top), (x + thick, bottom))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _parts(rect: QRectF, width: float, gap: float) -> list[tuple[float, float]]:
    """Divide a stripe into parts of about a width, two or more, whole ones at both ends."""
    count = max(2, round((rect.width() + gap) / (width + gap)))
    step = (rect.width() + gap) / count
    return [(rect.left() + place * step, step - gap) for place in range(count)]


_PAINTERS = {"dashed": _dashed, "dotted": _dotted, "hatched": _hatched}
