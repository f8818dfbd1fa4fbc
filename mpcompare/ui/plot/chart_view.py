"""One chart that scrolls: hover and arrow keys read its figures out, row by row or year by year.

A chart is made over several frames, and stands there whole when it does: until then the one before
it stays. So the window answers at all times.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from mpcompare.model.figure import Figure
from mpcompare.ui.plot.chart_tiles import ChartTiles
from mpcompare.ui.plot.layout import lay_out
from mpcompare.ui.plot.paint import named_font
from mpcompare.ui.plot.places import Layout
from mpcompare.ui.plot.renderer import ChartStage
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE

if TYPE_CHECKING:
    from mpcompare.ui.plot.renderer import Drawing

WIDEST = 1100
"""Pixels at 100 %: wider, and the eye loses the row between label and figure."""
STEP_S = 0.003
"""How long pieces of a chart are made before the window answers again."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class ChartView(QAbstractScrollArea):
    """Shows a figure with title, notes and source. Before the library is there: its words."""

    read_out = Signal(str)
    """Carries the figures under the pointer or at the keyboard's place; "" for none."""
    drawn = Signal()
    """The chart that was asked for last stands there whole."""

    def __init__(self, session: Session, renderer: ChartStage) -> None:
        super().__init__()
        self._session, self._renderer = session, renderer
        self._figure: Figure | None = None
        self._drawing: Drawing | None = None
        self._tiles: ChartTiles | None = None
        self._next: ChartTiles | None = None
        self._ready: Layout | None = None
        self._layout: Layout | None = None
        self._current: int | None = None
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._steps = QTimer(self, singleShot=True, interval=1)
        self._steps.timeout.connect(self._step)
        session.themed.connect(self.redraw)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    @property
    def is_drawn(self) -> bool:
        """Whether the marks of the figure are there, not its words alone or another's."""
        return self._drawing is not None and self._next is None

    @property
    def is_waiting(self) -> bool:
        """Whether words alone are shown until the library is imported."""
        return self._layout is not None

    @property
    def readout(self) -> str:
        """What is read out now."""
        return self._said(self._hovered if self._hovered is not None else self._current)

    def show_figure(self, figure: Figure, layout: Layout | None = None) -> None:
        """Show another figure, from its top; an equal one stays as it is.

        Args:
            figure: what to show.
            layout: the figure in this view's `layout_width` and its theme's font, where somebody
                has laid it out on another thread.
        """
        if figure == self._figure:
            self.drawn.emit()
            return
        self._figure, self._ready = figure, layout
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.alt)
        self.redraw()

    def redraw(self) -> None:
        """Lay out and draw again: another width, look, or the library has come."""
        if self._figure is None:
            return
        layout = self._lay_out(self._figure)
        drawing = self._renderer.drawn(self._figure, layout, self._session.theme)
        if drawing is None:
            self._layout = layout
            self._set_range()
            self.viewport().update()
            return
        self._next = ChartTiles(drawing, self.devicePixelRatioF())
        self._steps.start()

    def _lay_out(self, figure: Figure) -> Layout:
        width, ready = self.layout_width, self._ready
        self._ready = None
        if ready is not None and ready.width == width:
            return ready
        return lay_out(figure, width, named_font(self._session.theme.font()), full=True)

    def _step(self) -> None:
        """Make more pieces of the chart to come; show it once all that is in sight is made."""
        coming = self._next
        if coming is None:
            return
        is_another = self._drawing is None or coming.drawing.figure != self._drawing.figure
        scrolled = 0.0 if is_another else float(self.verticalScrollBar().value())
        top, bottom = scrolled - LARGE, scrolled + self.viewport().height()
        began = time.perf_counter()
        while coming.prepare(top, bottom):
            if time.perf_counter() - began > STEP_S:
                self._steps.start()
                return
        self._show_next(coming, is_another=is_another)

    def _show_next(self, coming: ChartTiles, *, is_another: bool) -> None:
        self._tiles, self._next = coming, None
        self._drawing, self._layout = coming.drawing, None
        if is_another:
            self._current = self._hovered = None
            self.verticalScrollBar().setValue(0)
            self.read_out.emit("")
        self._set_range()
        self.viewport().update()
        self.drawn.emit()

    @property
    def layout_width(self) -> float:
        """The width that a figure is laid out in, in logical pixels."""
        return self._width()

    def _width(self) -> float:
        return max(200.0, min(WIDEST, self.viewport().width() - 2 * LARGE))

    def _height(self) -> float:
        drawn = self._drawing or self._layout
        return drawn.height + 2 * LARGE if drawn else 0.0

    @property
    def whole_height(self) -> int:
        """The height in which nothing needs to scroll, in its present width."""
        return round(self._height())

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.fontMetrics().height() * 2)
        bar.setRange(0, max(0, round(self._height()) - self.viewport().height()))

    def _origin(self) -> QPointF:
        return QPointF(LARGE, LARGE - self.verticalScrollBar().value())

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._figure is not None:
            drawn = (self._next.drawing if self._next else self._drawing) or self._layout
            if drawn is None or round(drawn.width) != round(self._width()):
                self.redraw()
            self._set_range()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = self._session.theme
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        if self._tiles is not None:
            self._paint_current(painter)
            part = QRectF(event.rect()).translated(-self._origin())
            self._tiles.paint(painter, self._origin(), part.top(), part.bottom())
        elif self._layout is not None:
            self._paint_words(painter, self._layout)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_current(self, painter: QPainter) -> None:
        """Mark the row or year that is read out: a filled band, with the keyboard a frame too."""
        theme, targets = self._session.theme, self._targets()
        for place, framed in ((self._hovered, False), (self._current, self.hasFocus())):
            if place is None or place >= len(targets):
                continue
            rect = targets[place][0].translated(self._origin()).adjusted(-4, 0, 4, 0)
            painter.fillRect(rect, theme.color("accent-soft"))
            if framed:
                painter.setPen(QPen(theme.color("focus"), 1))
                painter.drawRect(rect)

    def _paint_words(self, painter: QPainter, layout: Layout) -> None:
        theme = self._session.theme
        for text in layout.texts:
            painter.setFont(theme.font(bold=text.tone in ("title", "strong")))
            painter.setPen(theme.color("text" if text.tone == "title" else "text-muted"))
            wrap = Qt.TextFlag.TextWordWrap if text.wrap else Qt.TextFlag.TextSingleLine
            place = text.rect.translated(self._origin())
            painter.drawText(place, int(text.flags) | int(wrap), text.text)

    # Reading out

    def _targets(self) -> list[tuple[QRectF, str]]:
        return list(self._drawing.marks()) if self._drawing is not None else []

    def _said(self, place: int | None) -> str:
        targets = self._targets()
        return targets[place][1] if place is not None and place < len(targets) else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(place)
        super().mousePressEvent(event)

    def _place_at(self, position: QPointF) -> int | None:
        found = self._drawing.readout_at(position - self._origin()) if self._drawing else None
        return found[0] if found else None

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()
            self.read_out.emit(self.readout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._targets()) - 1
        key = Qt.Key(event.key())
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            step = _STEPS[key]
            start = -1 if step > 0 else last + 1
            here = self._current if self._current is not None else start
            self.go_to(max(0, min(last, here + step)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def go_to(self, place: int) -> None:
        """Read out a row or year, and bring it into sight."""
        targets = self._targets()
        if not 0 <= place < len(targets):
            return
        self._current, self._hovered = place, None
        rect = targets[place][0].translated(0, LARGE)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value() and rect.height() < page:
            # the first row brings the title back
            bar.setValue(0 if place == 0 else round(rect.top() - LARGE))
        elif rect.bottom() > bar.value() + page and rect.height() < page:
            bar.setValue(round(rect.bottom() + LARGE - page))
        self.setAccessibleDescription(targets[place][1])
        self.viewport().update()
        self.read_out.emit(self.readout)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)
