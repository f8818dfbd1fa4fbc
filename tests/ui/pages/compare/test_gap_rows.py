"""What is not stated on the cards: lines that stand for rows, and open to them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from compare_steps import COMPARED, DENVER, LOWELL, NEW_YORK, compare, go_to, keys, open_fold
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.model.comparison import Agreement
from mpcompare.model.fact import Absence
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def page(make_window: MakeWindow) -> ComparePage:
    """The page of a window that compares four programs."""
    return compare(make_window(COMPARED))


def test_what_only_some_state_opens_below_the_differences(page: ComparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.differences, LEFT)
    partial = page.model.comparison.rows_with(Agreement.PARTIAL)
    row = page.model.row_of("partial")
    assert row is not None
    spoken = page.model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Only some state it ({len(partial)}), folded: ")
    assert page.model.comparison.register["online"].label in spoken
    open_fold(page, "partial")
    assert keys(page)[row + 1 :] == [attribute.key for attribute in partial]
    open_fold(page, "partial")
    assert keys(page)[-1] == "partial"


def test_what_nobody_states_is_one_line_that_opens_by_click_and_folds_by_key(
    page: ComparePage, qtbot: QtBot
) -> None:
    model, view = page.model, page.view
    assert "gre" not in keys(page), "no source of the four says anything of it"
    row = model.row_of("unstated GETTING_IN")
    assert row is not None
    gre = model.comparison.register["gre"]
    spoken = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Nobody states, folded: ")
    assert gre.label in spoken
    go_to(page, "unstated GETTING_IN", NEW_YORK)
    cell = view.visualRect(model.index(row, 2))
    qtbot.mouseClick(view.viewport(), LEFT, pos=cell.center())
    assert "gre" in keys(page)
    opened = model.row_of("gre")
    assert opened is not None
    assert opened > row
    told = model.index(opened, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "not stated"
    assert model.headerData(opened, Qt.Orientation.Vertical) == gre.label
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "gre" not in keys(page)
    at = QPoint(40, view.labels.sectionViewportPosition(row) + view.labels.sectionSize(row) // 2)
    qtbot.mouseClick(view.labels.viewport(), LEFT, pos=at)
    assert "gre" in keys(page)


def test_opening_rows_by_click_moves_nothing_in_sight(page: ComparePage, qtbot: QtBot) -> None:
    view, model = page.view, page.model
    go_to(page, "unstated STUDYING", NEW_YORK)
    view.setCurrentIndex(model.index(1, 0))  # the keyboard is far above
    view.updateGeometries()
    row = model.row_of("unstated STUDYING")
    assert row is not None
    view.verticalScrollBar().setValue(view.labels.sectionPosition(row) - 100)
    before = view.rowViewportPosition(row)
    place = QPoint(60, before + view.rowHeight(row) // 2)
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert model.rows[row + 1] in model.comparison.rows_with(Agreement.UNSTATED)
    assert view.rowViewportPosition(row) == before == 100


def test_a_small_window_starts_at_the_top(make_window: MakeWindow) -> None:
    page = compare(make_window(COMPARED, size=(800, 330)))
    assert page.view.place() == ("concentrations", LOWELL)
    assert page.view.verticalScrollBar().value() == 0


def test_opened_rows_stay_open_while_other_things_change(page: ComparePage) -> None:
    open_fold(page, "unstated GETTING_IN")
    page._session.apply(changes.remove(page._session.state, DENVER))
    assert "gre" in keys(page)


def test_a_row_that_nobody_states_stays_in_sight_where_the_user_wrote_on_it(
    make_window: MakeWindow,
) -> None:
    noted = with_entry(COMPARED.library, "notes", (DENVER, "gre"), Note("Asked by phone"))
    page = compare(make_window(replace(COMPARED, library=noted)))
    assert "gre" in keys(page)


def test_one_program_says_what_it_does_not_state(make_window: MakeWindow) -> None:
    page = compare(make_window(replace(COMPARED, library=comparing(LOWELL))))
    row = page.model.row_of("unstated GETTING_IN")
    assert row is not None
    assert page.model.headerData(row, Qt.Orientation.Vertical) == "Not stated"


def test_the_header_says_how_much_is_known_of_each_program(page: ComparePage) -> None:
    model = page.model
    for column, program in enumerate(model.programs):
        facts = [program.fact(row) for row in model.comparison.rows if row.is_of_program]
        known = sum(fact.is_known or fact.reason is Absence.NOT_APPLICABLE for fact in facts)
        said = model.headerData(column, ACROSS, Qt.ItemDataRole.AccessibleTextRole)
        assert f"{known} of {len(facts)} known" in said
        assert 0 < known < len(facts)


def test_the_newest_source_of_a_program_has_its_year_in_the_header(page: ComparePage) -> None:
    # the page on Denver's degree is of its catalog of 2016-17, and the newest of all its sources
    said = page.model.headerData(1, ACROSS, Qt.ItemDataRole.AccessibleTextRole)
    own = [s for s in page.model.programs[1].sources if s.kind != "government"]  # not IPEDS's
    dated = [s.year for s in own if s.year]
    assert f"Last checked: sources of {min(dated)} to {max(dated)}" in said


def test_names_of_folded_rows_stay_in_sight_while_many_cards_scroll(
    make_window: MakeWindow,
) -> None:
    page = compare(make_window(COMPARED, size=(800, 800)))
    view = page.view
    go_to(page, "concentrations", LOWELL)
    assert view.horizontalScrollBar().maximum() > 0
    row = page.model.row_of("unstated GLANCE")
    assert row is not None
    line = QRect(0, view.rowViewportPosition(row), 200, view.rowHeight(row))
    before = view.viewport().grab(line).toImage()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 2)
    assert view.viewport().grab(line).toImage() == before
    ground = before.pixelColor(0, 0)
    inks = {before.pixelColor(x, y).name() for x in range(200) for y in range(line.height())}
    assert len(inks - {ground.name()}) > 1, "there are words"
