"""Disabled entries of menus: reached by keys, and with the reason why they can't be chosen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolTip
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.palette.entries import local_entries
from mpcompare.ui.session import Session
from mpcompare.ui.window.actions import MENUS
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MakeWindow = Callable[..., MainWindow]


def menu_of(window: MainWindow, title: str) -> QMenu:
    """Return a menu of the menu bar."""
    menus = (action.menu() for action in window.menuBar().actions())
    return next(one for one in menus if isinstance(one, QMenu) and title in one.title())


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[QMenu], QMenu]]:
    """Open menus, which are closed at the end."""
    menus: list[QMenu] = []

    def open_menu(menu: QMenu) -> QMenu:
        menu.popup(menu.pos())
        qtbot.waitUntil(menu.isVisible)
        menus.append(menu)
        return menu

    yield open_menu
    for menu in menus:
        menu.close()


def test_the_keyboard_reaches_a_disabled_entry_which_says_why(
    make_session: Callable[..., Session], qtbot: QtBot, opened: Callable[[QMenu], QMenu]
) -> None:
    session = make_session()
    said: list[str] = []
    session.said.connect(lambda one: said.append(one.words))
    menu = QMenu()
    qtbot.addWidget(menu)
    first, left, last = (menu.addAction(words) for words in ("First", "Move left", "Last"))
    allow(first, unless="")
    allow(left, unless="It is the first program.")
    explain(menu, session)
    opened(menu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is first
    assert said == []
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is left
    assert said == ["It is the first program."]
    qtbot.waitUntil(lambda: QToolTip.text() == "It is the first program.")
    chosen: list[object] = []
    menu.triggered.connect(chosen.append)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == []
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is last


def test_an_entry_that_is_enabled_again_gives_no_reason(
    make_session: Callable[..., Session], qtbot: QtBot
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    explain(menu, make_session())
    action = menu.addAction("Move left")
    allow(action, unless="It is the first program.")
    allow(action, unless="")
    assert action.isEnabled()
    assert "first" not in action.toolTip()


@pytest.mark.parametrize("title", MENUS)
def test_the_menus_give_the_reasons_that_the_palette_gives(
    make_window: MakeWindow, opened: Callable[[QMenu], QMenu], title: str
) -> None:
    window = make_window(State(page="guide", welcomed=True))
    reasons = {entry.key: entry.why_not for entry in local_entries(window)}
    opened(menu_of(window, title))
    for spec in MENUS[title]:
        action = window.commands[spec.key]
        reason = reasons.get(f"action {spec.key}", "")
        assert action.isEnabled() is not bool(reason), spec.key
        assert action.toolTip() == (reason or spec.tip)
        if not action.isEnabled():
            assert reason.endswith("."), spec.key


def test_what_a_menu_does_not_offer_without_a_program_its_keys_may_do_later(
    make_window: MakeWindow, qtbot: QtBot, opened: Callable[[QMenu], QMenu]
) -> None:
    window = make_window(State(page="guide", welcomed=True))
    menu = opened(menu_of(window, "Program"))
    note = window.commands["note"]
    assert not note.isEnabled()
    menu.close()
    qtbot.waitUntil(note.isEnabled)


def test_the_menu_of_a_card_says_why_it_can_not_be_moved_on(make_window: MakeWindow) -> None:
    state = State(page="compare", library=comparing(LOWELL, DENVER), welcomed=True)
    window = make_window(state)
    page = window.view
    assert isinstance(page, ComparePage)
    first, last = page.model.programs
    actions = page.view.card_actions

    def tips(words: str) -> list[str]:
        menus = [actions.menu(program, window) for program in (first, last)]
        found = [one for menu in menus for one in menu.actions() if words in one.text()]
        told = [one.toolTip() if not one.isEnabled() else "" for one in found]
        for menu in menus:
            menu.deleteLater()
        return told

    assert tips("Move left") == ["It is the first program.", ""]
    assert tips("Move right") == ["", "It is the last program."]
