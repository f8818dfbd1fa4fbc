"""The menu that chooses the columns of the results: of the header, and of the button above."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mpcompare.app.state import changes, results_columns
from mpcompare.app.state.results_columns import AS_DECLARED, ResultsColumns
from mpcompare.model.attribute import Attribute
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.session import Session


def fill_columns_menu(menu: QMenu, session: Session) -> None:
    """Put in the columns in sight, ticked, and by section all that can be one."""
    menu.clear()
    explain(menu, session)
    register, columns = session.workspace.register, session.state.columns
    in_sight = results_columns.shown(register, columns)
    for attribute in in_sight:
        _add(menu, session, attribute, is_shown=True)
    menu.addSeparator()
    offered = results_columns.offered(register)
    for section, attributes in register.sections.items():
        fitting = [attribute for attribute in attributes if attribute in offered]
        if fitting:
            of_section = menu.addMenu(button_text(section.value))
            of_section.setToolTipsVisible(True)
            for attribute in fitting:
                _add(of_section, session, attribute, is_shown=attribute in in_sight)
    menu.addSeparator()
    usual = menu.addAction("Usual columns and widths")
    usual.setObjectName("usual-columns")
    allow(usual, unless="These are the usual ones." if columns.is_usual else "")
    usual.triggered.connect(lambda: _apply(session, AS_DECLARED))


def header_menu(
    session: Session, attribute: Attribute | None, sort: Callable[[], None], menu: QMenu
) -> QMenu:
    """Fill the menu of a heading: sort by it, hide it, and choose the columns."""
    fill_columns_menu(menu, session)
    if attribute is None:
        return menu
    first = menu.actions()[0]
    own = [QAction(f"Sort by {button_text(attribute.label)}", menu)]
    own[0].triggered.connect(sort)
    if attribute in results_columns.offered(session.workspace.register):
        own.append(QAction(f"Hide {button_text(attribute.label)}", menu))
        own[1].triggered.connect(partial(_toggle, session, attribute))
    menu.insertActions(first, own)
    menu.insertSeparator(first)
    return menu


def _add(menu: QMenu, session: Session, attribute: Attribute, *, is_shown: bool) -> None:
    action = menu.addAction(button_text(attribute.label))
    action.setObjectName(attribute.key)
    action.setToolTip(tooltip(attribute.explanation))
    action.setCheckable(True)
    action.setChecked(is_shown)
    action.triggered.connect(partial(_toggle, session, attribute))


def _toggle(session: Session, attribute: Attribute, is_on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    del is_on
    register, columns = session.workspace.register, session.state.columns
    _apply(session, results_columns.toggled(columns, attribute.key, register))


def _apply(session: Session, columns: ResultsColumns) -> None:
    session.apply(changes.show_columns(session.state, columns))
