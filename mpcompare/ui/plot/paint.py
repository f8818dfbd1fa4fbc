"""Paints all of a layout but its axes, which are the library's. No pyqtgraph in here."""

from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen

from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.lines import paint_plot
from mpcompare.ui.plot.marks import PAINTERS
from mpcompare.ui.plot.places import Layout, PlacedAxis, Tone

_BRIGHT = frozenset({"title", "strong", "text"})


def named_font(font: QFont) -> QFont:
    """Return a font by the name of what it turns out to be.

    "Sans Serif" means another font to each reader of a file.
    """
    named = QFont(font)
    named.setFamily(QFontInfo(font).family())
    return named


class Pens:
    """The colours and fonts of one drawing, each made once."""

    def __init__(self, ink: Ink, font: QFont) -> None:
        self.ink, self.font = ink, font

    @cached_property
    def text(self) -> QColor:
        """For words that stand out."""
        return QColor(self.ink.text)

    @cached_property
    def muted(self) -> QColor:
        """For all other words."""
        return QColor(self.ink.muted)

    @cached_property
    def grid(self) -> QPen:
        """For the lines behind the marks."""
        return QPen(QColor(self.ink.border), 1)

    @cached_property
    def _bold(self) -> QFont:
        font = QFont(self.font)
        font.setBold(True)
        return font

    @cached_property
    def _italic(self) -> QFont:
        font = QFont(self.font)
        font.setItalic(True)
        return font

    def font_of(self, tone: Tone) -> QFont:
        """Return the font of some words."""
        if tone in ("title", "strong"):
            return self._bold
        return self._italic if tone == "absent" else self.font


def paint_layout(painter: QPainter, layout: Layout, pens: Pens) -> None:
    """Paint grid, marks and words; the painter is as it was before."""
    painter.save()
    _paint_grid(painter, layout, pens)
    _paint_marks(painter, layout, pens)
    painter.restore()
    painter.save()
    _paint_words(painter, layout, pens)
    painter.restore()


def _paint_words(painter: QPainter, layout: Layout, pens: Pens) -> None:
    """Every text but the ticks'."""
    for text in layout.texts:
        painter.setFont(pens.font_of(text.tone))
        painter.setPen(pens.text if text.tone in _BRIGHT else pens.muted)
        wrap = Qt.TextFlag.TextWordWrap if text.wrap else Qt.TextFlag.TextSingleLine
        painter.drawText(text.rect, int(text.flags) | int(wrap), text.text)


def _paint_grid(painter: QPainter, layout: Layout, pens: Pens) -> None:
    """A faint line up from each tick."""
    painter.setPen(pens.grid)
    for placed in layout.axes:
        if placed.side == "left":
            _paint_levels(painter, placed)
            continue
        for tick in placed.ticks:
            share = placed.axis.share(tick.value)
            x = round(placed.rect.left() + share * placed.rect.width()) + 0.5
            for strip in placed.strips:
                painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()))


def _paint_levels(painter: QPainter, placed: PlacedAxis) -> None:
    for tick in placed.ticks:
        y = round(placed.rect.bottom() - placed.axis.share(tick.value) * placed.rect.height()) + 0.5
        for strip in placed.strips:
            painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))


def _paint_marks(painter: QPainter, layout: Layout, pens: Pens) -> None:
    """All marks, each by the painter of its type."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for placed in layout.marks:
        painter.setFont(pens.font)
        PAINTERS[type(placed.mark)](painter, placed, pens.ink)
    for placed in layout.plots:
        paint_plot(painter, placed, pens.ink)
    for swatch in layout.swatches:
        painter.fillRect(swatch.rect, pens.ink.shade(0, swatch.part, swatch.of))
