"""The menus of Compare, of a cell, a label and a program, and the keys on the headers."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from compare_steps import COMPARED, DENVER, LOWELL, NEW_YORK, YORK, compare, go_to, keys, popup
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.library import notes
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups grab the keyboard; the offscreen platform says that it has none."""

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
AT = "2026-11-27T12:00:00+00:00"


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window that compares four programs."""
    return make_window(COMPARED)


@pytest.fixture
def page(window: MainWindow) -> ComparePage:
    """Its page."""
    return compare(window)


def ask_menu(widget: QWidget, at: QPoint, reason: QContextMenuEvent.Reason) -> None:
    """Send what the system sends for a right click or for the Menu key."""
    event = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def by_key(widget: QWidget) -> None:
    """Press the Menu key, of which the system makes this."""
    ask_menu(widget, QPoint(), QContextMenuEvent.Reason.Keyboard)


def by_click(widget: QWidget, at: QPoint) -> None:
    """Click with the right button."""
    ask_menu(widget, at, QContextMenuEvent.Reason.Mouse)


def open_menu(page: ComparePage) -> QMenu:
    """Return the one open menu."""
    (menu,) = (menu for menu in page.findChildren(QMenu) if menu.isVisible())
    return menu


def words(menu: QMenu) -> list[str]:
    """Return its entries, without their shortcuts."""
    return [a.text().partition("\t")[0] for a in menu.actions() if not a.isSeparator()]


def choose(page: ComparePage, wanted: str) -> None:
    """Choose an entry of the open menu, as Return on it does."""
    menu = open_menu(page)
    (action,) = (a for a in menu.actions() if a.text().partition("\t")[0] == wanted)
    menu.setActiveAction(action)
    action.trigger()
    menu.close()


def clipboard() -> list[list[str]]:
    """Return the table on the clipboard."""
    text = QGuiApplication.clipboard().mimeData().text()
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def notice(window: MainWindow) -> tuple[str, str]:
    """Return the message in the bar and its button; empty where none is shown."""
    bar = window.findChild(NoticeBar)
    assert bar is not None
    if not bar.isVisible():
        return "", ""
    texts = [label.text() for label in bar.findChildren(QLabel)]
    return texts[0], bar.findChildren(QPushButton)[0].text()


def compared(page: ComparePage) -> Sequence[str]:
    """Return the programs of the shown cards."""
    return [program.id for program in page.model.programs]


# The menu of a cell


def test_a_right_click_on_a_cell_offers_what_can_be_done_with_the_fact(page: ComparePage) -> None:
    rect = go_to(page, "thesis_option", YORK)
    go_to(page, "online", LOWELL)
    by_click(page.view.viewport(), page.view.visualRect(cell(page, "thesis_option", YORK)).center())
    assert rect.isValid()
    assert words(open_menu(page)) == [
        "Show all of it",
        "Copy",
        "Copy row",
        "Copy as picture",
        "Show source",
        "Note on this fact…",
        "Correct this value…",
        "Hide this row",
        "Explain",
    ]
    assert page.view.place() == ("thesis_option", YORK)
    choose(page, "Copy")
    assert clipboard() == [
        ["", "MA Music Production and Audio Cultures, University of York"],
        ["Thesis option", "Choice"],
    ]


def cell(page: ComparePage, key: str, program: str) -> QModelIndex:
    """Return the index of a cell."""
    row, column = page.model.row_of(key), page.model.column_of(program)
    assert row is not None
    assert column is not None
    return page.model.index(row, column)


def test_the_menu_key_copies_a_row_with_the_programs_above(page: ComparePage) -> None:
    go_to(page, "online", DENVER)
    by_key(page.view)
    choose(page, "Copy row")
    header, row = clipboard()
    assert header[0] == ""
    assert [name.split(", ")[0] for name in header[1:]] == [p.title for p in page.model.programs]
    assert row[0] == "Online availability"
    assert row[1:3] == ["On campus", "not stated"]


def test_a_cell_is_copied_as_a_picture(page: ComparePage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("made-up words")
    go_to(page, "online", DENVER)
    by_key(page.view)
    choose(page, "Copy as picture")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage(), timeout=5000)
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > picture.height() > 50
    assert picture.pixelColor(1, 1).name() == "#ffffff"


def test_shift_f10_opens_the_menu_of_what_has_the_focus(
    window: MainWindow, page: ComparePage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    page.view.setFocus()
    go_to(page, "online", DENVER)
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.view, Qt.Key.Key_F10, shift)
    assert words(open_menu(page))[0] == "Copy"
    open_menu(page).close()
    page.view.header.setFocus()
    qtbot.keyClick(page.view.header, Qt.Key.Key_F10, shift)
    assert words(open_menu(page))[0] == "Pin as reference"
    open_menu(page).close()


def test_a_cells_menu_shows_its_source_notes_and_corrects_it(
    window: MainWindow, page: ComparePage
) -> None:
    go_to(page, "thesis_option", YORK)
    by_key(page.view)
    choose(page, "Show source")
    card = popup(page, Provenance)
    assert "University of York" in " ".join(label.text() for label in card.findChildren(QLabel))
    card.close()
    for entry, title in (("Note on this fact…", "Thesis option"), ("Correct this value…", "York")):
        by_key(page.view)
        choose(page, entry)
        (dialog,) = (d for d in window.findChildren(QDialog) if d.isVisible() and d.isModal())
        said = [label.text() for label in dialog.findChildren(QLabel)]
        assert any(title in text for text in (*said, dialog.windowTitle()))
        dialog.reject()
        dialog.deleteLater()


def test_a_row_is_hidden_from_a_cell_and_from_its_label_and_comes_back(
    window: MainWindow, page: ComparePage, qtbot: QtBot
) -> None:
    go_to(page, "thesis_option", YORK)
    by_key(page.view)
    choose(page, "Hide this row")
    assert "thesis_option" not in keys(page)
    assert notice(window)[1] == "Undo"
    assert "Thesis option" in notice(window)[0]
    rect = go_to(page, "online", LOWELL)
    labels = page.view.labels
    by_click(labels.viewport(), QPoint(20, rect.center().y()))
    assert words(open_menu(page)) == ["Hide this row", "Explain", "Copy row"]
    choose(page, "Hide this row")
    assert "online" not in keys(page)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert {"online", "thesis_option"} <= set(keys(page))


def test_a_label_is_explained_in_the_guide(window: MainWindow, page: ComparePage) -> None:
    rect = go_to(page, "thesis_option", LOWELL)
    by_click(page.view.labels.viewport(), QPoint(20, rect.center().y()))
    choose(page, "Explain")
    assert (window.session.state.page, window.session.state.guide) == ("guide", "thesis_option")


# The header of a program


def test_delete_on_a_cell_leaves_its_program(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "online", DENVER)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        qtbot.keyClick(page.view, key)
    assert len(compared(page)) == 4
    assert page._session.undo_name == ""


def test_delete_on_a_header_removes_its_program_and_the_focus_goes_to_the_neighbour(
    window: MainWindow, page: ComparePage, qtbot: QtBot
) -> None:
    page.view.setFocus()
    first_key = keys(page)[0]
    go_to(page, first_key, DENVER)
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    header = page.view.header
    assert header.hasFocus()
    assert header.accessibleName() == "MS Recording Arts, University of Colorado Denver, 2 of 4"
    qtbot.keyClick(header, Qt.Key.Key_Delete)
    assert compared(page) == [LOWELL, NEW_YORK, YORK]
    assert notice(window) == ("Removed MS Recording Arts.", "Undo")
    assert header.hasFocus()
    assert page.current_program() == NEW_YORK
    assert header.accessibleName() == "MM Music Technology, New York University, 2 of 3"
    qtbot.keyClick(header, Qt.Key.Key_End)
    qtbot.keyClick(header, Qt.Key.Key_Delete)
    assert (compared(page), page.current_program()) == ([LOWELL, NEW_YORK], NEW_YORK)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    qtbot.mouseClick(bar.findChildren(QPushButton)[0], LEFT)
    assert compared(page) == [LOWELL, NEW_YORK, YORK]
    assert page._session.undo_name == "Remove MS Recording Arts"


def test_the_keyboard_goes_along_the_headers_and_back_to_the_cells(
    page: ComparePage, qtbot: QtBot
) -> None:
    page.view.setFocus()
    go_to(page, keys(page)[0], LOWELL)
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    header = page.view.header
    for key, program in (
        (Qt.Key.Key_Right, DENVER),
        (Qt.Key.Key_Right, NEW_YORK),
        (Qt.Key.Key_Left, DENVER),
        (Qt.Key.Key_End, YORK),
        (Qt.Key.Key_Right, YORK),
        (Qt.Key.Key_Home, LOWELL),
    ):
        qtbot.keyClick(header, key)
        assert page.current_program() == program
    assert page.current_term() is None, "a note would be on the program"
    qtbot.keyClick(header, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Backtab)
    assert header.hasFocus()


def test_the_focus_on_a_header_is_seen(page: ComparePage, qtbot: QtBot) -> None:
    page.view.setFocus()
    header = page.view.header
    before = header.viewport().grab().toImage()
    header.setFocus()
    first = header.viewport().grab().toImage()
    qtbot.keyClick(header, Qt.Key.Key_Right)
    second = header.viewport().grab().toImage()
    page.view.setFocus()
    assert before != first != second != before
    assert header.viewport().grab().toImage() == before


def test_the_last_program_removed_leaves_the_keyboard_on_what_comes_next(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(page="compare", library=comparing(LOWELL), welcomed=True))
    page = window.view
    assert isinstance(page, ComparePage)
    page.view.header.setFocus()
    qtbot.keyClick(page.view.header, Qt.Key.Key_Delete)
    assert window.session.state.compared == ()
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Explore programs"


def test_a_click_gives_the_header_the_keyboard_and_marked_cards_leave_together(
    window: MainWindow, page: ComparePage, qtbot: QtBot
) -> None:
    header = page.view.header
    middles = [
        QPoint(header.sectionViewportPosition(n) + 60, header.height() - 12) for n in range(4)
    ]
    qtbot.mouseClick(header.viewport(), LEFT, pos=middles[1])
    qtbot.mouseClick(header.viewport(), LEFT, CONTROL, pos=middles[3])
    qtbot.keyClick(header, Qt.Key.Key_Delete)
    assert compared(page) == [LOWELL, NEW_YORK]
    assert notice(window) == ("Removed 2 programs.", "Undo")
    window.session.undo()
    assert compared(page) == [LOWELL, DENVER, NEW_YORK, YORK]


def test_the_menu_of_a_program_opens_on_its_header(page: ComparePage, qtbot: QtBot) -> None:
    header = page.view.header
    at = QPoint(header.sectionViewportPosition(2) + 60, header.height() - 12)
    by_click(header.viewport(), at)
    of_program = words(open_menu(page))
    assert of_program == [
        "Pin as reference",
        "Move left",
        "Move right",
        "Application status",
        "Note and tags…",
        "Correct a value…",
        "Put on shortlists…",
        "Open web page",
        "Check this…",
        "Questions to ask the school",
        "Export the comparison…",
        "Remove from comparison",
    ]
    choose(page, "Move left")
    assert compared(page) == [LOWELL, NEW_YORK, DENVER, YORK]
    header.setFocus()
    by_key(header)
    assert words(open_menu(page)) == of_program
    choose(page, "Remove from comparison")
    assert compared(page) == [LOWELL, DENVER, YORK]
    qtbot.keyClick(header, Qt.Key.Key_Return)
    choose(page, "Pin as reference")
    assert page.model.comparison.reference == DENVER


# Elsewhere


def test_a_key_that_takes_a_noted_program_out_says_so(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    state = State(welcomed=True, library=comparing(LOWELL, YORK))
    noted = notes.write_note(state, (YORK, ""), "Told by phone", AT, "Note")
    window = make_window(changes.select(noted, YORK))
    page = window.view
    assert isinstance(page, ExplorePage)
    window.session.apply(changes.search_for(window.session.state, "York"))
    qtbot.waitUntil(lambda: window.isActiveWindow() and page.current_program() == YORK)
    said = ("Removed MA Music Production and Audio Cultures. Its note is kept.", "Undo")
    qtbot.keyClick(window, Qt.Key.Key_Return, CONTROL)
    assert window.session.state.compared == (LOWELL,)
    assert notice(window) == said
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.session.state.compared == (LOWELL, YORK)
    assert notice(window) == ("", "")
    qtbot.keyClick(page.tray.cards[1], Qt.Key.Key_Delete)
    assert window.session.state.compared == (LOWELL,)
    assert notice(window) == said
