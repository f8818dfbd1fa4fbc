"""The occupations at the left of the Careers page: name, median and outlook of each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mpcompare.app.careers.view import Listed
from mpcompare.ui.model_index import Index
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL
from mpcompare.ui.widgets.elided import Ink, draw_lines

CodeRole = Qt.ItemDataRole.UserRole
ListedRole = Qt.ItemDataRole.UserRole + 1


KEPT = 200
"""Painted rows: each occupation at some places."""
_SHOWN = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
"""What of a row's state shows."""


class OccupationList(QListWidget):
    """Chooses one occupation."""

    picked = Signal(str)
    """Carries an occupation's code."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName("Occupations")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(session, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._pick)
        session.themed.connect(self.viewport().update)

    def show_occupations(self, listed: Sequence[Listed], current: str) -> None:
        """Show the rows, and stand on one."""
        self.blockSignals(True)
        codes = [self.item(row).data(CodeRole) for row in range(self.count())]
        if codes != [one.occupation.code for one in listed]:
            self.clear()
            for _ in listed:
                self.addItem(QListWidgetItem())
        for row, one in enumerate(listed):
            item = self.item(row)
            item.setData(CodeRole, one.occupation.code)
            item.setData(ListedRole, one)
            item.setToolTip(f"{one.occupation.title} ({one.occupation.code})")
            words = f"{one.occupation.title}, median {one.pay_text}, {one.outlook}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            if one.occupation.code == current and self.currentRow() != row:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(CodeRole))


class _Rows(QStyledItemDelegate):
    """Paints each row once and keeps it: a switch of place repaints the list with each frame."""

    def __init__(self, session: Session, parent: QListWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._inks = self._make_inks()
        session.themed.connect(self._apply_theme)

    def _apply_theme(self) -> None:
        self._inks = self._make_inks()
        self._pictures.clear()

    def _make_inks(self) -> tuple[Ink, Ink, Ink]:
        theme = self._session.theme
        return (
            Ink(theme.font(bold=True), theme.color("text")),
            Ink(theme.font("small"), theme.color("text")),
            Ink(theme.font("small"), theme.color("text-muted")),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        name, figure, _ = self._inks
        height = name.metrics.lineSpacing() + figure.metrics.lineSpacing() + 2 * SMALL
        return QSize(option.rect.width(), height)  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state & _SHOWN  # pyright: ignore[reportAttributeAccessIssue]
        one: Listed = index.data(ListedRole)
        ratio = painter.device().devicePixelRatioF()
        key = (one.occupation.code, one.pay_text, one.outlook, state, *rect.size().toTuple(), ratio)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            picture = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self._session.theme.color("surface"))
            inner = QPainter(picture)
            self._paint_row(inner, QRect(QPoint(0, 0), rect.size()), state, one)
            inner.end()
            self._pictures[key] = picture
        painter.drawPixmap(rect.topLeft(), picture)

    def _paint_row(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, one: Listed
    ) -> None:
        theme = self._session.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent-soft"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface-sunken"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        name, figure, muted = self._inks
        inside = rect.adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        used = draw_lines(painter, inside, one.occupation.title, name)
        line = inside.adjusted(0, used, 0, 0)
        width = figure.metrics.horizontalAdvance(one.pay_text)
        draw_lines(painter, line, one.pay_text, figure)
        draw_lines(painter, line.adjusted(width + MEDIUM, 0, 0, 0), one.outlook, muted)
