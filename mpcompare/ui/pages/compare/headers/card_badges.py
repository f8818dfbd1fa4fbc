"""The chips in the top of a card: status, verdicts in short, tags, a note."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from mpcompare.model.library.remark import Remark
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.theme import SMALL, TINY, Theme
from mpcompare.ui.widgets.glyph import draw_glyph
from mpcompare.ui.widgets.remark_signs import SIGNS

MOST_ROWS = 2


class Badge(NamedTuple):
    """A chip and its place below the words of a card's top, from their lower left corner."""

    rect: QRectF
    text: str
    remark: Remark


def badge_height(face: Typeface) -> float:
    """Return the height of a chip."""
    return round(face.height("small")) + TINY


def rows_height(badges: Sequence[Badge]) -> float:
    """Return the height that chips take, with the gap above them."""
    return max((badge.rect.bottom() for badge in badges), default=-SMALL) + SMALL


def lay_out(remarks: Iterable[Remark], face: Typeface, width: float) -> tuple[Badge, ...]:
    """Put chips side by side on as many as two rows; the last one says how many are left out."""
    placed: list[Badge] = []
    height = badge_height(face)
    rows, x = 0, 0.0
    waiting = list(remarks)
    while waiting:
        remark = waiting[0]
        text = face.elided("small", remark.text, width - _extra(face, remark))
        needed = face.width("small", text) + _extra(face, remark)
        if x and x + needed > width:
            rows, x = rows + 1, 0.0
        if rows == MOST_ROWS:
            return _with_rest(placed, waiting, face, width)
        rect = QRectF(x, rows * (height + TINY), needed, height)
        placed.append(Badge(rect, text, remark))
        x += needed + TINY
        waiting.pop(0)
    return tuple(placed)


def _with_rest(
    placed: list[Badge], waiting: list[Remark], face: Typeface, width: float
) -> tuple[Badge, ...]:
    """Make room at the end for how many do not fit."""
    while True:
        left = ", ".join(remark.text for remark in waiting)
        rest = Remark("rest", f"+{len(waiting)}", left)
        needed = face.width("small", rest.text) + _extra(face, rest)
        last = placed[-1].rect
        if last.right() + TINY + needed <= width or last.left() == 0:
            place = QRectF(
                min(last.right() + TINY, width - needed), last.y(), needed, last.height()
            )
            return (*placed, Badge(place, rest.text, rest))
        waiting.insert(0, placed.pop().remark)


def _extra(face: Typeface, remark: Remark) -> float:
    glyph = face.height("small") + 2 if SIGNS[remark.kind].glyph else 0
    return 2 * SMALL + glyph


def paint_badges(
    painter: QPainter, theme: Theme, face: Typeface, badges: Iterable[Badge], origin: QPointF
) -> None:
    """Draw chips from the lower left corner of the words above them."""
    painter.setFont(face.fonts["small"])
    for badge in badges:
        sign = SIGNS[badge.remark.kind]
        rect = badge.rect.translated(origin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(sign.ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        x = rect.left() + SMALL
        if sign.glyph:
            side = face.height("small") - 2
            square = QRectF(x - 1, rect.center().y() - side / 2, side, side)
            draw_glyph(painter, sign.glyph, square, theme.color(sign.ink))
            x += face.height("small") + 2
        painter.setPen(theme.color(sign.ink))
        baseline = rect.center().y() + face.ascent("small") - face.height("small") / 2
        painter.drawText(QPointF(x, round(baseline)), badge.text)
