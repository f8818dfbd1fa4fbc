"""The one item that the library has not: percentiles as a line, a box and a tick, a row each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from mpcompare.model.figure import Percentiles

_BOX_ALPHA, _OUTLINE = 0.42, 1.2
_LINE, _MEDIAN, _BOX, _TICK, _ARROW = 0.08, 0.15, 0.5, 0.68, 0.2
"""Thickness of line and median tick, height of box and tick, size of the arrow: shares of a row."""
_MARGIN = 8.0
"""Pixels beside the figures that the pens may reach."""
_FAR = 200.0
"""Pixels outside the view at which a line may be cut: dashes over miles of it take long."""


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A row's percentiles in the plot's units, and how they look.

    Attributes:
        y: the middle of the row, which is 1 high.
        percentiles: 10th, 25th, median, 75th, 90th; what is None is left out.
        color: of line, box and tick.
        open_end: the line goes on beyond what is known, with an arrow at the edge of the view.
        rough: it rests on a small sample: dashes and a hollow box.
    """

    y: float
    percentiles: Percentiles
    color: QColor
    open_end: bool = False
    rough: bool = False

    @property
    def known(self) -> list[float]:
        """The percentiles that there are."""
        return [value for value in self.percentiles if value is not None]


class RangeItem(pg.GraphicsObject):
    """Draws rows in the coordinates of a plot, with pens and arrows in pixels at any zoom.

    `surface` is the colour behind it: hollow boxes and the gap beside the median have it.
    """

    def __init__(self, rows: Sequence[RangeRow], surface: QColor) -> None:
        super().__init__()
        self._rows: tuple[RangeRow, ...] = ()
        self._surface = surface
        self._bounds: QRectF | None = None
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.set_rows(rows)

    @property
    def rows(self) -> tuple[RangeRow, ...]:
        """What is drawn."""
        return self._rows

    def set_rows(self, rows: Sequence[RangeRow]) -> None:
        """Draw other rows."""
        self.prepareGeometryChange()
        self._rows = tuple(row for row in rows if row.known)
        self._bounds = None
        self.informViewBoundsChanged()
        self.update()

    # What the library asks

    def dataBounds(
        self,
        ax: int,
        frac: float = 1.0,  # noqa: ARG002 - the library's contract
        orthoRange: object = None,  # noqa: ARG002, N803
    ) -> tuple[float, float] | tuple[None, None]:
        """Return the least and greatest value of all rows, along x (0) or y (1)."""
        if not self._rows:
            return (None, None)
        if ax == 1:
            return (min(r.y for r in self._rows) - 0.5, max(r.y for r in self._rows) + 0.5)
        known = [value for row in self._rows for value in row.known]
        return (min(known), max(known))

    def pixelPadding(self) -> float:
        """Return how many pixels it reaches beyond its values."""
        return _MARGIN

    def boundingRect(self) -> QRectF:
        if self._bounds is None:
            self._bounds = self._measured()
        return self._bounds

    def _measured(self) -> QRectF:
        left, right = self.dataBounds(0)
        top, bottom = self.dataBounds(1)
        if left is None or right is None or top is None or bottom is None:
            return QRectF()
        if any(row.open_end for row in self._rows):
            right = max(right, self._view()[1])
        margin = (self.pixelWidth() or 0) * _MARGIN
        return QRectF(left - margin, top, right - left + 2 * margin, bottom - top)

    def _view(self) -> tuple[float, float]:
        """Return the ends of what the plot shows; at the right one open lines have their arrow."""
        box = self.getViewBox()
        if not isinstance(box, pg.ViewBox):
            return (-inf, inf)
        left, right = box.viewRange()[0]
        return (left, right)

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self._bounds = None
        super().viewTransformChanged()

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()
        self._bounds = None
        super().viewRangeChanged()

    # Drawing

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,  # noqa: ARG002 - Qt's contract
    ) -> None:
        exposed: QRectF = option.exposedRect  # pyright: ignore[reportAttributeAccessIssue]
        to = painter.worldTransform()
        left, right = (to.dx() + end * to.m11() for end in self._view())
        painter.save()
        painter.resetTransform()  # else a pen's width would be in dollars
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            if row.y + 0.5 < exposed.top() or row.y - 0.5 > exposed.bottom():
                continue
            places = [None if v is None else to.dx() + v * to.m11() for v in row.percentiles]
            middle = to.dy() + row.y * to.m22()
            _PaintedRow(row, places, middle, abs(to.m22()), (left, right)).paint(
                painter, self._surface
            )
        painter.restore()


class _PaintedRow:
    """One row in pixels."""

    __slots__ = ("_edge", "_height", "_left", "_middle", "_places", "_right", "_row")

    def __init__(
        self,
        row: RangeRow,
        places: list[float | None],
        middle: float,
        height: float,
        view: tuple[float, float],
    ) -> None:
        self._row, self._places, self._middle, self._height = row, places, middle, height
        self._left, self._right, self._edge = view[0] - _FAR, view[1] + _FAR, view[1]

    def paint(self, painter: QPainter, surface: QColor) -> None:
        """Draw what there is of the five figures; what is withheld leaves its part out."""
        _, p25, median, p75, _ = self._places
        inner = [place for place in (p25, median, p75) if place is not None]
        style = Qt.PenStyle.DashLine if self._row.rough else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_line(painter, inner, style)
        if len(inner) > 1:
            self._paint_box(painter, inner, surface)
        if median is not None:
            self._paint_median(painter, median, surface)

    def _paint_line(self, painter: QPainter, inner: list[float], style: Qt.PenStyle) -> None:
        row, middle = self._row, self._middle
        start = self._places[0]
        end = self._edge if row.open_end else self._places[4]
        if start is None:
            start = inner[-1] if inner else None
        elif end is None:
            end = inner[0] if inner else None
        width = max(1.5, self._height * _LINE)
        painter.setPen(QPen(row.color, width, style, Qt.PenCapStyle.FlatCap))
        if start is not None and end is not None and start < end:
            left, right = max(start, self._left), min(end, self._right)
            if left < right:
                painter.drawLine(QLineF(left, middle, right, middle))
        if row.open_end and start is not None and start < self._edge < inf:
            size = self._height * _ARROW
            path = QPainterPath(QPointF(self._edge - size, middle - size))
            path.lineTo(self._edge, middle)
            path.lineTo(self._edge - size, middle + size)
            painter.setPen(QPen(row.color, width))
            painter.drawPath(path)

    def _paint_box(self, painter: QPainter, inner: list[float], surface: QColor) -> None:
        row, height = self._row, self._height * _BOX
        left, right = max(inner[0], self._left), min(inner[-1], self._right)
        if left >= right:
            return
        box = QRectF(left, self._middle - height / 2, right - left, height)
        if row.rough:
            painter.fillRect(box, surface)
            painter.setPen(QPen(row.color, _OUTLINE, Qt.PenStyle.DashLine))
            # a dashed outline in one path takes five times as long
            corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
            sides = zip(corners, (*corners[1:], corners[0]), strict=True)
            painter.drawLines([QLineF(start, end) for start, end in sides])
            return
        fill = QColor(row.color)
        fill.setAlphaF(_BOX_ALPHA)
        painter.setPen(QPen(row.color, _OUTLINE))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 2, 2)

    def _paint_median(self, painter: QPainter, median: float, surface: QColor) -> None:
        if not self._left < median < self._right:
            return
        width, height = max(3, round(self._height * _MEDIAN)), round(self._height * _TICK)
        # on whole pixels, or its edges are blurred
        left, top = round(median - width / 2), round(self._middle - height / 2)
        tick = QRectF(left, top, width, height)
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), surface)
        painter.fillRect(tick, self._row.color)
