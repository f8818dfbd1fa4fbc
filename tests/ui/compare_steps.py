"""What a user sees and does on the Compare page, for its tests."""

import time

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.compare.quick_add import QuickAdd
from mpcompare.ui.window.window import MainWindow

LOWELL = "uml-mm-sound-recording-technology"
DENVER = "cu-denver-ms-recording-arts"
NEW_YORK = "nyu-mm-music-technology"
YORK = "york-ma-music-production-audio-cultures"
PATIENCE = 10
"""Seconds."""
FOUR = (LOWELL, DENVER, NEW_YORK, YORK)
COMPARED = State(page="compare", library=comparing(*FOUR), welcomed=True)


def page_of(window: MainWindow) -> ComparePage:
    """Return the page as it is, its pay perhaps not there yet."""
    page = window.view
    assert isinstance(page, ComparePage)
    return page


def compare(window: MainWindow) -> ComparePage:
    """Return the page, once it is in sight and what its programs pay has been read."""
    page = page_of(window)
    end = time.monotonic() + PATIENCE
    while page.model.salaries is None and time.monotonic() < end:
        loop = QEventLoop()  # unlike QTest's wait it lets other threads run
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    assert page.model.salaries is not None
    return page


def is_drawn(page: ComparePage) -> bool:
    """Whether every card in sight has the plot of its pay."""
    return page.view.salary is not None and page.view.salary.is_drawn


def keys(page: ComparePage) -> list[str]:
    """Return the keys of the shown rows, headings among them."""
    return [row.key for row in page.model.rows]


def open_fold(page: ComparePage, key: str) -> None:
    """Open the rows that a line across the cards stands for, by the keyboard."""
    row = page.model.row_of(key)
    assert row is not None
    page.view.setCurrentIndex(page.model.index(row, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Return)


def go_to(page: ComparePage, key: str, program: str) -> QRect:
    """Make a cell current and bring it into sight."""
    row, column = page.model.row_of(key), page.model.column_of(program)
    assert row is not None
    assert column is not None
    index = page.model.index(row, column)
    page.view.setCurrentIndex(index)
    page.view.scrollTo(index)
    return page.view.visualRect(index)


def popup(page: ComparePage, kind: type[QWidget]) -> QWidget:
    """Return the open card of a kind; it must be the only one."""
    (found,) = (child for child in page.view.findChildren(kind) if child.isVisible())
    return found


def first(card: QuickAdd) -> str:
    """Return the words of the first program found; none before there is one."""
    item = card.list.item(0)
    return item.text() if item else ""


def words_on(widget: QWidget) -> str:
    """Close a card and return all the words that were on it."""
    words = "\n".join(label.text() for label in widget.findChildren(QLabel))
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    return words
