"""The section of pay on Compare: what happens between its rows, its plots, keys and pointer."""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from mpcompare.app.state import changes
from mpcompare.ui.pages.compare.salary.readout_strip import ReadoutStrip
from mpcompare.ui.pages.compare.salary.salary_labels import SalaryLabels
from mpcompare.ui.pages.compare.salary.salary_painter import SalaryPainter
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow, PayRow
from mpcompare.ui.session import Notice, Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from mpcompare.model.pay.salary import Salaries, Scale
    from mpcompare.ui.pages.compare.cards_model import CardsModel
    from mpcompare.ui.pages.compare.cards_view import CardsView
    from mpcompare.ui.pages.compare.cells.typeface import Typeface
    from mpcompare.ui.pages.compare.salary.live_plots import LivePlots

REST_MS = 70
"""How long the page must stand still before cards that came into sight get their plots."""
_PAN_SHARE = 0.15
"""How much of what is in sight a key moves the axis."""
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_PAN_KEYS = {
    Qt.Key.Key_Less: -1,
    Qt.Key.Key_Comma: -1,
    Qt.Key.Key_Greater: 1,
    Qt.Key.Key_Period: 1,
}
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class SalarySection(QObject):
    """Gives a `CardsView` its rows of pay; made when the first figures have been read."""

    drawn = Signal()
    """The plots in sight have been drawn for the first time."""

    def __init__(
        self, session: Session, view: "CardsView", model: "CardsModel", typeface: "Typeface"
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._model, self._type = session, view, model, typeface
        self._plots: LivePlots | None = None
        self._is_asked = self._was_drawn = self._had_focus = False
        self._painter: SalaryPainter | None = None
        self._held: tuple[object, ...] = ()
        self._scrolled = (0, 0)
        self._drag: tuple[int, AxisRow, float] | None = None
        self._strip = ReadoutStrip(session, view)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._place)
        view.labels.salary = SalaryLabels(session, typeface)
        view.labels.pay_asked.connect(self._choose)
        view.painted.connect(self._was_painted)
        view.selectionModel().currentChanged.connect(self._follow_current)

    # What is shown

    def use(self, salaries: "Salaries") -> None:
        """Take other figures; the rows that show them come after."""
        if self._painter is not None and self._painter.salaries is salaries:
            return
        self._painter = SalaryPainter(self._session, self._type, salaries)
        self._view.delegate.salary = self._painter
        self._held = ()
        if self._plots is not None:
            self._plots.use(self._painter)

    @property
    def is_drawn(self) -> bool:
        """Whether every card in sight has its plot."""
        return self._was_drawn and not self._rest.isActive() and self._has_all

    @property
    def _has_all(self) -> bool:
        return self._plots is not None and not self._plots.is_waiting

    @property
    def plots(self) -> "LivePlots | None":
        """The plots over the rows; None before the drawing library is there."""
        return self._plots

    def load(self) -> None:
        """Import the drawing library on another thread, once; then draw."""
        if self._is_asked:
            return
        self._is_asked = True
        name = "mpcompare.ui.pages.compare.salary.live_plots"
        self._session.tasks.run(lambda _: importlib.import_module(name), self._arrived, self._fail)

    def _fail(self, error: Exception) -> None:
        self._session.notify(
            Notice(f"The charts can't be drawn: {error}. Their figures stand in the table.")
        )

    def _arrived(self, module: ModuleType) -> None:
        plots: LivePlots = module.LivePlots(self._session, self._view, self._model, self._series)
        plots.drawn.connect(self._were_drawn)
        if self._painter is not None:
            plots.use(self._painter)
        self._plots = plots
        self._place()

    def _were_drawn(self) -> None:
        if not self._was_drawn:
            self._was_drawn = True
            self._view.viewport().repaint()
            self.drawn.emit()

    def _series(self, column: int) -> int:
        return self._model.comparison.series_of(self._model.programs[column])

    def forget_colors(self) -> None:
        """Draw in other colours."""
        if self._plots is not None:
            self._plots.forget_colors()

    def follow_rows(self) -> None:
        """Move the plots along with their rows, before these are painted elsewhere."""
        if self._plots is not None:
            self._plots.move()

    def _was_painted(self) -> None:
        """Notice that other rows are in sight; while it is scrolled, wait until it rests."""
        view = self._view
        scrolled = (view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        held = (
            view.viewport().size(),
            view.header.defaultSectionSize(),
            view.labels.length(),
            id(self._model.rows),
        )
        if held != self._held:
            self._rest.start(0)
            self._strip.hide()
        elif scrolled != self._scrolled:
            self._strip.hide()
            self._rest.start(REST_MS if self._was_drawn else 0)
        self._held, self._scrolled = held, scrolled
        if view.hasFocus() is not self._had_focus:
            self._had_focus = view.hasFocus()
            QTimer.singleShot(0, self, self._follow_current)

    def _place(self) -> None:
        if self._plots is not None:
            self._plots.place()

    # What is read off

    def _show_row(self, row: PayRow | None) -> None:
        """Show the figures of a row in place of where they are of, on all cards."""
        painter = self._painter
        if painter is None:
            return
        self._show_strip(row, painter)
        if painter.read_out == row:
            return
        before, painter.read_out = painter.read_out, row
        keys = [key for shown in (before, row) if shown for key in (shown.key, shown.axis.key)]
        numbers = {number for number in map(self._model.row_of, keys) if number is not None}
        self._view.delegate.repaint_rows(numbers)
        for number in numbers:
            top = self._view.labels.sectionViewportPosition(number)
            height = self._view.labels.sectionSize(number)
            self._view.viewport().update(0, top, self._view.viewport().width(), height)

    def _show_strip(self, row: PayRow | None, painter: SalaryPainter) -> None:
        """Show the figures at the edge of the cards where the row's axis is not in sight."""
        if row is None:
            self._strip.hide()
            return
        axis, place = self._model.row_of(row.axis.key), self._model.row_of(row.key)
        top = 0 if axis is None else self._view.labels.sectionViewportPosition(axis)
        if top >= 0 or place is None:
            self._strip.hide()
            return
        shown = self._view.visualRect(self._model.index(place, 0))
        self._strip.show_row(row, painter, shown)

    def _follow_current(self) -> None:
        """Read off the current cell, at its median, while the keyboard is here."""
        index = self._view.currentIndex()
        row = self._model.rows[index.row()] if 0 <= index.row() < len(self._model.rows) else None
        if not isinstance(row, PayRow) or not self._view.hasFocus():
            self._show_row(None)
            self._cross(None)
            return
        self._show_row(row)
        wage = row.cell(index.column()).wage
        if wage is None or wage.median is None:
            self._cross(None)
        else:
            self._cross(((wage.currency, wage.unit), wage.median))

    def _cross(self, at: "tuple[Scale, float] | None") -> None:
        """Show a line at a value on all cards that measure the same; None takes it away."""
        if self._plots is None:
            return
        self._plots.show_cross(*(at or (None, 0.0)))
        labels = self._view.labels
        if labels.salary is not None and labels.salary.position != at:
            labels.salary.position = at
            labels.viewport().update()

    def _choose(self, choice: str) -> None:
        state = self._session.state
        if choice == "dollars":
            changed = changes.show_pay_in_dollars(state, on=not state.pay_in_dollars)
        else:
            changed = changes.show_pay_at_home(state, on=not state.pay_at_home)
        self._session.apply(changed)

    # Keys and pointer

    def takes(self, event: QEvent) -> bool:
        """Act on an event of the table's viewport; return whether the table may not have it."""
        kind = event.type()
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if kind is QEvent.Type.Leave:
            self._follow_current()
        if not isinstance(event, QMouseEvent):
            return False
        handlers: dict[QEvent.Type, Callable[[QMouseEvent], bool]] = {
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
        }
        handler = handlers.get(kind)
        return handler(event) if handler is not None else False

    def _at(self, point: QPoint) -> tuple[int, AxisRow | PayRow] | None:
        """Return the column and the row of pay under a point of the table."""
        index = self._view.indexAt(point)
        row = self._model.rows[index.row()] if index.isValid() else None
        return (index.column(), row) if isinstance(row, AxisRow | PayRow) else None

    def _value_at(self, column: int, axis: AxisRow, x: float) -> "tuple[Scale, float] | None":
        """Return what a card's axis measures at a place; None beside its plot."""
        plot = self._plots.plot(column, axis.number) if self._plots is not None else None
        if plot is None or plot.content is None:
            return None
        if not plot.rect.left() <= x <= plot.rect.right():
            return None
        return plot.content.scale, plot.value_at(x)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Zoom or move the axis of the current row; return whether the table may not have it."""
        index, plots = self._view.currentIndex(), self._plots
        row = self._model.rows[index.row()] if 0 <= index.row() < len(self._model.rows) else None
        if plots is None or not isinstance(row, AxisRow | PayRow):
            return False
        axis = row if isinstance(row, AxisRow) else row.axis
        shift = Qt.KeyboardModifier.ShiftModifier
        scale, key = axis.scale(index.column()), Qt.Key(event.key())
        if event.modifiers() & ~(_PLAIN | shift):
            return False
        if key is Qt.Key.Key_Home:
            return not event.modifiers() & shift and plots.go_home()
        if scale is None or key not in (*_ZOOM_KEYS, *_PAN_KEYS):
            return False
        if key in _ZOOM_KEYS:
            plots.zoom(scale, _ZOOM_KEYS[key])
            return True
        plot = plots.plot(index.column(), axis.number)
        if plot is not None:
            left, right = plot.box.viewRange()[0]
            plots.pan(scale, (right - left) * _PAN_SHARE * _PAN_KEYS[key])
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        """Zoom with Ctrl; a plain wheel scrolls the page."""
        found = self._at(event.position().toPoint())
        steps = event.angleDelta().y() / 120
        is_zoom = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_zoom or found is None or self._plots is None:
            return False
        column, row = found
        axis = row if isinstance(row, AxisRow) else row.axis
        scale = axis.scale(column)
        if scale is not None:
            here = self._value_at(column, axis, event.position().x())
            self._plots.zoom(scale, steps, here[1] if here else None)
        event.accept()
        return True

    def _move(self, event: QMouseEvent) -> bool:
        point = event.position()
        if self._drag is not None:
            return self._drag_to(point.x())
        found = self._at(point.toPoint())
        if found is None:
            self._follow_current()
            return False
        column, row = found
        axis = row if isinstance(row, AxisRow) else row.axis
        if isinstance(row, PayRow):
            self._show_row(row)
        here = self._value_at(column, axis, point.x())
        self._cross(here)
        if isinstance(row, PayRow) or here is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        return True

    def _press(self, event: QMouseEvent) -> bool:
        """Begin to drag an axis; the table still makes the cell current."""
        found = self._at(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        column, row = found or (0, None)
        x = event.position().x()
        if is_left and isinstance(row, AxisRow) and self._value_at(column, row, x) is not None:
            self._drag = (column, row, x)
        return False

    def _drag_to(self, x: float) -> bool:
        if self._drag is None or self._plots is None:
            return False
        column, row, before = self._drag
        scale, plot = row.scale(column), self._plots.plot(column, row.number)
        if scale is not None and plot is not None:
            self._plots.pan(scale, plot.value_at(before) - plot.value_at(x))
        self._drag = (column, row, x)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        del event
        self._drag = None
        return False

    def _double_click(self, event: QMouseEvent) -> bool:
        found = self._at(event.position().toPoint())
        self._drag = None
        if found is None or not isinstance(found[1], AxisRow) or self._plots is None:
            return False
        return self._plots.go_home()
