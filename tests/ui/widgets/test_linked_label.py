"""Links in paragraphs: reached, told and opened by the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.deadlines.checklist import Requirement
from mpcompare.app.library import notes
from mpcompare.app.state.state import State
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.library.application import Item
from mpcompare.model.library.library import comparing
from mpcompare.ui.dialogs import NOTE
from mpcompare.ui.library.note_dialog import NoteDialog
from mpcompare.ui.pages.deadlines.checklist_row import ChecklistRow
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.linked_label import LinkedLabel, make_selectable
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.opened_pages import System

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOW = "2026-11-23T12:00:00+00:00"
THREE = (
    'See <a href="https://a.example/1">the first</a>, <a href="https://a.example/2">the '
    'second</a> and <a href="file:///tmp/evil.desktop">the third</a>.'
)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def said(session: Session) -> list[str]:
    """What screen readers are told."""
    heard: list[str] = []
    session.said.connect(lambda one: heard.append(one.words))
    return heard


def shown(
    qtbot: QtBot, session: Session, html: str
) -> tuple[QLineEdit, LinkedLabel, QPushButton, QWidget]:
    """Show a paragraph between a field, which has the focus, and a button, in a window."""
    window, field, label, button = QWidget(), QLineEdit(), LinkedLabel(session), QPushButton("Next")
    column = QVBoxLayout(window)
    for widget in (field, label, button):
        column.addWidget(widget)
    label.setText(html)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return field, label, button, window


def test_a_paragraph_is_one_stop_and_the_arrows_go_from_link_to_link(
    qtbot: QtBot, session: Session, system: System, said: list[str]
) -> None:
    field, label, button, _window = shown(qtbot, session, THREE)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert label.hasFocus()
    assert label.selectedText() == "the first"
    for key, words in (
        (Qt.Key.Key_Right, "the second"),
        (Qt.Key.Key_Down, "the third"),
        (Qt.Key.Key_Right, "the third"),
        (Qt.Key.Key_Home, "the first"),
        (Qt.Key.Key_K, "the second"),
        (Qt.Key.Key_Left, "the first"),
        (Qt.Key.Key_End, "the third"),
        (Qt.Key.Key_Up, "the second"),
    ):
        qtbot.keyClick(label, key)
        assert label.selectedText() == words
    qtbot.keyClick(label, Qt.Key.Key_Return)
    assert system.opened == ["https://a.example/2"]
    qtbot.keyClick(label, Qt.Key.Key_K, SHIFT)
    assert said[0] == "the first, link, 1 of 3"
    assert said[-1] == "the first, link, 1 of 3"
    assert "the second, link, 2 of 3" in said
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert not label.hasSelectedText()
    qtbot.keyClick(button, Qt.Key.Key_Tab, SHIFT)
    assert label.selectedText() == "the third"


def test_what_is_no_page_is_not_opened_by_enter_either(
    qtbot: QtBot, session: Session, system: System
) -> None:
    field, label, _, _window = shown(qtbot, session, THREE)
    told: list[str] = []
    session.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(label, Qt.Key.Key_End)
    qtbot.keyClick(label, Qt.Key.Key_Return)
    assert system.opened == []
    assert ["is not opened" in words for words in told] == [True]


def test_a_paragraph_with_links_says_its_words_and_what_enter_does(
    qtbot: QtBot, session: Session
) -> None:
    _, label, _, _window = shown(qtbot, session, THREE)
    told = QAccessible.queryAccessibleInterface(label)
    assert told.role() == QAccessible.Role.Paragraph
    assert told.text(QAccessible.Text.Name) == "See the first, the second and the third."
    description = told.text(QAccessible.Text.Description)
    assert description == "Enter opens one of 3 links, the arrow keys go on"


def test_a_paragraph_without_links_is_no_stop_and_keeps_none_that_it_had(
    qtbot: QtBot, session: Session
) -> None:
    field, label, button, _window = shown(qtbot, session, THREE)
    label.setText("Nothing to <b>open</b>.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert not QAccessible.queryAccessibleInterface(label).state().focusable


def test_the_keyboard_stays_on_its_link_where_the_words_are_filled_in_anew(
    qtbot: QtBot, session: Session, system: System
) -> None:
    field, label, _, _window = shown(qtbot, session, THREE)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(label, Qt.Key.Key_Right)
    label.setText(f"Of today: {THREE}")
    assert label.selectedText() == "the second"
    qtbot.keyClick(label, Qt.Key.Key_Return)
    assert system.opened == ["https://a.example/2"]


def test_words_that_can_be_selected_take_no_key(qtbot: QtBot, session: Session) -> None:
    field, label, button, _window = shown(qtbot, session, "Words")
    make_selectable(label)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    qtbot.mouseDClick(label, Qt.MouseButton.LeftButton)
    assert label.selectedText() == "Words"
    assert button.hasFocus()


# Where they stand


def noted(make_window: Callable[..., MainWindow], qtbot: QtBot, text: str) -> MainWindow:
    """Return a window on Explore with a note on the selected program, all of it filled in."""
    state = State(page="explore", library=comparing(LOWELL, DENVER), selected=LOWELL, welcomed=True)
    window = make_window(notes.write_note(state, (LOWELL, ""), text, NOW, ""))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    idle: list[bool] = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle), timeout=20_000)
    return window


def test_the_links_of_a_note_are_reached_between_the_tags_and_its_button(
    make_window: Callable[..., MainWindow], qtbot: QtBot, system: System
) -> None:
    window = noted(make_window, qtbot, "Ask [the office](https://a.example/office) *soon*")
    page = window.view
    assert isinstance(page, ExplorePage)
    page.details.notes.tags.input.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    note = window.focusWidget()
    assert isinstance(note, LinkedLabel)
    assert note.selectedText() == "the office"
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert system.opened == ["https://a.example/office"]
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert isinstance(window.focusWidget(), QPushButton)


def test_the_keyboard_comes_back_to_the_button_of_the_note_that_was_written(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = noted(make_window, qtbot, "Ask")
    page = window.view
    assert isinstance(page, ExplorePage)
    buttons = page.details.notes.findChildren(QPushButton)
    edit = next(one for one in buttons if one.text() == "Edit this note…")
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(edit, Qt.Key.Key_Space)
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.text, "!")
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    back = window.focusWidget()
    assert isinstance(back, QPushButton)
    assert back.text() == "Edit this note…"
    assert back.isVisible()


def test_the_links_of_a_note_as_it_will_be_read_are_no_stops_of_their_own(
    make_session: Callable[..., Session], qtbot: QtBot, system: System
) -> None:
    state = State(page="explore", library=comparing(LOWELL), welcomed=True)
    text = "[one](https://a.example/1) and [two](https://a.example/2)"
    session = make_session(notes.write_note(state, (LOWELL, ""), text, NOW, ""))
    dialog = NOTE.build(session, None, LOWELL, "")
    assert isinstance(dialog, NoteDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    read = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Read")
    read.click()
    for opened in ("https://a.example/1", "https://a.example/2"):
        qtbot.keyClick(dialog.preview, Qt.Key.Key_K)
        qtbot.keyClick(dialog.preview, Qt.Key.Key_Return)
        assert system.opened[-1] == opened
    qtbot.keyClick(dialog.preview, Qt.Key.Key_Tab)
    assert not dialog.preview.hasFocus()


def test_the_source_of_a_line_of_a_checklist_is_opened_with_enter(
    qtbot: QtBot, session: Session, system: System
) -> None:
    source = Source("made-up", "https://a.example/apply", "Made-up School", "official", "2026")
    attribute = session.workspace.register["gre"]
    fact = Fact((Statement(attribute.kind.read("required"), source),))
    row = ChecklistRow(session)
    qtbot.addWidget(row)
    row.show_item(Item("GRE"), Requirement(attribute, fact, ()))
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.more, Qt.Key.Key_Tab)
    assert row.words.selectedText() == "source"
    qtbot.keyClick(row.words, Qt.Key.Key_Return)
    assert system.opened == ["https://a.example/apply"]
