"""Lists below a field never have the focus: what Enter would take is said instead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.quick_add import QuickAdd
from mpcompare.ui.pages.decide.subject_dialog import SubjectDialog
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.test_announcements import Heard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_words_that_name_a_value_say_the_filter_and_its_key(make_window, qtbot):
    window = make_window(State(welcomed=True))
    heard = Heard(window)
    QTest.keyClicks(window.top_bar.search, "no thesis")
    offers = window.view.suggestions
    qtbot.waitUntil(lambda: bool(offers.buttons))
    offer = offers.buttons[0].text()
    assert offer.startswith("Thesis option: Non-thesis · ")
    qtbot.waitUntil(lambda: f"Filter by {offer}? (Shift+Return)" in heard.words)


def test_what_can_count_is_said_while_one_types_and_goes_down(make_window, qtbot):
    window = make_window(State(welcomed=True, page="decide", library=comparing(LOWELL, DENVER)))
    page = window.page_widget
    qtbot.waitUntil(lambda: page.start.isVisible() and page._choices is not None)
    heard = Heard(window)
    QTest.mouseClick(page.start.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SubjectDialog))
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.field, "tuition")
    qtbot.waitUntil(lambda: any(said.startswith("Tuition") for said in heard.words))
    first = heard.words[-1]
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: heard.words[-1] != first)
    assert heard.words[-1].startswith(dialog.list.currentItem().text())
    QTest.keyClicks(dialog.field, "zzxqqv")
    qtbot.waitUntil(lambda: heard.words[-1] == "Nothing is called so.")
    dialog.reject()


def test_the_program_that_would_be_added_is_said(make_window, qtbot):
    window = make_window(State(welcomed=True, page="compare", library=comparing(LOWELL)))
    heard = Heard(window)
    QTest.mouseClick(window.page_widget.bar.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QuickAdd))
    card = QApplication.activePopupWidget()
    QTest.keyClicks(card.field, "denver")
    qtbot.waitUntil(lambda: any("Denver" in said for said in heard.words))
    assert heard.words[-1] == card.list.currentItem().text().replace("\n", ", ")
    QTest.keyClicks(card.field, " zzxqqv")
    qtbot.waitUntil(lambda: heard.words[-1] == "No program has these words")
    card.close()
