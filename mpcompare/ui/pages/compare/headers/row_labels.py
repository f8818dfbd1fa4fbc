"""The labels at the left of the cards: lines that fold rows, attributes with what they mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from mpcompare.ui.pages.compare.cards_model import CardsModel, Row
from mpcompare.ui.pages.compare.cells.cell_layout import PAD_Y
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.pages.compare.rows import Fold, Strip
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow, PayRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY
from mpcompare.ui.widgets.glyph import draw_glyph

if TYPE_CHECKING:
    from mpcompare.ui.pages.compare.salary.salary_labels import Choice, SalaryLabels

EMS = 17
"""Width in letters m."""
MOST_LINES = 3


class RowLabels(QHeaderView):
    """Draws the labels. A click on that of a line across the cards folds rows or opens them."""

    fold_asked = Signal(object)
    """Carries a heading or another line whose rows fold or open."""
    pay_asked = Signal(str)
    """A choice of what pay is shown: "dollars" or "home"."""

    def __init__(self, session: Session, model: CardsModel, typeface: Typeface) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._session, self._cards, self._type = session, model, typeface
        self._hovered: int | None = None
        self.salary: SalaryLabels | None = None
        """Paints the labels of the axes of pay; there are none before it is set."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setMouseTracking(True)
        self.setAccessibleName("Rows")
        self.setFixedWidth(self.label_width())

    def label_width(self) -> int:
        """Return the width of the labels, which grows with the text."""
        return round(EMS * self._type.em())

    def sizeHint(self) -> QSize:
        return QSize(self.label_width(), 0)  # Qt's own way would ask for every label

    def needed_height(self, row: Row) -> float:
        """Return the height that a row's label needs."""
        if isinstance(row, Strip):
            return 0.0
        if isinstance(row, AxisRow):
            return self.salary.height(row) if self.salary else 0.0
        if isinstance(row, PayRow):
            return self._type.spacing("text") + SMALL
        return len(self._lines(row)) * self._type.spacing("text") + 2 * self._type.padding(PAD_Y)

    def _lines(self, row: Row) -> list[str]:
        return self._type.lines("text", row.label, self.label_width() - 2 * LARGE, MOST_LINES)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if not 0 <= logicalIndex < len(self._cards.rows):
            return
        row = self._cards.rows[logicalIndex]
        painter.save()
        if isinstance(row, Strip):
            self._strip(painter, rect, row, is_hovered=logicalIndex == self._hovered)
        elif isinstance(row, AxisRow):
            if self.salary is not None:
                self.salary.paint(painter, rect, row)
        elif isinstance(row, PayRow):
            self._occupation(painter, rect, row)
        else:
            self._label(painter, rect, row)
        painter.restore()

    def _strip(self, painter: QPainter, rect: QRect, row: Strip, *, is_hovered: bool) -> None:
        theme, face = self._session.theme, self._type
        is_fold = isinstance(row, Fold)
        is_open = row.is_open if is_fold else not row.folded
        words: Face = "small" if is_fold else "strong"
        ink = theme.color("text-muted" if is_fold and not is_hovered else "text")
        if is_hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface-sunken"))
            painter.drawRoundedRect(QRectF(rect).adjusted(SMALL, 1, -SMALL, -1), 6, 6)
        side = face.height("small")
        middle = rect.center().y() + 0.5
        arrow = QRectF(LARGE - 3, middle - side / 2, side, side)
        draw_glyph(painter, "down" if is_open else "right", arrow, ink)
        baseline = round(middle + face.ascent(words) - face.height(words) / 2)
        x = arrow.right() + TINY
        painter.setFont(face.fonts[words])
        painter.setPen(ink)
        painter.drawText(QPointF(x, baseline), row.label)
        if not is_open:
            x += face.width(words, row.label) + SMALL
            painter.setFont(face.fonts["small"])
            painter.setPen(theme.color("text-muted"))
            room = rect.right() - x - MEDIUM
            count = "" if is_fold else face.elided("small", row.count_text, room)
            painter.drawText(QPointF(x, baseline), count)

    def _label(self, painter: QPainter, rect: QRect, row: Row) -> None:
        face = self._type
        painter.setFont(face.fonts["text"])
        painter.setPen(self._session.theme.color("text-muted"))
        line = max(face.spacing("text"), face.height("small") + 6)
        y = (
            rect.top()
            + face.padding(PAD_Y)
            + (line - face.height("text")) / 2
            + face.ascent("text")
        )
        for text in self._lines(row):
            painter.drawText(QPointF(LARGE, round(y)), text)
            y += face.spacing("text")

    def _occupation(self, painter: QPainter, rect: QRect, row: PayRow) -> None:
        painter.setFont(self._type.fonts["text"])
        painter.setPen(self._session.theme.color("text-muted"))
        place = QRectF(rect).adjusted(LARGE, 0, -TINY, 0)
        shown = self._type.elided("text", row.label, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    # The pointer

    def _choice_at(self, event: QMouseEvent) -> "Choice | None":
        point = event.position()
        section = self.logicalIndexAt(point.toPoint())
        row = self._cards.rows[section] if 0 <= section < len(self._cards.rows) else None
        if self.salary is None or not isinstance(row, AxisRow):
            return None
        top, height = self.sectionViewportPosition(section), self.sectionSize(section)
        return self.salary.choice_at(row, QRect(0, top, self.width(), height), point)

    def _strip_at(self, event: QMouseEvent) -> int | None:
        section = self.logicalIndexAt(event.position().toPoint())
        rows = self._cards.rows
        is_strip = 0 <= section < len(rows) and isinstance(rows[section], Strip)
        return section if is_strip else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self._strip_at(event)
        row = self._cards.rows[section] if section is not None else None
        is_left = event.button() == Qt.MouseButton.LeftButton
        choice = self._choice_at(event) if is_left else None
        if isinstance(row, Strip) and is_left:
            self.fold_asked.emit(row)
        elif choice is not None:
            self.pay_asked.emit(choice)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._strip_at(event)
        is_link = hovered is not None or self._choice_at(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        if hovered is None:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)
