"""The menu of a cell and of a row's label, the same for cards and for the table."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from mpcompare.app.state import changes
from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.session import Session


class Copying(NamedTuple):
    """What the view of a cell does when its menu asks: all put a table on the clipboard."""

    copy: Callable[[], None]
    copy_row: Callable[[], None]
    copy_picture: Callable[[], None]


class MenuRow(NamedTuple):
    """A row of the comparison as its menu needs it; a column, where programs stand below.

    Attributes:
        label: what it is called.
        term: the place in the guide that explains it.
        hidden_by: the key that puts it away; "" where it can't be from here.
        attribute: whose facts it holds; None for a chart or a heading.
    """

    label: str
    term: str
    hidden_by: str = ""
    attribute: Attribute | None = None


class CellMenus:
    """Makes the menus; each is gone once it closes."""

    def __init__(self, session: Session, actions: CardActions, parent: QWidget) -> None:
        self._session, self._actions, self._parent = session, actions, parent

    def of_cell(
        self, row: MenuRow, program: Program, copying: Copying, show_source: Callable[[], None]
    ) -> QMenu:
        """Return what can be done with what a row says of a program."""
        menu = self.new()
        keys = self._session.shortcuts
        menu.addAction(keys.in_menu("Copy", "copy")).triggered.connect(copying.copy)
        menu.addAction("Copy row").triggered.connect(copying.copy_row)
        menu.addAction("Copy as picture").triggered.connect(copying.copy_picture)
        if row.attribute is not None:
            self._of_fact(menu, program, row.attribute, show_source)
        self._of_row(menu, row)
        return menu

    def of_label(self, row: MenuRow, copying: Copying) -> QMenu:
        """Return what can be done with a whole row."""
        menu = self.new()
        self._of_row(menu, row)
        menu.addSeparator()
        menu.addAction("Copy row").triggered.connect(copying.copy_row)
        return menu

    def new(self) -> QMenu:
        """Return an empty menu."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _of_fact(
        self, menu: QMenu, program: Program, attribute: Attribute, show_source: Callable[[], None]
    ) -> None:
        session, window, key = self._session, self._parent.window(), attribute.key
        menu.addSeparator()
        menu.addAction("Show source\tReturn").triggered.connect(show_source)
        note = menu.addAction(session.shortcuts.in_menu("Note on this fact…", "note-fact"))
        note.triggered.connect(lambda: dialogs.NOTE.open(session, window, program.id, key))
        own = program.id in session.state.library.own
        correcting = session.shortcuts.in_menu("Correct this value…", "correct")
        correct = menu.addAction("Edit…" if own else correcting)
        correct.triggered.connect(lambda: self._actions.correct(program.id, key))

    def _of_row(self, menu: QMenu, row: MenuRow) -> None:
        menu.addSeparator()
        if row.hidden_by:
            menu.addAction("Hide this row").triggered.connect(lambda: self._hide(row))
        self.add_explain(menu, row.term)

    def _hide(self, row: MenuRow) -> None:
        """Put a row away, and say so; it can be undone."""
        state = self._session.state
        self._session.apply(
            changes.hide_rows(state, state.hidden_rows | {row.hidden_by}), f"Hide {row.label}"
        )
        self._session.notify_step(f"“{row.label}” is hidden. Rows… shows it again.")

    def add_explain(self, menu: QMenu, term: str) -> None:
        """Put in the way to a term in the guide."""
        words = self._session.shortcuts.in_menu("Explain", "explain")
        menu.addAction(words).triggered.connect(
            lambda: self._session.apply(changes.show_guide(self._session.state, term))
        )


def cell_asked_for(view: QTableView, event: QContextMenuEvent) -> QModelIndex | None:
    """Return the cell whose menu is asked for; it is then the current one, and selected."""
    by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
    index = view.currentIndex() if by_key else view.indexAt(event.pos())
    if not index.isValid():
        return None
    selection = view.selectionModel()
    flag = selection.SelectionFlag
    is_selected = selection.isSelected(index)
    selection.setCurrentIndex(index, flag.NoUpdate if is_selected else flag.ClearAndSelect)
    if by_key:
        view.scrollTo(index)
    return index


def place_asked_for(view: QTableView, event: QContextMenuEvent) -> QPoint:
    """Return where on the screen the menu opens: at the pointer, or on the current cell."""
    if event.reason() != QContextMenuEvent.Reason.Keyboard:
        return event.globalPos()
    cell = view.visualRect(view.currentIndex()).intersected(view.viewport().rect())
    return view.viewport().mapToGlobal(cell.center())
