"""The one drawing of a Figure, for cards, pages and exports. Imports pyqtgraph: never at start.

A ChartRenderer is made once and uses its scene for every figure in turn, so that only the first one
pays for the library's set-up. It returns a Drawing: a recording that paints at once.
"""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsObject, QWidget

from mpcompare.model.figure import Figure
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.layout import lay_out
from mpcompare.ui.plot.paint import Pens, named_font, paint_layout
from mpcompare.ui.plot.places import Layout, PlacedAxis
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import Theme

if TYPE_CHECKING:
    from types import ModuleType

_PIXELS_PER_INCH = 96
TICK_REACH = 20.0
"""Pixels that an axis's words may stand out of its rectangle."""


class _Item(pg.GraphicsObject):
    """All of a layout but its axes, in the figure's own pixels, as part of the scene."""

    def __init__(self, layout: Layout, pens: Pens) -> None:
        super().__init__()
        self._layout, self._pens = layout, pens

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._layout.width, self._layout.height)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:  # noqa: ARG002 - Qt's contract
        paint_layout(painter, self._layout, self._pens)


class ChartRenderer:
    """The scene that figures are laid out in. Made once by whoever draws charts; owns nothing else.

    It needs a QApplication. Figures are recorded one after the other on the interface thread.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.view = pg.GraphicsView(parent, useOpenGL=False)
        self.view.hide()
        self._scene = self.view.scene()

    def drawing(
        self, figure: Figure, width: float, ink: Ink, font: QFont, *, full: bool = False
    ) -> "Drawing":
        """Draw a figure `width` pixels wide; `full` with its title, notes and source."""
        named = named_font(font)
        return self.drawn(figure, lay_out(figure, width, named, full=full), ink, named)

    def drawn(self, figure: Figure, layout: Layout, ink: Ink, font: QFont) -> "Drawing":
        """Draw a figure that is laid out already, in the named font that it was laid out in."""
        return Drawing(self, figure, layout, Pens(ink, font))

    def render(self, painter: QPainter, layout: Layout, pens: Pens) -> None:
        """Fill the scene with a layout, let it paint, and clear it for the next."""
        axes = (_axis_item(placed, pens.ink, pens.font) for placed in layout.axes)
        self._render(painter, layout, [_Item(layout, pens), *axes])

    def render_axis(
        self, painter: QPainter, layout: Layout, placed: PlacedAxis, pens: Pens
    ) -> None:
        """Let only one axis of a layout paint."""
        self._render(painter, layout, [_axis_item(placed, pens.ink, pens.font)])

    def _render(self, painter: QPainter, layout: Layout, items: Sequence[QGraphicsObject]) -> None:
        for item in items:
            self._scene.addItem(item)
        area = QRectF(0, 0, layout.width, max(1.0, layout.height))
        self._scene.render(painter, area, area)
        for item in items:
            self._scene.removeItem(item)


def _part(layout: Layout, part: QRectF) -> Layout:
    """Return what of a layout a rectangle touches."""
    return Layout(
        layout.width,
        layout.height,
        texts=[text for text in layout.texts if text.rect.intersects(part)],
        marks=[placed for placed in layout.marks if placed.band.intersects(part)],
        axes=[
            replace(placed, strips=tuple(s for s in placed.strips if s.intersects(part)))
            for placed in layout.axes
        ],
        plots=[placed for placed in layout.plots if placed.area.intersects(part)],
        swatches=[swatch for swatch in layout.swatches if swatch.rect.intersects(part)],
    )


def _axis_item(placed: PlacedAxis, ink: Ink, font: QFont) -> pg.AxisItem:
    item = pg.AxisItem(placed.side, pen=pg.mkPen(None), textPen=pg.mkPen(ink.muted))
    item.setStyle(
        tickFont=font, tickLength=0, tickAlpha=0, tickTextOffset=2, hideOverlappingLabels=False
    )
    item.setRange(placed.axis.low, placed.axis.high)
    item.setTicks([[(tick.value, tick.text) for tick in placed.ticks]])
    # else it keeps to the size of its own default font
    if placed.side == "bottom":
        item.setHeight(ceil(placed.rect.height()))
    else:
        item.setWidth(ceil(placed.rect.width()))
    item.setGeometry(placed.rect)
    return item


class Drawing:
    """A figure as laid out and drawn in one width, font and set of colours.

    `width` and `height` are in logical pixels, as all points and rectangles that it takes or
    returns are: from its top left corner.
    """

    def __init__(self, renderer: ChartRenderer, figure: Figure, layout: Layout, pens: Pens) -> None:
        self.figure = figure
        self._renderer, self._layout, self._pens = renderer, layout, pens
        self._axes: list[QPicture] = []
        self.width = layout.width
        self.height = layout.height

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint at the top left of `rect`, clipped to it."""
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.drawPicture(rect.topLeft(), self._picture)
        painter.restore()

    def prepare(self) -> bool:
        """Draw one more axis ahead of the first `paint_part`; whether there was one to draw.

        The axes are the library's and take longest: one a frame keeps the window answering.
        """
        if len(self._axes) == len(self._layout.axes):
            return False
        picture = QPicture()
        painter = QPainter(picture)
        placed = self._layout.axes[len(self._axes)]
        self._renderer.render_axis(painter, self._layout, placed, self._pens)
        painter.end()
        self._axes.append(picture)
        return True

    def paint_part(self, painter: QPainter, origin: QPointF, part: QRectF) -> None:
        """Paint what lies in `part` of the drawing, whose top left corner is at `origin`.

        For long figures that scroll: no more is drawn than is in sight.
        """
        while self.prepare():
            pass
        painter.save()
        painter.translate(origin)
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        paint_layout(painter, _part(self._layout, part), self._pens)
        reach = part.adjusted(0, -TICK_REACH, 0, TICK_REACH)
        for placed, picture in zip(self._layout.axes, self._axes, strict=True):
            if placed.rect.adjusted(-self.width, 0, self.width, 0).intersects(reach):
                painter.drawPicture(QPointF(0, 0), picture)
        painter.restore()

    @cached_property
    def _picture(self) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        self._renderer.render(painter, self._layout, self._pens)
        painter.end()
        return picture

    def svg(self) -> str:
        """Return the same drawing as SVG, all vectors, its text as text."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(_PIXELS_PER_INCH)
        generator.setSize(QSize(round(self.width), round(self.height)))
        generator.setViewBox(QRectF(0, 0, self.width, self.height))
        generator.setTitle(self.figure.title)
        generator.setDescription(self.figure.alt)
        painter = QPainter(generator)
        self._renderer.render(painter, self._layout, self._pens)
        painter.end()
        return bytes(buffer.data().data()).decode()

    def readout_at(self, point: QPointF) -> tuple[int, str] | None:
        """Return the index of the mark whose row `point` is in, and its figures in words."""
        for index, (rect, readout) in enumerate(self.marks()):
            if rect.contains(point):
                return index, readout
        return None

    def marks(self) -> Sequence[tuple[QRectF, str]]:
        """Return each row's or year's place and readout in order, for focus and keyboard."""
        return self._layout.targets


class ChartStage:
    """Makes drawings once the library is imported. Owned by a page; shared by its chart views."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._renderer: ChartRenderer | None = None
        self._waiting: list[Callable[[], None]] = []
        self._is_asked = False

    @property
    def is_ready(self) -> bool:
        """Whether charts can be drawn."""
        return self._renderer is not None

    def load(self, done: Callable[[], None]) -> None:
        """Import the library on another thread, once; then call back, at once if it is there."""
        if self.is_ready:
            done()
            return
        self._waiting.append(done)
        if self._is_asked:
            return
        self._is_asked = True
        self._session.tasks.run(
            lambda _: importlib.import_module("mpcompare.ui.plot.renderer"),
            self._arrived,
            self._refuse,
        )

    def _arrived(self, module: "ModuleType") -> None:
        self._renderer = module.ChartRenderer()
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done()

    def _refuse(self, error: Exception) -> None:
        self._session.notify(
            Notice(f"The charts can't be drawn: {error}. Their figures stand in the table.")
        )

    def drawing(
        self, figure: Figure, width: float, theme: Theme, size: str = "text"
    ) -> "Drawing | None":
        """Draw a whole figure in a width; None while the library is on its way."""
        if self._renderer is None:
            return None
        return self._renderer.drawing(figure, width, ink_of(theme), theme.font(size), full=True)

    def drawn(self, figure: Figure, layout: Layout, theme: Theme) -> "Drawing | None":
        """Draw a figure that is laid out in the theme's font; None while the library comes."""
        if self._renderer is None:
            return None
        return self._renderer.drawn(figure, layout, ink_of(theme), named_font(theme.font()))


def ink_of(theme: Theme) -> Ink:
    """Return a theme's colours for charts."""
    tokens = theme.tokens
    return Ink(
        text=tokens["text"],
        muted=tokens["text-muted"],
        border=tokens["border"],
        surface=tokens["surface"],
        series=theme.series,
    )
