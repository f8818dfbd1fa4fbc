"""The one drawing of a Figure, for cards, pages and exports. Imports pyqtgraph: never at start.

A Stage is made once and lends its scene to every figure in turn, so that only the first one pays
for the library's set-up. What it gives back is an Art: a recording that paints at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPainterPath, QPen, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from mpcompare.model.figure import Figure, RangeMark
from mpcompare.ui.plot_layout import Layout, PlacedAxis, PlacedMark, Text, lay_out

_PIXELS_PER_INCH = 96
_BOX_ALPHA = 0.42
_LINE, _MEDIAN, _BOX, _TICK = 0.08, 0.15, 0.5, 0.68
"""Thickness of line and median tick, height of box and tick: shares of a row's strip."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours to draw with, as "#RRGGBB"."""

    text: str
    muted: str
    border: str
    surface: str
    series: tuple[str, ...]

    def of_series(self, index: int) -> QColor:
        """Give a series colour by its index, from 0; six of them, then again."""
        return QColor(self.series[index % len(self.series)])


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
            painter.setPen(QColor(self._ink.text if text.tone == "title" else self._ink.muted))
            wrap = Qt.TextFlag.TextWordWrap if text.wrap else Qt.TextFlag.TextSingleLine
            painter.drawText(text.rect, int(text.flags) | int(wrap), text.text)

    def _font_of(self, text: Text) -> QFont:
        font = QFont(self._font)
        font.setBold(text.tone == "title")
        font.setItalic(text.tone == "absent")
        return font


class _Grid(_Item):
    """A faint line up from each tick."""

    def draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._ink.border), 1))
        for placed in self._layout.axes:
            for tick in placed.ticks:
                share = placed.axis.share(tick.value)
                x = round(placed.rect.left() + share * placed.rect.width()) + 0.5
                for strip in placed.strips:
                    painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()))


class _Marks(_Item):
    """All marks, each by the painter of its type."""

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._layout.marks:
            _PAINTERS[type(placed.mark)](painter, placed, self._ink)


def _paint_range(painter: QPainter, placed: PlacedMark, ink: Ink) -> None:
    """Draw what there is of the five figures; what is withheld leaves its part out."""
    mark: RangeMark = placed.mark
    places = [None if v is None else _x(placed, v) for v in mark.percentiles]
    p10, p25, median, p75, p90 = places
    color = ink.of_series(mark.series)
    middle = placed.strip.center().y()
    height = placed.strip.height()
    end = placed.strip.right() if mark.open_end else p90
    inner = [p for p in (p25, median, p75) if p is not None]
    painter.setPen(
        QPen(color, max(1.5, height * _LINE), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    )
    if p10 is not None and end is not None:
        painter.drawLine(QPointF(p10, middle), QPointF(end, middle))
    elif p10 is not None and inner:
        painter.drawLine(QPointF(p10, middle), QPointF(inner[0], middle))
    elif end is not None and inner:
        painter.drawLine(QPointF(inner[-1], middle), QPointF(end, middle))
    if mark.open_end:
        _paint_arrow(painter, QPointF(placed.strip.right(), middle), height * 0.2)
    if len(inner) > 1:
        box = QColor(color)
        box.setAlphaF(_BOX_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(box)
        rect = QRectF(inner[0], middle - height * _BOX / 2, inner[-1] - inner[0], height * _BOX)
        painter.drawRoundedRect(rect, 2, 2)
    if median is not None:
        width = max(3, round(height * _MEDIAN))
        left = round(median - width / 2)
        tick = QRectF(left, middle - height * _TICK / 2, width, height * _TICK)
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), QColor(ink.surface))
        painter.fillRect(tick, color)


def _paint_arrow(painter: QPainter, tip: QPointF, size: float) -> None:
    path = QPainterPath(tip + QPointF(-size, -size))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(-size, size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


_PAINTERS = {RangeMark: _paint_range}


def _x(placed: PlacedMark, value: float) -> float:
    return placed.strip.left() + placed.axis.share(value) * placed.strip.width()


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
        items = [
            _Grid(layout, ink, font),
            _Marks(layout, ink, font),
            _Words(layout, ink, font),
            *(_axis_item(placed, ink, font) for placed in layout.axes),
        ]
        for item in items:
            self._scene.addItem(item)
        area = QRectF(0, 0, layout.width, max(1.0, layout.height))
        self._scene.render(painter, area, area)
        for item in items:
            self._scene.removeItem(item)


def _axis_item(placed: PlacedAxis, ink: Ink, font: QFont) -> pg.AxisItem:
    item = pg.AxisItem("bottom", pen=pg.mkPen(None), textPen=pg.mkPen(ink.muted))
    item.setStyle(
        tickFont=font, tickLength=0, tickAlpha=0, tickTextOffset=2, hideOverlappingLabels=False
    )
    item.setRange(placed.axis.low, placed.axis.high)
    item.setTicks([[(tick.value, tick.text) for tick in placed.ticks]])
    item.setHeight(
        ceil(placed.rect.height())
    )  # else it keeps to the height of its own default font
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
        for index, placed in enumerate(self._layout.marks):
            if placed.band.contains(point):
                return index, placed.mark.readout
        return None

    def marks(self) -> Sequence[tuple[QRectF, str]]:
        """Give each mark's row and readout from the top down, for focus and keyboard."""
        return [(placed.band, placed.mark.readout) for placed in self._layout.marks]
