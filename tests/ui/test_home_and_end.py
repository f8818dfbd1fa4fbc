"""Home and End in all tables: ends of a row where cells are gone along, else the first and last."""

from collections.abc import Callable

import pytest
from compare_steps import COMPARED, compare
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from mpcompare.ui.pages.compare.rows import Strip
from mpcompare.ui.widgets.row_keys import go_by_rows
from mpcompare.ui.window.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HOME, END = Qt.Key.Key_Home, Qt.Key.Key_End
ALONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def test_on_the_cards_control_goes_to_the_first_and_the_last_fact(
    make_window: Callable[..., MainWindow],
) -> None:
    page = compare(make_window(COMPARED))
    view, model = page.view, page.model
    view.setFocus()
    QTest.keyClick(view, END, CTRL)
    last = view.currentIndex()
    assert last.column() == model.columnCount() - 1
    below = model.rows[last.row() + 1 :]
    assert not isinstance(model.rows[last.row()], Strip)
    assert all(isinstance(row, Strip) for row in below)
    QTest.keyClick(view, HOME, CTRL)
    first = view.currentIndex()
    assert first.column() == 0
    assert isinstance(model.rows[0], Strip), "a heading, which the key passes over"
    assert first.row() == 1
    QTest.keyClick(view, END)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, last.column())
    QTest.keyClick(view, HOME)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)


@pytest.mark.parametrize("held", [ALONE, CTRL])
def test_in_a_table_of_rows_they_go_to_the_first_and_the_last_one_in_sight(
    qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    table = QTableWidget(5, 2)
    qtbot.addWidget(table)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    go_by_rows(table)
    table.setRowHidden(0, True)
    table.setRowHidden(4, True)
    table.show()
    table.setCurrentCell(2, 1)
    for key, row in ((END, 3), (HOME, 1)):
        QTest.keyClick(table, key, held)
        assert (table.currentRow(), table.currentColumn()) == (row, 1)
        assert {index.row() for index in table.selectedIndexes()} == {row}


def test_an_empty_table_has_no_ends(qtbot: QtBot) -> None:
    table = QTableWidget(0, 2)
    qtbot.addWidget(table)
    go_by_rows(table)
    QTest.keyClick(table, END)
    assert table.currentRow() == -1
