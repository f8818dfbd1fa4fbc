"""The main jobs by keys alone at 200 %, where panes fold: the keyboard stays in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.deadlines.page import DeadlinesPage
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.pages.decide.subject_dialog import SubjectDialog
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import LOWELL

CALARTS = "calarts-mfa-music-technology"
SIZE = (1280, 800)
MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def large(make_window: MakeWindow, qtbot: QtBot) -> MakeWindow:
    """Open a window with the largest text, which has the keyboard."""

    def open_it(**state: object) -> MainWindow:
        window = make_window(State(text_size=200, **state), SIZE)  # pyright: ignore[reportArgumentType]
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_it


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def is_in_sight(widget: QWidget | None) -> bool:
    """Say whether all of a widget is to be seen, whatever scrolls around it."""
    if widget is None or not widget.isVisible():
        return False
    top = widget.mapTo(widget.window(), QPoint())
    shown = widget.visibleRegion().boundingRect().translated(top)
    return shown == QRect(top, widget.size())


def test_the_welcome_shows_all_its_words_and_examples(large: MakeWindow, qtbot: QtBot) -> None:
    welcome = explore(large(page="explore")).welcome
    qtbot.waitUntil(welcome.sentence.isVisible)

    def cut() -> list[str]:
        labels = welcome.findChildren(QLabel)
        short = [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]
        short += [
            one.text()
            for one in (*welcome.examples, welcome.explore)
            if not one.parentWidget().rect().contains(one.geometry())
        ]
        return short

    qtbot.waitUntil(lambda: not cut())


def test_the_welcome_makes_room_for_what_is_searched_and_comes_back(
    large: MakeWindow, qtbot: QtBot
) -> None:
    window = large(page="explore")
    page = explore(window)
    assert page.welcome.isVisible()
    qtbot.keyClicks(window.top_bar.search, "acoustics")
    qtbot.waitUntil(lambda: not page.welcome.isVisible())
    window.top_bar.search.clear()
    qtbot.waitUntil(page.welcome.isVisible)


def test_the_row_that_the_keyboard_comes_to_is_in_sight(large: MakeWindow, qtbot: QtBot) -> None:
    window = large(page="explore", welcomed=True)
    page, search = explore(window), window.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "no thesis online")
    qtbot.waitUntil(lambda: len(page.suggestions.buttons) == 2)
    for left in (1, 0):  # which puts them in another order, in which the current one stays
        qtbot.keyClick(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda left=left: len(page.suggestions.buttons) == left)
    results = page.results
    page.results.pick(page.model.rowCount() - 1)
    results.scrollToTop()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(results.hasFocus)
    row = results.visualRect(results.currentIndex())
    assert results.viewport().rect().intersects(row)


def test_a_criterion_that_is_added_brings_its_pane(large: MakeWindow, qtbot: QtBot) -> None:
    window = large(page="decide", welcomed=True, library=comparing(LOWELL, CALARTS))
    page = window.page_widget
    assert isinstance(page, DecidePage)
    qtbot.waitUntil(lambda: page.start.isVisible() and page._choices is not None)
    qtbot.keyClick(page.start.buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SubjectDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SubjectDialog)
    qtbot.keyClicks(dialog.field, "length")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.isAncestorOf(window.focusWidget()))
    qtbot.waitUntil(lambda: is_in_sight(window.focusWidget()))


def test_a_checklist_that_is_made_has_its_first_line_in_sight(
    large: MakeWindow, qtbot: QtBot
) -> None:
    window = large(page="deadlines", welcomed=True, library=comparing(CALARTS))
    page = window.page_widget
    assert isinstance(page, DeadlinesPage)
    view = page.panel.checklist
    qtbot.waitUntil(lambda: bool(view.offers) and view.offers[-1].isVisible())
    view.all.setFocus(Qt.FocusReason.TabFocusReason)
    page.panel.ensureWidgetVisible(view.all)
    qtbot.keyClick(view.all, Qt.Key.Key_Space)
    assert view.rows[0].box.hasFocus()
    qtbot.waitUntil(lambda: view.rows[-1].y() > view.rows[0].y())  # laid out below each other
    for _ in range(5):  # and in what scrolls around them
        QApplication.processEvents()
    assert is_in_sight(view.rows[0].box)


def test_tab_goes_through_a_checklist_from_top_to_bottom(large: MakeWindow, qtbot: QtBot) -> None:
    window = large(page="deadlines", welcomed=True, library=comparing(CALARTS))
    page = window.page_widget
    assert isinstance(page, DeadlinesPage)
    view = page.panel.checklist
    qtbot.waitUntil(lambda: bool(view.offers) and view.offers[-1].isVisible())
    assert passed(page, view.field, page.panel.ask) == [*view.offers, view.all]
    QTest.keyClick(view.all, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(view.rows) and view.rows[-1].isVisible())
    rows = view.rows
    assert len(rows) > 1
    boxes = [row.box for row in rows]
    met = passed(page, page.panel.status, page.panel.ask)
    assert [one for one in met if one in boxes or one is view.field] == [*boxes, view.field]


def passed(page: DeadlinesPage, begin: QWidget, end: QWidget) -> list[QWidget]:
    """Press Tab from one widget to another; return what has the focus between them."""
    window, met = page.window(), []
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused is end:
            return met
        met.append(focused)
    raise AssertionError("Tab does not come to the end")


def test_a_button_with_the_keyboard_shows_one_ring_and_its_own_colour(
    large: MakeWindow, qtbot: QtBot
) -> None:
    window = large(page="deadlines", welcomed=True, library=comparing(CALARTS))
    page = window.page_widget
    assert isinstance(page, DeadlinesPage)
    link = page.panel.facts
    qtbot.waitUntil(link.isVisible)
    inside = link.rect().adjusted(3, 3, -3, -3)
    without = link.grab(inside).toImage()
    page.panel.page.setFocus()
    QTest.keyClick(page.panel.page, Qt.Key.Key_Tab)
    assert link.hasFocus()
    assert link.grab(inside).toImage() == without
