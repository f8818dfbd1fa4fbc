"""Percentile ranges in a live plot of the library: where they are, how they look, how they zoom."""

from itertools import pairwise

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.plot_area import NumberAxis, PlotArea, ZoomBox, number_words
from mpcompare.ui.plot.range_item import RangeItem, RangeRow

BLUE = QColor("#0072B2")
INK = Ink("#15202B", "#52606F", "#CBD3DC", "#FFFFFF", (BLUE.name(),))
ENGINEERS = (35540, 51190, 63250, 113710, 134480)
"""Sound engineers in Massachusetts, OEWS May 2025."""
LOW, HIGH = 20_000, 160_000


class Shown:
    """A plot of rows on the screen."""

    def __init__(self, qtbot, *rows, font_pixels=12, high=HIGH, width=480):
        font = QFont()
        font.setPixelSize(font_pixels)
        self.view = pg.GraphicsLayoutWidget()
        qtbot.addWidget(self.view)
        self.view.setBackground("w")
        self.view.resize(width, 30 * len(rows) + 40)
        self.box = ZoomBox()
        axis = NumberAxis("bottom", INK, font, number_words(high))
        self.plot = PlotArea(self.box, {"bottom": axis})
        self.box.show_rows(len(rows))
        self.box.set_home(LOW, high)
        self.view.addItem(self.plot)
        self.item = RangeItem(rows, QColor("white"))
        self.box.addItem(self.item)
        self.view.show()
        qtbot.waitExposed(self.view)
        QApplication.processEvents()

    def image(self, scale=1):
        image = QImage(self.view.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(QColor("white"))
        painter = QPainter(image)
        self.view.render(painter, QRectF(self.view.rect()))
        painter.end()
        return image

    def pixel(self, x, y):
        return self.box.mapViewToScene(QPointF(x, y))

    def values(self, row, offset=0.0, scale=1, belongs=None):
        """The axis's values at which a row is drawn, `offset` of a row off its middle."""
        image = self.image(scale)
        y = round(self.pixel(0, row + offset).y() * scale)
        found = [x for x in range(image.width()) if (belongs or blue)(QColor(image.pixel(x, y)))]
        return [self.box.mapSceneToView(QPointF((x + 0.5) / scale, 0)).x() for x in found]

    def wheel(self, position, modifiers):
        event = QWheelEvent(
            position,
            position,
            QPointF(0, 120).toPoint(),
            QPointF(0, 120).toPoint(),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()


def blue(color):
    return color.blue() - color.red() > 60


def full_blue(color):
    return color == BLUE


def row(y=0, percentiles=ENGINEERS, **more):
    return RangeRow(y, percentiles, BLUE, **more)


def test_line_box_and_tick_stand_at_their_figures(qtbot):
    shown = Shown(qtbot, row())
    near = pytest.approx
    line = shown.values(0)
    assert (line[0], line[-1]) == (near(35540, abs=400), near(134480, abs=400))
    box = shown.values(0, 0.2)
    assert (box[0], box[-1]) == (near(51190, abs=400), near(113710, abs=400))
    tick = shown.values(0, 0.3)
    assert sum(tick) / len(tick) == near(63250, abs=400)


def test_what_is_withheld_is_left_out(qtbot):
    shown = Shown(qtbot, row(0, (None, 51190, 63250, 113710, None)), row(1, (None,) * 5), row(2))
    ends = shown.values(0)
    assert (ends[0], ends[-1]) == (pytest.approx(51190, abs=400), pytest.approx(113710, abs=400))
    assert shown.values(1) == []
    assert shown.values(2)


def test_a_rough_range_is_dashed_and_hollow(qtbot):
    shown = Shown(qtbot, row(0), row(1, rough=True))
    assert 0 < len(shown.values(1)) < 0.8 * len(shown.values(0))
    box = [v for v in shown.values(1, 0.15) if 70000 < v < 100000]
    assert box == []
    assert [v for v in shown.values(0, 0.15) if 70000 < v < 100000]


def test_an_open_range_goes_on_to_the_edge_of_the_view_at_any_zoom(qtbot):
    shown = Shown(qtbot, row(0, (27000, 37000, 52390, 76000, None), open_end=True), row(1))
    per_pixel = (HIGH - LOW) / shown.box.width()
    assert max(shown.values(0)) == pytest.approx(HIGH, abs=3 * per_pixel)
    assert max(shown.values(1)) == pytest.approx(134480, abs=3 * per_pixel)
    shown.box.setXRange(100_000, 120_000, padding=0)
    QApplication.processEvents()
    assert max(shown.values(0)) == pytest.approx(120_000, abs=400)
    assert min(shown.values(0)) == pytest.approx(100_000, abs=400)


@pytest.mark.parametrize("scale", [1, 2])
def test_pens_keep_their_width_when_zoomed_and_are_crisp(qtbot, scale):
    shown = Shown(qtbot, row())

    def tick_pixels():
        tick = shown.values(0, 0.3, scale, full_blue)
        per_pixel = (shown.box.viewRange()[0][1] - shown.box.viewRange()[0][0]) / shown.box.width()
        return (tick[-1] - tick[0]) / per_pixel * scale + 1

    before = tick_pixels()
    shown.box.zoom(5)
    shown.box.setXRange(60_000, 66_000, padding=0)
    QApplication.processEvents()
    assert tick_pixels() == pytest.approx(before)
    assert before == pytest.approx(round(before))


def test_the_bounds_are_those_of_the_figures(qtbot):
    shown = Shown(qtbot, row(0), row(1, (20500, None, 40000, None, None)))
    assert shown.item.dataBounds(0) == (20500, 134480)
    assert shown.item.dataBounds(1) == (-0.5, 1.5)
    assert shown.item.boundingRect().contains(QRectF(20500, -0.4, 113980, 1.8))
    shown.item.set_rows([row()])
    assert shown.item.dataBounds(0) == (35540, 134480)
    shown.item.set_rows([])
    assert shown.item.dataBounds(0) == (None, None)


def test_the_wheel_zooms_with_ctrl_alone_and_not_beyond_the_whole(qtbot):
    shown = Shown(qtbot, row())
    middle = shown.pixel(90_000, 0)
    assert not shown.wheel(middle, Qt.KeyboardModifier.NoModifier)
    assert shown.box.is_home
    assert shown.wheel(middle, Qt.KeyboardModifier.ControlModifier)
    left, right = shown.box.viewRange()[0]
    assert LOW < left < 90_000 < right < HIGH
    shown.box.zoom(-50)
    assert shown.box.is_home


def test_the_wheel_zooms_over_the_axis_too(qtbot):
    shown = Shown(qtbot, row())
    below = shown.pixel(90_000, 0.5) + QPointF(0, 8)
    assert not shown.wheel(below, Qt.KeyboardModifier.NoModifier)
    assert shown.wheel(below, Qt.KeyboardModifier.ControlModifier)
    assert not shown.box.is_home


def press(view, kind, position, buttons=Qt.MouseButton.LeftButton):
    global_position = QPointF(view.viewport().mapToGlobal(position.toPoint()))
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else buttons
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else buttons
    QApplication.sendEvent(
        view.viewport(),
        QMouseEvent(kind, position, global_position, button, held, Qt.KeyboardModifier.NoModifier),
    )


def test_a_drag_on_the_axis_pans_and_a_double_click_goes_back(qtbot):
    shown = Shown(qtbot, row())
    shown.box.setXRange(60_000, 100_000, padding=0)
    QApplication.processEvents()
    start = shown.pixel(90_000, 0.5) + QPointF(0, 8)
    kinds = QEvent.Type
    press(shown.view, kinds.MouseButtonPress, start)
    for step in range(1, 9):
        press(shown.view, kinds.MouseMove, start - QPointF(10 * step, 0))
        QApplication.processEvents()
    press(shown.view, kinds.MouseButtonRelease, start - QPointF(80, 0))
    left, right = shown.box.viewRange()[0]
    assert left > 62_000
    assert right - left == pytest.approx(40_000)
    press(shown.view, kinds.MouseButtonPress, start)
    press(shown.view, kinds.MouseButtonRelease, start)
    press(shown.view, kinds.MouseButtonDblClick, start)
    press(shown.view, kinds.MouseButtonRelease, start)
    assert shown.box.is_home


@pytest.mark.parametrize("pixels", [9, 12, 24])
def test_the_ticks_never_touch_and_say_thousands(qtbot, pixels):
    shown = Shown(qtbot, row(), font_pixels=pixels)
    axis = shown.plot.axes["bottom"]
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    _, _, words = axis.generateDrawSpecs(painter)
    painter.end()
    assert len(words) >= 3
    assert all(text.endswith("k") for _, _, text in words)
    rects = [rect for rect, _, _ in words]
    assert all(a.right() + 4 < b.left() for a, b in pairwise(rects))


def test_a_narrow_axis_has_two_ticks_where_their_words_have_room(qtbot):
    shown = Shown(qtbot, row(), high=390_000, width=150)
    axis = shown.plot.axes["bottom"]
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    _, _, words = axis.generateDrawSpecs(painter)
    painter.end()
    assert len(words) == 2, "200k alone does not show how far apart figures are"


def test_linked_plots_show_one_range(qtbot):
    one, other = Shown(qtbot, row()), Shown(qtbot, row())
    other.box.setXLink(one.box)
    one.box.zoom(2)
    assert other.box.viewRange()[0] == pytest.approx(one.box.viewRange()[0])
    one.box.go_home()
    assert other.box.is_home
