"""The icons that the window needs, drawn as paths: sharp at any scale, in any colour, no font."""

from collections.abc import Callable, Mapping
from functools import cache, partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from mpcompare.ui.theme import Theme


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for start, *rest in strokes:
        path.moveTo(*start)
        for point in rest:
            path.lineTo(*point)
    return path


def _dots(*centres: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    for x, y in centres:
        path.addEllipse(QPointF(x, y), 1.1, 1.1)
    return path


def _search() -> QPainterPath:
    path = _lines(((10.4, 10.4), (13.5, 13.5)))
    path.addEllipse(QRectF(2.5, 2.5, 9, 9))
    return path


def _question() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(5.3, 6)
    path.cubicTo(5.3, 2.6, 10.7, 2.6, 10.7, 6)
    path.cubicTo(10.7, 8.2, 8, 8, 8, 10.2)
    path.addEllipse(QPointF(8, 13), 0.4, 0.4)
    return path


def _tag() -> QPainterPath:
    path = _lines(((2.5, 2.5), (8, 2.5), (13.5, 8), (8, 13.5), (2.5, 8), (2.5, 2.5)))
    path.addEllipse(QPointF(5.4, 5.4), 0.6, 0.6)
    return path


def _pin() -> QPainterPath:
    return _lines(
        ((5.5, 2.5), (10.5, 2.5), (10, 7), (12, 9.5), (4, 9.5), (6, 7), (5.5, 2.5)),
        ((8, 9.5), (8, 14)),
    )


# On a square of 16 units.
_STROKED: Mapping[str, Callable[[], QPainterPath]] = {
    "filter": partial(_lines, ((3, 5), (13, 5)), ((5, 8), (11, 8)), ((7, 11), (9, 11))),
    "plus": partial(_lines, ((8, 3.5), (8, 12.5)), ((3.5, 8), (12.5, 8))),
    "check": partial(_lines, ((3.5, 8.5), (6.7, 11.5), (12.5, 4.5))),
    "cross": partial(_lines, ((4.5, 4.5), (11.5, 11.5)), ((11.5, 4.5), (4.5, 11.5))),
    "down": partial(_lines, ((4, 6), (8, 10), (12, 6))),
    "right": partial(_lines, ((6, 4), (10, 8), (6, 12))),
    "left": partial(_lines, ((10, 4), (6, 8), (10, 12))),
    "up": partial(_lines, ((4, 10), (8, 6), (12, 10))),
    "outside": partial(_lines, ((5, 11), (11.5, 4.5)), ((6.5, 4.5), (11.5, 4.5), (11.5, 9.5))),
    "search": _search,
    "pin": _pin,
    "columns": partial(
        _lines,
        ((2.5, 3), (13.5, 3), (13.5, 13), (2.5, 13), (2.5, 3)),
        ((6.2, 3), (6.2, 13)),
        ((9.8, 3), (9.8, 13)),
    ),
    "dash": partial(_lines, ((4, 8), (12, 8))),
    "question": _question,
    "tag": _tag,
    "note": partial(
        _lines,
        ((3, 2.5), (13, 2.5), (13, 10), (9.5, 13.5), (3, 13.5), (3, 2.5)),
        ((5.5, 6), (10.5, 6)),
        ((5.5, 9), (8.5, 9)),
    ),
    "pencil": partial(
        _lines,
        ((3, 13), (3.6, 10), (10.6, 3), (13, 5.4), (6, 12.4), (3, 13)),
        ((9, 4.6), (11.4, 7)),
    ),
}
_FILLED: Mapping[str, Callable[[], QPainterPath]] = {
    "more": partial(_dots, (3.5, 8), (8, 8), (12.5, 8)),
    "grip": partial(_dots, (6, 4), (10, 4), (6, 8), (10, 8), (6, 12), (10, 12)),
}


@cache
def _path(name: str) -> QPainterPath:
    """Return a glyph's path, made when it is first drawn: a start draws a few of them."""
    return (_FILLED.get(name) or _STROKED[name])()


def draw_glyph(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw a glyph centred in a rectangle, as large as fits."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / 16, side / 16)
    if name in _FILLED:
        painter.fillPath(_path(name), color)
    else:
        pen = QPen(color, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(name))
    painter.restore()


def glyph_icon(name: str, theme: Theme, token: str, side: int = 16) -> QIcon:
    """Make an icon of a glyph, at twice and three times its size as well for dense screens.

    Args:
        name: of the glyph.
        theme: it grows with the theme's text.
        token: its colour.
        side: in pixels at 100 %.
    """
    icon, color, side = QIcon(), theme.color(token), theme.length(side)
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_glyph(painter, name, QRectF(0, 0, side, side), color)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
