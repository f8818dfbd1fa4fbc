"""The words in the top of a card: what the program is, how much is known, the user's chips."""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from mpcompare.app.compare.verdict_remarks import PROFILE
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cells.cell_layout import PAD_X
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.headers.card_badges import (
    Badge,
    lay_out,
    paint_badges,
    rows_height,
)
from mpcompare.ui.theme import SMALL, Theme
from mpcompare.ui.widgets.remark_signs import spoken

NAME_LINES, SCHOOL_LINES = 3, 2
BELOW_NAME = 3.0
"""Gap between the name and the small lines below it."""


class Top(NamedTuple):
    """What stands below the degree, wrapped to a card's width."""

    name: tuple[str, ...]
    small: tuple[str, ...]
    """The school, the place, how much is known, and of which years its sources speak."""
    badges: tuple[Badge, ...]


def chips_of(cards: CardsModel, program: Program) -> tuple[Remark, ...]:
    """Return what the library says of a program, but for what the row of the profile says."""
    is_row = PROFILE not in cards.comparison.hidden
    return tuple(r for r in cards.remarks_of(program) if not (is_row and r.kind == "verdict"))


def spoken_top(cards: CardsModel, program: Program) -> str:
    """Return what a card's top shows below the name, with the words that its signs stand for."""
    comparison = cards.comparison
    parts = ["Reference"] if program.id == comparison.reference else []
    parts.append(comparison.documented(program).words)
    return ". ".join([*parts, *map(spoken, chips_of(cards, program))])


class CardTops:
    """Lays the words out, and keeps that; paints them from the corner of the name."""

    def __init__(self, typeface: Typeface) -> None:
        self._type = typeface
        self._tops: dict[tuple[object, ...], Top] = {}

    def forget(self) -> None:
        """Lay out every top again: another catalog."""
        self._tops.clear()

    def of(self, cards: CardsModel, program: Program, width: int) -> Top:
        """Return what the top of a card of some width shows."""
        remarks, documented = chips_of(cards, program), cards.comparison.documented(program)
        key = (program.id, width, remarks, documented)
        if key not in self._tops:
            inner, face = width - 2 * PAD_X, self._type
            self._tops[key] = Top(
                tuple(face.lines("large", program.name, inner, NAME_LINES)),
                (
                    *face.lines("small", program.institution, inner, SCHOOL_LINES),
                    face.elided("small", program.place, inner),
                    face.elided("small", documented.known_words, inner),
                    face.elided("small", cards.checked_words(program), inner),
                ),
                lay_out(remarks, face, inner),
            )
        return self._tops[key]

    def _above_badges(self, top: Top) -> float:
        face = self._type
        words = len(top.name) * face.spacing("large") + len(top.small) * face.spacing("small")
        return words + BELOW_NAME

    def height(self, top: Top) -> float:
        """Return the height of all that stands below the degree."""
        return self._above_badges(top) + rows_height(top.badges)

    def badges_from(self, top: Top, origin: QPointF) -> QPointF:
        """Return where the chips begin."""
        return QPointF(origin.x(), round(origin.y() + self._above_badges(top) + SMALL - 2))

    def paint(self, painter: QPainter, theme: Theme, top: Top, origin: QPointF) -> None:
        """Paint a top's words and chips."""
        face, x, y = self._type, origin.x(), origin.y()
        painter.setFont(face.fonts["large"])
        painter.setPen(theme.color("text"))
        for line in top.name:
            painter.drawText(QPointF(x, round(y + face.ascent("large"))), line)
            y += face.spacing("large")
        y += BELOW_NAME
        painter.setFont(face.fonts["small"])
        painter.setPen(theme.color("text-muted"))
        for line in top.small:
            painter.drawText(QPointF(x, round(y + face.ascent("small"))), line)
            y += face.spacing("small")
        paint_badges(painter, theme, face, top.badges, self.badges_from(top, origin))
