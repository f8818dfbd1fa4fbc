"""The words beside the rows of a plot, as ticks: labels at the left, figures at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsSceneWheelEvent, QStyleOptionGraphicsItem, QWidget

from mpcompare.ui.plot.look import Look, Tone
from mpcompare.ui.plot.plot_area import Axis

_BOLD = 0.86
"""Share of a width that words may have in the regular font, for the bold ones to fit."""
_EDGE = 1.0
"""Pixels that slanted letters need at the right."""
_AHEAD = 30
"""Rows above and below what is painted whose words are put into place with it."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """What stands beside a row. `sign` stands behind the words and is never cut off."""

    text: str
    tone: Tone = "muted"
    sign: str = ""


class RowAxis(Axis):
    """Words for rows from 0 down, cut to the width that it is given.

    The library puts each tick's words into place; of a long list, only those near what is painted.
    """

    def __init__(
        self, side: Literal["left", "right"], rows: Sequence[RowWords], look: Look
    ) -> None:
        self._rows, self._look = tuple(rows), look
        self._words: list[str] = [row.text for row in rows]
        self._placed = range(0)
        super().__init__(side, pen=pg.mkPen(None), textPen=look.color(), tickPen=None)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.enableAutoSIPrefix(enable=False)
        self.setStyle(
            tickFont=look.font(),
            tickLength=0,
            tickTextOffset=0,
            autoExpandTextSpace=False,
            maxTextLevel=0,
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What stands there, cut to the width."""
        return tuple(self._words)

    def set_width(self, width: float) -> None:
        """Take a width, and cut the words to it."""
        self.setWidth(round(width))
        self._words = [_cut(row, self._look.metrics, width) for row in self._rows]
        self._placed = range(0)

    def paint(self, p: QPainter, opt: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        exposed: QRectF = opt.exposedRect  # pyright: ignore[reportAttributeAccessIssue]
        each = self.size().height() / max(1, len(self._rows))
        first, last = int(exposed.top() / each), int(exposed.bottom() / each)
        first, last = max(0, first), min(len(self._rows), last + 1)
        if first < self._placed.start or last > self._placed.stop:
            near = range(max(0, first - _AHEAD), min(len(self._rows), last + _AHEAD))
            self.setTicks([[(n, self._words[n]) for n in near]])
            self._placed = near
        super().paint(p, opt, widget)

    def drawPicture(
        self,
        p: QPainter,
        axisSpec: object,  # noqa: ARG002, N803 - the library's contract
        tickSpecs: object,  # noqa: ARG002, N803
        textSpecs: Sequence[tuple[QRectF, int, str]],  # noqa: N803
    ) -> None:
        """Draw the words in the fonts and colours of their rows, all from one edge."""
        side = (
            Qt.AlignmentFlag.AlignLeft
            if self.orientation == "left"
            else Qt.AlignmentFlag.AlignRight
        )
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        size, painter = self.size(), p
        each = size.height() / max(1, len(self._rows))
        for rect, _, text in textSpecs:
            row = int(rect.center().y() / each)
            tone = self._rows[row].tone
            painter.setFont(self._look.font(tone))
            painter.setPen(self._look.color(tone))
            painter.drawText(QRectF(0, row * each, size.width() - _EDGE, each), flags, text)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        """Leave the wheel to the page: there is nothing to zoom along rows."""
        event.ignore()


def _cut(row: RowWords, metrics: QFontMetricsF, width: float) -> str:
    """Cut the words to fit, but never their sign; bold letters are wider."""
    sign = f" {row.sign}" if row.sign else ""
    room = width * (_BOLD if row.tone == "strong" else 1) - metrics.horizontalAdvance(sign) - _EDGE
    return metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room) + sign
