"""The list of shortcuts, and other keys for actions: chosen by keys, held at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.command_choice import CommandChoice
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.ui.window.actions import ACTIONS
from mpcompare.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui.compare_steps import LOWELL

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(make_window, qtbot):
    """Open a window and its list of shortcuts by a key."""

    def make(state=None):
        window = make_window(state)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: window.findChild(ShortcutsDialog) is not None)
        dialog = window.findChild(ShortcutsDialog)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.filter)
        return window, dialog

    return make


def lines(dialog):
    """Return the texts of the lines in sight."""
    table = dialog.table
    return [
        tuple(table.item(row, column).text() for column in range(3))
        for row in range(table.rowCount())
        if not table.isRowHidden(row)
    ]


def press(dialog, words, key, modifiers=CTRL):
    """Find an action by words and press other keys for it, by the keyboard alone."""
    dialog.filter.clear()
    dialog.filter.setFocus()
    QTest.keyClicks(dialog.filter, words)
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.keys.hasFocus()
    QTest.keyClick(dialog.keys, key, modifiers)


def keys_of(window, name):
    return [keys.toString() for keys in window.findChild(QAction, name).shortcuts()]


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def click(qtbot, dialog, text):
    qtbot.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)


def test_the_list_has_every_action_with_its_keys_and_menu(opened):
    _, dialog = opened()
    shown = lines(dialog)
    names = {text for text, _, _ in shown}
    assert {action.text.replace("&", "") for action in ACTIONS} <= names
    assert ("Find", "Ctrl+F", "Edit") in shown
    assert ("Compare", "Ctrl+2", "View") in shown
    assert ("Commands…", "Ctrl+K or Ctrl+Shift+P", "View") in shown
    assert ("Move from cell to cell", "Arrow keys", "Cards") in shown


def test_other_keys_hold_at_once_and_after_a_restart(opened, make_window, qtbot):
    window, dialog = opened()
    press(dialog, "differences only", Qt.Key.Key_J)
    assert keys_of(window, "differences") == ["Ctrl+J"]
    assert lines(dialog) == [("Differences Only", "Ctrl+J · changed", "View")]
    assert dialog.message.text() == "“Differences Only” now has Ctrl+J."
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_J, CTRL)
    assert window.session.state.differences_only
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_D, CTRL)
    assert window.session.state.differences_only, "the delivered keys do nothing now"

    file = paths.session_file()
    session_file.save(file, Remembered(window.session.state))
    assert '"differences": "Ctrl+J"' in file.read_text("utf-8"), "a person can read it"
    again = make_window(session_file.load(file, ATTRIBUTES).state)
    assert keys_of(again, "differences") == ["Ctrl+J"]


def test_keys_that_another_action_has_are_taken_away_there_only_when_asked(opened, qtbot):
    window, dialog = opened()
    press(dialog, "differences only", Qt.Key.Key_E)
    words = "Ctrl+E already does “Export Comparison…”. Take it away there, or cancel."
    assert dialog.message.text() == words
    assert keys_of(window, "differences") == ["Ctrl+D"]
    click(qtbot, dialog, "Cancel")
    assert keys_of(window, "export") == ["Ctrl+E"]
    assert keys_of(window, "differences") == ["Ctrl+D"]

    press(dialog, "differences only", Qt.Key.Key_E)
    assert button(dialog, "Take It Away There").hasFocus()
    QTest.keyClick(button(dialog, "Take It Away There"), Qt.Key.Key_Space)
    assert keys_of(window, "differences") == ["Ctrl+E"]
    assert keys_of(window, "export") == []


def test_delivered_keys_come_back_for_one_and_for_all(opened, qtbot):
    window, dialog = opened(
        State(
            welcomed=True,
            commands=CommandChoice({"differences": "Ctrl+E", "best-values": "", "rows": "F7"}),
        )
    )
    assert keys_of(window, "export") == []
    assert keys_of(window, "best-values") == []
    QTest.keyClicks(dialog.filter, "export comparison")
    assert lines(dialog)[0] == ("Export Comparison…", "", "File")
    dialog.filter.clear()
    QTest.keyClicks(dialog.filter, "differences only")
    click(qtbot, dialog, "As Delivered")
    assert keys_of(window, "differences") == ["Ctrl+D"]
    assert keys_of(window, "export") == ["Ctrl+E"], "nobody else wants them now"
    click(qtbot, dialog, "All as Delivered")
    assert keys_of(window, "best-values") == ["Ctrl+B"]
    assert keys_of(window, "rows") == ["Ctrl+Shift+R"]
    assert window.session.state.commands.keys == {}


def test_an_action_can_be_without_keys(opened, qtbot):
    window, dialog = opened()
    QTest.keyClicks(dialog.filter, "Commands")
    click(qtbot, dialog, "No Keys")
    assert keys_of(window, "palette") == []
    assert dialog.message.text() == "“Commands…” now has no keys."


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_A, NONE, "is needed to type and to move about"),
        (Qt.Key.Key_A, SHIFT, "is needed to type and to move about"),
        (Qt.Key.Key_Delete, NONE, "is needed to type and to move about"),
        (Qt.Key.Key_Space, NONE, "is needed to type and to move about"),
        (Qt.Key.Key_V, CTRL, "is needed in text fields"),
        (Qt.Key.Key_A, CTRL, "is needed in text fields"),
        (Qt.Key.Key_Left, CTRL, "is needed in text fields"),
        (Qt.Key.Key_F, ALT, "Alt+F opens the File menu"),
    ],
)
def test_keys_that_are_needed_elsewhere_are_refused_in_a_sentence(opened, key, modifiers, words):
    window, dialog = opened()
    press(dialog, "differences only", key, modifiers)
    assert words in dialog.message.text()
    assert dialog.message.text().endswith(".")
    assert keys_of(window, "differences") == ["Ctrl+D"]


def test_refused_keys_are_said_to_be_another_actions_where_one_has_them(opened):
    window, dialog = opened()
    press(dialog, "copy comparison", Qt.Key.Key_Z, CTRL)
    assert dialog.message.text().startswith("Ctrl+Z already does “Undo")
    assert "Ctrl+Z" in keys_of(window, "undo")


def test_escape_leaves_the_keys_as_they_are_and_the_list_open(opened):
    window, dialog = opened()
    press(dialog, "differences only", Qt.Key.Key_Escape, NONE)
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    assert keys_of(window, "differences") == ["Ctrl+D"]


def test_keys_of_the_pages_own_can_not_be_changed(opened):
    _, dialog = opened()
    QTest.keyClicks(dialog.filter, "arrow keys")
    assert dialog.name.text() == "These keys are a part of the page and can't be changed."
    assert not dialog.keys.isEnabled()


def test_tips_and_menus_of_the_pages_name_the_keys_of_now(opened, qtbot):
    library = comparing(LOWELL)
    window, dialog = opened(State(library=library, welcomed=True, page="compare"))
    bar = window.view.bar
    assert bar.differences.toolTip().endswith("values differ (Ctrl+D)")
    press(dialog, "differences only", Qt.Key.Key_F7, NONE)
    assert bar.differences.toolTip().endswith("values differ (F7)")
    click(qtbot, dialog, "No Keys")
    assert bar.differences.toolTip().endswith("values differ")
    press(dialog, "open program's web page", Qt.Key.Key_F9, NONE)
    program = window.session.workspace.programs([LOWELL])[0]
    menu = window.view.view.card_actions.menu(program, window)
    assert "Open web page\tF9" in [entry.text() for entry in menu.actions()]


def test_tips_of_the_top_bar_name_the_keys_of_now(opened):
    window, dialog = opened()
    assert window.top_bar.search.toolTip() == "Search from any page (Ctrl+F)"
    press(dialog, "go to the search field", Qt.Key.Key_J)
    assert window.top_bar.search.toolTip() == "Search from any page (Ctrl+J)"


def test_of_keys_that_a_file_gives_twice_one_action_has_them(make_window):
    keys = {"differences": "Ctrl+J", "best-values": "Ctrl+J or F7", "gone": "Ctrl+E", "rows": "?!"}
    window = make_window(State(welcomed=True, commands=CommandChoice(keys)))
    assert keys_of(window, "differences") == ["Ctrl+J"]
    assert keys_of(window, "best-values") == ["F7"]
    assert keys_of(window, "export") == ["Ctrl+E"]
