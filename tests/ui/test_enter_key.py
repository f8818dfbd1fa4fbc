"""Enter on the button that has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.dialogs import NOTE
from mpcompare.ui.library.note_dialog import NoteDialog
from mpcompare.ui.session import Session
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import LOWELL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
EXPLORE = State(page="explore", library=comparing(LOWELL), selected=LOWELL, welcomed=True)


def focused(qtbot: QtBot, window: MainWindow | NoteDialog, words: str) -> QPushButton | QToolButton:
    """Give the keyboard to a button in sight."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found: list[QPushButton | QToolButton] = []
    idle: list[bool] = []

    def is_there() -> bool:
        buttons = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
        found[:] = [one for one in buttons if one.text() == words and one.isVisible()]
        return bool(found) and idle == [True]

    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(is_there, timeout=20_000)
    button = found[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    return button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_what_looks_like_a_link(
    make_window: Callable[..., MainWindow], qtbot: QtBot, key: Qt.Key
) -> None:
    window = make_window(EXPLORE)
    qtbot.keyClick(focused(qtbot, window, "Write a note…"), key)
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_a_key_that_is_held_down_presses_once(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(EXPLORE)
    button = focused(qtbot, window, "Details")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    enter, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for is_repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, enter, none, "\r", is_repeated)
        QApplication.sendEvent(button, event)
    assert len(pressed) == 1


def test_enter_with_another_key_is_left_to_the_rest(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(EXPLORE)
    button = focused(qtbot, window, "Details")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []


def test_enter_presses_the_button_with_the_focus_and_not_the_one_of_the_dialog(
    make_session: Callable[..., Session], qtbot: QtBot
) -> None:
    dialog = NOTE.build(make_session(EXPLORE), None, LOWELL, "")
    assert isinstance(dialog, NoteDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    read = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Read")
    read.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.keyClick(focused(qtbot, dialog, "Read"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.preview.isVisible()
