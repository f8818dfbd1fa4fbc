"""Paints the words of the rows of pay: place and year, the medians, or why there is none.

The ranges are drawn over them by `live_plots.py`, once the drawing library is there; until then,
and while 100 cards fly past, the words stand alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from mpcompare.ui.pages.compare.cells.cell_layout import PAD_X
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.pages.compare.salary.salary_rows import (
    AxisRow,
    PayRow,
    SalaryTableRow,
    figures_in_order,
    link_text,
)
from mpcompare.ui.session import Session
from mpcompare.ui.theme import GAP_SIGN, MEDIUM, SMALL, TINY

if TYPE_CHECKING:
    from mpcompare.model.pay.salary import Salaries, SalaryCell

MOST_LINES = 2
"""Lines of place and year."""
LOWEST_ROW = 26
"""Pixels that a row is high at least."""


class SalaryPainter:
    """Paints cells of pay for one comparison, whatever the scheme is."""

    def __init__(self, session: Session, typeface: Typeface, salaries: "Salaries") -> None:
        self._session, self._type, self.salaries = session, typeface, salaries
        self._text_width = self._widest()
        self.read_out: PayRow | None = None
        """The row whose figures stand in place of where they are of: under the pointer, or current.
        """

    def _widest(self) -> float:
        """Return the width of the medians: the same on all cards, so that their axes are."""
        texts = {cell.text for row in self.salaries.rows for cell in row.cells if cell.has_figures}
        longest = sorted(texts, key=len)[-6:]
        return max((self._type.width("text", text) for text in longest), default=0.0)

    # Sizes

    @property
    def row_height(self) -> int:
        """Return the height of an occupation's row."""
        return max(LOWEST_ROW, round(self._type.spacing("text")) + SMALL)

    @property
    def ticks_height(self) -> int:
        """Return the height of the strip below place and year, in which the ticks stand."""
        return round(self._type.height("small") * 1.3) + 2

    def height(self, row: SalaryTableRow, column: int, width: float) -> float:
        """Return the height that a cell needs on a card of some width."""
        if isinstance(row, PayRow):
            return self.row_height
        lines = len(self._lines(row, column, width - 2 * PAD_X)) + bool(link_text(row, column))
        ticks = self.ticks_height if row.scale(column) else 0
        return TINY + lines * self._type.spacing("small") + ticks + TINY

    def plot_span(self, card: QRect) -> tuple[float, float]:
        """Return the left and the right end of the plot on a card."""
        return card.left() + PAD_X, card.right() - PAD_X - self._text_width - MEDIUM

    def _lines(self, row: AxisRow, column: int, width: float) -> list[str]:
        text = row.text(column)
        return self._type.lines("small", text, width, MOST_LINES) if text else []

    # Painting

    def paint(self, painter: QPainter, card: QRect, row: SalaryTableRow, column: int) -> None:
        """Paint a cell's words at the place of its card."""
        if isinstance(row, PayRow):
            self._pay(painter, card, row, column)
        else:
            self._axis(painter, card, row, column)

    def _pay(self, painter: QPainter, card: QRect, row: PayRow, column: int) -> None:
        if row == self.read_out:
            ground = self._session.theme.color("text")
            ground.setAlphaF(0.05)
            painter.fillRect(card.adjusted(1, 1, -1, 0), ground)
        cell = row.cell(column)
        area = QRectF(card).adjusted(PAD_X, 0, -PAD_X, 0)
        face: Face = "text" if cell.has_figures else "small-absent"
        is_strong = cell.has_figures and cell.is_career
        painter.setFont(self._type.fonts[face])
        painter.setPen(self._session.theme.color("text" if is_strong else "text-muted"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, self._type.elided(face, _shown(cell), area.width()))

    def _axis(self, painter: QPainter, card: QRect, row: AxisRow, column: int) -> None:
        theme, face = self._session.theme, self._type
        inner = card.width() - 2 * PAD_X
        is_absent = not row.caption(column)
        lines, name, tone = self._lines(row, column, inner), "small", "text-muted"
        if self.read_out is not None and self.read_out.axis.number == row.number:
            lines, tone = self.figures(self.read_out, column, inner), "text"
        elif is_absent:
            name = "small-absent"
        painter.setFont(face.fonts[name])
        painter.setPen(theme.color(tone))
        y = card.top() + TINY + face.ascent("small")
        for line in lines:
            painter.drawText(QPointF(card.left() + PAD_X, round(y)), line)
            y += face.spacing("small")
        link = link_text(row, column)
        if link:
            painter.setFont(face.fonts["small"])
            painter.setPen(theme.color("accent"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.link_rect(row, column, card), flags, link)

    def figures(self, row: PayRow, column: int, width: float) -> list[str]:
        """Return a card's figures in the order of the legend, in as many words as have room."""
        cell = row.cell(column)
        full = figures_in_order(cell, in_thousands=False)
        if self._type.width("small", full) <= width:
            return [full]
        short = figures_in_order(cell, in_thousands=True)
        return self._type.lines("small", short, width, MOST_LINES)

    # The link of a card without figures of its own country

    def link_rect(self, row: AxisRow, column: int, card: QRect) -> QRectF:
        """Return the place of a card's link."""
        lines = len(self._lines(row, column, card.width() - 2 * PAD_X))
        line = self._type.spacing("small")
        width = self._type.width("small", link_text(row, column))
        return QRectF(card.left() + PAD_X, card.top() + TINY + lines * line, width, line)


def _shown(cell: "SalaryCell") -> str:
    """Return a cell's words on the screen: for a gap a quiet sign, whose reason is its tooltip."""
    return cell.text if cell.wage is not None or cell.instead else GAP_SIGN
