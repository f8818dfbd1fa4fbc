"""What those hear who can't see the window: each kind of step says itself, once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.ui.plot.chart_view import ChartView
from mpcompare.ui.session import Notice
from tests.ui.compare_steps import DENVER, LOWELL

CONTROL = Qt.KeyboardModifier.ControlModifier


class Heard:
    """All that a window has announced, in order."""

    def __init__(self, window):
        self.words, self.urgent = [], []
        window.announcer.announced.connect(self._hear)

    def _hear(self, words, is_urgent):
        self.words.append(words)
        if is_urgent:
            self.urgent.append(words)


@pytest.fixture
def window(make_window, qtbot):
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def heard(window):
    return Heard(window)


def test_nothing_is_said_of_a_window_that_opens(window, heard, qtbot):
    window.session.say("the end of the start")
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == ["the end of the start"]


def test_a_search_says_its_count_once_when_typing_rests(window, heard, qtbot):
    QTest.keyClicks(window.top_bar.search, "recording")
    qtbot.waitUntil(lambda: bool(heard.words))
    everything, found = window.session.workspace.count, window.view.model.rowCount()
    assert 0 < found < everything
    assert heard.words == [f"{found} of {everything} programs"]


def test_a_search_that_finds_nothing_says_why(window, heard, qtbot):
    QTest.keyClicks(window.top_bar.search, "zzxqqv")
    qtbot.waitUntil(lambda: bool(heard.words))
    everything = window.session.workspace.count
    assert heard.words == [f"0 of {everything} programs. No program matches all of this"]


def test_another_order_of_the_results_is_said_in_words(window, heard, qtbot):
    results = window.view.results
    for expected in ("Sort: program, ascending", "Sort: program, descending"):
        header = results.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(1) + 30, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda words=expected: heard.words[-1:] == [words])
    assert len(heard.words) == 2


def test_adding_and_removing_say_the_program_and_how_many_are_compared(window, heard, qtbot):
    results = window.view.results
    window.view.focus_content()
    results.setCurrentIndex(window.view.model.index(window.view.model.row_of(DENVER), 1))
    QTest.keyClick(results, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(heard.words) == 1)
    QTest.keyClick(results, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(heard.words) == 2)
    assert heard.words == [
        "Add MS Recording Arts: done. 2 programs compared.",
        "Remove MS Recording Arts: done. 1 program compared.",
    ]


def test_undo_and_redo_say_what(window, heard, qtbot):
    session = window.session
    session.apply(State(welcomed=True, library=comparing(LOWELL, DENVER)), "Add a program")
    qtbot.waitUntil(lambda: len(heard.words) == 1)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(heard.words) == 2)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(heard.words) == 3)
    session.apply(State(welcomed=True, library=comparing(DENVER)), "Remove another")
    session.go_back_to(0)
    qtbot.waitUntil(lambda: len(heard.words) == 4)
    assert heard.words == [
        "Add a program: done. 2 programs compared.",
        "Add a program: undone. 1 program compared.",
        "Add a program: done again. 2 programs compared.",
        "2 steps, up to “Add a program”: undone.",
    ]


def test_a_step_with_a_message_is_said_by_the_message_alone(make_window, qtbot):
    library = with_entry(comparing(LOWELL), "notes", (LOWELL, ""), Note("A made-up note."))
    window = make_window(State(welcomed=True, library=library))
    heard = Heard(window)
    results = window.view.results
    window.view.focus_content()
    results.setCurrentIndex(window.view.model.index(window.view.model.row_of(LOWELL), 1))
    QTest.keyClick(results, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(heard.words))
    removed = "Removed MM Sound Recording Technology. Its note is kept. Button: Undo."
    assert heard.words == [removed]


def test_messages_are_said_and_problems_at_once(window, heard, qtbot):
    window.session.notify(Notice("Copied."))
    window.session.notify(Notice("A made-up problem.", "Try again", print, is_problem=True))
    qtbot.waitUntil(lambda: len(heard.words) == 2)
    assert heard.words == ["Copied.", "A made-up problem. Button: Try again."]
    assert heard.urgent == ["A made-up problem. Button: Try again."]


def test_differences_only_says_how_many_rows_differ(window, heard, qtbot):
    session = window.session
    session.apply(State(welcomed=True, page="compare", library=comparing(LOWELL, DENVER)))
    comparison = session.comparison()
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: any("Differences" in words for words in heard.words))
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    rows, differing = len(comparison.rows), len(comparison.differing)
    assert 0 < differing < rows
    qtbot.waitUntil(lambda: len(heard.words) == 2)
    assert heard.words == [
        f"Differences only: on, {differing} of {rows} rows differ",
        f"Differences only: off, {rows} rows",
    ]


def test_a_switch_by_its_shortcut_says_how_it_is_now(window, heard, qtbot):
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: len(heard.words) == 1)
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: len(heard.words) == 2)
    assert heard.words == ["Best Values: on", "Best Values: off"]


def test_a_page_that_comes_without_the_focus_is_named(window, heard, qtbot):
    window.top_bar.search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == ["Compare is shown"]
    assert isinstance(window.focusWidget(), QLineEdit)


def test_a_chart_says_the_figures_that_the_keys_stand_on(make_window, qtbot):
    window = make_window(State(welcomed=True, page="careers"))
    chart = next(one for one in window.view.findChildren(ChartView) if one.isVisible())
    qtbot.waitUntil(lambda: chart.is_drawn, timeout=20_000)
    heard = Heard(window)
    chart.setFocus()
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == [chart.readout.replace("\n", ", ")]
    assert "$" in heard.words[0]


def test_a_gap_that_has_the_focus_is_words_and_no_sign(window):
    session = window.session
    session.apply(State(welcomed=True, page="compare", library=comparing(LOWELL, DENVER)))
    comparison, model = session.comparison(), window.view.model
    row, program = next(
        (row, program)
        for row in comparison.rows
        for program in comparison.programs
        if not program.fact(row).is_known and model.row_of(row.key) is not None
    )
    index = model.index(model.row_of(row.key), model.column_of(program.id))
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not stated" in heard
    header = model.headerData(index.row(), Qt.Orientation.Vertical)
    assert header == row.label
