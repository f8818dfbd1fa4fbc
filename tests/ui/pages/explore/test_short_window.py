"""Explore in a window with little height, or with large text, which comes to the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state.changes import use_text_size
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import FOUR

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
GATHERED = State(page="explore", library=comparing(*FOUR), selected=FOUR[0], welcomed=True)


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def rows_in_sight(page: ExplorePage) -> float:
    """Return how many rows of the results have room."""
    results = page.results
    return results.viewport().height() / results.verticalHeader().defaultSectionSize()


def test_the_tray_has_one_line_where_there_is_little_height_and_two_again_after(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(GATHERED, (1280, 800))
    page = explore(window)
    bar = page.tray.area.horizontalScrollBar()
    qtbot.waitUntil(bar.isVisible)  # four cards have no room beside each other
    tall = page.tray.height()
    assert page.tray.compare.text() == "Compare\nside by side"
    window.resize(1280, 480)
    qtbot.waitUntil(lambda: page.tray.height() < 0.75 * tall)
    assert page.tray.compare.text() == "Compare"
    assert page.tray.compare.accessibleName() == "Compare side by side"
    assert not bar.isVisible()
    assert not page.tray.label.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.tray.height() >= tall)
    assert page.tray.compare.text() == "Compare\nside by side"
    assert page.tray.label.text() == "4 programs"
    assert page.tray.label.isVisible()


def test_large_text_leaves_room_for_more_than_one_result(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(GATHERED, (1280, 800))
    page = explore(window)
    qtbot.waitUntil(lambda: len(page.tray.cards) == len(FOUR))
    window.session.apply(use_text_size(window.session.state, 200))
    qtbot.waitUntil(lambda: rows_in_sight(page) > 1.4)
    window.session.apply(use_text_size(window.session.state, 100))
    qtbot.waitUntil(lambda: rows_in_sight(page) > 4)
    assert page.tray.compare.text() == "Compare\nside by side"
    assert page.tray.label.text() == "4 programs"
    assert page.tray.label.isVisible()


def test_the_cards_of_a_short_tray_are_gone_along_and_removed_by_keys(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(replace(GATHERED, text_size=200), (1280, 800))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = explore(window)
    qtbot.waitUntil(lambda: len(page.tray.cards) == len(FOUR))
    page.tray.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    for card in page.tray.cards:
        assert window.focusWidget() is card
        assert (
            page.tray.area.viewport()
            .rect()
            .contains(card.mapTo(page.tray.area.viewport(), card.rect().center()))
        )
        qtbot.keyClick(card, Qt.Key.Key_Right)
    qtbot.keyClick(page.tray.cards[-1], Qt.Key.Key_Delete)
    assert window.session.state.compared == FOUR[:-1]
