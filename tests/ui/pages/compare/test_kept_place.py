"""What the user has scrolled to on the Compare page stays in sight when something changes."""

from collections.abc import Callable

import pytest
from compare_steps import COMPARED, LOWELL, NEW_YORK, YORK, compare, go_to
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.model.attribute import Section
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window that compares four programs."""
    return make_window(COMPARED)


@pytest.fixture
def page(window: MainWindow) -> ComparePage:
    """Its page."""
    return compare(window)


def top_of(page: ComparePage, key: str) -> int:
    """Return where in the view a row begins."""
    row = page.model.row_of(key)
    assert row is not None
    return page.view.rowViewportPosition(row)


def test_a_change_elsewhere_leaves_in_sight_what_the_user_has_scrolled_to(
    window: MainWindow, page: ComparePage, qtbot: QtBot
) -> None:
    view, session = page.view, window.session
    go_to(page, "concentrations", LOWELL)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    assert not view.sees_current(), "or it proves nothing"
    shown = page.model.rows[view.labels.visualIndexAt(0)].key
    before = top_of(page, shown)
    for switch in (page.bar.best, page.bar.best):
        qtbot.mouseClick(switch, LEFT)
        assert top_of(page, shown) == before
    for change in (
        lambda s: changes.hide_rows(s, ["thesis_option"]),
        lambda s: changes.hide_rows(s, []),
        lambda s: changes.fold(s, Section.GETTING_IN.name),
        lambda s: changes.fold(s, Section.GETTING_IN.name),
        lambda s: changes.remove(s, YORK),
    ):
        session.apply(change(session.state), "A change")
        assert top_of(page, shown) == before
    assert view.place() == ("concentrations", LOWELL)
    assert not view.sees_current()


def test_a_cell_in_sight_is_still_in_sight_when_rows_above_it_come_back(
    page: ComparePage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.bar.differences, LEFT)
    go_to(page, "tuition_in_all", NEW_YORK)
    qtbot.mouseClick(page.bar.differences, LEFT)
    assert page.view.place() == ("tuition_in_all", NEW_YORK)
    assert page.view.sees_current()
