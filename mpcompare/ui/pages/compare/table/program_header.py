"""The programs at the left of the table: colour, title and school, always in sight."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.table.table_model import TableModel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL
from mpcompare.ui.widgets.glyph import draw_glyph
from mpcompare.ui.widgets.series_stripe import paint_stripe

EMS, SHARE = 25, 0.34
"""Width in letters m, and at most of the view's."""
STRIPE = 4
_EDGE = 3
_STANDING = ("closed", "shared")
"""The kinds of remark that say whether a program is in the catalog and can be applied to."""


class ProgramHeader(QHeaderView):
    """Draws the programs of a `TableModel`. A click selects a row."""

    opened = Signal(int)
    """Carries the row that was clicked twice."""

    def __init__(self, session: Session, model: TableModel, typeface: Typeface) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._session, self._table, self._type = session, model, typeface
        self._room = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Compared programs")

    def fit(self, room: int) -> None:
        """Take the width that titles need, of the room that the whole table has."""
        self._room = room
        self.setFixedWidth(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        wanted = round(EMS * self._type.em())
        return QSize(max(round(wanted / 2), min(wanted, round(self._room * SHARE))), 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0:
            self.opened.emit(row)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if not 0 <= logicalIndex < len(self._table.programs):
            return
        theme, program = self._session.theme, self._table.programs[logicalIndex]
        selection = self.selectionModel()
        is_selected = selection is not None and selection.isRowSelected(logicalIndex)
        painter.save()
        painter.fillRect(rect, theme.color("accent-soft" if is_selected else "surface"))
        if is_selected:
            painter.fillRect(rect.left(), rect.top(), _EDGE, rect.height(), theme.color("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color("border"))
        stripe = QRectF(LARGE, rect.top() + SMALL, STRIPE, rect.height() - 2 * SMALL)
        paint_stripe(painter, stripe, theme, self._table.comparison.series_of(program))
        left = LARGE + STRIPE + SMALL
        inner = rect.adjusted(left, 0, -MEDIUM, 0)
        if program.id == self._table.comparison.reference:
            side = round(self._type.height("small"))
            pin = QRectF(inner.right() + 1 - side, rect.center().y() - side / 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_glyph(painter, "pin", pin, theme.color("accent"))
            inner = inner.adjusted(0, 0, -side - SMALL, 0)
        self._paint_words(painter, inner, logicalIndex)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: int) -> None:
        theme, face, program = self._session.theme, self._type, self._table.programs[row]
        y = rect.center().y() + 1 - (face.spacing("text") + face.spacing("small")) / 2
        painter.setFont(face.fonts["strong"])
        painter.setPen(QPen(theme.color("text")))
        title = face.elided("strong", program.title, rect.width())
        painter.drawText(QPointF(rect.left(), round(y + face.ascent("strong"))), title)
        y += face.spacing("text")
        remarks = self._table.comparison.remarks_of(program)
        closed = next((remark.text for remark in remarks if remark.kind in _STANDING), "")
        painter.setFont(face.fonts["small"])
        x = float(rect.left())
        if closed:
            painter.setPen(theme.color("caution"))
            painter.drawText(QPointF(x, round(y + face.ascent("small"))), closed)
            x += face.width("small", closed) + SMALL
        painter.setPen(theme.color("text-muted"))
        school = face.elided("small", program.institution, rect.right() - x)
        painter.drawText(QPointF(x, round(y + face.ascent("small"))), school)
