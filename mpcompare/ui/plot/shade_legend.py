"""The legend of a panel's stacks: a patch and its words for each shade, in as few lines as fit."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from mpcompare.model.figure import NEUTRAL
from mpcompare.ui.plot.look import Look

_GAP = 8.0


class _Patch(pg.ItemSample):
    """A patch that does nothing when it is clicked: all parts of a whole stay in sight."""

    def paint(self, p: QPainter, *args: object) -> None:
        del args
        side = self.boundingRect().height() * 0.7
        top = (self.boundingRect().height() - side) / 2
        p.setPen(self.item.opts["pen"])
        p.setBrush(self.item.opts["brush"])
        p.drawRect(0, round(top), round(side), round(side))

    def mouseClickEvent(self, event: object) -> None:
        """Leave the click alone."""


class ShadeLegend(pg.LegendItem):
    """The library's legend in columns, standing still in the layout."""

    def __init__(self, shades: Sequence[str], look: Look, *, fades: bool = False) -> None:
        """Make a legend; one that fades begins with the fullest shade, of no series."""
        super().__init__(
            frame=False, sampleType=_Patch, labelTextColor=look.color(), labelTextSize=""
        )
        self._shades, self._look, self._fades = shades, look, fades
        self.height_needed = 0.0
        self._widest = max(look.metrics.horizontalAdvance(words) for words in shades)
        self.layout.setContentsMargins(0, 0, 0, 0)  # pyright: ignore[reportAttributeAccessIssue]

    def build(self) -> Iterator[None]:
        """Add one shade after the other."""
        look, count = self._look, len(self._shades)
        series = NEUTRAL if self._fades else 0
        for part, words in enumerate(self._shades):
            place = count - 1 - part if self._fades else part
            brush = look.ink.shade(series, place, count)
            # the faintest shade is hardly told from the ground, where contrast is high
            pen = look.pen(look.color())
            patch = pg.BarGraphItem(x0=[0], x1=[1], height=1, brush=brush, pen=pen)
            self.addItem(patch, escape(words))
            _, label = self.items[-1]
            item = label.item
            item.setFont(look.font())
            item.document().setDocumentMargin(0)
            label.setText(label.text)
            label.setMaximumHeight(look.metrics.height())
            yield

    def set_width(self, width: float) -> None:
        """Take as many columns as fit, and the height of their lines."""
        each = self._widest + 20 + 2 * _GAP
        columns = max(1, min(len(self.items), int(width // each)))
        self.setColumnCount(columns)
        for _, label in self.items:
            self.layout.setAlignment(label, Qt.AlignmentFlag.AlignVCenter)  # pyright: ignore[reportAttributeAccessIssue]
        lines = ceil(len(self.items) / columns)
        self.height_needed = lines * max(20.0, self._look.metrics.height() * 1.2) + _GAP / 2
        self.setFixedHeight(self.height_needed)
        self.setFixedWidth(columns * each)

    def hoverEvent(self, ev: object) -> None:
        """Take no drags: it stands still."""

    def mouseDragEvent(self, ev: object) -> None:
        """Stand still."""
        ev.ignore()  # pyright: ignore[reportAttributeAccessIssue]
