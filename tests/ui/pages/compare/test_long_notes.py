"""Long notes and lists on the cards: they fold, and open in place by click, by key and by menu."""

from collections.abc import Callable

import pytest
from compare_steps import COMPARED, NEW_YORK, compare, go_to
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups grab the keyboard; the offscreen platform says that it has none."""
NOTE_END = "are compulsory"
"""How the note on New York's classes on campus ends, which two lines do not reach."""


@pytest.fixture
def page(make_window: MakeWindow) -> ComparePage:
    """The page of a window that compares four programs."""
    return compare(make_window(COMPARED))


def words(page: ComparePage, index: QModelIndex) -> list[str]:
    """Return the pieces of text in a cell."""
    row, program = page.model.rows[index.row()], page.model.programs[index.column()]
    width = page.view.visualRect(index).width() - GAP
    layout = page.view.delegate.layout(page.model.comparison.register[row.key], program, width)
    return [span.text for span in layout.spans]


def click_on(page: ComparePage, qtbot: QtBot, index: QModelIndex, text: str) -> None:
    """Click on a piece of text in a cell."""
    row, program = page.model.rows[index.row()], page.model.programs[index.column()]
    cell = page.view.visualRect(index)
    layout = page.view.delegate.layout(
        page.model.comparison.register[row.key], program, cell.width() - GAP
    )
    (span,) = [span for span in layout.spans if span.text == text]
    place = cell.topLeft() + span.rect.center().toPoint()
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=place)


def test_a_click_opens_a_long_note_in_place_and_another_folds_it(
    page: ComparePage, qtbot: QtBot
) -> None:
    go_to(page, "online", NEW_YORK)
    index = page.view.currentIndex()
    height = page.view.rowHeight(index.row())
    assert words(page, index)[-1] == "more"
    click_on(page, qtbot, index, "more")
    assert NOTE_END in " ".join(words(page, index))
    assert page.view.rowHeight(index.row()) > height
    assert page.view.currentIndex() == index
    click_on(page, qtbot, index, "less")
    assert words(page, index)[-1] == "more"
    assert page.view.rowHeight(index.row()) == height


def test_enter_opens_a_long_note_first_and_then_its_sources(
    page: ComparePage, qtbot: QtBot
) -> None:
    go_to(page, "online", NEW_YORK)
    index = page.view.currentIndex()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert NOTE_END in " ".join(words(page, index))
    assert not page.view.findChildren(Provenance)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    (card,) = page.view.findChildren(Provenance)
    qtbot.keyClick(card, Qt.Key.Key_Escape)


def test_the_menu_of_a_cell_opens_and_folds_what_is_long(page: ComparePage) -> None:
    cell = go_to(page, "online", NEW_YORK)
    index = page.view.currentIndex()
    for offered, last in (("Show all of it", "less"), ("Show less of it", "more")):
        place = cell.topLeft() + QPoint(8, 4)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(5, 5))
        QApplication.sendEvent(page.view.viewport(), event)
        menu = next(menu for menu in page.view.findChildren(QMenu) if menu.isVisible())
        (action,) = [a for a in menu.actions() if a.text().startswith(offered)]
        action.trigger()
        menu.close()
        assert words(page, index)[-1] == last


def test_what_is_open_stays_open_while_other_things_change(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "online", NEW_YORK)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    session = page._session
    session.apply(changes.show_page(session.state, "explore"))
    session.apply(changes.show_best_values(session.state, on=True))
    session.apply(changes.show_page(session.state, "compare"))
    assert NOTE_END in " ".join(words(page, page.view.currentIndex()))
