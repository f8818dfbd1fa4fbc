"""The Compare page: best values, hidden rows, charts, schemes, many cards, none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from compare_steps import (
    COMPARED,
    DENVER,
    LOWELL,
    NEW_YORK,
    YORK,
    compare,
    go_to,
    is_drawn,
    keys,
    page_of,
)
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Section
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.compare.rows import Heading
from mpcompare.ui.window.window import MainWindow

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


def test_best_values_mark_the_lowest_total(page: ComparePage, qtbot: QtBot) -> None:
    model = page.model
    total = model.comparison.register["tuition_in_all"]
    assert not any(model.lead(total, program) for program in model.programs)
    qtbot.mouseClick(page.bar.best, LEFT)
    leads = {program.id: model.lead(total, program) for program in model.programs}
    leading = {key: lead.words for key, lead in leads.items() if lead}
    # even out of state, $59,782, Lowell costs less than the $77,680 to $87,390 of New York
    assert leading == {LOWELL: "lowest of the 2 stated"}


def test_the_mark_says_whose_price_is_the_lowest(make_window: MakeWindow, qtbot: QtBot) -> None:
    # Lowell of 2021-22: $30,420 in-state, from $53,980 for others; Belmont of 2024-25: $50,660
    belmont = "belmont-mm-commercial-music"
    shown = State(page="compare", library=comparing(LOWELL, belmont, YORK), welcomed=True)
    page = compare(make_window(shown))
    total = page.model.comparison.register["tuition_in_all"]
    qtbot.mouseClick(page.bar.best, LEFT)
    leads = {program.id: page.model.lead(total, program) for program in page.model.programs}
    assert {key: lead.words for key, lead in leads.items() if lead} == {
        LOWELL: "lowest of the 2 stated, if in-state"
    }


def test_rows_put_away_are_gone_from_every_card(page: ComparePage) -> None:
    page._session.apply(changes.hide_rows(page._session.state, ["thesis_option", "pay_ranges"]))
    assert "thesis_option" not in keys(page)
    assert not [key for key in keys(page) if key.startswith("pay")]
    assert page.bar.rows.text() == "Rows… (2 hidden)"


def test_another_scheme_repaints_the_tops_of_the_cards(page: ComparePage) -> None:
    header = page.view.header
    at = QPoint(header.sectionViewportPosition(0) + 100, header.height() - 8)
    assert header.viewport().grab().toImage().pixelColor(at).lightness() > 200
    page._session.apply(changes.use_scheme(page._session.state, "dark"))
    assert header.viewport().grab().toImage().pixelColor(at).lightness() < 60


def test_another_scheme_repaints_the_cards(page: ComparePage) -> None:
    light = page.view.viewport().grab().toImage()
    page._session.apply(changes.use_scheme(page._session.state, "dark"))
    dark = page.view.viewport().grab().toImage()
    row = page.model.row_of("thesis_option")
    assert row is not None
    cell = page.view.visualRect(page.model.index(row, 0))
    at = cell.topLeft() + QPoint(8, cell.height() // 2)
    assert light.pixelColor(at).lightness() > 200
    assert dark.pixelColor(at).lightness() < 60
    for header in (page.view.header, page.view.labels):
        shown = header.viewport().grab().toImage()
        assert shown.pixelColor(2, 2).lightness() < 60, "the ground of the headers, too"


def test_nothing_compared_leads_to_explore(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(replace(COMPARED, library=comparing()))
    page = compare(window)
    assert page.empty.isVisible()
    assert page.current_program() is None
    page.focus_content()
    qtbot.keyClick(page.empty.buttons[0], Qt.Key.Key_Space)
    assert window.session.state.page == "explore"


def test_a_hundred_cards_keep_their_order_and_their_heights(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(replace(COMPARED, library=comparing()))
    page = compare(window)
    connection = window.session.workspace.catalog.connection()
    rows = connection.execute("SELECT id FROM programs ORDER BY id LIMIT 100").fetchall()
    hundred = tuple(row[0] for row in rows)
    window.session.apply(changes.compare_these(window.session.state, hundred))
    assert [program.id for program in page.model.programs] == list(hundred)
    qtbot.waitUntil(lambda: page.view.heights.is_done, timeout=10_000)
    assert page.view.horizontalScrollBar().maximum() > 90 * page.view.columnWidth(0)
    width = page.view.columnWidth(0) - GAP
    courses = page.model.row_of("courses")
    assert courses is not None
    row = page.model.rows[courses]
    highest = max(page.view.delegate.cell_height(row, p, width) for p in page.model.programs)
    assert page.view.rowHeight(courses) == round(highest)


def test_other_pages_change_the_comparison_while_this_one_is_away(window: MainWindow) -> None:
    page = compare(window)
    session = window.session
    session.apply(changes.show_page(session.state, "explore"))
    session.apply(changes.remove(session.state, YORK))
    assert page.model.columnCount() == 4, "nothing is done for a page that is not in sight"
    session.apply(changes.show_page(session.state, "compare"))
    assert page.model.columnCount() == 3


def test_every_section_with_rows_has_a_heading(page: ComparePage) -> None:
    headings = [row.section for row in page.model.rows if isinstance(row, Heading)]
    assert headings == [section for section in Section if section is not Section.PROGRAM]


def test_the_words_come_first_and_pay_moves_nothing_above_it(make_window: MakeWindow) -> None:
    page = page_of(make_window(COMPARED, size=(1280, 4000)))
    words, labels = keys(page), page.view.labels
    assert not [key for key in words if key.startswith("pay")]
    above = words.index("careers")
    places = [labels.sectionViewportPosition(row) for row in range(above)]
    assert len(words) > 30
    page = compare(page.window())
    shown = keys(page)
    assert (shown[:above], shown[above]) == (words[:above], "pay axis 0")
    assert [key for key in shown if not key.startswith("pay")] == words
    assert [labels.sectionViewportPosition(row) for row in range(above)] == places


def test_pay_that_comes_leaves_the_row_at_the_top_of_the_view_there(
    make_window: MakeWindow,
) -> None:
    page = page_of(make_window(COMPARED))
    assert "pay axis 0" not in keys(page)
    view = page.view
    go_to(page, "tuition", LOWELL)
    view.updateGeometries()
    row = page.model.row_of("tuition")
    assert row is not None
    view.verticalScrollBar().setValue(view.labels.sectionPosition(row) + 5)
    assert view.labels.sectionViewportPosition(row) == -5
    compare(page.window())
    row = page.model.row_of("tuition")
    assert row is not None
    assert view.labels.sectionViewportPosition(row) == -5


def test_a_row_out_of_sight_has_its_height_when_it_is_gone_to(make_window: MakeWindow) -> None:
    page = compare(make_window(COMPARED))
    page.view.show_comparison(page.model.comparison, page.model.salaries)
    assert not page.view.heights.is_done, "rows below the view wait"
    go_to(page, "deadlines", YORK)
    assert page.view.heights.is_done
    row = page.model.row_of("deadlines")
    assert row is not None
    width = page.view.columnWidth(0) - GAP
    needed = page.view.delegate.cell_height(page.model.rows[row], page.model.programs[3], width)
    assert page.view.rowHeight(row) >= round(needed)


def test_the_scroll_bar_does_not_make_the_cards_be_measured_twice(make_window: MakeWindow) -> None:
    page = compare(make_window(COMPARED))
    view = page.view
    assert view.verticalScrollBar().isVisible()
    assert view.header.defaultSectionSize() == view.viewport().width() // 4
    page.window().resize(1500, 800)
    assert view.header.defaultSectionSize() == view.viewport().width() // 4 > 1280 // 5


def test_cards_after_many_changes_look_as_in_a_new_window(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(COMPARED)
    page = compare(window)
    session, place = window.session, (DENVER, "thesis_option")
    for change in (
        lambda s: replace(s, library=with_entry(s.library, "notes", place, Note("Asked by phone"))),
        lambda s: changes.pin(s, NEW_YORK),
        lambda s: changes.show_best_values(s, on=True),
        lambda s: changes.remove(s, YORK),
        lambda s: changes.fold(s, Section.GLANCE.name),
        lambda s: changes.move(s, NEW_YORK, 0),
        lambda s: changes.hide_rows(s, ["length"]),
        lambda s: replace(s, library=with_entry(s.library, "notes", place, Note("Asked again"))),
        lambda s: changes.fold(s, Section.GLANCE.name),
        lambda s: changes.pin(s, NEW_YORK),
        lambda s: changes.pin(s, DENVER),
    ):
        session.apply(change(session.state), "A change")
        page.view.viewport().grab()
    again = compare(make_window(session.state))
    qtbot.waitUntil(lambda: is_drawn(page) and is_drawn(again), timeout=10_000)
    for view in (page.view, again.view):
        view.heights.finish()
        view.verticalScrollBar().setValue(0)
        view.setCurrentIndex(view.model().index(0, 0))
        view.clearFocus()  # only one of the windows has it
    assert page.view.viewport().grab().toImage() == again.view.viewport().grab().toImage()
