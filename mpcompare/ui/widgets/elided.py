"""Text in a given number of lines, its end elided, for painters that draw many of them."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


@dataclass(frozen=True)
class Ink:
    """A font and a colour to draw text with. Kept by painters: making fonts anew costs frames."""

    font: QFont
    color: QColor

    @cached_property
    def metrics(self) -> QFontMetrics:
        """The font's measures."""
        return QFontMetrics(self.font)


def draw_lines(painter: QPainter, rect: QRect, text: str, ink: Ink, lines: int = 1) -> int:
    """Draw a text wrapped into at most so many lines.

    Returns:
        The height that was used, in pixels.
    """
    painter.setFont(ink.font)
    painter.setPen(ink.color)
    metrics = ink.metrics
    spacing, ascent = metrics.lineSpacing(), metrics.ascent()
    width = max(rect.width(), 1)
    if metrics.horizontalAdvance(text) <= width:
        painter.drawText(QPointF(rect.left(), rect.top() + ascent), text)
        return spacing
    starts = _line_starts(ink.font, text, width, lines) if lines > 1 else [0]
    for place, start in enumerate(starts):
        is_last = place == len(starts) - 1
        part = text[start:] if is_last else text[start : starts[place + 1]].rstrip()
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(rect.left(), rect.top() + place * spacing + ascent), shown)
    return spacing * len(starts)


def _line_starts(font: QFont, text: str, width: int, lines: int) -> list[int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]
