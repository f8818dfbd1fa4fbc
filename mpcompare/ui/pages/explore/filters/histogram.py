"""A histogram with two handles that choose a range of it, by mouse and by keys.

Each handle is a slider of Qt's, so that a screen reader is told its value and can set it; the
histogram paints it.
"""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY

End = Literal["low", "high"]
HANDLE = 6
"""Radius of a handle in pixels."""
_TARGET = 24
"""Width and height of what stands for a handle, in pixels."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_PageUp: 5,
}


class _EndSlider(QSlider):
    """One end of the range: the focus, the keys and the value. It paints nothing."""

    stepped = Signal(int)
    """The user goes on by so many bars."""
    opened = Signal()
    """The user wants no limit at this end."""
    focus_moved = Signal()
    """It has taken the focus, or lost it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.opened.emit()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the filters scroll

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event


class HistogramRange(QWidget):
    """Shows how many programs have which number. The arrow keys move the handle with the focus."""

    picked = Signal(object, object)
    """Carries the two ends as numbers; None leaves an end open."""

    def __init__(self, session: Session, label: str) -> None:
        super().__init__()
        self._session = session
        self._edges: Sequence[float] = (0.0, 1.0)
        self._counts: Sequence[int] = (0,)
        self._low: float | None = None
        self._high: float | None = None
        self._end: End = "low"
        self._is_showing = False
        self.ends: dict[End, _EndSlider] = {
            "low": _EndSlider(self, f"{label}, lowest"),
            "high": _EndSlider(self, f"{label}, highest"),
        }
        for end, slider in self.ends.items():
            slider.setAccessibleDescription(
                "Left and Right move this end from bar to bar, Home and End open it"
            )
            slider.stepped.connect(partial(self._step, end))
            slider.opened.connect(partial(self._open, end))
            slider.focus_moved.connect(self.update)
            slider.valueChanged.connect(partial(self._take, end))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("Drag the ends. Keys: ← → move an end, Tab goes to the other one")

    def sizeHint(self) -> QSize:
        return QSize(120, 3 * QFontMetrics(self._session.theme.font()).height() + 2 * HANDLE)

    def show_counts(self, edges: Sequence[float], counts: Sequence[int]) -> None:
        """Show other bars; `edges` has one number more than `counts`."""
        if len(edges) > 1:
            self._edges, self._counts = edges, counts
            self._show_ends()

    def show_range(self, low: float | None, high: float | None) -> None:
        """Put the handles."""
        self._low, self._high = low, high
        self._show_ends()

    def _show_ends(self) -> None:
        """Give the sliders their values and places, and paint."""
        self._is_showing = True
        first, last = self._edges[0], self._edges[-1]
        for end, slider in self.ends.items():
            number = self._low if end == "low" else self._high
            slider.setRange(round(first), round(last))
            slider.setValue(round((first if end == "low" else last) if number is None else number))
            middle = round(self.end_x(end))
            top = self.height() - _TARGET
            slider.setGeometry(middle - _TARGET // 2, top, _TARGET, _TARGET)
        self._is_showing = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ends()

    # Geometry

    def _left(self) -> float:
        return HANDLE + 1.0

    def _span(self) -> float:
        return max(1.0, self.width() - 2 * self._left())

    def x_of(self, number: float) -> float:
        """Return where a number stands, in pixels from the left."""
        first, last = self._edges[0], self._edges[-1]
        share = (number - first) / ((last - first) or 1.0)
        return self._left() + max(0.0, min(1.0, share)) * self._span()

    def end_x(self, end: End) -> float:
        """Return where a handle stands, in pixels from the left."""
        number = self._low if end == "low" else self._high
        return self.x_of(self._edges[0 if end == "low" else -1] if number is None else number)

    def _nearest_edge(self, x: float) -> int:
        return min(range(len(self._edges)), key=lambda i: abs(self.x_of(self._edges[i]) - x))

    # Choosing

    def _pick(self, end: End, edge: int) -> None:
        edge = max(0, min(edge, len(self._edges) - 1))
        low, high = self._low, self._high
        if end == "low":
            low = None if edge == 0 else float(self._edges[edge])
            if low is not None and high is not None and low > high:
                low = high
        else:
            high = None if edge == len(self._edges) - 1 else float(self._edges[edge])
            if low is not None and high is not None and high < low:
                high = low
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self._show_ends()
            self.picked.emit(low, high)

    def _step(self, end: End, steps: int) -> None:
        self._pick(end, self._nearest_edge(self.end_x(end)) + steps)

    def _open(self, end: End) -> None:
        self._pick(end, 0 if end == "low" else len(self._edges) - 1)

    def _take(self, end: End, number: int) -> None:
        """Take what a screen reader has set."""
        if not self._is_showing:
            self._pick(end, self._nearest_edge(self.x_of(number)))
            self._show_ends()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        to_low, to_high = abs(self.end_x("low") - x), abs(self.end_x("high") - x)
        self._end = "low" if to_low < to_high or (to_low == to_high and x < to_low) else "high"
        self.ends[self._end].setFocus(Qt.FocusReason.MouseFocusReason)
        self._pick(self._end, self._nearest_edge(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(self._end, self._nearest_edge(event.position().x()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._session.theme
        painter = QPainter(self)
        base = self.height() - HANDLE - TINY
        self._paint_bars(painter, base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border-strong"), 2))
        painter.drawLine(QPointF(self._left(), base), QPointF(self._left() + self._span(), base))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(QPointF(self.end_x("low"), base), QPointF(self.end_x("high"), base))
        ends: tuple[End, End] = ("low", "high")
        for end in ends:
            is_active = self.ends[end].hasFocus()
            painter.setPen(QPen(theme.color("text" if is_active else "surface"), 2))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(self.end_x(end), base), HANDLE, HANDLE)
        painter.end()

    def _paint_bars(self, painter: QPainter, base: float) -> None:
        theme = self._session.theme
        tallest = max(self._counts, default=0) or 1
        low, high = self.end_x("low"), self.end_x("high")
        for place, count in enumerate(self._counts):
            if not count:
                continue
            left, right = self.x_of(self._edges[place]), self.x_of(self._edges[place + 1])
            is_in = left >= low - 1 and right <= high + 1
            colour = theme.color("accent" if is_in else "border-strong")
            height = max(2.0, (base - TINY) * count / tallest)
            bar = QRectF(left + 1, base - height, max(1.0, right - left - 2), height)
            painter.fillRect(bar, colour)
