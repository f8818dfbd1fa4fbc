"""A chart as painted strips of one height, made one a frame: scrolling only copies pixels."""

from collections import OrderedDict
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from mpcompare.ui.plot.renderer import Drawing

HEIGHT = 96
"""Pixels of a strip at 100 %: it is painted in a third of a frame."""
MARGIN = 8
"""Room at either side, for what is drawn slightly outside."""
KEPT = 32


class ChartTiles:
    """Strips of one drawing at one scale, from its top."""

    def __init__(self, drawing: "Drawing", ratio: float) -> None:
        self.drawing, self.ratio = drawing, ratio
        self._tiles: OrderedDict[int, QPixmap] = OrderedDict()

    def _numbers(self, top: float, bottom: float) -> range:
        last = ceil((self.drawing.height + MARGIN) / HEIGHT)
        first = max(0, int((top + MARGIN) // HEIGHT))
        return range(first, max(first, min(last, ceil((bottom + MARGIN) / HEIGHT))))

    def prepare(self, top: float, bottom: float) -> bool:
        """Make one more piece of what lies between two heights; whether there was one to make."""
        if self.drawing.prepare():
            return True
        missing = next((n for n in self._numbers(top, bottom) if n not in self._tiles), None)
        if missing is None:
            return False
        self._tile(missing)
        return True

    def paint(self, painter: QPainter, origin: QPointF, top: float, bottom: float) -> None:
        """Paint what lies between two heights, with the drawing's top left corner at `origin`."""
        for number in self._numbers(top, bottom):
            corner = origin + QPointF(-MARGIN, number * HEIGHT - MARGIN)
            painter.drawPixmap(corner, self._tile(number))

    def _tile(self, number: int) -> QPixmap:
        tile = self._tiles.get(number)
        if tile is None:
            width = self.drawing.width + 2 * MARGIN
            tile = QPixmap(ceil(width * self.ratio), ceil(HEIGHT * self.ratio))
            tile.setDevicePixelRatio(self.ratio)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            top = number * HEIGHT - MARGIN
            part = QRectF(-MARGIN, top, width, HEIGHT)
            self.drawing.paint_part(painter, QPointF(MARGIN, -top), part)
            painter.end()
            if len(self._tiles) >= KEPT:
                self._tiles.popitem(last=False)
            self._tiles[number] = tile
        self._tiles.move_to_end(number)
        return tile
