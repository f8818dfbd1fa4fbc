"""Messages: they lie over the page, move nothing, and stay while somebody needs them."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.session import Notice
from mpcompare.ui.window import notice_bar
from mpcompare.ui.window.notice_bar import NoticeBar
from tests.ui.compare_steps import DENVER, LOWELL

LEFT = Qt.MouseButton.LeftButton
SHORT = "Copied 3 programs."
LONG = "A made-up problem with a folder. Choose another one, or free some space. " * 4


@pytest.fixture
def window(make_window, qtbot):
    window = make_window(State(welcomed=True, page="compare", library=comparing(LOWELL, DENVER)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def bar_of(window):
    return window.findChild(NoticeBar)


def words(window):
    return bar_of(window).findChild(QLabel).text() if bar_of(window).isVisible() else ""


def button(window, text):
    shown = bar_of(window).findChildren(QPushButton)
    return next(one for one in shown if one.isVisible() and one.text() == text)


def close_button(window):
    return bar_of(window).findChild(QToolButton)


def on_screen(widget):
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def ask_ten_times(*_):
    """Do nothing: a made-up next step."""


def test_a_message_moves_nothing(window):
    before = on_screen(window.stack)
    window.session.notify(Notice(LONG, "Try again", ask_ten_times, is_problem=True))
    assert words(window) == LONG
    assert on_screen(window.stack) == before
    assert before.contains(on_screen(bar_of(window)))
    window.resize(700, 500)
    assert on_screen(window.stack).contains(on_screen(bar_of(window)))


def test_a_message_covers_neither_the_tray_nor_the_current_row(window, qtbot):
    session = window.session
    session.apply(changes.show_page(session.state, changes.EXPLORE))
    explore = window.view
    session.notify(Notice(SHORT, "Undo", ask_ten_times))
    bar = on_screen(bar_of(window))
    assert explore.tray.isVisible()
    assert not bar.intersects(on_screen(explore.tray))
    results = explore.results
    explore.focus_content()
    row = next(
        row
        for row in range(explore.model.rowCount())
        if cell_on_screen(results, row).intersects(bar)
    )
    for _ in range(row):
        QTest.keyClick(results, Qt.Key.Key_Down)
    assert cell_on_screen(results, row).intersects(bar), "it has not scrolled away"
    qtbot.waitUntil(lambda: not on_screen(bar_of(window)).intersects(cell_on_screen(results, row)))


def test_a_long_message_in_large_text_leaves_the_tray_free_in_a_small_window(make_window):
    state = State(welcomed=True, text_size=200, library=comparing(LOWELL, DENVER))
    window = make_window(state, (620, 480))
    window.session.notify(Notice(LONG[:160], "Try again", ask_ten_times, is_problem=True))
    bar = on_screen(bar_of(window))
    assert on_screen(window).contains(bar)
    assert window.view.tray.isVisible()
    assert not bar.intersects(on_screen(window.view.tray))
    assert bar.contains(on_screen(button(window, "Try again")))
    text = bar_of(window).findChild(QLabel)
    assert text.height() >= text.heightForWidth(text.width()), "no words are cut"


def cell_on_screen(view: QTableView, row: int) -> QRect:
    cell = view.visualRect(view.model().index(row, 1))
    return cell.translated(view.viewport().mapToGlobal(QPoint(0, 0)))


def test_a_message_with_a_button_stays_and_one_without_goes(window, qtbot, monkeypatch):
    monkeypatch.setattr(notice_bar, "SHORTEST_MS", 1)
    monkeypatch.setattr(notice_bar, "PER_LETTER_MS", 0)
    window.session.notify(Notice("Exported.", "Open", ask_ten_times))
    window.session.notify(Notice(SHORT))
    assert words(window) == SHORT
    qtbot.waitUntil(lambda: words(window) == "Exported.")
    window.session.notify(Notice("Printed."))
    qtbot.waitUntil(lambda: words(window) == "Exported.")
    QTest.mouseClick(close_button(window), LEFT)
    assert not bar_of(window).isVisible()


def test_a_message_stays_as_long_as_its_words_take_and_while_it_has_the_focus(window, qtbot):
    bar = bar_of(window)
    window.session.notify(Notice(SHORT))
    brief = bar._timer.interval()
    window.session.notify(Notice(LONG))
    assert bar._timer.interval() > 2 * brief > 5000
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert close_button(window).hasFocus()
    qtbot.waitUntil(lambda: not bar._timer.isActive())
    window.view.focus_content()
    qtbot.waitUntil(bar._timer.isActive)


def test_a_message_is_reached_and_closed_by_key_and_the_focus_returns(window):
    window.view.focus_content()
    before = window.focusWidget()
    taken = []
    window.session.notify(Notice("Removed.", "Undo", lambda: taken.append("undo")))
    assert window.focusWidget() is before, "it never takes the focus by itself"
    QTest.keyClick(before, Qt.Key.Key_F8)
    assert button(window, "Undo").hasFocus()
    QTest.keyClick(button(window, "Undo"), Qt.Key.Key_Escape)
    assert not bar_of(window).isVisible()
    assert window.focusWidget() is before
    window.session.notify(Notice("Removed.", "Undo", lambda: taken.append("undo")))
    QTest.keyClick(before, Qt.Key.Key_F8)
    QTest.keyClick(button(window, "Undo"), Qt.Key.Key_Space)
    assert taken == ["undo"]
    assert window.focusWidget() is before


def test_a_message_is_the_part_of_the_window_before_the_first(window):
    window.view.focus_content()
    window.session.notify(Notice("Removed.", "Undo", ask_ten_times))
    window.top_bar.search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert button(window, "Undo").hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.top_bar.isAncestorOf(window.focusWidget())
    QTest.mouseClick(close_button(window), LEFT)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.view.isAncestorOf(window.focusWidget())


def test_messages_that_stay_are_there_again_one_by_one(window):
    session = window.session
    session.notify(Notice("First problem.", "Choose another…", ask_ten_times, is_problem=True))
    session.notify(Notice("Second problem.", is_problem=True))
    session.notify(Notice("Second problem.", is_problem=True))
    shown = [label.text() for label in bar_of(window).findChildren(QLabel) if label.isVisible()]
    assert shown == ["Second problem.", "1 more"]
    QTest.mouseClick(close_button(window), LEFT)
    shown = [label.text() for label in bar_of(window).findChildren(QLabel) if label.isVisible()]
    assert shown == ["First problem."]


def test_a_newer_message_on_a_topic_ends_the_older_one(window):
    session = window.session
    session.notify(
        Notice("Can't save.", "Try again", ask_ten_times, is_problem=True, topic="saving")
    )
    session.notify(Notice("Saved.", topic="saving"))
    assert words(window) == "Saved."
    QTest.mouseClick(close_button(window), LEFT)
    assert not bar_of(window).isVisible()


def test_undo_is_offered_for_the_last_step_alone(window):
    session = window.session
    session.notify(Notice("A made-up problem.", is_problem=True))
    session.apply(changes.remove(session.state, LOWELL), "Remove a program")
    session.notify_step("Removed a program.")
    session.notify(Notice(SHORT))
    session.apply(changes.remove(session.state, DENVER), "Remove another")
    QTest.mouseClick(close_button(window), LEFT)
    assert words(window) == "A made-up problem."
