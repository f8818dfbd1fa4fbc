"""Pay on Compare: one row an occupation over all cards, drawn live, zoomed together, read off.

The figures are those of data/wages/metros.csv, states.csv, uk.csv and canada.csv.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from compare_steps import (
    COMPARED,
    DENVER,
    FOUR,
    LOWELL,
    NEW_YORK,
    YORK,
    compare,
    go_to,
    is_drawn,
    keys,
    popup,
    words_on,
)
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mpcompare.app.start import paths
from mpcompare.app.state import changes
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.source_card import Readouts
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.compare.rows_dialog import RowsDialog
from mpcompare.ui.pages.compare.salary.readout_strip import ReadoutStrip
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
MCGILL = "mcgill-mmus-sound-recording"
AALTO = "aalto-msc-acoustics-and-audio-technology"
ENGINEERS, AV = "pay 27-4014", "pay 27-4011"
USD, GBP = ("USD", "year"), ("GBP", "year")
SIZE = (1400, 1000)


@pytest.fixture
def page(make_window: MakeWindow, qtbot: QtBot) -> ComparePage:
    """Compare with four programs, their pay in sight and drawn."""
    return opened(make_window, qtbot, *FOUR)


def opened(make_window: MakeWindow, qtbot: QtBot, *programs: str, **more: object) -> ComparePage:
    state = replace(COMPARED, library=comparing(*programs), **more)
    page = compare(make_window(state, size=SIZE))
    in_sight(page, qtbot)
    return page


def in_sight(page: ComparePage, qtbot: QtBot) -> None:
    """Scroll so that the rows of pay are in sight, and wait until they are drawn."""
    row = page.model.row_of("pay axis 0")
    assert row is not None
    page.view.heights.finish()
    page.view.updateGeometries()
    page.view.verticalScrollBar().setValue(page.view.labels.sectionPosition(row) - 40)
    page.view.viewport().repaint()
    qtbot.waitUntil(lambda: is_drawn(page), timeout=15_000)


def cell(page: ComparePage, key: str, program: str) -> str:
    row, column = page.model.row_of(key), page.model.column_of(program)
    assert row is not None
    assert column is not None
    return page.model.index(row, column).data()


def plot(page: ComparePage, program: str, axis: int = 0):
    column = page.model.column_of(program)
    assert column is not None
    assert page.view.salary is not None
    assert page.view.salary.plots is not None
    return page.view.salary.plots.plot(column, axis)


def shown(page: ComparePage, program: str) -> tuple[float, float]:
    """The ends of a card's axis as they are in sight."""
    left, right = plot(page, program).box.viewRange()[0]
    return round(left), round(right)


def at(page: ComparePage, key: str, program: str, share: float = 0.5) -> QPoint:
    """A point on a card's plot, in a row, at a share of the plot's width."""
    row, column = page.model.row_of(key), page.model.column_of(program)
    assert row is not None
    assert column is not None
    rect = page.view.visualRect(page.model.index(row, column))
    over = plot(page, program).rect
    return QPoint(round(over.left() + over.width() * share), rect.bottom() - 6)


def wheel(page: ComparePage, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    viewport = page.view.viewport()
    event = QWheelEvent(
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def move(page: ComparePage, place: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    viewport = page.view.viewport()
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def colors(page: ComparePage, key: str, program: str) -> set[str]:
    """The colours that a cell has on the screen, its plot among them."""
    row, column = page.model.row_of(key), page.model.column_of(program)
    assert row is not None
    assert column is not None
    rect = page.view.visualRect(page.model.index(row, column)).adjusted(4, 0, -GAP - 90, 0)
    image = page.view.viewport().grab(rect).toImage()
    width, height = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(width) for y in range(height)}


# The rows


def test_each_occupation_is_one_row_over_all_cards(page: ComparePage) -> None:
    assert [cell(page, ENGINEERS, one) for one in (LOWELL, DENVER, NEW_YORK, YORK)] == [
        "$77,420",
        "≈ $60,060",
        "$97,510",
        "£27,970",
    ]
    row = page.model.row_of(ENGINEERS)
    assert row is not None
    assert page.model.headerData(row, Qt.Orientation.Vertical) == "Sound engineers"
    tip = page.model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "Sound Engineering Technicians" in tip


def test_place_and_year_stand_once_a_card(page: ComparePage) -> None:
    assert cell(page, "pay axis 0", LOWELL) == "Boston metro area, 2025"
    british = "United Kingdom (nearest occupations), 2024, in GBP a year"
    assert cell(page, "pay axis 0", YORK) == british


def test_a_cell_says_its_figures_to_a_screen_reader(page: ComparePage) -> None:
    go_to(page, ENGINEERS, LOWELL)
    spoken = page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "MM Sound Recording Technology" not in spoken, "the column's header says it"
    for words in ("Boston-Cambridge-Newton", "10th percentile: $51,190", "Median: $77,420"):
        assert words in spoken


def test_enter_shows_where_a_figure_comes_from(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, ENGINEERS, LOWELL)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, Readouts))
    assert "90th percentile: $125,770" in words
    assert "US Bureau of Labor Statistics" in words
    go_to(page, "pay axis 0", LOWELL)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, Readouts))
    assert "Sound Engineering Technicians" in words
    assert "Audio and Video Technicians" in words


def test_copied_cells_of_pay_have_their_figures(page: ComparePage) -> None:
    go_to(page, ENGINEERS, LOWELL)
    page.view.copy()
    text = QApplication.clipboard().text()
    assert "Sound engineers" in text
    assert "Median: $77,420" in text


def test_a_row_that_is_put_away_is_gone_and_its_axis_with_the_last(
    page: ComparePage,
) -> None:
    session = page._session
    session.apply(changes.hide_rows(session.state, [AV]))
    assert AV not in keys(page)
    assert ENGINEERS in keys(page)
    every = [AV, *(key for key in keys(page) if key.startswith("pay"))]
    session.apply(changes.hide_rows(session.state, every))
    assert not [key for key in keys(page) if key.startswith("pay")]


def test_countries_without_figures_offer_american_ones(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = opened(make_window, qtbot, LOWELL, AALTO)
    assert cell(page, "pay axis 0", AALTO) == "No wage figures for Finland in this catalog."
    row, column = page.model.row_of("pay axis 0"), page.model.column_of(AALTO)
    assert row is not None
    assert column is not None
    axis = page.model.rows[row]
    assert isinstance(axis, AxisRow)
    card = page.view.visualRect(page.model.index(row, column)).adjusted(0, 0, -GAP, 0)
    salary = page.view.delegate.salary
    assert salary is not None
    link = salary.link_rect(axis, column, card).center().toPoint()
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=link)
    assert page._session.state.national_abroad
    assert cell(page, ENGINEERS, AALTO) == "$73,130"
    assert cell(page, "pay axis 0", AALTO) == "United States, national, 2025"


def test_one_axis_for_all_is_a_click_on_the_label(make_window: MakeWindow, qtbot: QtBot) -> None:
    page = opened(make_window, qtbot, LOWELL, YORK, MCGILL)
    assert plot(page, YORK).content.scale == GBP
    row = page.model.row_of("pay axis 0")
    assert row is not None
    labels = page.view.labels
    top = labels.sectionViewportPosition(row)
    place = QPoint(40, top + 4 + round(page.view.typeface.spacing("small") * 1.5))
    qtbot.mouseClick(labels.viewport(), LEFT, pos=place)
    assert page._session.state.pay_in_dollars
    # 27,970 GBP of 2024 at 0.782333 GBP for a dollar
    assert cell(page, ENGINEERS, YORK) == "≈ $35,752"
    assert cell(page, ENGINEERS, MCGILL) == "CAD 32.86 an hour"
    in_sight(page, qtbot)
    assert plot(page, YORK).content.scale == USD
    assert plot(page, MCGILL) is None


def test_where_the_user_lives_is_laid_over(make_window: MakeWindow, qtbot: QtBot) -> None:
    library = comparing(LOWELL, DENVER)
    living = replace(library, profile=replace(library.profile, residence="US-Ohio"))
    page = compare(make_window(replace(COMPARED, library=living), size=SIZE))
    in_sight(page, qtbot)
    ink = page._session.theme.color("text").name()
    assert ink not in colors(page, ENGINEERS, LOWELL)
    page._session.apply(changes.show_pay_at_home(page._session.state, on=True))
    in_sight(page, qtbot)
    assert page.model.salaries is not None
    assert page.model.salaries.home == "Ohio"
    assert ink in colors(page, ENGINEERS, LOWELL)


# The plots


def test_ranges_are_drawn_in_the_colours_of_their_programs(page: ComparePage) -> None:
    theme = page._session.theme
    for number, program in enumerate(FOUR):
        assert theme.series_color(number).name() in colors(page, ENGINEERS, program)
    assert theme.series_color(2).name() not in colors(page, AV, NEW_YORK), "no career of its own"


def test_another_scheme_draws_the_plots_in_its_colours(page: ComparePage, qtbot: QtBot) -> None:
    page._session.apply(changes.use_scheme(page._session.state, "dark"))
    qtbot.waitUntil(lambda: is_drawn(page), timeout=15_000)
    dark = page._session.theme.series_color(0)
    assert dark == QColor("#5ECEFF")
    assert dark.name() in colors(page, ENGINEERS, LOWELL)


def test_ctrl_and_the_wheel_zoom_every_card_with_the_same_axis(page: ComparePage) -> None:
    whole, british = shown(page, LOWELL), shown(page, YORK)
    assert whole == shown(page, DENVER) == shown(page, NEW_YORK)
    wheel(page, at(page, ENGINEERS, DENVER), Qt.KeyboardModifier.ControlModifier)
    left, right = shown(page, DENVER)
    assert right - left == pytest.approx((whole[1] - whole[0]) / 1.25, abs=2)
    assert shown(page, LOWELL) == shown(page, NEW_YORK) == (left, right)
    assert shown(page, YORK) == british, "pounds stand on another axis"


def test_a_plain_wheel_scrolls_the_page(page: ComparePage) -> None:
    before, scrolled = shown(page, DENVER), page.view.verticalScrollBar().value()
    wheel(page, at(page, ENGINEERS, DENVER), Qt.KeyboardModifier.NoModifier)
    assert shown(page, DENVER) == before
    assert page.view.verticalScrollBar().value() != scrolled


def test_a_drag_on_the_axis_moves_it_and_a_double_click_goes_back(
    page: ComparePage, qtbot: QtBot
) -> None:
    whole = shown(page, LOWELL)
    wheel(page, at(page, ENGINEERS, LOWELL), Qt.KeyboardModifier.ControlModifier)
    wheel(page, at(page, ENGINEERS, LOWELL), Qt.KeyboardModifier.ControlModifier)
    zoomed = shown(page, LOWELL)
    start = at(page, "pay axis 0", LOWELL)
    QTest.mousePress(page.view.viewport(), LEFT, pos=start)
    move(page, start - QPoint(20, 0), LEFT)
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=start - QPoint(20, 0))
    assert shown(page, LOWELL)[0] > zoomed[0]
    assert shown(page, DENVER) == shown(page, LOWELL)
    qtbot.mouseDClick(page.view.viewport(), LEFT, pos=start)
    assert shown(page, LOWELL) == shown(page, DENVER) == whole


def test_keys_zoom_move_and_go_back(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, ENGINEERS, DENVER)
    whole = shown(page, DENVER)
    qtbot.keyClicks(page.view, "++")
    left, right = shown(page, LOWELL)
    assert right - left == pytest.approx((whole[1] - whole[0]) / 1.25**2, abs=2)
    qtbot.keyClick(page.view, Qt.Key.Key_Period)
    assert shown(page, LOWELL)[0] > left
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert shown(page, LOWELL) == whole
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.currentIndex().column() == 0, "nothing is zoomed: the table has the key"


def test_pointing_at_a_row_reads_off_all_cards(page: ComparePage) -> None:
    salary = page.view.delegate.salary
    assert salary is not None
    move(page, at(page, AV, DENVER, 0.3))
    row = salary.read_out
    assert row is not None
    assert row.key == AV
    line = plot(page, DENVER).cross
    assert line is not None
    for program in (LOWELL, NEW_YORK):
        other = plot(page, program).cross
        assert other.isVisible()
        assert other.value() == pytest.approx(line.value())
    assert not plot(page, YORK).cross.isVisible(), "no dollars there"
    before = page.view.viewport().grab().toImage()
    move(page, QPoint(30, 2))
    assert salary.read_out is None
    assert not line.isVisible()
    assert page.view.viewport().grab().toImage() != before


def test_the_current_row_is_read_off_at_its_median(page: ComparePage) -> None:
    page.view.setFocus()
    go_to(page, ENGINEERS, DENVER)
    salary = page.view.delegate.salary
    assert salary is not None
    assert salary.read_out is not None
    assert salary.read_out.key == ENGINEERS
    assert plot(page, LOWELL).cross.value() == 60060


def test_only_cards_in_sight_have_a_plot_and_plots_are_used_again(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(COMPARED, size=SIZE)
    page = compare(window)
    connection = window.session.workspace.catalog.connection()
    rows = connection.execute(
        "SELECT id FROM programs WHERE country = 'US' ORDER BY id LIMIT 40"
    ).fetchall()
    many = [row[0] for row in rows]
    window.session.apply(changes.compare_these(window.session.state, many))
    qtbot.waitUntil(lambda: page.model.salaries is not None and page.model.columnCount() == 40)
    in_sight(page, qtbot)
    assert page.view.salary is not None
    plots = page.view.salary.plots
    assert plots is not None
    made = plots.count
    assert made < 20
    bar = page.view.horizontalScrollBar()
    for place in (bar.maximum() // 2, bar.maximum(), 0):
        bar.setValue(place)
        page.view.viewport().repaint()
        qtbot.waitUntil(lambda: is_drawn(page), timeout=15_000)
        column = (page.view.header.offset() + 300) // page.view.header.defaultSectionSize()
        assert plots.plot(column, 0) is not None
    assert plots.count <= made + 4


def test_what_is_zoomed_into_stays_while_cards_come_and_go(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = opened(make_window, qtbot, LOWELL, DENVER)
    wheel(page, at(page, ENGINEERS, DENVER), Qt.KeyboardModifier.ControlModifier)
    zoomed = shown(page, DENVER)
    row = page.model.row_of("pay axis 0")
    assert row is not None
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    page.view.viewport().repaint()
    qtbot.waitUntil(lambda: plot(page, DENVER) is None, timeout=5_000)
    in_sight(page, qtbot)
    assert shown(page, DENVER) == zoomed


def test_an_occupation_that_was_put_away_comes_back_from_the_dialog(
    page: ComparePage, qtbot: QtBot
) -> None:
    session = page._session
    session.apply(changes.hide_rows(session.state, [AV]))
    dialog = RowsDialog(session)
    qtbot.addWidget(dialog)
    (item,) = dialog.list.findItems("Pay: AV technicians", Qt.MatchFlag.MatchExactly)
    assert item.checkState() is Qt.CheckState.Unchecked
    item.setCheckState(Qt.CheckState.Checked)
    (done,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Show these")
    qtbot.mouseClick(done, LEFT)
    assert AV in keys(page)


def test_a_catalog_with_damaged_wages_says_so_and_shows_the_rest(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.db"
    shutil.copy(paths.bundled_catalog(), damaged)
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("ALTER TABLE wages_uk RENAME TO elsewhere")
        connection.commit()
    window = make_window(replace(COMPARED, library=comparing(LOWELL, YORK)), size=SIZE)
    page = compare(window)
    assert page.model.salaries is not None
    with qtbot.waitSignal(window.session.noticed, timeout=5_000) as said:
        window.session.open_workspace(Workspace.open(damaged, ATTRIBUTES))
    assert said.args is not None
    assert "catalog" in said.args[0].text
    assert page.model.salaries is None
    assert "concentrations" in keys(page)


def test_plots_stay_on_their_rows_when_others_fold_and_the_page_scrolls(page: ComparePage) -> None:
    def is_on_its_row() -> bool:
        row, column = page.model.row_of(ENGINEERS), page.model.column_of(LOWELL)
        assert row is not None
        assert column is not None
        first = page.view.visualRect(page.model.index(row, column))
        shown = plot(page, LOWELL)
        return first.top() - shown.rect.top() == page.view.delegate.salary.ticks_height

    assert is_on_its_row()
    before = plot(page, LOWELL).rect.top()
    page._session.apply(changes.fold(page._session.state, "GLANCE"))
    assert plot(page, LOWELL).rect.top() == before, "what the user looks at stays in its place"
    assert is_on_its_row()
    bar = page.view.verticalScrollBar()
    scrolled = bar.value()
    assert scrolled > 0
    bar.setValue(0)
    assert plot(page, LOWELL).rect.top() == before + scrolled
    assert is_on_its_row()


def test_figures_are_read_off_at_the_edge_where_their_axis_is_out_of_sight(
    page: ComparePage, qtbot: QtBot
) -> None:
    (strip,) = page.view.viewport().findChildren(ReadoutStrip)
    move(page, at(page, AV, DENVER))
    assert not strip.isVisible(), "the axis is in sight and says them"
    row = page.model.row_of("pay axis 0")
    assert row is not None
    page.view.verticalScrollBar().setValue(page.view.labels.sectionPosition(row) + 50)
    page.view.viewport().repaint()
    qtbot.waitUntil(lambda: is_drawn(page), timeout=15_000)
    place = at(page, AV, DENVER)
    move(page, place)
    assert strip.isVisible()
    assert not strip.geometry().contains(place)
    move(page, QPoint(30, page.view.viewport().height() - 3))
    assert not strip.isVisible()


def test_links_of_the_label_stay_while_a_row_is_read_off(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = opened(make_window, qtbot, LOWELL, YORK)
    page.view.setFocus()
    go_to(page, ENGINEERS, LOWELL)
    labels, row = page.view.labels, page.model.row_of("pay axis 0")
    assert labels.salary is not None
    assert labels.salary.position == (USD, 77420)
    assert row is not None
    top = labels.sectionViewportPosition(row)
    place = QPoint(40, top + 4 + round(page.view.typeface.spacing("small") * 1.5))
    qtbot.mouseClick(labels.viewport(), LEFT, pos=place)
    assert page._session.state.pay_in_dollars
