"""Filters that many ask for, one click away above the results."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.app.workspace.typed_filters import quick_filters
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import AnyOf, Between, Query
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
FILTERS = {
    "Thesis not required": AnyOf("thesis_option", frozenset({"non-thesis", "choice"})),
    "Fully online": AnyOf("online", frozenset({"online"})),
    "No GRE": AnyOf("gre", frozenset({"none"})),
    "Up to $40k": Between("tuition_in_all", None, 40_000.0),
}


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def offered(page: ExplorePage) -> list[str]:
    return [button.text() for button in page.chips.quick if button.isVisible()]


def test_each_asks_for_what_its_words_say() -> None:
    assert dict(quick_filters(ATTRIBUTES)) == FILTERS


def test_no_program_that_needs_no_thesis_asks_for_one(make_window: MakeWindow) -> None:
    workspace = make_window(State(welcomed=True)).session.workspace
    hits = workspace.hits(Query(filters=(FILTERS["Thesis not required"],)))
    thesis = ATTRIBUTES["thesis_option"]
    stated = {one.fact(thesis).values for one in workspace.programs_by_number(hits.numbers)}
    # with a choice one may write a thesis: the filter's words must not say that there is none
    assert stated == {("non-thesis",), ("choice",)}


@pytest.mark.parametrize("words", FILTERS)
def test_a_click_filters_and_a_chip_takes_it_away(
    qtbot: QtBot, make_window: MakeWindow, words: str
) -> None:
    window = make_window(State(welcomed=True))
    page = explore(window)
    assert offered(page) == list(FILTERS)
    (button,) = (one for one in page.chips.quick if one.text() == words)
    everything = page.model.rowCount()
    qtbot.mouseClick(button, LEFT)
    assert window.session.state.query.filters == (FILTERS[words],)
    qtbot.waitUntil(lambda: len(page.chips.chips) == 1)
    expected = window.session.workspace.hits(Query(filters=(FILTERS[words],))).total
    assert page.model.rowCount() == expected
    assert 0 < expected < everything
    assert offered(page) == [other for other in FILTERS if other != words]
    qtbot.mouseClick(page.chips.chips[0], LEFT)
    qtbot.waitUntil(lambda: offered(page) == list(FILTERS))
    assert page.model.rowCount() == everything


def test_the_keyboard_stays_with_those_that_are_left(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = explore(window)
    page.chips.quick[0].setFocus()
    qtbot.keyClick(page.chips.quick[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.chips.chips) == 1)
    assert page.window().focusWidget() is page.chips.quick[0]
    assert page.chips.quick[0].text() == "Fully online"
