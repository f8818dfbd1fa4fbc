"""Text in a given number of lines, its end elided: for painters and for one-line labels."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def draw_lines(painter: QPainter, rect: QRect, text: str, lines: int) -> int:
    """Draw a text wrapped into at most so many lines, with the painter's font and pen.

    Returns:
        The height that was used, in pixels.
    """
    metrics = painter.fontMetrics()
    spacing = metrics.lineSpacing()
    width = max(rect.width(), 1)
    if metrics.horizontalAdvance(text) <= width:
        painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent()), text)
        return spacing
    starts = _line_starts(painter, text, width, lines)
    for place, start in enumerate(starts):
        is_last = place == len(starts) - 1
        part = text[start:] if is_last else text[start : starts[place + 1]].rstrip()
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
        baseline = rect.top() + place * spacing + metrics.ascent()
        painter.drawText(QPointF(rect.left(), baseline), shown)
    return spacing * len(starts)


def _line_starts(painter: QPainter, text: str, width: int, lines: int) -> list[int]:
    layout = QTextLayout(text, painter.font())
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


class ElidedLabel(QLabel):
    """A label that never asks for more width than it is given; the whole text is its tooltip."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()), metrics.lineSpacing() * self._lines)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        draw_lines(painter, self.rect(), self.text(), self._lines)
        painter.end()
