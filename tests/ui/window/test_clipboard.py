"""What is on the clipboard after copying, as another program finds it there."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData
from PySide6.QtGui import QAction, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from mpcompare.app.compare.changes import show_table
from mpcompare.app.state.changes import show_page
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow
from tests.copied_html import read_html, read_table
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.conftest import MakeWindow

COMPARED = State(page="compare", library=comparing(LOWELL, DENVER), welcomed=True)


def copied() -> QMimeData:
    """Return what is on the clipboard."""
    return QGuiApplication.clipboard().mimeData()


def action(window: MainWindow, key: str) -> QAction:
    """Find an action of the menus by its key."""
    found = window.findChild(QAction, key)
    assert found is not None
    return found


def copy_comparison(qtbot: QtBot, window: MainWindow, key: str = "copy-comparison") -> None:
    """Choose Copy Comparison, and wait until it says that it is done."""
    bar = window.findChild(NoticeBar)
    assert bar is not None
    action(window, key).trigger()
    qtbot.waitUntil(bar.isVisible, timeout=5000)


def ink(picture: QImage) -> set[int]:
    """Return some of the colours of a picture."""
    width, height = picture.width(), picture.height()
    return {picture.pixel(x, y) for x in range(0, width, 3) for y in range(0, height, 3)}


def test_selected_cells_are_there_in_every_form_at_once(make_window: MakeWindow) -> None:
    window = make_window(COMPARED)
    page = window.page_widget
    assert isinstance(page, ComparePage)
    row = page.model.row_of("thesis_option")
    assert row is not None
    select = QItemSelectionModel.SelectionFlag.Select
    for column in (0, 1):
        page.view.selectionModel().select(page.model.index(row, column), select)
    action(window, "copy").trigger()
    words = [
        ["", "MM Sound Recording Technology, University of Massachusetts Lowell"],
        ["Thesis option", "not stated"],
    ]
    mime = copied()
    assert [line.split("\t")[:2] for line in mime.text().split("\n")] == words
    assert [[cell.words for cell in row][:2] for row in read_table(mime.html())] == words
    markdown = bytes(mime.data("text/markdown").data()).decode()
    assert markdown.splitlines()[2] == "| **Thesis option** | not stated | Choice (dated: 2017) |"
    assert not mime.hasImage()  # Calc would take it before the table


@pytest.mark.parametrize("as_table", [False, True])
def test_the_current_cell_is_copied_where_none_is_selected(
    make_window: MakeWindow, as_table: bool
) -> None:
    window = make_window(show_table(COMPARED, on=as_table))
    page = window.page_widget
    assert isinstance(page, ComparePage)
    view = page.table if as_table else page.view
    view.clearSelection()
    model = view.model()
    view.selectionModel().setCurrentIndex(
        model.index(1, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    action(window, "copy").trigger()
    assert len(copied().text().split("\n")) == 2
    assert copied().text().split("\n")[0].count("\t") == 1


@pytest.mark.parametrize("page", ["compare", "explore", "careers"])
def test_the_whole_comparison_is_copied_from_any_page(
    qtbot: QtBot, make_window: MakeWindow, page: str
) -> None:
    window = make_window(COMPARED)
    window.session.apply(show_page(window.session.state, page))
    copy_comparison(qtbot, window)
    found = read_html(copied().html())
    labels = [row[0].words for row in found.rows]
    assert labels[:2] == ["", "Place"]
    assert {"Thesis option", "Sound engineers", "Tuition"} <= set(labels)
    assert "Catalog " in found.below


def test_the_whole_table_is_copied_while_compare_shows_one(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(show_table(COMPARED, on=True))
    copy_comparison(qtbot, window)
    rows = read_table(copied().html())
    assert [row[0].words for row in rows] == [
        "",
        "MM Sound Recording Technology, University of Massachusetts Lowell",
        "MS Recording Arts, University of Colorado Denver",
    ]


def test_without_programs_there_is_no_comparison_to_copy(make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    assert not action(window, "copy-comparison").isEnabled()


def test_the_comparison_is_drawn_as_a_picture(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(COMPARED)
    copy_comparison(qtbot, window, "copy-comparison-picture")
    picture = copied().imageData()
    assert isinstance(picture, QImage)
    assert picture.width() >= 2 * 220
    assert picture.height() > 1000
    assert len(ink(picture)) > 10
    assert picture.pixelColor(1, 1).name() == "#ffffff"
