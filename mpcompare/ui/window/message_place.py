"""Where a message lies over a page so that it covers nothing that is in use."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def rect_in(body: QWidget, widget: QWidget) -> QRect:
    """Return where a widget stands in one that holds it; an empty place while it is hidden."""
    if not widget.isVisible():
        return QRect()
    return QRect(widget.mapTo(body, QPoint(0, 0)), widget.size())


def focused_rect(body: QWidget, focused: QWidget | None) -> QRect:
    """Return what of the focused widget is in use: the current cell or line, else all of it."""
    if focused is None or not focused.isVisible() or not body.isAncestorOf(focused):
        return QRect()
    if not isinstance(focused, QAbstractScrollArea):
        return rect_in(body, focused)
    cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if isinstance(cursor, QRectF):  # a text's
        cursor = cursor.toAlignedRect()
    inside = rect_in(body, focused.viewport())
    return cursor.translated(inside.topLeft()).intersected(inside)


def free_place(area: QRect, size: QSize, used: QRect, now: QRect) -> QRect:
    """Return where to lie in an area: as now where that is free, else as near its bottom as can be.

    Where nothing is free, it is the bottom.
    """
    places = [QRect(point, size) for point in _points(area, size)]
    if now in places and not now.intersects(used):
        return now
    return next((place for place in places if not place.intersects(used)), places[0])


def _points(area: QRect, size: QSize) -> Iterator[QPoint]:
    bottom = max(area.top(), area.bottom() + 1 - size.height())
    right = max(area.left(), area.right() + 1 - size.width())
    middle = (area.left() + right) // 2
    for top in (bottom, area.top()):
        for left in (middle, right, area.left()):
            yield QPoint(left, top)
