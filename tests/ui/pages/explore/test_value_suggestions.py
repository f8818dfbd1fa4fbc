"""Filters offered for the words that name them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.query import AnyOf
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
ONLINE = (AnyOf("online", frozenset({"online"})),)


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def typed(qtbot: QtBot, window: MainWindow, words: str) -> ExplorePage:
    page = explore(window)
    window.top_bar.search.setFocus()
    qtbot.keyClicks(window.top_bar.search, words)
    qtbot.waitUntil(lambda: bool(page.suggestions.buttons))
    return page


def test_a_click_puts_the_filter_in_the_place_of_the_words(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(welcomed=True))
    page = typed(qtbot, window, "online")
    button = page.suggestions.buttons[0]
    promised = button.text().removeprefix("Online availability: Fully online · ")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: f"{page.model.rowCount()} programs" == promised)
    assert window.session.state.query.filters == ONLINE
    assert window.top_bar.search.text() == ""
    assert not page.suggestions.isVisible()


def test_one_key_does_so_from_the_search_field(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    page = typed(qtbot, window, "berklee online")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.state.query.filters == ONLINE
    assert window.top_bar.search.text() == "berklee"
    assert page.window().focusWidget() is window.top_bar.search


def test_words_that_name_nothing_offer_nothing(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    page = typed(qtbot, window, "hybrid")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.top_bar.search, "lowell")
    qtbot.waitUntil(lambda: not page.suggestions.buttons)
    assert not page.suggestions.isVisible()
