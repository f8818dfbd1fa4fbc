"""Dividers between the parts of a page, moved by the keyboard."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mpcompare.app.decide.examples import EXAMPLES
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.widgets.key_splitter import PAGE, STEP, Divider, KeySplitter
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MakeWindow = Callable[..., MainWindow]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def on(make_window: MakeWindow, qtbot: QtBot, page: str) -> MainWindow:
    """Return an active window on a page, all of whose parts have room."""
    state = State(page=page, library=comparing(LOWELL, DENVER), selected=LOWELL, welcomed=True)
    window = make_window(state, (1600, 900))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.focus_content()
    return window


def at_divider(window: MainWindow, qtbot: QtBot) -> Divider:
    """Go to a divider by its keys, and return it."""
    qtbot.keyClick(window, Qt.Key.Key_F8, SHIFT)
    divider = window.focusWidget()
    assert isinstance(divider, Divider)
    return divider


def test_the_arrow_keys_move_the_divider_and_enter_goes_back(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = on(make_window, qtbot, "explore")
    page = window.view
    assert isinstance(page, ExplorePage)
    before, width = window.focusWidget(), page.filters.width()
    divider = at_divider(window, qtbot)
    qtbot.keyClick(divider, Qt.Key.Key_Right)
    assert page.filters.width() == width + STEP
    qtbot.keyClick(divider, Qt.Key.Key_Left)
    qtbot.keyClick(divider, Qt.Key.Key_PageDown)
    assert page.filters.width() == width + PAGE
    qtbot.keyClick(divider, Qt.Key.Key_Home)
    assert page.filters.width() == page.filters.minimumWidth()
    qtbot.keyClick(divider, Qt.Key.Key_End)
    assert page.results.width() < page.filters.width()
    qtbot.keyClick(divider, Qt.Key.Key_Return)
    assert window.focusWidget() is before
    assert page.filters.width() > width


def test_escape_puts_the_divider_back_where_it_was(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = on(make_window, qtbot, "explore")
    page = window.view
    assert isinstance(page, ExplorePage)
    before, sizes = window.focusWidget(), page.splitter.sizes()
    divider = at_divider(window, qtbot)
    qtbot.keyClick(divider, Qt.Key.Key_PageDown)
    assert page.splitter.sizes() != sizes
    qtbot.keyClick(divider, Qt.Key.Key_Escape)
    assert page.splitter.sizes() == sizes
    assert window.focusWidget() is before


def test_the_same_keys_go_on_to_the_next_divider(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = on(make_window, qtbot, "explore")
    page = window.view
    assert isinstance(page, ExplorePage)
    first = at_divider(window, qtbot)
    second = at_divider(window, qtbot)
    assert second is not first
    width = page.details.width()
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert page.details.width() == width + STEP
    assert at_divider(window, qtbot) is first
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert window.focusWidget() is page.results


def test_it_begins_with_the_divider_of_the_part_with_the_focus(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = on(make_window, qtbot, "explore")
    page = window.view
    assert isinstance(page, ExplorePage)
    page.details.page.setFocus(Qt.FocusReason.TabFocusReason)
    divider = at_divider(window, qtbot)
    assert divider.accessibleName() == "Divider between Results and Details"


def test_screen_readers_are_told_what_it_divides_and_how(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = on(make_window, qtbot, "explore")
    said: list[str] = []
    window.session.said.connect(lambda one: said.append(one.words))
    divider = at_divider(window, qtbot)
    told = QAccessible.queryAccessibleInterface(divider)
    assert told.role() == QAccessible.Role.Separator
    assert told.text(QAccessible.Text.Name) == "Divider between Filters and Results"
    assert "arrow keys" in told.text(QAccessible.Text.Description)
    qtbot.keyClick(divider, Qt.Key.Key_Home)
    page = window.view
    assert isinstance(page, ExplorePage)
    sizes = page.splitter.sizes()
    shares = [f"{100 * size / sum(sizes):.0f} %" for size in sizes]
    assert said[-1] == f"Filters {shares[0]}, Results {shares[1]}"


@pytest.mark.parametrize("page", [page.key for page in find_pages() if page.key != "compare"])
def test_every_divider_in_sight_is_named_and_reached(
    make_window: MakeWindow, qtbot: QtBot, page: str
) -> None:
    window = on(make_window, qtbot, page)
    splitters = window.page_widget.findChildren(KeySplitter)

    def in_sight() -> set[Divider]:
        return {one for splitter in splitters for one in splitter.dividers()}

    idle: list[bool] = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle), timeout=20_000)
    view = window.view
    if isinstance(view, DecidePage):  # whose parts come with the first criteria
        view.bar.example_asked.emit(EXAMPLES[0])
        qtbot.waitUntil(lambda: view.outcome is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(in_sight()), timeout=20_000)
    shown = in_sight()
    reached = {at_divider(window, qtbot) for _ in shown}
    assert reached == shown
    for divider in shown:
        assert re.fullmatch(r"Divider between \S.* and \S.*", divider.accessibleName())


def test_where_one_part_has_all_the_room_that_is_said(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = on(make_window, qtbot, "explore")
    window.resize(560, 600)
    page = window.view
    assert isinstance(page, ExplorePage)
    qtbot.waitUntil(lambda: not page.splitter.dividers())
    told: list[str] = []
    window.session.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.keyClick(window, Qt.Key.Key_F8, SHIFT)
    assert told == ["One part has all the room. There is no divider to move."]
