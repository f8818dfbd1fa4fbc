"""The charts of the Careers page, live: what stands where, zooming, hover and keys."""

import re

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mpcompare.app.state import changes
from mpcompare.app.state.careers_choice import CareersChoice
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.plot.range_item import RangeItem

NASHVILLE = "mtsu-mfa-recording-arts-and-technologies"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(qtbot, make_window):
    """Open the Careers page on a chart; return its view."""

    def open_chart(chart, **choice):
        careers = CareersChoice(chart=chart, **choice)
        state = State(page="careers", welcomed=True, library=comparing(NASHVILLE), careers=careers)
        page = make_window(state).page_widget
        view = page.box.view
        qtbot.waitUntil(lambda: view.is_drawn, timeout=15_000)
        qtbot.waitUntil(lambda: bool(page.details.toPlainText()))
        view.setFocus()
        return page, view, view.chart

    return open_chart


def items(chart, kind):
    """What is drawn of a kind of the library's items, from the top down."""
    found = [item for item in chart.scene().items() if isinstance(item, kind)]
    return sorted(found, key=lambda item: item.scenePos().y())


def send_mouse(chart, kind, position, button=Qt.MouseButton.NoButton):
    viewport = chart.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    given = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
    at = QPointF(viewport.mapToGlobal(position.toPoint()))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, position, at, given, held, none))


def hover(chart, position):
    send_mouse(chart, QEvent.Type.MouseMove, position)


def wheel(chart, position, turned, modifiers=Qt.KeyboardModifier.NoModifier):
    window = chart.window()
    at = QPointF(chart.viewport().mapTo(window, position.toPoint()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, turned), QPoint(), modifiers)


def middle(chart, place=0):
    return chart.places[place].rect().center()


# Figures, written out from data/wages/*.csv


def test_ranges_are_those_of_the_source(shown):
    _, _, chart = shown("pay_by_place")
    rows = items(chart, RangeItem)[0].rows
    names = [row.label for row in chart.figure.panels[0].rows]
    by_name = dict(zip(names, (row.percentiles for row in rows), strict=True))
    assert by_name["California"] == (45720, 53150, 78150, 100910, 143130)
    assert by_name["Atlanta metro area"] == (35080, 55280, 86610, 99590, 107390)
    assert by_name["United States"] == (37570, 49910, 73130, 100280, 137370)
    assert [row.y for row in rows] == list(range(len(names)))
    assert rows[names.index("California")].rough  # its relative error is 30.6 %


def test_a_row_is_drawn_beside_its_own_label(shown):
    _, _, chart = shown("pay_by_occupation")
    place = chart.places[0]
    box = chart.boxes[0]
    centre = box.mapSceneToView(place.rect().center())
    assert round(centre.y()) == 0
    assert place.readout.startswith("Sound Engineering Technicians")
    labels = chart.places[0].drawn.labels.words
    values = chart.places[0].drawn.values.words
    assert (labels[0], values[0]) == ("Sound engineers", "$73,130")


def test_forecasts_go_from_the_base_year_to_the_target(shown):
    _, _, chart = shown("projections")
    box = chart.boxes[0]
    starts, ends = (item for item in box.addedItems if isinstance(item, pg.ScatterPlotItem))
    assert list(starts.getData()[0][:3]) == [16.1, 17.0, 15.9]
    assert list(ends.getData()[0][:3]) == [17.4, 18.1, 16.1]
    assert list(starts.getData()[1][:3]) == [0, 1, 2]


def test_shares_of_degrees_follow_one_another(shown):
    _, _, chart = shown("education_levels")
    bars = next(i for i in chart.boxes[0].addedItems if isinstance(i, pg.BarGraphItem))
    first = [0, 1.5, 17.7, 45.2, 61.9, 94.4, 99.4]  # 1.5, 16.2, 27.5, 16.7, 32.5, 5.0, 0.5
    assert list(bars.opts["x0"][:7]) == pytest.approx(first)
    assert list(bars.opts["x1"][:7]) == pytest.approx([*first[1:], 99.9])


def test_the_years_are_joined_within_a_classification_alone(shown):
    _, _, chart = shown("pay_over_years")
    box = chart.boxes[0]
    lines = [item for item in box.addedItems if isinstance(item, pg.PlotDataItem)]
    points = {x: y for line in lines for x, y in zip(*line.getData(), strict=True)}
    assert points[2012] == 46310
    assert points[2018] == 52390
    assert points[2025] == 73130
    assert [tuple(line.getData()[0][[0, -1]]) for line in lines] == [
        (2012, 2018),
        (2019, 2020),
        (2021, 2025),
    ]
    breaks = [
        item.value()
        for item in box.addedItems
        if isinstance(item, pg.InfiniteLine) and item.isVisible()
    ]
    assert breaks == [2018.5, 2020.5]
    bands = [i.path().boundingRect() for i in box.addedItems if isinstance(i, pg.FillBetweenItem)]
    assert bands[0].bottom() == 125230  # the 90th of 2017, the highest up to 2018
    assert bands[0].top() == 22180  # the 10th of 2013


# Hover and keys


def test_hover_reads_the_whole_row_from_its_label_to_its_figure(shown):
    page, _, chart = shown("pay_by_occupation")
    rect = chart.places[3].rect()
    assert rect.left() <= 16
    assert rect.right() >= chart.width() - 20
    for x in (rect.left() + 3, rect.center().x(), rect.right() - 3):
        hover(chart, QPointF(x, rect.center().y()))
        assert page.box.readout.text().startswith("Agents and Business Managers")
    QApplication.sendEvent(chart.viewport(), QEvent(QEvent.Type.Leave))
    chart.pointed.emit(None)
    assert page.box.readout.text().startswith("Point at the chart")


def test_the_crosshair_reads_off_every_plot_on_the_axis(shown):
    page, _, chart = shown("pay_by_occupation")
    box = chart.boxes[0]
    at = box.mapViewToScene(QPointF(100_000, 4))
    hover(chart, at)
    said = re.search(r"At the line: ([\d,]+) \(USD a year\)", page.box.readout.text())
    assert float(said[1].replace(",", "")) == pytest.approx(100_000, rel=0.01)
    lines = [item for item in items(chart, pg.InfiniteLine) if item.isVisible()]
    assert [line.value() for line in lines] == [pytest.approx(100_000, rel=0.01)]


def test_the_readout_stands_below_the_chart(shown):
    page, view, _ = shown("pay_by_occupation")
    assert page.box.readout.geometry().top() >= view.geometry().bottom()


def test_the_arrow_keys_go_row_by_row_and_bring_it_into_sight(qtbot, shown):
    page, view, chart = shown("pay_by_place")
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.box.readout.text().startswith("United States")
    qtbot.keyClick(view, Qt.Key.Key_End)
    last = chart.places[-1].rect()
    assert bar.value() <= last.top()
    assert last.bottom() <= bar.value() + view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert page.box.readout.text().startswith("United States")
    assert bar.value() == 0
    assert view.accessibleDescription().startswith("United States")


def test_the_keyboard_stands_at_the_median(qtbot, shown):
    _, view, chart = shown("pay_by_occupation")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    lines = [item for item in items(chart, pg.InfiniteLine) if item.isVisible()]
    assert [line.value() for line in lines] == [73130]


# Zooming


def test_a_plain_wheel_scrolls_and_one_with_ctrl_zooms(shown):
    _, view, chart = shown("pay_by_place")
    at = middle(chart, 2)
    wheel(chart, at, -120)
    assert view.verticalScrollBar().value() > 0
    assert not chart.is_zoomed
    view.verticalScrollBar().setValue(0)
    wheel(chart, at, 120, CTRL)
    assert chart.is_zoomed
    assert view.verticalScrollBar().value() == 0


def test_the_wheel_with_ctrl_zooms_over_words_too(shown):
    _, view, chart = shown("pay_by_place")
    label = QPointF(chart.places[2].rect().left() + 10, middle(chart, 2).y())
    wheel(chart, label, 120, CTRL)
    assert chart.is_zoomed
    assert view.verticalScrollBar().value() == 0


def test_keys_zoom_pan_and_go_back(qtbot, shown):
    _, view, chart = shown("pay_by_occupation")
    box = chart.boxes[0]
    left, right = box.viewRange()[0]
    qtbot.keyClicks(view, "++")
    zoomed = box.viewRange()[0]
    assert zoomed[1] - zoomed[0] == pytest.approx((right - left) / 1.25**2)
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert box.viewRange()[0][0] > zoomed[0]
    qtbot.keyClicks(view, "-")
    assert chart.is_zoomed
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not chart.is_zoomed
    assert box.viewRange()[0] == pytest.approx([left, right])


def test_a_double_click_goes_back(shown):
    _, _, chart = shown("pay_by_occupation")
    chart.boxes[0].zoom(4)
    kinds, left = QEvent.Type, Qt.MouseButton.LeftButton
    at = chart.boxes[0].mapViewToScene(chart.boxes[0].viewRect().center())
    for kind in (
        kinds.MouseButtonPress,
        kinds.MouseButtonRelease,
        kinds.MouseButtonDblClick,
        kinds.MouseButtonRelease,
    ):
        send_mouse(chart, kind, at, left)
    assert not chart.is_zoomed


def test_panels_on_one_axis_zoom_together_and_others_alone(shown):
    _, _, chart = shown("education_levels")
    one, other = chart.boxes
    wheel(chart, middle(chart), 240, CTRL)
    assert not one.is_home
    assert other.viewRange()[0] == pytest.approx(one.viewRange()[0])


def test_a_figure_in_a_part_appears_once_there_is_room(shown):
    _, _, chart = shown("education_levels")

    def words():
        return {item.toPlainText() for item in items(chart, pg.TextItem) if item.isVisible()}

    def parts():
        return sum(1 for item in items(chart, pg.TextItem) if item.isVisible())

    before = parts()
    assert "16" in words()
    chart.zoom(8)
    chart.go_home()
    assert parts() == before
    chart.boxes[0].setXRange(90, 100, padding=0)
    assert parts() != before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_opens_over_the_rows_and_not_over_the_axis(shown):
    page, _, chart = shown("pay_by_occupation")
    axis = chart.places[0].drawn.plot.axes["bottom"]

    def ask(position):
        reason = QContextMenuEvent.Reason.Mouse
        at = chart.viewport().mapToGlobal(position.toPoint())
        event = QContextMenuEvent(reason, position.toPoint(), at)
        QApplication.sendEvent(chart.viewport(), event)
        return page.box.menu_button.menu().isVisible()

    assert not ask(axis.mapRectToScene(axis.rect()).center())
    assert ask(middle(chart))
    page.box.menu_button.menu().close()


# Shape


def test_the_ground_of_a_chart_reaches_to_every_edge(shown):
    page, view, _ = shown("pay_by_occupation")
    view.clearFocus()  # its frame is in the way
    image = view.grab().toImage()
    surface = page._session.theme.color("surface").name()
    edges = ((4, 40), (image.width() - 4, 40), (40, image.height() - 4))
    assert {image.pixelColor(x, y).name() for x, y in edges} == {surface}


def test_a_long_chart_has_its_axis_above_too(shown):
    _, _, chart = shown("pay_by_place")
    plot = chart.places[0].drawn.plot
    assert plot.axes["top"].isVisible()
    assert plot.axes["top"].sceneBoundingRect().top() < chart.places[0].rect().top()
    _, _, chart = shown("pay_by_occupation")
    assert "top" not in chart.places[0].drawn.plot.axes


def test_another_look_and_width_keep_what_is_read_out(qtbot, shown):
    page, view, chart = shown("pay_by_occupation")
    session = page._session
    qtbot.keyClick(view, Qt.Key.Key_Down)
    session.apply(changes.use_scheme(session.state, "dark"))
    qtbot.waitUntil(lambda: view.is_drawn and view.chart is not chart)
    assert page.box.readout.text().startswith("Sound Engineering Technicians")
    width = view.chart.width()
    page.splitter.setSizes([0, 2000, 0])
    qtbot.waitUntil(lambda: view.chart.width() > width)
    assert view.chart.places[0].rect().width() > width - 40


@pytest.mark.parametrize("chart", ["pay_by_occupation", "projections", "education_levels"])
def test_nothing_is_cut_off_where_the_window_is_narrow(qtbot, make_window, chart):
    state = State(page="careers", welcomed=True, careers=CareersChoice(chart=chart))
    page = make_window(state, size=(760, 600)).page_widget
    view = page.box.view
    qtbot.waitUntil(lambda: view.is_drawn, timeout=15_000)
    shown = view.chart
    assert shown.width() <= view.viewport().width()
    for place in shown.places:
        plot = place.drawn.plot
        assert plot.sceneBoundingRect().right() <= shown.width()
        assert place.drawn.box.width() > 60
