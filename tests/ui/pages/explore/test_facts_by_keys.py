"""The facts beside the results, read with the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.ui.pages.explore.details.facts_view import FactsView
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow
from tests.ui.opened_pages import System
from tests.ui.test_dialogs import open_dialogs

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LOWELL = "uml-mm-sound-recording-technology"


@pytest.fixture
def window(qtbot: QtBot, make_window: MakeWindow) -> MainWindow:
    """A window whose details show a program."""
    made = make_window(State(selected=LOWELL, welcomed=True))
    qtbot.waitUntil(lambda: "Credits" in facts_of(made).toPlainText())
    return made


def facts_of(window: MainWindow) -> FactsView:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page.details.facts


@pytest.fixture
def facts(window: MainWindow) -> FactsView:
    """Its facts, with the focus as Tab gives it."""
    view = facts_of(window)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def test_down_goes_from_fact_to_fact_and_keeps_it_in_sight(
    window: MainWindow, facts: FactsView, qtbot: QtBot
) -> None:
    seen: list[str | None] = []
    for _ in range(40):
        seen.append(facts.current_attribute())
        assert facts.visibleRegion().contains(facts.cursorRect().center())
        qtbot.keyClick(facts, Qt.Key.Key_Down)
    register = window.session.workspace.register
    stated = [one.key for one in register.on_card]
    assert len({*seen}) > 20
    assert {*seen} <= {*stated}
    qtbot.keyClick(facts, Qt.Key.Key_Home)
    assert facts.current_attribute() == seen[0]


def test_the_fact_is_read_out_with_its_source(
    window: MainWindow, facts: FactsView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.announcer.announced) as said:
        qtbot.keyClick(facts, Qt.Key.Key_Home)
    name, value = said.args[0].split(": ", 1)
    attribute = window.session.workspace.register[facts.current_attribute()]
    assert name == attribute.label
    assert "as of" in value or "undated" in value


def test_tab_passes_the_facts_in_one_step(
    window: MainWindow, facts: FactsView, qtbot: QtBot
) -> None:
    qtbot.keyClick(facts, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not facts
    assert window.isAncestorOf(QApplication.focusWidget())


def test_enter_opens_the_source_of_the_fact(
    window: MainWindow, facts: FactsView, system: System, qtbot: QtBot
) -> None:
    qtbot.keyClick(facts, Qt.Key.Key_Return)
    program = window.session.workspace.programs([LOWELL])[0]
    attribute = window.session.workspace.register[facts.current_attribute()]
    assert system.opened == [program.fact(attribute).statements[0].source.url]


def test_the_window_corrects_the_fact_that_the_keyboard_is_on(
    window: MainWindow, facts: FactsView, qtbot: QtBot
) -> None:
    qtbot.keyClick(facts, Qt.Key.Key_Down)
    attribute = window.session.workspace.register[facts.current_attribute()]
    window.findChild(QAction, "correct").trigger()
    (dialog,) = open_dialogs()
    assert attribute.label in dialog.windowTitle()
    dialog.close()
