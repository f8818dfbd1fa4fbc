"""Programs that take no applications, on the screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.explore.results.results_model import PROGRAM
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
LEEDS = "leeds-ma-electronic-and-computer-music"


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def button(page: ExplorePage, words: str) -> QPushButton:
    return next(b for b in page.empty.buttons if words in b.text())


def test_a_link_shows_them_and_a_chip_leaves_them_out_again(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(welcomed=True))
    page = explore(window)
    before, everything = page.model.rowCount(), window.session.workspace.count
    assert page.chips.closed.text() == f"{everything - before} paused or closed · show"
    assert page.model.row_of(LEEDS) is None
    qtbot.mouseClick(page.chips.closed, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == everything)
    assert not page.chips.closed.isVisible()
    (chip,) = page.chips.chips
    assert chip.text().strip() == "With paused or closed"
    qtbot.mouseClick(chip, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == before)


def test_each_has_a_badge_in_the_results_and_in_the_details(make_window: MakeWindow) -> None:
    query = Query("leeds electronic computer", with_closed=True)
    window = make_window(State(query=query, selected=LEEDS, welcomed=True))
    page = explore(window)
    cell = page.model.index(0, PROGRAM)
    assert ", closed, " in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "not recruiting" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert page.details.closed.isVisible()
    assert page.details.closed.text() == "Closed: takes no applications"
    # the badge is drawn: its ground is in the picture of the row, and in no other row's
    caution = window.session.theme.color("caution-soft").rgb()
    picture = page.results.viewport().grab(page.results.visualRect(cell)).toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(picture.height())
    }
    assert caution in colours


def test_where_nothing_else_matches_they_are_offered(qtbot: QtBot, make_window: MakeWindow) -> None:
    query = Query("leeds electronic computer")
    page = explore(make_window(State(query=query, welcomed=True)))
    assert page.empty.isVisible()
    assert page.empty.why.text() == "What matches takes no applications."
    qtbot.mouseClick(button(page, "Show 1 paused or closed program"), LEFT)
    qtbot.waitUntil(lambda: page.model.row_of(LEEDS) == 0)


def test_a_closed_program_stays_on_its_shortlist(make_window: MakeWindow) -> None:
    window = make_window(State(library=comparing(LEEDS), welcomed=True))
    assert explore(window).model.row_of(LEEDS) is None
    assert window.session.state.compared == (LEEDS,)
    assert window.session.comparison().programs[0].id == LEEDS
