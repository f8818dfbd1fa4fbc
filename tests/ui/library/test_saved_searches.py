"""Searches of Explore that have a name: saved, opened, deleted, undone, and kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library, with_entry
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.query import AnyOf, Between, Query
from mpcompare.ui.library.name_dialog import NameDialog
from mpcompare.ui.pages.explore.filters.filter_panel import FilterPanel
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
ONLINE = AnyOf("online", frozenset({"online"}))
CHEAP = Between("tuition_in_all", None, 40_000.0)
ASKED = Query("audio", (ONLINE, CHEAP), "duration_months", descending=True)


def panel_menu(window: MainWindow) -> QMenu:
    """Return the menu above the filters, filled as when it is opened."""
    (panel,) = window.findChildren(FilterPanel)
    menu = panel.saved.menu()
    menu.aboutToShow.emit()
    return menu


def window_menu(window: MainWindow) -> QMenu:
    """Return the sub-menu of Edit, filled as when it is opened."""
    edit = next(bar.menu() for bar in window.menuBar().actions() if bar.text() == "&Edit")
    assert isinstance(edit, QMenu)
    menu = next(one.menu() for one in edit.actions() if one.text() == "Sa&ved Searches")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entries(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def click(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text() == words).trigger()


def holding(**searches: Query) -> Library:
    library = Library()
    for name, query in searches.items():
        library = with_entry(library, "searches", name, SavedSearch(name, query))
    return library


def test_a_search_is_saved_by_name_and_opened_from_both_menus(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(welcomed=True, query=ASKED))
    session = window.session
    save = window.findChild(QAction, "save-search")
    assert save is not None
    save.trigger()
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    assert (
        dialog.field.text()
        == ("“audio”, Online availability: Fully online, Tuition, whole program: up to $40,000")[
            :80
        ]
    )
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, "Mine & cheap")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert [one.name for one in session.state.library.searches.values()] == ["Mine & cheap"]
    for menu in (panel_menu, window_menu):
        session.apply(changes.show_page(changes.clear_query(session.state), "cost"))
        assert "Mine && cheap" in entries(menu(window))
        click(menu(window), "Mine && cheap")
        assert session.state.query == ASKED
        assert session.state.page == "explore"


def test_saving_and_deleting_are_steps_and_what_is_deleted_lies_in_the_bin(
    make_window: MakeWindow,
) -> None:
    window = make_window(State(welcomed=True, library=holding(One=Query("one"), Two=ASKED)))
    session = window.session
    menu = panel_menu(window)
    assert entries(menu) == ["&Save This Search…", "One", "Two", "&Delete"]
    delete = next(one.menu() for one in menu.actions() if one.text() == "&Delete")
    assert isinstance(delete, QMenu)
    click(delete, "One")
    assert [one.name for one in session.state.library.searches.values()] == ["Two"]
    assert [one.label for one in session.state.library.bin.values()] == ["Search “One”"]
    undo = window.findChild(QAction, "undo")
    assert undo is not None
    assert undo.text() == "&Undo: Delete the search One"
    undo.trigger()
    assert session.state.library == holding(One=Query("one"), Two=ASKED)


def test_a_search_of_the_same_name_takes_its_place(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, query=ASKED, library=holding(One=Query("one"))))
    click(panel_menu(window), "&Save This Search…")
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText("One")
    qtbot.mouseClick(dialog.button, LEFT)
    assert window.session.state.library.searches["One"].query == ASKED
    assert len(window.session.state.library.searches) == 1


def test_without_anything_asked_for_there_is_nothing_to_save(make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    save = window.findChild(QAction, "save-search")
    assert save is not None
    assert not save.isEnabled()
    menu = panel_menu(window)
    assert entries(menu) == ["&Save This Search…", "No search is saved yet"]
    assert not any(one.isEnabled() for one in menu.actions() if not one.isSeparator())


def test_what_the_catalog_lacks_is_left_out_when_it_is_opened(make_window: MakeWindow) -> None:
    gone = AnyOf("made_up_key", frozenset({"x"}))
    library = holding(Old=Query("audio", (gone, ONLINE), "made_up_key"))
    window = make_window(State(welcomed=True, library=library))
    click(window_menu(window), "Old")
    assert window.session.state.query == Query("audio", (ONLINE,))


def test_a_restart_has_them() -> None:
    service = LibraryService(library_file())
    opened = service.open(first=True)
    service.save(opened.library, holding(One=ASKED))
    service.close()
    again = LibraryService(library_file())
    assert again.open().library.searches == {"One": SavedSearch("One", ASKED)}
    again.close()
