"""The command palette as a user drives it: keys in its field, and what happens in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mpcompare.app.state.state import State
from mpcompare.app.state.table_choice import TableChoice
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.ui.palette.entries import WITHIN
from mpcompare.ui.palette.palette import Palette
from tests.ui.compare_steps import DENVER, LOWELL

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(make_window, qtbot):
    """Open a window and the palette over it by its keys."""

    def make(state=None):
        window = make_window(state)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window, press_open(window, qtbot)

    return make


def press_open(window, qtbot, key=Qt.Key.Key_K, modifiers=CTRL):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    qtbot.waitUntil(lambda: window.findChild(Palette) is not None)
    palette = window.findChild(Palette)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is palette.field)
    return palette


def texts(palette):
    return [entry.text for entry in palette.model.entries]


def type_in(palette, words):
    palette.field.clear()
    QTest.keyClicks(palette.field, words)


def enter(palette, qtbot, modifiers=Qt.KeyboardModifier.NoModifier):
    with qtbot.waitSignal(palette.destroyed):
        QTest.keyClick(palette.field, Qt.Key.Key_Return, modifiers)


def test_both_keys_open_it_and_escape_closes_it(opened, qtbot):
    window, palette = opened()
    with qtbot.waitSignal(palette.destroyed):
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = press_open(window, qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    with qtbot.waitSignal(palette.destroyed):  # its keys close it again
        QTest.keyClick(palette.field, Qt.Key.Key_K, CTRL)


def test_every_action_of_the_menus_is_found_with_its_menu_and_keys(opened):
    window, palette = opened()
    shown = {entry.key: entry for entry in palette.model.entries}
    for key, command in window.commands.items():
        if key != "palette":
            assert command.text().replace("&", "") == shown[f"action {key}"].text
    assert shown["action find"].where == "Edit"
    assert shown["action find"].shortcut == "Ctrl+F"
    assert shown["action open-catalog"].where == f"File{WITHIN}Catalog File"


def test_a_mistyped_command_is_run_after_the_palette_has_closed(opened, qtbot):
    window, palette = opened()
    type_in(palette, "dfiferences")
    assert texts(palette)[0] == "Differences Only"
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.differences_only)


def test_arrows_and_pages_choose_among_the_lines(opened):
    _, palette = opened()
    first = palette.current
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current is palette.model.entries[1]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current is first
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current is palette.model.entries[-1], "round the end"
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.current is palette.model.entries[-1], "pages stop there"
    QTest.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.current is palette.model.entries[-11]


def test_what_cannot_be_done_says_why_and_stays_open(opened):
    window, palette = opened()
    type_in(palette, "export comparison")
    why = "No program is on the open shortlist. Add one to the comparison first."
    assert palette.current.text == "Export Comparison…"
    assert palette.hint.text() == why
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    spoken = palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Export Comparison…, File, Ctrl+E, not available: {why}"
    assert window.session.state.commands.recent == ()


def test_undo_without_a_step_and_a_command_without_a_program_say_why(opened):
    _, palette = opened(State(page="careers", welcomed=True))
    why = {entry.key: entry.why_not for entry in palette.model.entries}
    assert why["action undo"] == "There is nothing to undo."
    assert why["action note"].startswith("No program is current here.")
    assert why["action history"] == ""


def test_a_program_is_found_by_its_school_and_enter_shows_its_details(opened, qtbot):
    window, palette = opened(State(page="careers", welcomed=True))
    type_in(palette, "umass lowell")
    qtbot.waitUntil(lambda: bool(palette.model.entries))
    assert palette.current.text == "MM Sound Recording Technology"
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.page == "explore")
    assert window.session.state.selected == LOWELL


def test_ctrl_enter_adds_a_program_as_a_step_that_can_be_undone(opened, qtbot):
    window, palette = opened()
    type_in(palette, "umass lowell")
    qtbot.waitUntil(lambda: bool(palette.model.entries))
    assert "Ctrl+Enter adds it to the comparison" in palette.hint.text()
    enter(palette, qtbot, CTRL)
    qtbot.waitUntil(lambda: window.session.state.compared == (LOWELL,))
    assert window.session.undo_name == "Add MM Sound Recording Technology"


def test_a_row_that_was_put_away_and_folded_comes_back_under_the_focus(opened, qtbot):
    library = comparing(LOWELL, DENVER)
    state = State(library=library, welcomed=True, folded=frozenset({"COST"}), differences_only=True)
    window, palette = opened(state)
    type_in(palette, "row application fee")
    label = palette.current.text
    assert palette.current.where.startswith("Row of Compare")
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.page == "compare")
    view = window.view.view
    qtbot.waitUntil(view.hasFocus)
    assert view.model().rows[view.currentIndex().row()].label == label
    assert view.sees_current()


def test_a_hidden_row_comes_back_as_a_step_that_can_be_undone(opened, qtbot):
    library = comparing(LOWELL, DENVER)
    shortlist = replace(library.shortlist, hidden_rows=frozenset({"thesis_option"}))
    library = with_entry(library, "shortlists", library.open, shortlist)
    window, palette = opened(State(library=library, welcomed=True, page="compare"))
    type_in(palette, "thesis option")
    enter(palette, qtbot)
    qtbot.waitUntil(window.view.view.hasFocus)
    assert window.view.current_term() == "thesis_option"
    assert window.session.state.hidden_rows == frozenset()
    assert window.session.undo_name == "Show Thesis option"


def test_in_the_table_a_row_is_a_column_and_what_is_none_is_said(opened, qtbot):
    library = comparing(LOWELL, DENVER)
    shortlist = replace(library.shortlist, columns=("country", "online"))
    library = with_entry(library, "shortlists", library.open, shortlist)
    table = TableChoice(shown=True)
    window, palette = opened(State(library=library, welcomed=True, table=table))
    type_in(palette, "online availability")
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.page == "compare")
    qtbot.waitUntil(window.view.table.hasFocus)
    assert window.view.current_term() == "online"
    noticed = []
    window.session.noticed.connect(noticed.append)
    palette = press_open(window, qtbot)
    type_in(palette, "thesis option")
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: len(noticed) == 1)
    assert noticed[0].text.startswith("Thesis option is no column of the table.")


def test_rows_say_why_not_without_programs(opened):
    _, palette = opened()
    type_in(palette, "row thesis")
    assert palette.hint.text().startswith("No program is compared")


def test_a_chapter_of_the_guide_is_opened(opened, qtbot):
    window, palette = opened()
    type_in(palette, "chapter")
    qtbot.waitUntil(lambda: any(entry.where == "Guide" for entry in palette.model.entries))
    chapter = next(entry for entry in palette.model.entries if entry.where == "Guide")
    type_in(palette, chapter.text)
    assert palette.current.key == chapter.key
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.page == "guide")
    assert chapter.key == f"chapter {window.session.state.guide}"


def test_the_other_shortlists_are_found_and_opened(opened, qtbot):
    made = Shortlist("Made-up list", "2026-11-27T10:00:00+00:00", (LOWELL, DENVER))
    library = with_entry(comparing(LOWELL), "shortlists", "made-up", made)
    window, palette = opened(State(library=library, welcomed=True))
    type_in(palette, "shortlist made-up")
    assert palette.current.where == "Shortlist · 2 programs"
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.compared == (LOWELL, DENVER))


def test_what_was_used_last_stands_first(opened, qtbot):
    window, palette = opened()
    type_in(palette, "dark")
    enter(palette, qtbot)
    qtbot.waitUntil(lambda: window.session.state.scheme == "dark")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = press_open(window, qtbot)
    assert texts(palette)[0] == "Dark"


def test_a_click_runs_a_line(opened, qtbot):
    window, palette = opened()
    type_in(palette, "dark")
    line = palette.list.visualRect(palette.model.index(0)).center()
    with qtbot.waitSignal(palette.destroyed):
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=line)
    qtbot.waitUntil(lambda: window.session.state.scheme == "dark")


def test_the_line_that_the_arrows_reach_is_said_while_the_field_keeps_the_keys(opened, qtbot):
    window, palette = opened()
    said = []
    window.announcer.announced.connect(lambda words, _: said.append(words))
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: said == [palette.model.entries[1].spoken])
    assert palette.field.hasFocus()
    type_in(palette, "qqqqq")
    qtbot.waitUntil(lambda: said[-1].startswith("Nothing has these words."))
    field = QAccessible.queryAccessibleInterface(palette.field)
    assert field.text(QAccessible.Text.Name).startswith("Find a command")
    assert QAccessible.queryAccessibleInterface(palette).role() == QAccessible.Role.Dialog


def test_find_keeps_ctrl_f(make_window, qtbot):
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is window.top_bar.search
    assert window.findChild(QAction, "find").shortcut().toString() == "Ctrl+F"
