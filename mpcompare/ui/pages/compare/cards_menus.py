"""The menus of the cards: of a cell, of a row's label. Imported when the first one opens."""

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.glossary import group_key
from mpcompare.ui.pages.compare.cards_model import CardsModel, Row
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.compare.cell_menu import (
    CellMenus,
    Copying,
    MenuRow,
    cell_asked_for,
    place_asked_for,
)
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.pages.compare.rows import ProfileRow, Strip
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow, PayRow
from mpcompare.ui.session import Session


def term_of(row: Row) -> str:
    """Return the place in the guide that explains a row: an attribute, a section, or wages."""
    if isinstance(row, Strip):
        return group_key((row.section or Section.GLANCE).value)
    if isinstance(row, ProfileRow):
        return row.term
    return row.key if isinstance(row, Attribute) else "oews"


class CardsMenus:
    """Opens them for one view."""

    def __init__(
        self, view: CardsView, session: Session, cards: CardsModel, actions: CardActions
    ) -> None:
        self._view, self._cards = view, cards
        self._menus = CellMenus(session, actions, view)

    def open_for_cell(self, event: QContextMenuEvent) -> None:
        """Open the menu of the cell under the pointer, or of the current one."""
        view, index = self._view, cell_asked_for(self._view, event)
        if index is None:
            return
        row, program = self._cards.rows[index.row()], self._cards.programs[index.column()]
        copying = _copying(view, index.row())
        menu = self._menus.of_cell(_menu_row(row), program, copying, lambda: view.open_cell(index))
        self._add_more(menu, index)
        menu.popup(place_asked_for(view, event))

    def _add_more(self, menu: QMenu, index: QModelIndex) -> None:
        """Offer to show all of a long note or list, or less of it."""
        view = self._view
        folds = view.delegate.folds(index)
        if not folds:
            return
        action = QAction("Show all of it\tReturn" if folds == "more" else "Show less of it", menu)
        action.triggered.connect(lambda: view.toggle_more(index))
        menu.insertAction(menu.actions()[0], action)
        menu.insertSeparator(menu.actions()[1])
        if folds == "more":  # Return is taken; Space shows the source anyway
            for other in menu.actions()[1:]:
                other.setText(other.text().replace("\tReturn", "\tSpace"))

    def open_for_label(self, point: QPoint) -> None:
        """Open the menu of the label at a point of the labels."""
        number = self._view.labels.logicalIndexAt(point)
        if 0 <= number < len(self._cards.rows):
            row = _menu_row(self._cards.rows[number])
            menu = self._menus.of_label(row, _copying(self._view, number))
            menu.popup(self._view.labels.mapToGlobal(point))


def _copying(view: CardsView, row: int) -> Copying:
    return Copying(view.copy, lambda: view.copy_row(row), view.copy_picture)


def _menu_row(row: Row) -> MenuRow:
    attribute = row if isinstance(row, Attribute) else None
    hidden_by = row.key if isinstance(row, Attribute | ProfileRow) else ""
    if isinstance(row, AxisRow | PayRow):
        hidden_by = row.hidden_by
    return MenuRow(row.label, term_of(row), hidden_by, attribute)
