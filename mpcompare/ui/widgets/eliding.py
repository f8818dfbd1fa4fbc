"""Lists whose lines end with … where they are longer than the list is wide."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from mpcompare.ui.literal import tooltip

Index = QModelIndex | QPersistentModelIndex


def elide_lines(view: QListWidget) -> None:
    """Keep a list's lines within its width; the whole line is in their tooltips."""
    view.setItemDelegate(_Eliding(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Eliding(QStyledItemDelegate):
    """Asks for no width: a list makes a line as wide as itself, or as the widest asks for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        is_tip = event.type() == QEvent.Type.ToolTip and index.isValid()
        if not is_tip or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        if super().sizeHint(option, index).width() > view.viewport().width():
            QToolTip.showText(event.globalPos(), tooltip(index.data()), view)
        return True
