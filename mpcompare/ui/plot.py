"""The one drawing of a Figure, for cards, pages and exports. Imports pyqtgraph: never at start.

A Stage is made once and lends its scene to every figure in turn, so that only the first one pays
for the library's set-up. What it gives back is an Art: a recording that paints at once.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsObject, QWidget

from mpcompare.model.figure import Figure
from mpcompare.ui.plot_ink import Ink
from mpcompare.ui.plot_layout import lay_out
from mpcompare.ui.plot_lines import paint_plot
from mpcompare.ui.plot_marks import PAINTERS
from mpcompare.ui.plot_places import Layout, PlacedAxis, Text

_PIXELS_PER_INCH = 96


class _Item(pg.GraphicsObject):
    """Something in the scene, in the figure's own pixels."""

    def __init__(self, layout: Layout, ink: Ink, font: QFont) -> None:
        super().__init__()
        self._layout, self._ink, self._font = layout, ink, font

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._layout.width, self._layout.height)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:  # noqa: ARG002 - Qt's contract
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        raise NotImplementedError


class _Words(_Item):
    """Every text but the ticks'."""

    def draw(self, painter: QPainter) -> None:
        for text in self._layout.texts:
            painter.setFont(self._font_of(text))
            bright = text.tone in ("title", "strong", "text")
            painter.setPen(QColor(self._ink.text if bright else self._ink.muted))
            wrap = Qt.TextFlag.TextWordWrap if text.wrap else Qt.TextFlag.TextSingleLine
            painter.drawText(text.rect, int(text.flags) | int(wrap), text.text)

    def _font_of(self, text: Text) -> QFont:
        font = QFont(self._font)
        font.setBold(text.tone in ("title", "strong"))
        font.setItalic(text.tone == "absent")
        return font


class _Grid(_Item):
    """A faint line up from each tick."""

    def draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._ink.border), 1))
        for placed in self._layout.axes:
            if placed.side == "left":
                _draw_levels(painter, placed)
                continue
            for tick in placed.ticks:
                share = placed.axis.share(tick.value)
                x = round(placed.rect.left() + share * placed.rect.width()) + 0.5
                for strip in placed.strips:
                    painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()))


def _draw_levels(painter: QPainter, placed: PlacedAxis) -> None:
    for tick in placed.ticks:
        y = round(placed.rect.bottom() - placed.axis.share(tick.value) * placed.rect.height()) + 0.5
        for strip in placed.strips:
            painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))


class _Marks(_Item):
    """All marks, each by the painter of its type."""

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._layout.marks:
            painter.setFont(self._font)
            PAINTERS[type(placed.mark)](painter, placed, self._ink)
        for placed in self._layout.plots:
            paint_plot(painter, placed, self._ink)
        for swatch in self._layout.swatches:
            painter.fillRect(swatch.rect, self._ink.shade(0, swatch.part, swatch.of))


class Stage:
    """The scene that figures are laid out in. Made once by whoever draws charts; owns nothing else.

    It needs a QApplication. Figures are recorded one after the other on the interface thread.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.view = pg.GraphicsView(parent, useOpenGL=False)
        self.view.hide()
        self._scene = self.view.scene()

    def art(
        self, figure: Figure, width: float, ink: Ink, font: QFont, *, full: bool = False
    ) -> "Art":
        """Draw a figure `width` pixels wide; `full` with its title, notes and source."""
        named = QFont(font)
        named.setFamily(QFontInfo(font).family())  # "Sans Serif" means another font to each reader
        layout = lay_out(figure, width, named, full=full)
        return Art(self, figure, layout, ink, named)

    def render(self, painter: QPainter, layout: Layout, ink: Ink, font: QFont) -> None:
        """Fill the scene with a layout, let it paint, and clear it for the next."""
        self._render(
            painter,
            layout,
            [
                _Grid(layout, ink, font),
                _Marks(layout, ink, font),
                _Words(layout, ink, font),
                *(_axis_item(placed, ink, font) for placed in layout.axes),
            ],
        )

    def render_axes(self, painter: QPainter, layout: Layout, ink: Ink, font: QFont) -> None:
        """Let only the axes of a layout paint."""
        items = [_axis_item(placed, ink, font) for placed in layout.axes]
        self._render(painter, layout, items)

    def _render(self, painter: QPainter, layout: Layout, items: Sequence[QGraphicsObject]) -> None:
        for item in items:
            self._scene.addItem(item)
        area = QRectF(0, 0, layout.width, max(1.0, layout.height))
        self._scene.render(painter, area, area)
        for item in items:
            self._scene.removeItem(item)


def _part(layout: Layout, part: QRectF) -> Layout:
    """Give what of a layout a rectangle touches."""
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


class Art:
    """A figure as laid out and drawn in one width, font and set of colours.

    `width` and `height` are in logical pixels, as all points and rectangles that it takes or
    gives are: from the top left of the art.
    """

    def __init__(self, stage: Stage, figure: Figure, layout: Layout, ink: Ink, font: QFont) -> None:
        self.figure = figure
        self._stage, self._layout, self._ink, self._font = stage, layout, ink, font
        self.width = layout.width
        self.height = layout.height

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint at the top left of `rect`, clipped to it."""
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.drawPicture(rect.topLeft(), self._picture)
        painter.restore()

    def paint_part(self, painter: QPainter, origin: QPointF, part: QRectF) -> None:
        """Paint at once what lies in `part` of the art, whose top left corner is at `origin`.

        For long figures that scroll: no more is drawn than is in sight.
        """
        shown = _part(self._layout, part)
        painter.save()
        painter.translate(origin)
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        for kind in (_Grid, _Marks, _Words):
            painter.save()
            kind(shown, self._ink, self._font).draw(painter)
            painter.restore()
        if shown.axes:
            painter.drawPicture(QPointF(0, 0), self._axes)
        painter.restore()

    @cached_property
    def _axes(self) -> QPicture:
        """The axes alone: they are the library's, and take longest."""
        axes = Layout(self._layout.width, self._layout.height, axes=self._layout.axes)
        picture = QPicture()
        painter = QPainter(picture)
        self._stage.render_axes(painter, axes, self._ink, self._font)
        painter.end()
        return picture

    @cached_property
    def _picture(self) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        self._stage.render(painter, self._layout, self._ink, self._font)
        painter.end()
        return picture

    def svg(self) -> str:
        """Give the same drawing as SVG, all vectors, its text as text."""
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
        self._stage.render(painter, self._layout, self._ink, self._font)
        painter.end()
        return bytes(buffer.data().data()).decode()

    def readout_at(self, point: QPointF) -> tuple[int, str] | None:
        """Give the index of the mark whose row `point` is in, and its figures in words."""
        for index, (rect, readout) in enumerate(self.marks()):
            if rect.contains(point):
                return index, readout
        return None

    def marks(self) -> Sequence[tuple[QRectF, str]]:
        """Give each row's or year's place and readout in order, for focus and keyboard."""
        return self._layout.targets
