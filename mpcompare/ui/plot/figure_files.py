"""Figures as they go into files: the same scene as on the screen, painted once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from shiboken6 import delete

from mpcompare.model.figure import Figure
from mpcompare.ui.plot.figure_view import FigureView
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.plain_svg import plain_svg
from mpcompare.ui.svg_fonts import with_portable_fonts

_PIXELS_PER_INCH = 96


@dataclass(frozen=True, slots=True)
class Sheet:
    """How figures are drawn for a file.

    Attributes:
        width: in pixels at 100 %.
        ink: the colours.
        font: of the words.
        full: with title, notes and source; a document says those in its own text.
        margin: pixels around the figure.
    """

    width: float
    ink: Ink
    font: QFont
    full: bool = True
    margin: float = 0


def svg_of(figure: Figure, sheet: Sheet) -> str:
    """Return a figure as SVG, all vectors, its text as text. It needs a QApplication."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with _drawn(figure, sheet) as view:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(_PIXELS_PER_INCH)
        generator.setSize(QSize(view.width(), view.height()))
        generator.setViewBox(QRectF(view.rect()))
        generator.setTitle(figure.title)
        generator.setDescription(figure.alt)
        painter = QPainter(generator)
        _paint(view, painter)
        painter.end()
    return with_portable_fonts(plain_svg(bytes(buffer.data().data()).decode()))


def image_of(figure: Figure, sheet: Sheet, scale: int) -> QImage:
    """Return a figure as a picture of so many real pixels for each of its own."""
    with _drawn(figure, sheet, scale) as view:
        image = QImage(view.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(QColor(sheet.ink.surface))
        painter = QPainter(image)
        _paint(view, painter)
        painter.end()
    return image


@contextmanager
def _drawn(figure: Figure, sheet: Sheet, ratio: float = 1) -> Iterator[FigureView]:
    """Build a figure at once, and delete it when it is painted."""
    view = FigureView(
        figure, sheet.ink, sheet.font, full=sheet.full, margin=sheet.margin, ratio=ratio
    )
    for _ in view.build():
        pass
    view.set_width(sheet.width)
    try:
        yield view
    finally:
        delete(view)


def _paint(view: FigureView, painter: QPainter) -> None:
    view.prepare_items()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(view.rect())
    view.scene().render(painter, area, area)
