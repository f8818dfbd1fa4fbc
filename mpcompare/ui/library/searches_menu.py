"""The saved searches in a menu: each is opened by a click, saved by a name, and deleted."""

from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app import clock
from mpcompare.app.library import searches
from mpcompare.model.query import asks_for_something
from mpcompare.ui import dialogs
from mpcompare.ui.literal import button_text
from mpcompare.ui.menus import allow, explain, fitted
from mpcompare.ui.session import Notice, Session

_NOTHING_TO_SAVE = "There is nothing to save. Type words or choose filters on Explore first."


def fill_searches_menu(menu: QMenu, session: Session, window: QWidget) -> None:
    """Replace the entries of a menu by those of now.

    Args:
        menu: what is filled, each time before it is shown.
        session: holds the searches.
        window: the parent of the dialog that asks for a name.
    """
    explain(menu, session)
    for submenu in menu.findChildren(QMenu):
        submenu.deleteLater()
    menu.clear()
    save = menu.addAction("&Save This Search…")
    allow(save, unless="" if asks_for_something(session.state.query) else _NOTHING_TO_SAVE)
    save.triggered.connect(lambda: ask_name(session, window))
    found = searches.in_order(session.state)
    menu.addSeparator()
    if not found:
        allow(menu.addAction("No search is saved yet"), unless="Save This Search… makes one.")
        return
    register = session.workspace.register
    for key, search in found:
        action = menu.addAction(button_text(fitted(search.name, menu, session)))
        action.triggered.connect(
            lambda _=False, key=key: session.apply(
                searches.show_search(session.state, key, register)
            )
        )
    menu.addSeparator()
    delete = menu.addMenu("&Delete")
    for key, search in found:
        action = delete.addAction(button_text(fitted(search.name, menu, session)))
        action.triggered.connect(lambda _=False, key=key: _delete(session, key))


def ask_name(session: Session, window: QWidget) -> None:
    """Ask what the search is to be called, and save it; without anything asked for, say so."""
    query = session.state.query
    if not asks_for_something(query):
        session.notify(Notice(_NOTHING_TO_SAVE))
        return
    name = searches.proposed_name(query, session.workspace.register)

    def save(name: str) -> None:
        state = searches.save_search(session.state, name, clock.now())
        session.apply(state, f"Save the search {name}")
        session.notify(Notice(f"Saved as “{name}”. Edit > Saved Searches opens it."))

    dialogs.NAME.open(session, window, "Save this search", name, ("Save", save))


def _delete(session: Session, key: str) -> None:
    name = session.state.library.searches[key].name
    session.apply(
        searches.delete_search(session.state, key, clock.now()), f"Delete the search {name}"
    )
    session.notify_step(f"The search “{name}” is deleted.")
