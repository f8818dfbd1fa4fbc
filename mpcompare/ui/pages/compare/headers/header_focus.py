"""The keyboard on the headers of programs: go along them, open a program's menu, remove it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mpcompare.model.program import Program
from mpcompare.ui.accessibility import COLUMN_HEADER, ROW_HEADER, set_accessible_role
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, RADIUS

_MENU = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = "Return shows what can be done with it, Delete removes it"
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
"""Modifiers of a key that is pressed alone."""
CARD = (0, MEDIUM, -GAP, 0)
"""Where a card begins and ends in its section of the header."""


class HeaderFocus(QObject):
    """Lets a header take the focus, which goes to the program of the view's current cell.

    Works for programs across and for programs down: the arrow keys follow the header.
    """

    menu_asked = Signal(object, QPoint)
    """Carries the program and where its menu should open, on the screen."""
    remove_asked = Signal(object)
    """Carries the ids of programs: the selected ones, or the one with the focus."""

    def __init__(
        self,
        session: Session,
        view: QTableView,
        header: QHeaderView,
        programs: Callable[[], tuple[Program, ...]],
        inner: tuple[int, int, int, int],
        shows: Callable[[Program], str] = lambda _: "",
    ) -> None:
        """Take over a header.

        Args:
            session: for the colours.
            view: whose header it is; its other axis has the rows of the comparison.
            header: along which the programs stand.
            programs: returns them in order.
            inner: what to add to a section's left, top, right and bottom for the ring.
            shows: returns what the header shows of a program beside its names, for screen readers.
        """
        super().__init__(view)
        self._session, self._view, self._header = session, view, header
        self._programs, self._inner, self._shows = programs, inner, shows
        self._across = header.orientation() is Qt.Orientation.Horizontal
        self._last = 0
        self._ring: _Ring | None = None
        header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_accessible_role(header, COLUMN_HEADER if self._across else ROW_HEADER)
        header.setAccessibleDescription(_KEYS)
        header.installEventFilter(self)
        header.sectionPressed.connect(self._go_to)

    @property
    def current(self) -> int:
        """The section with the focus: that of the view's current cell."""
        index = self._view.currentIndex()
        section = index.column() if self._across else index.row()
        section = section if section >= 0 else self._last
        return max(0, min(section, len(self._programs()) - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._show_ring()
        elif kind == QEvent.Type.FocusOut:  # perhaps because the view is going
            self._hide_ring()
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._open_menu(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.modifiers() in PLAIN and self._press(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    # Keys

    def _press(self, key: Qt.Key) -> bool:
        """Do what a key asks for; whether it asks for anything."""
        before, after, into = (
            (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down)
            if self._across
            else (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right)
        )
        if not self._programs():
            return False
        if key in (before, after):
            self._go_to(self.current + (1 if key == after else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._programs()) - 1)
        elif key == into:
            self._view.setFocus()
        elif key in _REMOVE:
            self.remove_asked.emit(self._chosen())
        elif key in _MENU:
            self._ask_menu(self.current, self._rect(self.current).bottomLeft() + QPoint(8, -4))
        else:
            return False
        return True

    def _go_to(self, section: int) -> None:
        """Make a program current, and bring it into sight."""
        self._last = section = max(0, min(section, len(self._programs()) - 1))
        model, index = self._view.model(), self._view.currentIndex()
        other = max(0, index.row() if self._across else index.column())
        place = model.index(other, section) if self._across else model.index(section, other)
        if place.isValid():
            self._view.selectionModel().setCurrentIndex(
                place, self._view.selectionModel().SelectionFlag.NoUpdate
            )
            self._view.scrollTo(place)
        self.follow()

    def _chosen(self) -> list[str]:
        """Return the programs that are selected whole, if the current one is among them."""
        selection, current = self._view.selectionModel(), self.current
        indexes = selection.selectedColumns() if self._across else selection.selectedRows()
        chosen = {index.column() if self._across else index.row() for index in indexes}
        programs = self._programs()
        return [programs[n].id for n in sorted(chosen if current in chosen else {current})]

    # Menu

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        section = self.current if by_key else self._header.logicalIndexAt(event.pos())
        if not 0 <= section < len(self._programs()):
            return False
        self._go_to(section)
        self._ask_menu(section, self._rect(section).center() if by_key else event.pos())
        return True

    def _ask_menu(self, section: int, at: QPoint) -> None:
        self.menu_asked.emit(self._programs()[section], self._header.mapToGlobal(at))

    # What is seen and heard of it

    def follow(self) -> None:
        """Follow the current cell, what is shown, and where it has scrolled to."""
        if self._ring is not None and self._header.hasFocus():
            self._show_ring()

    def _show_ring(self) -> None:
        programs = self._programs()
        if not programs:
            self._hide_ring()
            return
        program = programs[self.current]
        place = f"{self.current + 1} of {len(programs)}"
        shown = ". ".join(filter(None, (self._shows(program), _KEYS)))
        self._header.setAccessibleDescription(shown)
        self._header.setAccessibleName(f"{program.title}, {program.institution}, {place}")
        if self._ring is None:
            self._ring = _Ring(self._session, self._header)
        self._ring.setGeometry(self._rect(self.current))
        self._ring.show()

    def _hide_ring(self) -> None:
        if self._ring is not None:
            self._header.setAccessibleName("Compared programs")
            self._ring.hide()

    def _rect(self, section: int) -> QRect:
        """Return where a program stands in the header."""
        start = self._header.sectionViewportPosition(section)
        size = self._header.sectionSize(section)
        width, height = self._header.width(), self._header.height()
        if self._across:
            return QRect(start, 0, size, height).adjusted(*self._inner)
        return QRect(0, start, width, size).adjusted(*self._inner)


class _Ring(QWidget):
    """The mark of the focus, above what the header paints."""

    def __init__(self, session: Session, header: QHeaderView) -> None:
        super().__init__(header.viewport())
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._session.theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
