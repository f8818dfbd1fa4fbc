"""One card's plot of one group of rows: ranges, the axis above them, a line to read off."""

from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from mpcompare.model.figure import Axis
from mpcompare.model.pay.salary import Scale, scale_of
from mpcompare.model.pay.wage import Wage
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.plot_area import NumberAxis, PlotArea, ZoomBox, crosshair, number_words
from mpcompare.ui.plot.range_item import RangeItem, RangeRow

MARGIN = 12
"""Pixels at both sides that the words of the outermost ticks may reach into."""
_HOME_REACH = 0.38
"""Half the height of the tick for where the user lives, as a share of a row."""
_PALE = 0.55
"""How much of the muted colour there is in what is no career of the program's own."""


class Content(NamedTuple):
    """What a plot shows.

    Attributes:
        row: the axis's row, with the group below it.
        column: the card's.
        scale: what the axis measures.
        axis: its ends.
        series: index of the card's series colour.
        ticks_height: of the strip above the rows, in pixels.
    """

    row: AxisRow
    column: int
    scale: Scale
    axis: Axis
    series: int
    ticks_height: int


class _TopAxis(NumberAxis):
    """An axis whose outermost ticks may reach beyond the plot; the library only lets bare ones."""

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-MARGIN, 0, MARGIN, 0)

    def updateAutoSIPrefix(self) -> None:
        """Leave the label alone: there is none, and laying it out takes long at each step."""


class CardPlot:
    """A view of the library over the rows of a card; it takes no events, the table does."""

    def __init__(self, parent: QWidget) -> None:
        self.view = pg.GraphicsView(parent, background=None)  # pyright: ignore[reportArgumentType]
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self.view.setStyleSheet("background: transparent; border: none")
        self.view.setAccessibleName("Pay, drawn; the cells below it say the same figures")
        self.view.viewport().setAutoFillBackground(False)
        self.content: Content | None = None
        self.box = ZoomBox()
        self.cross: pg.InfiniteLine | None = None

    def show(self, content: Content, ink: Ink, font: QFont) -> None:
        """Show the ranges of a card on the whole axis."""
        if content == self.content:
            return
        self.content = content
        rows = content.row.group.rows
        axis = content.axis
        self.box = ZoomBox()
        self.box.invertY(b=True)
        self.box.setYRange(-0.5, len(rows) - 0.5, padding=0)
        self.box.set_home(axis.low, axis.high)
        ticks = _TopAxis("top", ink, font, number_words(axis.high))
        ticks.setHeight(content.ticks_height)
        plot = PlotArea(self.box, {"top": ticks})
        plot.grid.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.box.addItem(RangeItem(self._ranges(content, ink), QColor(ink.surface)))
        self._add_home(content, ink)
        self.cross = crosshair(ink)
        self.box.addItem(self.cross, ignoreBounds=True)
        self.view.setCentralItem(plot)

    def _ranges(self, content: Content, ink: Ink) -> list[RangeRow]:
        found: list[RangeRow] = []
        for place, row in enumerate(content.row.group.rows):
            cell = row.cells[content.column]
            wage = cell.wage
            if wage is None or scale_of(wage) != content.scale:
                continue
            color = ink.of_series(content.series) if cell.is_career else _pale(ink)
            figures = (wage.p10, wage.p25, wage.median, wage.p75, wage.p90)
            is_open = "p90" in wage.top_coded
            found.append(RangeRow(place, figures, color, open_end=is_open, rough=wage.is_rough))
        return found

    def _add_home(self, content: Content, ink: Ink) -> None:
        """Add a thin tick at the median where the user lives, with a line between its quartiles."""
        places: list[tuple[float, float]] = []
        for place, row in enumerate(content.row.group.rows):
            wage, shown = row.home, row.cells[content.column].wage
            is_same = wage is not None and shown is not None and wage.area == shown.area
            if wage is not None and scale_of(wage) == content.scale and not is_same:
                places += _home_lines(wage, place)
        if places:
            x, y = ([point[end] for point in places] for end in (0, 1))
            pen = pg.mkPen(QColor(ink.text), width=1)
            self.box.addItem(pg.PlotDataItem(x, y, connect="pairs", pen=pen, antialias=False))

    def place(self, rect: QRect) -> None:
        """Lay the plot over a part of the table; the words of its ticks may reach beyond it."""
        wider = rect.adjusted(-MARGIN, 0, MARGIN, 0)
        if self.view.geometry() != wider:
            self.view.setGeometry(wider)
        if self.view.isHidden():
            self.view.show()

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the plot into a file, at the place where `place` would lay it."""
        wider = rect.adjusted(-MARGIN, 0, MARGIN, 0)
        self.view.resize(wider.size())
        self.view.resizeEvent(None)  # a hidden widget gets none
        scene: Any = self.view.scene()
        scene.prepareForPaint()
        painter.save()
        self.view.render(painter, QRectF(wider), self.view.rect())
        painter.restore()

    def free(self) -> None:
        """Take the view away until another card needs one."""
        self.box.setXLink(None)
        self.view.hide()

    def show_cross(self, value: float | None) -> None:
        """Show the line at a value of the axis; None takes it away."""
        if self.cross is None:
            return
        self.cross.setVisible(value is not None)
        if value is not None:
            self.cross.setPos(value)

    @property
    def rect(self) -> QRect:
        """Where the plot lies on the table, without what its ticks reach beyond it."""
        return self.view.geometry().adjusted(MARGIN, 0, -MARGIN, 0)

    def value_at(self, x: float) -> float:
        """Return the axis's value at a place of the table, in its pixels."""
        left, right = self.box.viewRange()[0]
        return left + (x - self.rect.left()) / max(1, self.rect.width()) * (right - left)


def _home_lines(wage: Wage, place: int) -> list[tuple[float, float]]:
    """Return pairs of ends of lines: the median's tick, and a base from quartile to quartile."""
    found: list[tuple[float, float]] = []
    if wage.median is not None:
        found += [(wage.median, place - _HOME_REACH), (wage.median, place + _HOME_REACH)]
    if wage.p25 is not None and wage.p75 is not None:
        found += [(wage.p25, place + _HOME_REACH), (wage.p75, place + _HOME_REACH)]
    return found


def _pale(ink: Ink) -> QColor:
    """Return the muted colour, nearer to the surface; opaque, since parts of a mark overlap."""
    muted, surface = QColor(ink.muted), QColor(ink.surface)
    full = (muted.red(), muted.green(), muted.blue())
    ground = (surface.red(), surface.green(), surface.blue())
    mixed = (round(a * _PALE + b * (1 - _PALE)) for a, b in zip(full, ground, strict=True))
    return QColor(*mixed)
