"""The lines of the palette: the model, and how a line is drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mpcompare.ui.model_index import ROOT, Index
from mpcompare.ui.palette.entries import Entry
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, RADIUS, SMALL, TINY

_ELIDED = Qt.TextElideMode.ElideRight
_BAR = 3
"""Width in pixels of the mark at the current line."""


class EntryModel(QAbstractListModel):
    """Holds the entries that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these in the place of all."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Find an entry by its key."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.why_not or entry.hint
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws a line: its name, where it stands or why it can't be done, its keys at the right."""

    def __init__(self, session: Session, model: EntryModel) -> None:
        super().__init__()
        self._session, self._model = session, model

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(1, self.line_height())

    def line_height(self) -> int:
        """Return the height of a line: they are all alike."""
        return QFontMetrics(self._font("text")).height() + 2 * SMALL

    def _font(self, size: str) -> QFont:
        return self._session.theme.font(size)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry, theme = self._model.entries[index.row()], self._session.theme
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("accent-soft"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            bar = QRect(rect.left(), rect.top() + SMALL, _BAR, rect.height() - 2 * SMALL)
            painter.fillRect(bar, theme.color("accent"))
        inner = rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        left = self._draw_right(painter, inner, entry.shortcut)
        inner.setRight(left)
        self._draw_words(painter, inner, entry)
        painter.restore()

    def _draw_right(self, painter: QPainter, rect: QRect, shortcut: str) -> int:
        """Draw the keys, and return where the room for the words ends."""
        if not shortcut:
            return rect.right()
        painter.setFont(self._font("small"))
        painter.setPen(self._session.theme.color("text-muted"))
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shortcut
        )
        return rect.right() - painter.fontMetrics().horizontalAdvance(shortcut) - MEDIUM

    def _draw_words(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        theme, side = self._session.theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font("text"))
        painter.setPen(theme.color("text-muted" if entry.why_not else "text"))
        words = painter.fontMetrics().elidedText(entry.text, _ELIDED, rect.width())
        painter.drawText(rect, side, words)
        rest = rect.adjusted(painter.fontMetrics().horizontalAdvance(words) + MEDIUM, 0, 0, 0)
        painter.setFont(self._font("small"))
        if rest.width() > 4 * TINY:
            painter.setPen(theme.color("text-muted"))
            said = painter.fontMetrics().elidedText(
                entry.why_not or entry.where, _ELIDED, rest.width()
            )
            painter.drawText(rest, side, said)
