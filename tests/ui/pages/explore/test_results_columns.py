"""The columns of the results: chosen by menu, made wider, remembered, and in sight where narrow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mpcompare.app.state import session_file
from mpcompare.app.state.results_columns import ResultsColumns
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.explore.results.results_model import FIRST_FACT, PROGRAM
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def headings(page: ExplorePage) -> list[str]:
    """Return the headings behind that of the program."""
    columns = range(FIRST_FACT, page.model.columnCount())
    return [page.model.headerData(column, Qt.Orientation.Horizontal) for column in columns]


def entry(menu: QMenu, words: str) -> QAction:
    """Find an entry of a menu, or of one of its submenus."""
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found = [each for each in below.actions() if each.text() == words]
            if found:
                return found[0]
        elif action.text() == words:
            return action
    raise AssertionError(f"no {words} in the menu")


def columns_menu(page: ExplorePage) -> QMenu:
    """Return the menu of the button above the results, as it opens."""
    menu = page.chips.columns.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def header_menu(qtbot: QtBot, page: ExplorePage, column: int) -> QMenu:
    """Open the menu of a heading with the right button."""
    header = page.results.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    place = header.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(header.viewport(), event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def drag_edge(page: ExplorePage, column: int, by: int) -> None:
    """Drag the right edge of a heading."""
    header = page.results.horizontalHeader()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    middle = header.height() // 2
    QTest.mousePress(header.viewport(), LEFT, pos=QPoint(edge, middle))
    QTest.mouseMove(header.viewport(), QPoint(edge + by, middle))
    QTest.mouseRelease(header.viewport(), LEFT, pos=QPoint(edge + by, middle))


def last_is_in_sight(page: ExplorePage) -> bool:
    """Whether the results show their last column whole, without scrolling."""
    header = page.results.horizontalHeader()
    last = page.model.columnCount() - 1
    end = header.sectionViewportPosition(last) + header.sectionSize(last)
    return end <= page.results.viewport().width()


def test_any_attribute_can_be_a_column_and_none_has_to(make_window: MakeWindow) -> None:
    page = explore(make_window())
    usual = headings(page)
    entry(columns_menu(page), "Country").trigger()
    assert headings(page) == ["Country", *usual]
    # data/programs/mcgill-mmus-sound-recording.toml
    assert page.model.index(0, FIRST_FACT).data() == "Canada"
    for words in headings(page):
        entry(columns_menu(page), words).trigger()
    assert headings(page) == []
    assert page.model.index(0, PROGRAM).data() == "MMus Sound Recording"
    entry(columns_menu(page), "Usual columns and widths").trigger()
    assert headings(page) == usual
    assert not entry(columns_menu(page), "Usual columns and widths").isEnabled()


def test_the_menu_offers_every_attribute_but_the_name_that_is_always_there(
    make_window: MakeWindow,
) -> None:
    menu = columns_menu(explore(make_window()))
    offered = {
        action.objectName()
        for section in menu.actions()
        if isinstance(below := section.menu(), QMenu)
        for action in below.actions()
    }
    assert offered == {attribute.key for attribute in ATTRIBUTES} - {"name"}


def test_a_heading_hides_its_column_and_sorts_by_it(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    column = FIRST_FACT + headings(page).index("Length")
    menu = header_menu(qtbot, page, column)
    entry(menu, "Sort by Length").trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.chips.sort.text() == "Sort: length ↑")
    menu = header_menu(qtbot, page, column)
    entry(menu, "Hide Length").trigger()
    menu.close()
    assert not any(words.startswith("Length") for words in headings(page))
    assert page.chips.sort.text() == "Sort: length ↑"
    menu = header_menu(qtbot, page, PROGRAM)
    assert not any(action.text().startswith("Hide") for action in menu.actions())
    menu.close()


def test_other_columns_leave_the_rows_marked_and_in_sight(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    results = page.results
    results.setFocus()
    results.go_to(30)
    for _ in range(2):
        qtbot.keyClick(results, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    marked, scrolled = [p.id for p in results.selected()], results.verticalScrollBar().value()
    assert len(marked) == 3
    assert scrolled
    entry(columns_menu(page), "Country").trigger()
    assert [p.id for p in results.selected()] == marked
    assert results.verticalScrollBar().value() == scrolled
    assert page.results.currentIndex().row() == 32


def test_widths_and_columns_are_there_after_a_restart(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(size=(1600, 900))
    page = explore(window)
    entry(columns_menu(page), "Country").trigger()
    thesis = FIRST_FACT + headings(page).index("Thesis option")
    before = page.results.horizontalHeader().sectionSize(thesis)
    drag_edge(page, thesis, 57)
    qtbot.waitUntil(lambda: bool(window.session.state.columns.widths))
    header = page.results.horizontalHeader()
    assert abs(header.sectionSize(thesis) - before - 57) <= 2
    assert header.length() == page.results.viewport().width()  # the program has the rest
    file = tmp_path / "session.json"
    session_file.save(file, Remembered(window.session.state))
    left = session_file.load(file, ATTRIBUTES).state
    restarted = make_window(left, size=(1600, 900))
    again = explore(restarted)
    assert headings(again) == headings(page)
    sizes = [header.sectionSize(column) for column in range(header.count())]
    new = again.results.horizontalHeader()
    assert [new.sectionSize(column) for column in range(new.count())] == sizes
    entry(columns_menu(again), "Usual columns and widths").trigger()
    assert restarted.session.state.columns == ResultsColumns()
    assert new.sectionSize(FIRST_FACT) == before


def test_a_remembered_column_that_there_is_no_more_is_passed_over(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    file = tmp_path / "session.json"
    columns = ResultsColumns(frozenset({"no_such", "country"}), {"no_such": 9.0})
    session_file.save(file, Remembered(State(welcomed=True, columns=columns)))
    page = explore(make_window(session_file.load(file, ATTRIBUTES).state))
    assert headings(page) == ["Country"]


@pytest.mark.parametrize("width", [800, 1024, 1280])
def test_tuition_stays_in_sight_in_narrow_windows(
    qtbot: QtBot, make_window: MakeWindow, width: int
) -> None:
    page = explore(make_window(size=(width, 700)))
    assert headings(page)[-1].startswith("Tuition")
    assert last_is_in_sight(page)
    if not page.details.isVisible() and width > 1000:
        qtbot.mouseClick(page.chips.details, LEFT)
        assert page.details.isVisible()
        assert last_is_in_sight(page)


def test_a_copy_has_the_columns_in_sight(make_window: MakeWindow) -> None:
    page = explore(make_window())
    for words in ("Length", "English test"):
        entry(columns_menu(page), words).trigger()
    page.copy()
    heads, first = QGuiApplication.clipboard().text().split("\n")
    assert "Length" not in heads.split("\t")
    # data/programs/mcgill-mmus-sound-recording.toml
    place = heads.split("\t").index("English test")
    assert first.split("\t")[place] == "TOEFL iBT 86 or IELTS 6.5"
