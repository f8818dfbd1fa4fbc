"""One chart that scrolls: hover and keys read its figures out, zoom its axis and go back.

A chart is made over several frames, and stands there whole when it does: until then the one before
it stays. So the window answers at all times.
"""

import time
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from mpcompare.model.figure import Figure
from mpcompare.ui.accessibility import GRAPHIC, set_accessible_role
from mpcompare.ui.announcements import READOUT_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.literal import plain_label
from mpcompare.ui.plot.chart_stage import ChartStage
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE

if TYPE_CHECKING:
    from mpcompare.ui.plot.figure_view import FigureView

WIDEST = 1100
"""Pixels at 100 %: wider, and the eye loses the row between label and figure."""
NARROWEST = 200
STEP_S = 0.003
"""How long pieces of a chart are made before the window answers again."""
DELETED_MS = 100
"""After the next chart is painted, the one before it is deleted in a frame of its own."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_PANS = {Qt.Key.Key_Left: -0.2, Qt.Key.Key_Right: 0.2}
_POINTER, _KEYBOARD = 0, 1


class _FocusFrame(QWidget):
    """A frame around the chart that shows where the keyboard is."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(self._session.theme.color("focus"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class ChartView(QScrollArea):
    """Shows a figure with title, notes and source. Before the library is there: its words."""

    read_out = Signal(str)
    """Carries the figures under the pointer or at the keyboard's place; "" for none."""
    stood = Signal(str)
    """Carries the key of the row that the reader has gone to by click or keyboard."""
    opened = Signal(str, str)
    """Carries the key of a row that was clicked or entered, and that of the part there, or ""."""
    drawn = Signal()
    """The chart that was asked for last stands there whole."""

    def __init__(self, session: Session, stage: ChartStage) -> None:
        super().__init__()
        self._session, self._stage = session, stage
        self._figure: Figure | None = None
        self._words: QWidget | None = None
        self._chart: FigureView | None = None
        self._next: FigureView | None = None
        self._work: Iterator[None] = iter(())
        self._current: int | None = None
        self._hovered: int | None = None
        self._reading = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("Chart")
        set_accessible_role(self, GRAPHIC)
        self._frame = _FocusFrame(session, self)
        self._steps = QTimer(self, singleShot=True, interval=1)
        self._steps.timeout.connect(self._step)
        session.themed.connect(self.redraw)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    @property
    def chart(self) -> "FigureView | None":
        """The live chart that stands there; None while there are words alone."""
        return self._chart

    @property
    def is_drawn(self) -> bool:
        """Whether the marks of the figure are there, not its words alone or another's."""
        return self._chart is not None and self._next is None

    @property
    def is_waiting(self) -> bool:
        """Whether words alone are shown until the library is imported."""
        return self._words is not None

    @property
    def readout(self) -> str:
        """What is read out now."""
        place = self._hovered if self._hovered is not None else self._current
        if self._chart is None or place is None:
            return ""
        said = self._chart.places[place].readout
        return f"{said}\n{self._reading}" if self._reading else said

    def show_figure(self, figure: Figure) -> None:
        """Show another figure, from its top; an equal one stays as it is."""
        if figure == self._figure:
            self.drawn.emit()
            return
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.alt)
        self.redraw()

    def redraw(self) -> None:
        """Draw again: another look, or the library has come."""
        if self._figure is None:
            return
        ratio = self.devicePixelRatioF()
        coming = self._stage.view(self._figure, self._session.theme, margin=LARGE, ratio=ratio)
        if coming is None:
            self._show_words(self._figure)
            return
        if self._next is not None:
            self._next.deleteLater()
        coming.setParent(self)
        self._next = coming
        self._work = chain(coming.build(), self._finish(coming))
        self._steps.start()

    def _finish(self, coming: "FigureView") -> Iterator[None]:
        yield from coming.lay_out(self._width())
        yield from coming.prepare(self.viewport().height())

    def _step(self) -> None:
        """Make more pieces of the chart to come; show it once all that is in sight is made."""
        if self._next is None:
            return
        began, pieces = time.perf_counter(), 0
        while next(self._work, self) is not self:
            pieces += 1
            if time.perf_counter() - began > STEP_S:
                break
        if pieces:
            self._steps.start()
        else:
            self._show_next(self._next)

    def _show_next(self, coming: "FigureView") -> None:
        is_another = self._chart is None or coming.figure != self._chart.figure
        scrolled = self.verticalScrollBar().value()
        self._chart, self._next, self._words = coming, None, None
        if coming.width() != round(self._width()):
            coming.set_width(self._width())
        before = self.takeWidget()
        self.setWidget(coming)
        coming.show()
        if before is not None:
            QTimer.singleShot(DELETED_MS, before, before.deleteLater)
        coming.pointed.connect(self._hover)
        coming.pressed.connect(self._press)
        coming.zoomed.connect(self._mark)
        if is_another:
            self._current = self._hovered = None
            self.read_out.emit("")
        self.verticalScrollBar().setValue(0 if is_another else scrolled)
        self._mark()
        self.drawn.emit()

    def _show_words(self, figure: Figure) -> None:
        """Show title, notes and source until the marks can be drawn."""
        source = f"Source: {figure.source}" * bool(figure.source)
        words = (figure.title, figure.sentence, figure.remark, *figure.notes, source)
        label = plain_label("\n\n".join(text for text in words if text))
        label.setProperty("muted", True)
        label.setWordWrap(True)
        label.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._words = label
        self.setWidget(label)
        self._fit_words()

    def _fit_words(self) -> None:
        if self._words is not None:
            width = round(self._width())
            self._words.resize(width, self._words.heightForWidth(width))

    def _width(self) -> float:
        """Return the width for the chart, with room for the scroll bar even where there is none.

        So another chart does not move, nor is it laid out twice.
        """
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        return max(NARROWEST, min(WIDEST, room))

    @property
    def whole_height(self) -> int:
        """The height in which nothing needs to scroll, in its present width."""
        shown = self.widget()
        return shown.height() if shown is not None else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        self._fit_words()
        if self._chart is not None and self._chart.width() != round(self._width()):
            self._chart.set_width(self._width())
            self._mark()
            self.drawn.emit()

    # Reading out

    def _mark(self) -> None:
        """Mark the row or year that is read out: a filled band, with the keyboard a frame too."""
        chart, theme = self._chart, self._session.theme
        if chart is None:
            return
        fill, focus = theme.color("accent-soft"), theme.color("focus")
        chart.highlight(self._hovered, fill, None, kind=_POINTER)
        chart.highlight(self._current, fill, focus if self.hasFocus() else None, kind=_KEYBOARD)

    def _hover(self, position: QPointF | None) -> None:
        """Read out what is under the pointer, or the keyboard's place once it has left."""
        chart = self._chart
        if chart is None:
            return
        self._hovered = chart.place_at(position) if position is not None else None
        self._reading = ""
        if position is not None:
            self._reading = chart.crosshair.follow(position)
        elif self._current is not None:
            chart.stand_at(self._current)
        else:
            chart.crosshair.hide()
        self._mark()
        self.read_out.emit(self.readout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chart, key = self._chart, Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if chart is None or not chart.places:
            super().keyPressEvent(event)
        elif key in _ZOOMS and not held & ~Qt.KeyboardModifier.ShiftModifier:
            chart.zoom(_ZOOMS[key])
        elif key in _PANS and held == Qt.KeyboardModifier.ControlModifier:
            chart.pan(_PANS[key])
        elif held:
            super().keyPressEvent(event)
        elif key in ENTER_KEYS and self._current is not None:
            self._open(self._current, "")
        else:
            self._walk(event, key, len(chart.places) - 1)

    def _walk(self, event: QKeyEvent, key: Qt.Key, last: int) -> None:
        """Go from row to row; Home shows all of the axis again, if it is zoomed."""
        chart = self._chart
        if key in _STEPS:
            step = _STEPS[key]
            start = -1 if step > 0 else last + 1
            here = self._current if self._current is not None else start
            self.go_to(max(0, min(last, here + step)))
        elif key == Qt.Key.Key_Home and chart is not None and chart.is_zoomed:
            chart.go_home()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def _press(self, place: int, part: str) -> None:
        self.go_to(place)
        self._open(place, part)

    def _open(self, place: int, part: str) -> None:
        """Tell whoever shows more of a row, and of which part of it."""
        if self._chart is not None and (key := self._chart.places[place].key):
            self.opened.emit(key, part or self._chart.places[place].part)

    def go_to(self, place: int) -> None:
        """Read out a row or year, and bring it into sight."""
        chart = self._chart
        if chart is None or not 0 <= place < len(chart.places):
            return
        self._current, self._hovered, self._reading = place, None, ""
        self.read_out.emit(self.readout)  # first: what shows it may take room from the chart
        rect = chart.places[place].rect().toRect()
        if rect.height() < self.viewport().height():
            self._show_rect(rect, is_first=place == 0)
        chart.stand_at(place)
        self.setAccessibleDescription(chart.places[place].readout)
        self._mark()
        self._session.say(self.readout.replace("\n", ", "), "readout", wait_ms=READOUT_MS)
        if chart.places[place].key:
            self.stood.emit(chart.places[place].key)

    def _show_rect(self, rect: QRect, *, is_first: bool) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value():
            bar.setValue(0 if is_first else rect.top() - LARGE)  # the first brings the title back
        elif rect.bottom() > bar.value() + page:
            bar.setValue(rect.bottom() + LARGE - page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._frame.raise_()
        self._frame.show()
        self._mark()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._frame.hide()
        self._mark()
        super().focusOutEvent(event)
