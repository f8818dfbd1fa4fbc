"""The area of a plot, its axes, and how it is zoomed: faint grid, few ticks, no frame, no menu.

The wheel zooms only with Ctrl, so that a plain one scrolls the page. A drag on the axis moves, with
the right button zooms; a double-click goes back. Only x is zoomed.
"""

from collections.abc import Callable, Mapping
from math import ceil, floor, log10
from typing import Literal

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsSceneWheelEvent, QSizePolicy

from mpcompare.model.scale import THOUSANDS_FROM, tick_text
from mpcompare.ui.plot.ink import Ink

_CLOSEST = 0.02
"""The least share of the whole range that zooming shows."""
_STEP = 1.25
"""How much one step of zooming magnifies."""
_TICK_GAP = 10.0
"""Pixels between the words of two ticks."""
_DENSITY = 1.6
"""How many more ticks than the library's own there may be, where their words have room."""
_END_LINES = 1.5
"""Lines of text that the words at an end of an axis may reach beyond it."""
_STEPS = (1, 2, 5)
_FEWEST = 2
"""Ticks that an axis needs to show how far apart figures are."""
_ROUND = (5, 2.5, 2, 1.5, 1)
"""Steps that are tried for two ticks where one is too long, and their tenths."""
Side = Literal["left", "right", "top", "bottom"]
_CELLS: dict[Side, tuple[int, int]] = {
    "top": (0, 1),
    "left": (1, 0),
    "right": (1, 2),
    "bottom": (2, 1),
}
"""Where an axis stands around the view, by row and column."""


class ZoomBox(pg.ViewBox):
    """A view that knows the range to go back to, and leaves a plain wheel to the page."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self._home = (0.0, 1.0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()

    @property
    def home(self) -> tuple[float, float]:
        """The range that it goes back to."""
        return self._home

    @property
    def is_home(self) -> bool:
        """Whether all is shown, not a part."""
        left, right = self.viewRange()[0]
        near = (self._home[1] - self._home[0]) * 1e-6
        return abs(left - self._home[0]) < near and abs(right - self._home[1]) < near

    def set_home(self, low: float, high: float) -> None:
        """Show a range, beyond which nobody can pan or zoom out."""
        self._home = (low, high)
        self.setLimits(xMin=low, xMax=high, minXRange=(high - low) * _CLOSEST, maxXRange=high - low)
        self.go_home()

    def show_rows(self, count: int) -> None:
        """Show rows from 0 down, each 1 high."""
        self.invertY(b=True)
        self.setYRange(-0.5, count - 0.5, padding=0)

    def go_home(self) -> None:
        """Show the whole range again."""
        self.setXRange(*self._home, padding=0)

    def zoom(self, steps: float) -> None:
        """Magnify about the middle; with negative steps the other way."""
        self.scaleBy(x=_STEP**-steps)

    def pan(self, share: float) -> None:
        """Move by a share of what is in sight."""
        left, right = self.viewRange()[0]
        self.translateBy(x=(right - left) * share)

    def wheelEvent(self, ev: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(ev, axis)
        else:
            ev.ignore()

    def mouseClickEvent(self, ev: object) -> None:
        """Go back after a double-click. The event is the library's own."""
        if ev.double():  # pyright: ignore[reportAttributeAccessIssue]
            ev.accept()  # pyright: ignore[reportAttributeAccessIssue]
            self.go_home()


class Axis(pg.AxisItem):
    """What all axes have in common: no line, and no label unless one is asked for."""

    def _updateLabel(self) -> None:
        """Leave out the label that there is not: the library sets it ten times for each axis."""
        if self.labelText:
            super()._updateLabel()
        else:
            self.picture = None
            self.update()


class NumberAxis(Axis):
    """An axis of figures whose ticks are as few as have room, with faint lines across the plot."""

    def __init__(
        self,
        side: Literal["bottom", "top", "left"],
        ink: Ink,
        font: QFont,
        words: Callable[[float], str],
        *,
        least: float = 0,
        has_grid: bool = True,
    ) -> None:
        """Make an axis for one side of a plot.

        Args:
            side: where it stands.
            ink: the colours.
            font: of the ticks.
            words: puts the value of a tick into a few characters.
            least: the smallest step between ticks, such as 1 for whole years; 0 for any.
            has_grid: whether each tick has a line across the plot.
        """
        self._words, self._least = words, least
        self._metrics = QFontMetricsF(font)
        super().__init__(side, pen=pg.mkPen(None), textPen=ink.muted, tickPen=ink.border)
        self.enableAutoSIPrefix(enable=False)
        self.setStyle(
            tickFont=font,
            tickLength=0,
            tickTextOffset=4,
            tickAlpha=255 if has_grid else 0,
            maxTickLevel=0,
            maxTextLevel=0,
            autoExpandTextSpace=side == "left",
        )
        if side != "left":
            self.setHeight(round(self._metrics.height() * 1.3) + 2)
        self.setTickDensity(_DENSITY)
        self.setGrid(255 if has_grid else False)

    def tickSpacing(
        self,
        minVal: float,  # noqa: N803 - the library's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, float]]:
        """Return the library's step, or the next longer round one in which the words have room."""
        levels = super().tickSpacing(minVal, maxVal, size)
        if not levels or size <= 0:
            return []
        step = max(levels[0][0], self._least)
        if self.orientation != "left":
            each = (maxVal - minVal) / size
            while step < maxVal - minVal and self._width(minVal, maxVal, step) * each > step:
                step = _longer(step)
            if _count(minVal, maxVal, step) < _FEWEST:
                step = self._for_two(minVal, maxVal, step, each)
        return [(step, 0.0)]

    def _for_two(self, low: float, high: float, step: float, each: float) -> float:
        """Return a shorter step by which two ticks fit; one alone says nothing of the scale."""
        power = 10 ** floor(log10(step))
        shorter = (power * r / tenths for tenths in (1, 10) for r in _ROUND)
        fitting = (
            s for s in shorter if self._least <= s < step and self._width(low, high, s) * each <= s
        )
        return next((s for s in fitting if _count(low, high, s) >= _FEWEST), step)

    def _width(self, low: float, high: float, step: float) -> float:
        """Return the pixels that the widest tick takes, with a gap."""
        ends = (low // step * step, high // step * step)
        return max(self._metrics.horizontalAdvance(self._words(v)) for v in ends) + _TICK_GAP

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the words of the ticks."""
        del scale, spacing
        return [self._words(round(value, 6)) for value in values]

    def boundingRect(self) -> QRectF:
        """Return the axis and its grid, with room for half of the words at its ends."""
        room = self._metrics.height() * _END_LINES
        return super().boundingRect().adjusted(-room, -room / 2, room, room / 2)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()


def _count(low: float, high: float, step: float) -> int:
    """Return how many multiples of a step lie in a range."""
    return floor(high / step) - ceil(low / step) + 1


def _longer(step: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, ... that is longer."""
    power = 1.0
    while power * 10 <= step * 1.001:
        power *= 10
    while power > step * 1.001:
        power /= 10
    longer = (factor * power for factor in (*_STEPS, 10))
    return next(each for each in longer if each > step * 1.001)


class PlotArea(pg.GraphicsWidget):
    """A view with axes around it, laid out as in the library's PlotItem.

    That one makes, each time, a title, four axes and the forms of a menu with forty controls, none
    of which is shown here: half of what a plot takes to be there.
    """

    def __init__(self, box: ZoomBox, axes: Mapping[Side, pg.AxisItem]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grid = QGraphicsGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        self.setLayout(self.grid)
        self.grid.addItem(box, 1, 1)
        self.axes = dict(axes)
        for side, axis in axes.items():
            axis.linkToView(box)
            self.grid.addItem(axis, *_CELLS[side])
            axis.setFlag(self.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            axis.setZValue(-1000)  # its grid is behind the marks


def number_words(highest: float) -> Callable[[float], str]:
    """Return what puts the ticks of an axis into words: in thousands where it reaches many."""
    in_thousands = highest >= THOUSANDS_FROM
    return lambda value: tick_text(value, in_thousands=in_thousands)


def crosshair(ink: Ink) -> pg.InfiniteLine:
    """Return a line down a plot that follows the pointer; hidden until it is placed."""
    line = pg.InfiniteLine(angle=90, pen=pg.mkPen(QColor(ink.muted), width=1))
    line.setAcceptHoverEvents(False)
    line.setZValue(50)
    line.hide()
    return line
