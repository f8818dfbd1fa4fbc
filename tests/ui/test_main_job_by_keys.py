"""The main job with the keyboard alone: find, gather, compare, read, note, decide, export."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.decide.examples import EXAMPLES
from mpcompare.app.state.state import State
from mpcompare.ui.exporting.export_dialog import ExportDialog
from mpcompare.ui.library.note_dialog import NoteDialog
from mpcompare.ui.pages.compare.cells.source_card import Popup
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import compare
from tests.ui.opened_pages import System

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
ALONE = Qt.KeyboardModifier.NoModifier
MOST_TABS = 40


def focused() -> QWidget:
    """Return what a key goes to."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = ALONE) -> None:
    QTest.keyClick(focused(), key, held)


def name() -> str:
    """Return how a screen reader calls what has the focus."""
    return QAccessible.queryAccessibleInterface(focused()).text(QAccessible.Text.Name)


def tab_to(words: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(MOST_TABS):
        if name() == words:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {words!r}")


def wait_for_dialog(qtbot: QtBot, kind: type[QWidget]) -> None:
    """Wait until the keyboard is in a dialog."""

    def is_there() -> bool:
        dialog, widget = QApplication.activeModalWidget(), QApplication.focusWidget()
        return isinstance(dialog, kind) and widget is not None and dialog.isAncestorOf(widget)

    qtbot.waitUntil(is_there)


def wait_for_window(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the keyboard is back in the window, which a desktop would make the active one."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def find_and_gather(window: MainWindow, qtbot: QtBot) -> None:
    """Search, and put the first three programs that are found side by side."""
    page = window.view
    assert isinstance(page, ExplorePage)
    press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "recording")
    qtbot.waitUntil(lambda: 3 < page.model.rowCount() < window.session.workspace.count)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(page.results.hasFocus)
    for _ in range(3):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
    assert len(window.session.state.compared) == 3


def read_a_source(window: MainWindow, qtbot: QtBot) -> None:
    """Go to the first fact that is known of the first program, and open the page of its source."""
    press(Qt.Key.Key_2, CTRL)
    page = compare(window)
    press(Qt.Key.Key_Home, CTRL)
    program, rows = page.model.programs[0], page.model.rows
    while not program.fact(rows[page.view.currentIndex().row()].key).is_known:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Popup))
    assert name() == "Open page"
    press(Qt.Key.Key_Return)
    wait_for_window(qtbot, window)


def write_a_note(window: MainWindow, qtbot: QtBot) -> None:
    """Note something on the first program."""
    press(Qt.Key.Key_M, CTRL)
    wait_for_dialog(qtbot, NoteDialog)
    QTest.keyClicks(focused(), "Ask by mail")
    press(Qt.Key.Key_Return, CTRL)
    wait_for_window(qtbot, window)
    state = window.session.state
    assert state.library.notes[state.compared[0], ""].text == "Ask by mail"


def decide(window: MainWindow, qtbot: QtBot) -> None:
    """Begin with an example of criteria, and come to the programs in order."""
    press(Qt.Key.Key_5, CTRL)
    page = window.view
    assert isinstance(page, DecidePage)
    qtbot.waitUntil(lambda: page.outcome is not None, timeout=20_000)
    tab_to(EXAMPLES[0].name)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ranking.hasFocus, timeout=20_000)


def export_a_pdf(window: MainWindow, qtbot: QtBot, folder: Path) -> Path:
    """Export what is ticked first, and return it."""
    press(Qt.Key.Key_E, CTRL)
    wait_for_dialog(qtbot, ExportDialog)
    tab_to("Folder")
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), str(folder))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(window.notices.isVisible, timeout=60_000)
    wait_for_window(qtbot, window)
    (written,) = folder.glob("*.pdf")
    return written


def test_the_main_job_needs_no_pointer(
    make_window: Callable[..., MainWindow], qtbot: QtBot, system: System, tmp_path: Path
) -> None:
    window = make_window(State(welcomed=True))
    folder = tmp_path / "Made-up"
    folder.mkdir()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    find_and_gather(window, qtbot)
    read_a_source(window, qtbot)
    assert len(system.opened) == 1
    write_a_note(window, qtbot)
    decide(window, qtbot)
    written = export_a_pdf(window, qtbot, folder)
    text = "".join(each.extract_text() for each in pypdf.PdfReader(written).pages)
    session = window.session
    for program in session.workspace.programs(session.state.compared):
        assert program.institution.split()[0] in text
    press(Qt.Key.Key_F8)
    assert name() == "Open"
    press(Qt.Key.Key_Return)
    assert system.opened[1:] == [written.as_uri()]
