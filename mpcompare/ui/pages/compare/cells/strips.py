"""Paints the lines across all cards, and the outline of the cards' blocks between them.

A strip is painted cell by cell, each its part of it: cells that span columns would widen what the
user selects across them.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView

from mpcompare.ui.pages.compare.cells.cell_layout import PAD_X
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.rows import Fold, Strip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import RADIUS, SMALL, TINY
from mpcompare.ui.widgets.filled import fill


class Strips:
    """Headings are a rule at the height of their label; folded rows are named behind it."""

    def __init__(self, session: Session, typeface: Typeface, view: QAbstractItemView) -> None:
        self._session, self._type, self._view = session, typeface, view

    def height(self, strip: Strip) -> int:
        """Return the height of a strip."""
        face, room = ("small", TINY + 2) if isinstance(strip, Fold) else ("strong", SMALL)
        return round(self._type.spacing(face)) + room

    def paint(self, painter: QPainter, part: QRect, strip: Strip) -> None:
        """Paint the part of a strip that lies in one cell."""
        painter.save()
        painter.setClipRect(part)
        if isinstance(strip, Fold):
            self._names(painter, part, strip)
        else:
            line = QRect(part.left(), part.center().y(), part.width(), 1)
            fill(painter, line, self._session.theme.color("border"))
        painter.restore()

    def _names(self, painter: QPainter, part: QRect, strip: Fold) -> None:
        """Name the rows, from the left of what is in sight."""
        face = self._type
        painter.setFont(face.fonts["small"])
        painter.setPen(self._session.theme.color("text-muted"))
        text = face.elided("small", strip.words, self._view.viewport().width() - 2 * PAD_X)
        top = part.center().y() + 0.5 - face.height("small") / 2
        painter.drawText(QPointF(PAD_X, round(top + face.ascent("small"))), text)


def block_outline(rect: QRectF, *, is_first: bool, is_last: bool) -> QPainterPath:
    """Outline a cell of a card: its corners are round where a block of rows begins or ends."""
    radius = min(RADIUS, rect.height() / 2, rect.width() / 2)
    around = QSizeF(2 * radius, 2 * radius)
    right, bottom = rect.right() - around.width(), rect.bottom() - around.height()
    corners = (
        (rect.topLeft(), QPointF(rect.left(), rect.top()), 180, is_first),
        (rect.topRight(), QPointF(right, rect.top()), 90, is_first),
        (rect.bottomRight(), QPointF(right, bottom), 0, is_last),
        (rect.bottomLeft(), QPointF(rect.left(), bottom), 270, is_last),
    )
    # Corner by corner: Qt loses half of some outlines that it is to join (QPainterPath.simplified).
    path = QPainterPath(QPointF(rect.left(), rect.center().y()))
    for corner, box, angle, is_round in corners:
        if is_round:
            path.arcTo(QRectF(box, around), angle, -90)
        else:
            path.lineTo(corner)
    path.closeSubpath()
    return path
