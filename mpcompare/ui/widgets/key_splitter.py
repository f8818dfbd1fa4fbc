"""Parts beside or below each other, whose dividers the keyboard moves too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from mpcompare.ui.accessibility import SEPARATOR, set_accessible_role
from mpcompare.ui.announcements import READOUT_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.session import Session

STEP, PAGE = 16, 96
"""Pixels that an arrow key and Page Up or Page Down move a divider."""
_TOPIC = "divider"
_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Up: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Down: STEP,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
}


class KeySplitter(QSplitter):
    """Names its parts, after which its dividers are named. Tab does not stop at dividers."""

    def __init__(self, session: Session, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.session = session
        self._names: list[str] = []
        self.setChildrenCollapsible(False)

    def add_part(self, widget: QWidget, name: str) -> None:
        """Add a part at the right or below; its name says what it shows, as in "Results"."""
        self._names.append(name)
        self.addWidget(widget)
        handle = self.handle(self.count() - 1)
        if isinstance(handle, Divider):
            handle.set_name()

    def createHandle(self) -> QSplitterHandle:
        return Divider(self)

    def dividers(self) -> "list[Divider]":
        """Return the dividers in sight."""
        every = (self.handle(place) for place in range(1, self.count()))
        return [one for one in every if isinstance(one, Divider) and one.isVisible()]

    def parts_at(self, divider: "Divider") -> tuple[int, int]:
        """Return the numbers of the parts before and behind a divider."""
        places = range(self.count())
        behind = next((place for place in places if self.handle(place) is divider), 0)
        widgets = ((place, self.widget(place)) for place in places[:behind])
        shown = [place for place, one in widgets if one is not None and one.isVisibleTo(self)]
        return (shown[-1] if shown else max(behind - 1, 0)), behind

    def name_of(self, place: int) -> str:
        """Return the name of a part."""
        return self._names[place] if place < len(self._names) else ""


class Divider(QSplitterHandle):
    """The arrow keys move it, Enter leaves it where it is, Esc puts it back where it was."""

    def __init__(self, splitter: KeySplitter) -> None:
        super().__init__(splitter.orientation(), splitter)
        self._splitter = splitter
        self.left: QWidget | None = None
        """What had the focus before."""
        self._sizes: list[int] = []
        set_accessible_role(self, SEPARATOR)
        self.setAccessibleDescription(
            "The arrow keys move it; Enter leaves it there, Escape puts it back"
        )

    def set_name(self) -> None:
        """Name it after the parts at its sides."""
        before, behind = map(self._splitter.name_of, self._splitter.parts_at(self))
        self.setAccessibleName(f"Divider between {before} and {behind}")

    def take_focus(self, left: QWidget | None) -> None:
        """Take the focus, which goes back to what had it; from another divider, where that says."""
        self.left = left.left if isinstance(left, Divider) else left
        self._sizes = self._splitter.sizes()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        left = self.left
        if left is not None and left.isVisible():
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _say_sizes(self) -> None:
        sizes, places = self._splitter.sizes(), self._splitter.parts_at(self)
        whole = sum(sizes) or 1
        said = (f"{self._splitter.name_of(n)} {100 * sizes[n] / whole:.0f} %" for n in places)
        self._splitter.session.say(", ".join(said), _TOPIC, wait_ms=READOUT_MS)

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_across = event.key(), self.orientation() is Qt.Orientation.Horizontal
        place = self.x() if is_across else self.y()
        whole = self._splitter.width() if is_across else self._splitter.height()
        if key in _STEPS:
            self.moveSplitter(place + _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moveSplitter(0 if key == Qt.Key.Key_Home else whole)
        elif key == Qt.Key.Key_Escape:
            self._splitter.setSizes(self._sizes)
            self._give_back()
        elif key in ENTER_KEYS:
            self._give_back()
        else:
            super().keyPressEvent(event)
            return
        self._say_sizes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.set_name()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._splitter.session.theme.color("focus"))
            painter.end()


def next_divider(page: QWidget, focused: QWidget | None) -> Divider | None:
    """Return the divider of a page that the keyboard goes to: at the part with the focus, or next.

    From a divider it is the one after it; behind the last comes the first.
    """
    every = [one for panes in page.findChildren(KeySplitter) for one in panes.dividers()]
    if isinstance(page, KeySplitter):
        every = page.dividers() + every
    if isinstance(focused, Divider) and focused in every:
        return every[(every.index(focused) + 1) % len(every)]
    beside = [one for one in every if focused is not None and _is_beside(one, focused)]
    return next(iter(beside or every), None)


def _is_beside(divider: Divider, focused: QWidget) -> bool:
    splitter = divider.splitter()
    if not isinstance(splitter, KeySplitter):
        return False
    sides = (splitter.widget(place) for place in splitter.parts_at(divider))
    return any(one is focused or (one and one.isAncestorOf(focused)) for one in sides)
