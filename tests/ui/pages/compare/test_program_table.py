"""Compare's programs as rows of a table: sorted, ranked, with columns that the user chose."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from compare_steps import DENVER, FOUR, LOWELL, NEW_YORK, YORK
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes, session_file
from mpcompare.app.state.state import State
from mpcompare.app.state.table_choice import TableChoice
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.compare.rows_dialog import RowsDialog
from mpcompare.ui.pages.compare.table.table_model import TableModel
from mpcompare.ui.pages.compare.table.table_view import TableView
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups grab the keyboard; the offscreen platform says that it has none."""

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SYRACUSE = "syracuse-ma-audio-arts"
FIVE_TOWNS = "five-towns-mm-music-technology"
CMU = "cmu-ms-music-and-technology"
SIX = (LOWELL, SYRACUSE, FIVE_TOWNS, NEW_YORK, CMU, YORK)
"""They take 24, 14 and 9 months, New York does not say, 21 and 12."""
BY_LENGTH = [FIVE_TOWNS, YORK, SYRACUSE, CMU, LOWELL]
LENGTH = "duration_months"
AS_TABLE = State(
    page="compare", library=comparing(*SIX), welcomed=True, table=TableChoice(shown=True)
)


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window with six programs as rows, in light colours."""
    return make_window(changes.use_scheme(AS_TABLE, "light"))


@pytest.fixture
def view(window: MainWindow) -> TableView:
    """Its table."""
    return table_of(window)


def table_of(window: MainWindow) -> TableView:
    """Return the table, which must be in sight."""
    page = window.view
    assert isinstance(page, ComparePage)
    assert page.table.isVisible()
    return page.table


def programs(view: TableView) -> list[str]:
    """Return the ids of the rows from top to bottom."""
    return [program.id for program in view.table.programs]


def keys(view: TableView) -> list[str]:
    """Return the keys of the columns from left to right."""
    return [attribute.key for attribute in view.table.columns]


def column(view: TableView, key: str) -> int:
    """Return where a column stands."""
    found = view.table.column_of(key)
    assert found is not None
    return found


def heading_at(view: TableView, key: str) -> QPoint:
    """Return the middle of a column's heading, brought into sight."""
    view.scrollTo(view.table.index(0, column(view, key)))
    header = view.columns
    left = header.sectionViewportPosition(column(view, key))
    return QPoint(left + header.sectionSize(column(view, key)) // 2, header.height() // 2)


def click_heading(view: TableView, key: str, qtbot: QtBot) -> None:
    """Click a heading."""
    qtbot.mouseClick(view.columns.viewport(), LEFT, pos=heading_at(view, key))


def ask_menu(widget: QWidget, at: QPoint, *, by_key: bool = False) -> None:
    """Send what the system sends for a right click or for the Menu key."""
    reasons = QContextMenuEvent.Reason
    event = QContextMenuEvent(
        reasons.Keyboard if by_key else reasons.Mouse, at, widget.mapToGlobal(at)
    )
    QApplication.sendEvent(widget, event)


def open_menu(view: TableView) -> QMenu:
    """Return the one open menu."""
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    return menu


def words(menu: QMenu) -> list[str]:
    """Return its entries, without their shortcuts."""
    return [a.text().partition("\t")[0] for a in menu.actions() if not a.isSeparator()]


def choose(menu: QMenu, wanted: str) -> None:
    """Choose an entry, as Return on it does."""
    (action,) = (a for a in menu.actions() if a.text().partition("\t")[0] == wanted)
    action.trigger()
    menu.close()


def say_better(view: TableView, key: str, wanted: str) -> None:
    """Say in a heading's menu which end is better."""
    ask_menu(view.columns.viewport(), heading_at(view, key))
    choose(open_menu(view), wanted)


def ground(view: TableView, program: str, key: str) -> str:
    """Return the colour of a cell's ground."""
    row = view.table.row_of(program)
    assert row is not None
    index = view.table.index(row, column(view, key))
    view.scrollTo(index)
    rect = view.visualRect(index)
    at = rect.topLeft() + QPoint(5, 5)
    return view.viewport().grab().toImage().pixelColor(at).name()


def spoken(view: TableView, program: str, key: str) -> str:
    """Return what a screen reader says of a cell."""
    row = view.table.row_of(program)
    assert row is not None
    index = view.table.index(row, column(view, key))
    return view.table.data(index, Qt.ItemDataRole.AccessibleTextRole)


# Cards or table


def test_the_bar_switches_between_cards_and_table_and_the_keyboard_goes_along(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(page="compare", library=comparing(*FOUR), welcomed=True))
    page = window.view
    assert isinstance(page, ComparePage)
    page.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.mouseClick(page.bar.table, LEFT)
    view = table_of(window)
    assert programs(view) == list(FOUR)
    assert page.bar.table.isChecked()
    assert page.bar.rows.text() == "Columns…"
    view.setFocus()
    control_shift = CONTROL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_T, control_shift)
    assert page.view.isVisible()
    assert page.view.hasFocus()
    assert page.bar.cards.isChecked()
    assert page.bar.rows.text() == "Rows…"
    action = window.findChild(QAction, "as-table")
    assert action is not None
    assert not action.isChecked()
    window.session.apply(changes.show_page(window.session.state, changes.EXPLORE))
    assert not action.isEnabled()


def test_a_restart_brings_the_table_back_as_it_was_sorted_and_sized(
    window: MainWindow, view: TableView, make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    click_heading(view, LENGTH, qtbot)
    click_heading(view, LENGTH, qtbot)
    widen(view, LENGTH, 50, qtbot)
    wide = view.columns.sectionSize(column(view, LENGTH))
    file = tmp_path / "session.json"
    session_file.save(file, session_file.Remembered(state=window.session.state))
    remembered = session_file.load(file, ATTRIBUTES).state
    again = replace(remembered, library=window.session.state.library)
    other = table_of(make_window(again))
    assert programs(other) == [*reversed(BY_LENGTH), NEW_YORK]
    assert abs(other.columns.sectionSize(column(other, LENGTH)) - wide) <= 1


def widen(view: TableView, key: str, by: int, qtbot: QtBot) -> None:
    """Drag the right edge of a column's heading, and wait until that is remembered."""
    before = view.columns.sectionSize(column(view, key))
    edge = heading_at(view, key) + QPoint(before // 2 - 1, 0)
    viewport = view.columns.viewport()
    qtbot.mousePress(viewport, LEFT, pos=edge)
    qtbot.mouseMove(viewport, edge + QPoint(by, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=edge + QPoint(by, 0))
    qtbot.waitUntil(lambda: key in view._session.state.table.widths)
    assert view.columns.sectionSize(column(view, key)) - before >= by - 2


def test_the_model_keeps_qts_contract(view: TableView) -> None:
    tester = QAbstractItemModelTester(
        view.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.table.show(view.table.comparison, AS_TABLE)
    assert tester.model() is view.table


# Cells


def test_cells_say_what_the_sources_state_and_gaps_are_quiet(view: TableView) -> None:
    table = view.table
    row, place = programs(view).index(CMU), column(view, LENGTH)
    index = table.index(row, place)
    assert table.data(index) == "21 months"
    assert table.data(index, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert "Carnegie Mellon" in table.data(index, Qt.ItemDataRole.ToolTipRole)
    words = spoken(view, CMU, LENGTH)
    assert words.startswith("21 months; stated by Carnegie Mellon University")
    assert "not stated" in spoken(view, NEW_YORK, LENGTH)
    thesis = table.index(row, column(view, "thesis_option"))
    assert table.data(thesis, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft


def test_return_on_a_cell_shows_its_source(view: TableView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.table.index(programs(view).index(CMU), column(view, LENGTH)))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    (card,) = (child for child in view.findChildren(Provenance) if child.isVisible())
    assert "Carnegie Mellon" in " ".join(label.text() for label in card.findChildren(QLabel))
    card.close()


def test_copied_cells_and_rows_have_headings(
    window: MainWindow, view: TableView, qtbot: QtBot
) -> None:
    row, place = programs(view).index(YORK), column(view, LENGTH)
    view.setCurrentIndex(view.table.index(row, place))
    window.copy()
    title = "MA Music Production and Audio Cultures, University of York"
    assert clipboard() == [["", "Length"], [title, "12 months (dated: 2021)"]]
    ask_menu(view, QPoint(), by_key=True)
    menu = open_menu(view)
    assert words(menu) == [
        "Copy",
        "Copy row",
        "Copy as picture",
        "Show source",
        "Note on this fact…",
        "Correct this value…",
        "Explain",
        "Column",
    ]
    choose(menu, "Copy as picture")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage(), timeout=5000)
    assert QGuiApplication.clipboard().image().width() > 100
    ask_menu(view, QPoint(), by_key=True)
    choose(open_menu(view), "Copy row")
    header, line = clipboard()
    assert header == ["", *(attribute.label for attribute in view.table.columns)]
    assert line[0] == title


def clipboard() -> list[list[str]]:
    """Return the table on the clipboard."""
    text = QGuiApplication.clipboard().mimeData().text()
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


# Order


def test_a_heading_sorts_up_down_and_back_with_gaps_last(view: TableView, qtbot: QtBot) -> None:
    assert programs(view) == list(SIX)
    click_heading(view, LENGTH, qtbot)
    assert programs(view) == [*BY_LENGTH, NEW_YORK]
    assert view.table.headerData(column(view, LENGTH), Qt.Orientation.Horizontal) == "Length ↑"
    click_heading(view, LENGTH, qtbot)
    assert programs(view) == [*reversed(BY_LENGTH), NEW_YORK]
    click_heading(view, LENGTH, qtbot)
    assert programs(view) == list(SIX)


def test_the_corner_sorts_by_title(view: TableView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.corner, LEFT)
    titles = [program.title for program in view.table.programs]
    assert titles == sorted(titles, key=str.casefold)
    assert view.corner.text() == "6 programs ↑"
    qtbot.mouseClick(view.corner, LEFT)
    qtbot.mouseClick(view.corner, LEFT)
    assert programs(view) == list(SIX)


def test_the_current_program_stays_current_when_the_order_changes(
    view: TableView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(view.table.index(programs(view).index(CMU), column(view, LENGTH)))
    click_heading(view, LENGTH, qtbot)
    program = view.current_program()
    assert program is not None
    assert program.id == CMU
    assert view.currentIndex().row() == 3


# Better


def test_a_column_is_tinted_only_once_the_user_has_said_what_is_better(
    window: MainWindow, view: TableView
) -> None:
    surface = ground(view, NEW_YORK, LENGTH)
    assert {ground(view, one, LENGTH) for one in SIX} == {surface}
    assert "best" not in spoken(view, FIVE_TOWNS, LENGTH)
    say_better(view, LENGTH, "Lower is better")
    tints = [ground(view, one, LENGTH) for one in BY_LENGTH]
    assert len(set(tints)) == 5, "from the strongest to the surface, a step for each rank"
    assert tints[-1] == surface == ground(view, NEW_YORK, LENGTH)
    assert "Best of 5, as lower is better" in spoken(view, FIVE_TOWNS, LENGTH)
    assert "2nd best of 5" in spoken(view, YORK, LENGTH)
    assert "best of" not in spoken(view, NEW_YORK, LENGTH)
    said = view.table.headerData(column(view, LENGTH), Qt.Orientation.Horizontal)
    assert said == "Length\nlower is better"
    assert {ground(view, one, "thesis_option") for one in SIX} == {surface}
    say_better(view, LENGTH, "Higher is better")
    assert [ground(view, one, LENGTH) for one in reversed(BY_LENGTH)] == tints
    assert window.session.undo_name == "Length: higher is better"
    window.session.undo()
    window.session.undo()
    assert {ground(view, one, LENGTH) for one in SIX} == {surface}


def test_what_cannot_be_ranked_has_no_better_end(view: TableView) -> None:
    ask_menu(view.columns.viewport(), heading_at(view, "thesis_option"))
    menu = open_menu(view)
    assert words(menu) == [
        "Sort ascending",
        "Sort descending",
        "Move column left",
        "Move column right",
        "Hide this column",
        "Choose columns…",
        "Copy column",
        "Explain",
    ]
    menu.close()


# Columns


def test_a_heading_is_dragged_to_another_place_and_stays_there(
    window: MainWindow, view: TableView, qtbot: QtBot
) -> None:
    before = keys(view)
    viewport = view.columns.viewport()
    start, end = heading_at(view, before[0]), heading_at(view, before[2])
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(20, 0))
    qtbot.mouseMove(viewport, end + QPoint(30, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=end + QPoint(30, 0))
    moved = [before[1], before[2], before[0], *before[3:]]
    qtbot.waitUntil(lambda: keys(view) == moved)
    assert [view.columns.logicalIndex(n) for n in range(len(moved))] == list(range(len(moved)))
    assert window.session.state.table.sort == "", "a drag is no click"
    assert window.session.state.library.shortlist.columns == tuple(moved)
    window.session.undo()
    assert keys(view) == before


def test_columns_move_and_hide_by_the_keyboard_alone(window: MainWindow, view: TableView) -> None:
    before = keys(view)
    view.setCurrentIndex(view.table.index(0, 1))
    for wanted in ("Move column left", "Hide this column"):
        ask_menu(view, QPoint(), by_key=True)
        menu = open_menu(view)
        (of_column,) = (a.menu() for a in menu.actions() if a.text() == "Column")
        assert isinstance(of_column, QMenu)
        choose(of_column, wanted)
        menu.close()
    assert keys(view) == [before[0], *before[2:]]
    assert before[1] not in window.session.state.hidden_rows, "its row stays on the cards"
    window.session.undo()
    assert keys(view) == [before[1], before[0], *before[2:]]


def test_columns_are_chosen_from_the_rows_of_the_cards(
    window: MainWindow, view: TableView, qtbot: QtBot
) -> None:
    window.session.apply(changes.hide_rows(window.session.state, ["gre"]), "Hide GRE")
    before = keys(view)
    page = window.view
    assert isinstance(page, ComparePage)
    qtbot.mouseClick(page.bar.rows, LEFT)
    (dialog,) = (d for d in window.findChildren(QDialog) if d.isVisible())
    assert isinstance(dialog, RowsDialog)
    assert dialog.windowTitle() == "Columns of the table"
    items = {dialog.list.item(n).text(): dialog.list.item(n) for n in range(dialog.list.count())}
    ticked = [text for text, item in items.items() if item.checkState() == Qt.CheckState.Checked]
    assert ticked == [attribute.label for attribute in view.table.columns]
    items["GRE"].setCheckState(Qt.CheckState.Checked)
    items["Thesis option"].setCheckState(Qt.CheckState.Unchecked)
    (done,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Show these")
    qtbot.mouseClick(done, LEFT)
    assert keys(view) == [*(key for key in before if key != "thesis_option"), "gre"]
    assert "gre" not in window.session.state.hidden_rows
    window.session.undo()
    assert keys(view) == before


def test_hidden_rows_and_differences_only_are_of_columns_too(
    window: MainWindow, view: TableView
) -> None:
    before = keys(view)
    window.session.apply(changes.hide_rows(window.session.state, [LENGTH]), "Hide it")
    assert keys(view) == [key for key in before if key != LENGTH]
    window.session.undo()
    window.session.apply(changes.show_differences_only(window.session.state, on=True))
    differing = view.table.comparison.differing
    assert keys(view) == [key for key in before if key in differing]
    assert LENGTH in keys(view)


def test_no_column_left_says_why(window: MainWindow, view: TableView) -> None:
    window.session.apply(changes.hide_rows(window.session.state, keys(view)), "Hide all")
    assert view.nothing.isVisible()
    assert keys(view) == []
    window.session.undo()
    assert not view.nothing.isVisible()


# Programs


def test_left_leads_to_the_programs_and_delete_removes_one_from_there_alone(
    view: TableView, qtbot: QtBot
) -> None:
    view.setFocus()
    view.setCurrentIndex(view.table.index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert programs(view) == list(SIX)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.programs.hasFocus()
    assert view.programs.accessibleName() == "MA Audio Arts, Syracuse University, 2 of 6"
    qtbot.keyClick(view.programs, Qt.Key.Key_Delete)
    assert programs(view) == [LOWELL, FIVE_TOWNS, NEW_YORK, CMU, YORK]
    assert view.programs.hasFocus()
    program = view.current_program()
    assert program is not None
    assert program.id == FIVE_TOWNS
    qtbot.keyClick(view.programs, Qt.Key.Key_Return)
    menu = open_menu(view)
    assert words(menu)[:3] == ["Pin as reference", "Move up", "Move down"]
    choose(menu, "Move down")
    assert programs(view) == [LOWELL, NEW_YORK, FIVE_TOWNS, CMU, YORK]
    qtbot.keyClick(view.programs, Qt.Key.Key_Right)
    assert view.hasFocus()


def test_a_row_has_the_colour_of_its_program(window: MainWindow, view: TableView) -> None:
    state = changes.move(changes.remove(window.session.state, LOWELL), YORK, 0)
    window.session.apply(state)
    assert programs(view)[:2] == [YORK, SYRACUSE]
    image = view.programs.viewport().grab().toImage()
    middle = view.programs.sectionSize(0) // 2
    stripe = next(x for x in range(60) if image.pixelColor(x, middle).name() == "#880138")
    of_second = image.pixelColor(stripe, middle + view.programs.sectionSize(0)).name()
    assert of_second == "#bf5700", "the second and the sixth of the six colours"


def test_programs_that_the_catalog_lacks_are_counted(make_window: MakeWindow) -> None:
    gone = "made-up-program-of-another-catalog"
    view = table_of(make_window(replace(AS_TABLE, library=comparing(LOWELL, gone, YORK))))
    assert programs(view) == [LOWELL, YORK]
    assert view.corner.text() == "2 of 3 programs"
    assert "not in this catalog" in view.corner.toolTip()


def test_the_last_program_removed_shows_what_can_come_next(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    state = replace(AS_TABLE, library=comparing(DENVER))
    window = make_window(state)
    view = table_of(window)
    view.programs.setFocus()
    qtbot.keyClick(view.programs, Qt.Key.Key_Delete)
    assert not view.isVisible()
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Explore programs"


# Many


def test_of_a_hundred_programs_only_those_in_sight_are_painted(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    hundred = [one.id for one in window.session.workspace.programs_by_number(range(1, 101))]
    state = changes.compare_these(window.session.state, hundred)
    window.session.apply(replace(state, table=TableChoice(shown=True)))
    view = table_of(window)
    text, asked = TableModel.text, set[int]()

    def counted(model: TableModel, row: int, column: int) -> str:
        asked.add(row)
        return text(model, row, column)

    monkeypatch.setattr(TableModel, "text", counted)
    view.viewport().grab()
    in_sight = view.viewport().height() // view.programs.defaultSectionSize() + 2
    assert 5 < len(asked) <= in_sight
    assert view.table.rowCount() == 100
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().grab()
    assert 99 in asked
    assert len(asked) <= 2 * in_sight
