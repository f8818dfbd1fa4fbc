"""What screen readers are told where Qt alone would tell something else, or nothing.

Qt says of a checkable button that it is a tick box, and of a chart nothing at all; of a table that
takes the focus it says no cell. Nothing here is looked up before a screen reader asks.
"""

from collections.abc import Sequence
from functools import cache

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_ROLE = "accessibleRole"
TAB, TABS = "PageTab", "PageTabList"
GROUP, GRAPHIC, DIALOG = "Grouping", "Graphic", "Dialog"
LIST, LIST_ITEM, PARAGRAPH = "List", "ListItem", "Paragraph"
COLUMN_HEADER, ROW_HEADER = "ColumnHeader", "RowHeader"
SEPARATOR = "Separator"


def set_accessible_role(widget: QWidget, role: str, name: str = "") -> None:
    """Set what a widget is, by the name of a role of Qt's, and how it is called."""
    widget.setProperty(_ROLE, role)
    if name:
        widget.setAccessibleName(name)


def set_tabs(
    buttons: Sequence[QAbstractButton], row: QWidget | None = None, name: str = ""
) -> None:
    """Make exclusive buttons tabs: the key Tab stops at the chosen one, arrows go on.

    Args:
        buttons: of which one is always checked.
        row: what holds these buttons and nothing else, if there is such a widget.
        name: what the row chooses.
    """
    if row is not None:
        set_accessible_role(row, TABS, name)

    def stop_at_chosen() -> None:
        for each in buttons:
            policy = Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    for button in buttons:
        set_accessible_role(button, TAB)
        button.toggled.connect(stop_at_chosen)
    stop_at_chosen()


def install(application: QApplication) -> None:
    """Let screen readers be told what this module adds; once for the application."""
    QtGui.QAccessible.installFactory(_interface_of)
    application.focusChanged.connect(_tell_current)


def _interface_of(_: str, widget: QObject | None) -> QtGui.QAccessibleInterface | None:
    """Return what describes a widget that was given a role; None for all others."""
    role = None if widget is None else widget.property(_ROLE)
    if role is None or not isinstance(widget, QWidget):
        return None
    described = _described_class()(widget, QtGui.QAccessible.Role[role])
    widget.setProperty("accessibleInterface", described)  # Qt keeps no reference of Python's
    return described


@cache
def _described_class() -> "type[QtWidgets.QAccessibleWidget]":
    """Return the class of what describes a widget; PySide makes its base when it is named."""
    press = "Press"  # what Qt calls it, on every system

    class Described(QtWidgets.QAccessibleWidget):
        def text(self, kind: QtGui.QAccessible.Text) -> str:
            widget, said = self.object(), super().text(kind)
            is_name = kind == QtGui.QAccessible.Text.Name
            if is_name and not said and isinstance(widget, QAbstractButton):
                return widget.text()
            return said

        def actionNames(self) -> list[str]:
            is_button = isinstance(self.object(), QAbstractButton)
            return [press, *super().actionNames()] if is_button else super().actionNames()

        def doAction(self, name: str) -> None:
            widget = self.object()
            if name == press and isinstance(widget, QAbstractButton):
                widget.click()
            else:
                super().doAction(name)

        def state(self) -> QtGui.QAccessible.State:
            state, widget = super().state(), self.object()
            if self.role() == QtGui.QAccessible.Role.PageTab:
                chosen = isinstance(widget, QAbstractButton) and widget.isChecked()
                state.checkable, state.checked = False, False
                state.selectable, state.selected = True, chosen
            return state

    return Described


def _tell_current(_: QWidget | None, widget: QWidget | None) -> None:
    """Tell which cell of a table or line of a list has the focus, when that takes it."""
    if not QtGui.QAccessible.isActive() or not isinstance(widget, QtWidgets.QAbstractItemView):
        return
    index = widget.currentIndex()
    if index.isValid():
        event = QtGui.QAccessibleEvent(widget, QtGui.QAccessible.Event.Focus)
        event.setChild(child_number(widget, index))
        QtGui.QAccessible.updateAccessibility(event)


def child_number(
    view: QtWidgets.QAbstractItemView, index: QModelIndex | QPersistentModelIndex
) -> int:
    """Return which child of a view's interface a cell is: Qt counts the headers' cells too."""
    if isinstance(view, QtWidgets.QTableView):
        return (index.row() + 1) * (index.model().columnCount() + 1) + index.column() + 1
    if isinstance(view, QtWidgets.QTreeView):
        above = 0
        item = view.indexAbove(view.model().index(index.row(), 0, index.parent()))
        while item.isValid():
            above, item = above + 1, view.indexAbove(item)
        return (above + 1) * index.model().columnCount() + index.column()
    return index.row()
