"""A strip at the edge of the cards with the figures of a row whose axis has scrolled out of sight.

It covers neither the row nor the cards beside it, and takes no events.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.cell_layout import PAD_X
from mpcompare.ui.pages.compare.salary.salary_painter import SalaryPainter
from mpcompare.ui.pages.compare.salary.salary_rows import PayRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL


class ReadoutStrip(QWidget):
    """Lies over the cards while a row is read off whose axis is not in sight."""

    def __init__(self, session: Session, view: QTableView) -> None:
        super().__init__(view.viewport())
        self._session, self._view = session, view
        self._painter: SalaryPainter | None = None
        self._row: PayRow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Figures of the row that is read off")
        self.hide()

    def show_row(self, row: PayRow, painter: SalaryPainter, shown: QRect) -> None:
        """Show a row's figures at the top, or at the bottom where the row itself is at the top.

        `shown` is where the row lies in the view.
        """
        self._row, self._painter = row, painter
        sight = self._view.viewport().rect()
        height = painter.ticks_height + SMALL
        top = 0 if shown.top() > height else sight.height() - height
        self.setGeometry(0, top, sight.width(), height)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._row is None or self._painter is None:
            return
        theme, header = self._session.theme, self._view.horizontalHeader()
        painter = QPainter(self)
        for column in range(len(self._row.row.cells)):
            left, width = header.sectionViewportPosition(column), header.sectionSize(column) - GAP
            if left + width < 0 or left > self.width():
                continue
            card = QRect(left, 0, width, self.height())
            painter.fillRect(card, theme.color("surface-raised"))
            painter.setPen(theme.color("border-strong"))
            painter.drawRect(card.adjusted(0, 0, -1, -1))
            words = self._painter.figures(self._row, column, width - 2 * PAD_X)[0]
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text"))
            place = QRectF(card).adjusted(PAD_X, 0, -PAD_X, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
