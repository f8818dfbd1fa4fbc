"""A few words in a rounded box, drawn by delegates."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from mpcompare.ui.theme import SMALL, TINY, Theme
from mpcompare.ui.widgets.elided import Ink
from mpcompare.ui.widgets.glyph import draw_glyph


def draw_chip(
    painter: QPainter, theme: Theme, place: QRectF, words: tuple[str, str], tokens: tuple[str, str]
) -> float:
    """Draw a chip at the left of a place, as wide as its words and the place allow.

    Args:
        painter: painted with.
        theme: fonts and colours.
        place: where it may stand; its height is the chip's.
        words: a glyph ("" for none) and the text.
        tokens: the colours of ink and ground.

    Returns:
        The right edge of the chip.
    """
    glyph, text = words
    ink = Ink(theme.font("small"), theme.color(tokens[0]))
    side = ink.metrics.height() - 4 if glyph else 0
    extra = 2 * SMALL + (side + TINY if glyph else 0)
    shown = ink.metrics.elidedText(
        text, Qt.TextElideMode.ElideRight, max(round(place.width() - extra), 0)
    )
    width = ink.metrics.horizontalAdvance(shown) + extra
    box = QRectF(place.left(), place.top(), width, place.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tokens[1]))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    x = box.left() + SMALL
    if glyph:
        square = QRectF(x, box.center().y() - side / 2, side, side)
        draw_glyph(painter, glyph, square, ink.color)
        x += side + TINY
    painter.setFont(ink.font)
    painter.setPen(ink.color)
    baseline = box.center().y() + (ink.metrics.ascent() - ink.metrics.descent()) / 2
    painter.drawText(QPointF(x, round(baseline)), shown)
    return box.right()
