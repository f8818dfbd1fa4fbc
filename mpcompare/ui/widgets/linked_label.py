"""Paragraphs whose words can be selected, and whose links open by pointer and by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextDocument
from PySide6.QtWidgets import QLabel

from mpcompare.ui.accessibility import PARAGRAPH, set_accessible_role
from mpcompare.ui.announcements import READOUT_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.reading_text import TOPIC, Link, links_of

_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_K)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu has the focus, or another window: it comes back."""


def make_selectable(label: QLabel) -> None:
    """Let a label's words be selected and copied with the pointer; no key stops there."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class LinkedLabel(QLabel):
    """Rich text that is one Tab stop where it has links, and none where it has not.

    The arrow keys go from link to link, K and Shift+K too; Enter opens the one that is marked.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._links: tuple[Link, ...] = ()
        self._current: int | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        set_accessible_role(self, PARAGRAPH)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(lambda address: open_page(session, address))

    @property
    def links(self) -> tuple[Link, ...]:
        """The links from the first to the last."""
        return self._links

    def setText(self, arg__1: str) -> None:
        """Show other words; where the keyboard is here, it stays on the link of that number."""
        super().setText(arg__1)
        document = QTextDocument()
        document.setHtml(arg__1)
        self.setAccessibleName(document.toPlainText())
        self._links = tuple(links_of(document))
        count = len(self._links)
        which = "the link" if count == 1 else f"one of {count} links, the arrow keys go on"
        self.setAccessibleDescription(f"Enter opens {which}" if count else "")
        stops = Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(stops)
        if self._current is not None and count:
            self._mark(min(self._current, count - 1))
        else:
            self._current = None

    def _mark(self, place: int) -> None:
        """Select a link, which shows where the keyboard is."""
        link, self._current = self._links[place], place
        self.setSelection(link.start, link.end - link.start)

    def _go_to(self, place: int) -> None:
        self._mark(place)
        count = f", {place + 1} of {len(self._links)}" if len(self._links) > 1 else ""
        self._session.say(f"{self._links[place].words}, link{count}", TOPIC, wait_ms=READOUT_MS)

    # Qt's own

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        key, place = ev.key(), self._current
        held = ev.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_back_by_letter = key == Qt.Key.Key_K and held == Qt.KeyboardModifier.ShiftModifier
        steps = -1 if is_back_by_letter or key in _BACK else int(key in _ON)
        if place is None or (held and not is_back_by_letter):
            super().keyPressEvent(ev)
        elif key in ENTER_KEYS:
            self.linkActivated.emit(self._links[place].address)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._links) - 1)
        elif steps and 0 <= place + steps < len(self._links):
            self._go_to(place + steps)
        else:  # at the last one, what scrolls the paragraph has the key
            ev.ignore()

    def focusInEvent(self, ev: QFocusEvent) -> None:
        super().focusInEvent(ev)
        by_pointer = ev.reason() == Qt.FocusReason.MouseFocusReason
        if self._links and not by_pointer and ev.reason() not in _PASSING:
            is_back = ev.reason() == Qt.FocusReason.BacktabFocusReason
            self._go_to(len(self._links) - 1 if is_back else 0)

    def focusOutEvent(self, ev: QFocusEvent) -> None:
        super().focusOutEvent(ev)
        if ev.reason() not in _PASSING and self._current is not None:
            self._current = None
            self.setSelection(0, 0)
