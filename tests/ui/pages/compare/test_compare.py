"""The Compare page as a user meets it: cards, rows, keys, sources, copying."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from compare_steps import (
    COMPARED,
    DENVER,
    FOUR,
    LOWELL,
    NEW_YORK,
    YORK,
    compare,
    first,
    go_to,
    keys,
    open_fold,
    popup,
    words_on,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.model.comparison import Agreement
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.compare.quick_add import QuickAdd
from mpcompare.ui.pages.compare.rows import Heading
from mpcompare.ui.window.window import MainWindow
from tests.copied_html import read_table

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups grab the keyboard; the offscreen platform says that it has none."""

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window that compares four programs."""
    return make_window(COMPARED)


@pytest.fixture
def page(window: MainWindow) -> ComparePage:
    """Its page."""
    return compare(window)


def test_four_cards_show_what_the_sources_state(page: ComparePage) -> None:
    model = page.model
    headers = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert headers == [
        "MM Sound Recording Technology",
        "MS Recording Arts",
        "MM Music Technology",
        "MA Music Production and Audio Cultures",
    ]
    thesis = model.row_of("thesis_option")
    assert thesis is not None
    texts = [model.index(thesis, column).data() for column in range(4)]
    assert texts == ["not stated", "Choice", "Thesis", "Choice"]
    assert model.headerData(thesis, Qt.Orientation.Vertical) == "Thesis option"


def test_the_model_keeps_qts_contract(page: ComparePage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.model, fatal)
    session = page._session
    session.apply(changes.fold(session.state, "COST"))
    session.apply(changes.remove(session.state, DENVER))
    assert page.model.columnCount() == 3
    del tester


def test_four_cards_share_the_width_and_none_is_cut_off(page: ComparePage) -> None:
    widths = {page.view.columnWidth(column) for column in range(4)}
    assert len(widths) == 1
    assert page.view.horizontalScrollBar().maximum() == 0
    assert 4 * widths.pop() > page.view.viewport().width() - 5


def test_rows_are_as_high_as_their_highest_cell_and_label(page: ComparePage, qtbot: QtBot) -> None:
    view = page.view
    qtbot.waitUntil(lambda: view.heights.is_done)
    for number, row in enumerate(page.model.rows):
        width = view.columnWidth(0) - GAP
        cells = [view.delegate.cell_height(row, p, width) for p in page.model.programs]
        assert view.rowHeight(number) >= round(max(cells))


def test_every_cell_says_to_the_ear_what_it_shows_and_who_states_it(page: ComparePage) -> None:
    rect = go_to(page, "thesis_option", NEW_YORK)
    assert rect.isValid()
    spoken = page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Thesis; stated by "), "the headers say of what, and of whom"
    assert "undated" in spoken
    assert "differs" not in spoken, "nothing is pinned that it could differ from"


def test_differences_only_keeps_the_rows_whose_stated_values_differ(
    page: ComparePage, qtbot: QtBot
) -> None:
    comparison = page.model.comparison
    before = keys(page)
    assert "unstated GETTING_IN" in before
    qtbot.mouseClick(page.bar.differences, LEFT)
    *after, last = [k for k in keys(page) if not k.startswith("section")]
    assert after == [k for k in before if k in comparison.differing or k.startswith("pay")]
    assert "online" not in after, "three are on campus, and one does not say: no values differ"
    assert "thesis_option" in after, "Denver leaves the choice, New York asks for a thesis"
    assert last == "partial", "what only some state stands below, folded"
    qtbot.keyClick(page.bar.differences, Qt.Key.Key_Space)
    assert keys(page) == before


def test_the_keyboard_starts_on_the_first_fact(page: ComparePage) -> None:
    assert page.view.place() == ("concentrations", LOWELL)


def test_one_program_has_nothing_to_differ_from_and_the_page_says_so(
    make_window: MakeWindow,
) -> None:
    alone = replace(COMPARED, library=comparing(LOWELL), differences_only=True)
    page = compare(make_window(alone))
    assert page.model.rowCount() == 0
    assert page.view.nothing.isVisible()
    assert "nothing to differ" in page.view.nothing.title.text()


def test_a_section_folds_by_click_and_unfolds_by_key(page: ComparePage, qtbot: QtBot) -> None:
    labels = page.view.labels
    heading = page.model.row_of("section GETTING_IN")
    assert heading is not None
    page.view.scrollTo(page.model.index(heading, 0))
    at = QPoint(40, labels.sectionViewportPosition(heading) + labels.sectionSize(heading) // 2)
    qtbot.mouseClick(labels.viewport(), LEFT, pos=at)
    assert "entrance_exam" not in keys(page)
    row = page.model.rows[heading]
    assert isinstance(row, Heading)
    assert row.folded
    assert row.count_text.startswith("13 rows, ")
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(heading, 1))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert "entrance_exam" in keys(page)
    assert page.view.currentIndex().row() == heading, "the keyboard stays where it was"
    assert page.view.currentIndex().column() == 1


def test_a_click_on_a_source_mark_opens_where_the_value_comes_from(
    page: ComparePage, qtbot: QtBot
) -> None:
    cell = go_to(page, "thesis_option", DENVER)
    program = page.model.programs[1]
    layout = page.view.delegate.layout(
        page.model.comparison.register["thesis_option"], program, cell.width() - GAP
    )
    mark = layout.marks[0].rect.center().toPoint() + cell.topLeft()
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=mark)
    card = popup(page, Provenance)
    qtbot.waitUntil(lambda: card.focusWidget() is not None)
    words = words_on(card)
    assert "University of Colorado Denver" in words
    assert "Course catalog, as of 2016-17, more than three years ago" in words
    assert "http://catalog.ucdenver.edu/preview_program.php?catoid=20&poid=5345" in words
    assert "written thesis, or a portfolio: research with a recorded work" in words
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.waitUntil(lambda: not page.view.findChildren(Provenance))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F4])
def test_a_key_opens_what_an_absence_means_and_where_was_looked(
    page: ComparePage, qtbot: QtBot, key: Qt.Key
) -> None:
    open_fold(page, "unstated GETTING_IN")
    go_to(page, "gre", LOWELL)
    qtbot.keyClick(page.view, key)
    words = words_on(popup(page, Provenance))
    assert "Not stated" in words
    assert "none of them says" in words
    assert "We looked in" in words
    assert "University of Massachusetts Lowell" in words


def test_a_worked_out_value_tells_its_arithmetic(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "tuition_in_all", NEW_YORK)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, Provenance))
    assert "$77,680 to $87,390 in all" in words
    assert "Worked out by this program: 40 to 45 credits x $1,942" in words


def test_an_implied_value_says_that_no_source_says_it_so(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "online", NEW_YORK)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert "does not say it in so many words" in words_on(popup(page, Provenance))


def test_cards_move_by_key_and_the_keyboard_goes_with_them(
    window: MainWindow, page: ComparePage
) -> None:
    go_to(page, "online", DENVER)
    action = window.findChild(QAction, "move-right")
    assert action is not None
    action.trigger()
    assert page.model.column_of(DENVER) == 2
    current = page.view.current_program()
    assert current is not None
    assert current.id == DENVER
    assert window.session.undo_name == "Move MS Recording Arts"


def test_a_card_is_dragged_to_another_place(page: ComparePage, qtbot: QtBot) -> None:
    header = page.view.header
    viewport = header.viewport()
    start = header.button_rect(0, "grip").center()
    width = header.sectionSize(0)
    distance = QApplication.startDragDistance() + 1
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(distance, 0))
    qtbot.mouseMove(viewport, QPoint(2 * width + width - 30, start.y()))
    qtbot.mouseRelease(viewport, LEFT, pos=QPoint(2 * width + width - 30, start.y()))
    assert page._session.state.compared == (DENVER, NEW_YORK, LOWELL, YORK)
    page._session.undo()
    assert page._session.state.compared == FOUR


def test_a_card_dropped_where_it_was_stays(page: ComparePage, qtbot: QtBot) -> None:
    viewport = page.view.header.viewport()
    start = page.view.header.button_rect(1, "grip").center()
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start - QPoint(60, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=start - QPoint(60, 0))
    assert page._session.state.compared == FOUR
    assert page._session.undo_name == ""


def test_pinning_marks_what_differs_from_the_reference(
    window: MainWindow, page: ComparePage
) -> None:
    go_to(page, "thesis_option", YORK)
    action = window.findChild(QAction, "pin")
    assert action is not None
    action.trigger()
    model = page.model
    assert model.programs[0].id == YORK
    thesis = model.comparison.register["thesis_option"]
    marked = {p.id for p in model.programs if model.is_marked(thesis, p)}
    assert marked == {NEW_YORK}, "Denver says Choice as York does, and Lowell does not say"
    go_to(page, "thesis_option", NEW_YORK)
    spoken = page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("differs from the reference")
    header = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert header.endswith("the reference")


def test_the_bar_is_explained_once_while_a_program_is_pinned(page: ComparePage) -> None:
    legend = page.view.corner.legend
    assert not legend.isVisible()
    model = page.model
    assert not any(model.is_marked(row, p) for row in model.rows for p in model.programs)
    page._session.apply(changes.pin(page._session.state, YORK))
    assert legend.isVisible()
    assert legend.text() == "differs from the reference"
    page._session.apply(changes.pin(page._session.state, YORK))
    assert not legend.isVisible()


def test_the_corner_counts_differences_and_gaps_apart(page: ComparePage) -> None:
    comparison = page.model.comparison
    partial = comparison.count(Agreement.PARTIAL)
    assert page.view.corner.words.text().splitlines() == [
        "4 programs",
        f"{len(comparison.differing)} of {len(comparison.rows)} rows differ",
        f"in {partial} only some state it",
    ]


def test_the_menu_of_a_card_offers_what_can_be_done(page: ComparePage, qtbot: QtBot) -> None:
    header = page.view.header
    qtbot.mouseClick(header.viewport(), LEFT, pos=header.button_rect(0, "more").center())
    menu = page.view.findChild(QMenu)
    assert menu is not None
    enabled = {
        action.text().partition("\t")[0]: action.isEnabled()
        for action in menu.actions()
        if not action.isSeparator()
    }
    menu.close()
    assert enabled == {
        "Pin as reference": True,
        "Move left": False,
        "Move right": True,
        "Note and tags…": True,
        "Application status": True,
        "Open web page": True,
        "Correct a value…": True,
        "Put on shortlists…": True,
        "Check this…": True,
        "Questions to ask the school": True,
        "Export the comparison…": True,
        "Remove from comparison": True,
    }


def test_copied_cells_have_headers_and_read_back(window: MainWindow, page: ComparePage) -> None:
    view, model = page.view, page.model
    rows = [model.row_of("thesis_option"), model.row_of("online")]
    for row in rows:
        assert row is not None
        for column in (0, 1):
            view.selectionModel().select(
                model.index(row, column), view.selectionModel().SelectionFlag.Select
            )
    window.copy()
    mime = QGuiApplication.clipboard().mimeData()
    lines = list(csv.reader(io.StringIO(mime.text()), delimiter="\t"))
    assert lines == [
        [
            "",
            "MM Sound Recording Technology, University of Massachusetts Lowell",
            "MS Recording Arts, University of Colorado Denver",
        ],
        ["Thesis option", "not stated", "Choice (dated: 2017)"],
        ["Online availability", "On campus", "not stated"],
    ]
    cells = read_table(mime.html())
    assert [[cell.words for cell in row] for row in cells] == lines
    assert [[cell.tag for cell in row] for row in cells] == [["th"] * 3, *[["th", "td", "td"]] * 2]


def test_a_click_on_a_card_top_selects_the_whole_card(page: ComparePage, qtbot: QtBot) -> None:
    header = page.view.header
    at = QPoint(header.sectionViewportPosition(2) + 60, header.height() - 20)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    columns = {index.column() for index in page.view.selectionModel().selectedColumns()}
    assert columns == {2}


def test_a_program_is_added_by_typing_its_school(page: ComparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.add, LEFT)
    card = popup(page, QuickAdd)
    assert isinstance(card, QuickAdd)
    qtbot.keyClicks(card.field, "mcgill")
    qtbot.waitUntil(lambda: "McGill University" in first(card), timeout=5000)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert page._session.state.compared == (*FOUR, "mcgill-mmus-sound-recording")
    assert page._session.undo_name == "Add MMus Sound Recording"
    current = page.view.current_program()
    assert current is not None
    assert current.institution == "McGill University"


def test_a_program_that_is_there_can_not_be_added_again(page: ComparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.add, LEFT)
    card = popup(page, QuickAdd)
    assert isinstance(card, QuickAdd)
    qtbot.keyClicks(card.field, "recording arts denver")
    qtbot.waitUntil(lambda: "already compared" in first(card), timeout=5000)
    qtbot.mouseClick(
        card.list.viewport(), LEFT, pos=card.list.visualItemRect(card.list.item(0)).center()
    )
    assert page._session.state.compared == FOUR
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.view.findChildren(QuickAdd))


def test_copied_words_keep_what_is_said_of_them(make_window: MakeWindow) -> None:
    page = compare(make_window(COMPARED))
    cell = go_to(page, "online", NEW_YORK)
    assert cell.isValid()
    page.copy()
    copied = QGuiApplication.clipboard().text()
    assert "On campus (implied)" in copied
