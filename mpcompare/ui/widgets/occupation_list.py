"""The occupations at the left of the Careers page: name, median and outlook of each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mpcompare.app.careers import Listed
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL
from mpcompare.ui.widgets.elided import Ink, draw_lines

CodeRole = Qt.ItemDataRole.UserRole
ListedRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


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
    def __init__(self, session: Session, parent: QListWidget) -> None:
        super().__init__(parent)
        self._session = session

    def _inks(self) -> tuple[Ink, Ink, Ink]:
        theme = self._session.theme
        return (
            Ink(theme.font(bold=True), theme.color("text")),
            Ink(theme.font("small"), theme.color("text")),
            Ink(theme.font("small"), theme.color("text-muted")),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        name, figure, _ = self._inks()
        height = name.metrics.lineSpacing() + figure.metrics.lineSpacing() + 2 * SMALL
        return QSize(option.rect.width(), height)  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Listed = index.data(ListedRole)
        theme = self._session.theme
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
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
        name, figure, muted = self._inks()
        inside = rect.adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        used = draw_lines(painter, inside, one.occupation.title, name)
        line = inside.adjusted(0, used, 0, 0)
        width = figure.metrics.horizontalAdvance(one.pay_text)
        draw_lines(painter, line, one.pay_text, figure)
        draw_lines(painter, line.adjusted(width + MEDIUM, 0, 0, 0), one.outlook, muted)
