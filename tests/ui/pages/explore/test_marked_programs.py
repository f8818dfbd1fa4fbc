"""Several results marked at once: by mouse and keys, and all that can be done with them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.application import Status
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.model.query import AnyOf, Query
from mpcompare.ui import marked_programs
from mpcompare.ui.library.shortlist_pick_dialog import ListedDialog
from mpcompare.ui.library.status_dialog import StatusDialog
from mpcompare.ui.library.tag_programs_dialog import TagProgramsDialog
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.explore.results.results_model import PROGRAM
from mpcompare.ui.session import Notice
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
Kind = TypeVar("Kind", bound=QDialog)
Key, Held = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
MADE_UP = "own-made-up-program"
LOWELL = "uml-mm-sound-recording-technology"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def mark(qtbot: QtBot, page: ExplorePage, count: int) -> list[str]:
    """Mark the first rows by keys; return their ids."""
    page.results.setFocus()
    qtbot.keyClick(page.results, Key.Key_Home)
    for _ in range(count - 1):
        qtbot.keyClick(page.results, Key.Key_Down, Held.ShiftModifier)
    found = [page.model.program(row) for row in range(count)]
    return [program.id for program in found if program is not None]


def click_row(qtbot: QtBot, page: ExplorePage, row: int, held: Qt.KeyboardModifier) -> None:
    at = page.results.visualRect(page.model.index(row, PROGRAM)).center()
    qtbot.mouseClick(page.results.viewport(), LEFT, held, at)


def action_of(window: MainWindow, key: str) -> QAction:
    action = window.findChild(QAction, key)
    assert isinstance(action, QAction)
    return action


def do(window: MainWindow, key: str) -> None:
    """Choose an action of the menu bar."""
    action = action_of(window, key)
    assert action.isEnabled()
    action.trigger()


def dialog_of(kind: type[Kind], qtbot: QtBot) -> Kind:
    """Wait for a dialog to be in sight."""

    def found() -> list[Kind]:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]
        return [w for w in shown if w.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def bar_menu(window: MainWindow, title: str) -> QMenu:
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == f"&{title}")
    assert isinstance(menu, QMenu)
    return menu


def test_shift_and_ctrl_mark_rows_and_the_details_say_how_many(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    details = page.details
    click_row(qtbot, page, 0, Held.NoModifier)
    click_row(qtbot, page, 3, Held.ShiftModifier)
    click_row(qtbot, page, 1, Held.ControlModifier)
    qtbot.waitUntil(lambda: details.marked.title.text() == "3 programs")
    assert details.marked.isVisible()
    assert not details.name.isVisible()
    rows = (0, 2, 3)
    assert page.marked_programs() == tuple(page.model.ids(rows))
    click_row(qtbot, page, 2, Held.NoModifier)
    qtbot.waitUntil(details.name.isVisible)
    assert not details.marked.isVisible()
    third = page.model.program(2)
    assert details.program == third


def test_ctrl_a_marks_every_result(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    page.results.setFocus()
    qtbot.keyClick(page.results, Key.Key_A, Held.ControlModifier)
    count = page.model.rowCount()
    qtbot.waitUntil(lambda: page.details.marked.title.text() == f"{count} programs")
    # Qt would go through all rows for a header that follows the selection
    assert not page.results.horizontalHeader().selectionModel().hasSelection()
    do(window, "toggle-compared")
    assert len(window.session.state.compared) == count
    assert window.session.undo_name == f"Add {count} programs"


def test_what_all_of_them_state_is_said(qtbot: QtBot, make_window: MakeWindow) -> None:
    filters = (
        AnyOf("country", frozenset({"US"})),
        AnyOf("thesis_option", frozenset({"non-thesis"})),
    )
    page = explore(make_window(State(query=Query(filters=filters), welcomed=True)))
    count = page.model.rowCount()
    assert count > 1
    page.results.setFocus()
    qtbot.keyClick(page.results, Key.Key_A, Held.ControlModifier)
    shared = page.details.marked.shared
    qtbot.waitUntil(lambda: bool(shared.text()))
    assert "Country: United States" in shared.text().split("\n")
    assert "Thesis option: Non-thesis" in shared.text().split("\n")
    qtbot.keyClick(page.results, Key.Key_Home)
    mark(qtbot, page, 2)
    qtbot.waitUntil(lambda: page.details.marked.title.text() == "2 programs")
    qtbot.waitUntil(lambda: "Country: United States" in shared.text())


def test_home_and_end_go_to_the_first_and_the_last_row(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    results, last = page.results, page.model.rowCount() - 1
    results.setFocus()
    for key, held, row in (
        (Key.Key_End, Held.NoModifier, last),
        (Key.Key_Home, Held.NoModifier, 0),
        (Key.Key_End, Held.ControlModifier, last),
        (Key.Key_Home, Held.ControlModifier, 0),
    ):
        qtbot.keyClick(results, key, held)
        assert results.currentIndex().row() == row
        assert results.marked_rows() == [(row, row)]
    qtbot.keyClick(results, Key.Key_End, Held.ShiftModifier)
    assert results.marked_rows() == [(0, last)]
    assert results.viewport().rect().contains(results.visualRect(results.currentIndex()).center())


def test_ctrl_return_adds_all_that_are_marked_in_one_step(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page, session = explore(window), window.session
    second = page.model.ids([1])
    click_row(qtbot, page, 1, Held.NoModifier)
    do(window, "toggle-compared")
    assert session.state.compared == second
    ids = mark(qtbot, page, 3)
    do(window, "toggle-compared")
    assert session.state.compared == (*second, ids[0], ids[2])
    assert session.undo_name == "Add 2 programs"
    qtbot.waitUntil(lambda: page.details.marked.compared.text() == "All are in the comparison.")
    said: list[Notice] = []
    session.noticed.connect(said.append)
    do(window, "toggle-compared")
    assert session.state.compared == ()
    assert said[0].text == "Removed 3 programs."
    assert said[0].run is not None
    said[0].run()
    assert set(session.state.compared) == set(ids)


def test_the_buttons_of_the_details_add_and_remove(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page, session = explore(window), window.session
    ids, marked = mark(qtbot, page, 3), page.details.marked
    qtbot.waitUntil(lambda: marked.title.text() == "3 programs")
    assert marked.add.text() == "Add 3 to comparison"
    assert not marked.remove.isVisible()
    qtbot.mouseClick(marked.add, LEFT)
    assert session.state.compared == tuple(ids)
    assert not marked.add.isVisible()
    assert marked.remove.text() == "Remove 3 from comparison"
    qtbot.mouseClick(marked.remove, LEFT)
    assert session.state.compared == ()
    session.undo()
    assert session.state.compared == tuple(ids)
    assert [p.id for p in page.results.selected()] == ids


def test_marked_programs_are_compared_and_the_shortlist_stays(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(library=comparing(LOWELL), welcomed=True))
    page, session = explore(window), window.session
    ids, marked = mark(qtbot, page, 3), page.details.marked
    qtbot.waitUntil(lambda: marked.title.text() == "3 programs")
    qtbot.mouseClick(marked.compare, LEFT)
    assert session.state.page == "compare"
    assert session.state.compared == tuple(ids)
    lists = {one.name: one.programs for one in session.state.library.shortlists.values()}
    assert lists == {"Shortlist": (LOWELL,), "3 programs": tuple(ids)}
    assert session.undo_name == "Compare 3 programs"
    session.undo()
    assert session.state.compared == (LOWELL,)


def test_an_empty_shortlist_takes_what_is_compared(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    ids = mark(qtbot, explore(window), 2)
    do(window, "compare-marked")
    assert window.session.state.compared == tuple(ids)
    assert len(window.session.state.library.shortlists) == 1


def test_tags_are_given_to_all_and_those_of_some_stay(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page, session = explore(window), window.session
    ids = mark(qtbot, page, 3)
    do(window, "note")
    dialog = dialog_of(TagProgramsDialog, qtbot)
    qtbot.keyClicks(dialog.tags.input, "warm, far")
    qtbot.mouseClick(dialog.button, LEFT)
    assert session.state.library.tags == dict.fromkeys(ids, ("warm", "far"))
    assert session.undo_name == "Tag 3 programs"
    mark(qtbot, page, 4)
    qtbot.waitUntil(lambda: page.details.marked.title.text() == "4 programs")
    qtbot.mouseClick(page.details.marked.tag, LEFT)
    dialog = dialog_of(TagProgramsDialog, qtbot)
    assert dialog.tags.tags == []
    qtbot.keyClicks(dialog.tags.input, "costly")
    qtbot.mouseClick(dialog.button, LEFT)
    fourth = page.model.ids([3])[0]
    tags = session.state.library.tags
    assert tags == {**dict.fromkeys(ids, ("warm", "far", "costly")), fourth: ("costly",)}
    do(window, "note")
    dialog = dialog_of(TagProgramsDialog, qtbot)
    assert dialog.tags.tags == ["costly"]
    qtbot.keyClick(dialog.tags.input, Key.Key_Backspace)
    qtbot.mouseClick(dialog.button, LEFT)
    assert session.state.library.tags == dict.fromkeys(ids, ("warm", "far"))


def test_programs_are_put_on_a_shortlist_and_a_half_tick_changes_nothing(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(welcomed=True))
    page, session = explore(window), window.session
    listed = tuple(mark(qtbot, page, 2))
    do(window, "toggle-compared")
    mark(qtbot, page, 3)
    do(window, "list-program")
    dialog = dialog_of(ListedDialog, qtbot)
    assert dialog.list.item(0).checkState() is Qt.CheckState.PartiallyChecked
    qtbot.mouseClick(dialog.button, LEFT)
    assert session.state.compared == listed
    do(window, "list-program")
    dialog = dialog_of(ListedDialog, qtbot)
    qtbot.keyClick(dialog.list, Key.Key_Space)
    assert dialog.list.item(0).checkState() is Qt.CheckState.Checked
    qtbot.mouseClick(dialog.button, LEFT)
    assert session.state.compared == (*listed, page.model.ids([2])[0])
    assert session.undo_name == "Shortlist 3 programs"


def test_the_status_of_several_applications_is_set_at_once(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    ids = mark(qtbot, explore(window), 3)
    do(window, "status")
    dialog = dialog_of(StatusDialog, qtbot)
    dialog.list.setCurrentRow(list(Status).index(Status.APPLYING))
    qtbot.mouseClick(dialog.button, LEFT)
    applications = window.session.state.library.applications
    assert {i: applications[i].status for i in ids} == dict.fromkeys(ids, Status.APPLYING)
    window.session.undo()
    assert window.session.state.library.applications == {}


def test_the_menus_count_and_offer_only_what_fits_several(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    texts = {title: bar_menu(window, title) for title in ("Program", "Shortlist")}
    mark(qtbot, page, 3)
    for menu in texts.values():
        menu.aboutToShow.emit()
    words = [action.text().replace("&", "") for menu in texts.values() for action in menu.actions()]
    for said in (
        "Add 3 Programs to Comparison, or Remove Them",
        "Compare 3 Programs Side by Side",
        "Application Status of 3 Programs…",
        "Tag 3 Programs…",
        "Put 3 Programs on Shortlists…",
    ):
        assert said in words
    one = action_of(window, "program-page")
    assert not one.isEnabled()
    texts["Program"].aboutToHide.emit()
    assert one.isEnabled()  # by its key, for the program under the cursor
    click_row(qtbot, page, 0, Held.NoModifier)
    texts["Program"].aboutToShow.emit()
    assert one.isEnabled()
    assert "Note and Tags…" in [
        action.text().replace("&", "") for action in texts["Program"].actions()
    ]


def results_menu(qtbot: QtBot, page: ExplorePage, row: int) -> QMenu:
    """Open the menu of a row with the right button."""
    viewport = page.results.viewport()
    at = page.results.visualRect(page.model.index(row, PROGRAM)).center()
    qtbot.mousePress(viewport, Qt.MouseButton.RightButton, pos=at)
    place = viewport.mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_context_menu_is_of_all_marked_rows(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page, session = explore(window), window.session
    ids = mark(qtbot, page, 3)
    menu = results_menu(qtbot, page, 1)
    assert list(entries(menu)) == [
        "Add 3 programs to comparison",
        "Compare 3 programs",
        "Tags…",
        "Put on shortlists…",
        "Application status",
        "Copy",
    ]
    entries(menu)["Add 3 programs to comparison"].trigger()
    menu.close()
    assert session.state.compared == tuple(ids)
    menu = results_menu(qtbot, page, 1)
    status = entries(menu)["Application status"].menu()
    assert isinstance(status, QMenu)
    status.aboutToShow.emit()
    entries(status)[Status.APPLIED.label].trigger()
    menu.close()
    assert {session.state.library.applications[i].status for i in ids} == {Status.APPLIED}


def test_the_context_menu_of_another_row_is_of_that_row(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    mark(qtbot, page, 2)
    menu = results_menu(qtbot, page, 3)
    assert {"Note and tags…", "Open web page", "Correct a value…"} <= set(entries(menu))
    entries(menu)["Add to comparison"].trigger()
    menu.close()
    assert window.session.state.compared == page.model.ids([3])


def test_the_menu_key_opens_the_menu_too(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window())
    mark(qtbot, page, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.results, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Compare 2 programs" in entries(menu)
    menu.close()


def test_more_programs_than_can_be_changed_at_once_are_refused_in_words(
    qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked_programs, "MOST", 5)
    window = make_window()
    page, said = explore(window), list[Notice]()
    window.session.noticed.connect(said.append)
    mark(qtbot, page, 6)
    do(window, "toggle-compared")
    assert window.session.state.compared == ()
    assert said[0].text.startswith("6 programs are marked, and 5 at most")
    qtbot.waitUntil(lambda: page.details.marked.title.text() == "6 programs")
    assert not page.details.marked.add.isVisible()
    page.copy()
    assert len(said) == 2
    mark(qtbot, page, 5)
    do(window, "toggle-compared")
    assert len(window.session.state.compared) == 5


def test_a_copy_has_all_marked_rows(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window())
    mark(qtbot, page, 4)
    page.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 1 + 4


def test_a_program_of_the_users_is_marked_with_those_of_the_catalog(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    text = (
        f'[program]\nid = "{MADE_UP}"\nname = "Made-up program"\ninstitution = "Made-up school"\n'
    )
    library = replace(comparing(LOWELL), own={MADE_UP: OwnProgram(text)})
    page = explore(make_window(State(library=library, welcomed=True)))
    page.results.setFocus()
    qtbot.keyClick(page.results, Key.Key_A, Held.ControlModifier)
    ids = page.marked_programs()
    assert MADE_UP in ids
    assert len(ids) == page.model.rowCount()


def test_a_tray_with_many_cards_fills_from_the_left(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    ids = mark(qtbot, page, 20)
    do(window, "toggle-compared")
    assert page.tray.label.text() == "20 programs"
    qtbot.waitUntil(lambda: len(page.tray.cards) == 20)
    assert [card.program.id for card in page.tray.cards] == ids
    assert page.tray.label.text() == "20 programs"
    do(window, "toggle-compared")
    assert page.tray.cards == ()


def ringed(page: ExplorePage) -> list[int]:
    """Return the rows in sight that a line in the colour of the focus begins and ends."""
    picture = page.results.viewport().grab().toImage()
    colour = page.results._session.theme.color("focus")
    rows = []
    for row in range(4):
        box = page.results.visualRect(page.model.index(row, PROGRAM))
        if all(
            picture.pixelColor(box.center().x(), y) == colour for y in (box.top(), box.bottom())
        ):
            rows.append(row)
    return rows


def test_of_marked_rows_one_has_the_ring(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = explore(window)
    mark(qtbot, page, 3)
    assert ringed(page) == [2]
    qtbot.keyClick(page.results, Key.Key_Up, Held.ControlModifier)
    assert ringed(page) == [1]
    assert page.results.marked_count() == 3
