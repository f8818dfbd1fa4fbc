"""Rich text that is read with the arrow keys: one Tab stop, whose links open with Enter."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from mpcompare.ui.announcements import READOUT_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.session import Session

TOPIC = "reading"
"""Of what is said of the place in a text, the last is said."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Link(NamedTuple):
    """A link of a document: where it stands in the text, its words and its address."""

    start: int
    end: int
    words: str
    address: str


class ReadingText(QTextBrowser):
    """Shows a caret, which screen readers follow, and signals the link under it with Enter.

    K goes to the next link and Shift+K to the one before, as where screen readers read pages.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setOpenLinks(False)
        # without LinksAccessibleByKeyboard: with it, each link would be a stop of its own for Tab
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setAccessibleDescription(
            "Read with the arrow keys. K goes to the next link, Shift+K to the one before; Enter "
            "opens it"
        )

    def link_at_caret(self) -> Link | None:
        """Return the link that the caret stands in or before."""
        place = self.textCursor().selectionStart()
        found = (link for link in links_of(self.document()) if link.start <= place <= link.end)
        return next(found, None)

    def say(self, words: str) -> None:
        """Say something that the caret's line does not; the last of many is said."""
        self._session.say(words, TOPIC, wait_ms=READOUT_MS)

    def go_to_link(self, steps: int) -> None:
        """Select the next link, or the one before, and announce it; none from the last one."""
        cursor = self.textCursor()
        if steps > 0:
            ahead = (one for one in links_of(self.document()) if one.start >= cursor.selectionEnd())
        else:
            behind = [
                one for one in links_of(self.document()) if one.end <= cursor.selectionStart()
            ]
            ahead = iter(behind[-1:])
        link = next(ahead, None)
        if link is None:
            self.say("No more links")
            return
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.say(f"{link.words}, link")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        link = self.link_at_caret() if event.key() in ENTER_KEYS and not event.modifiers() else None
        if link is not None:
            self.anchorClicked.emit(QUrl(link.address))
        elif event.key() == Qt.Key.Key_K and not event.modifiers() & ~_SHIFT:
            self.go_to_link(-1 if event.modifiers() else 1)
        else:
            super().keyPressEvent(event)


def links_of(document: QTextDocument) -> Iterator[Link]:
    """Yield the links of a document from its top; pieces of one that touch are one."""
    block = document.begin()
    while block.isValid():
        yield from _links_in(block)
        block = block.next()


def _links_in(block: QTextBlock) -> Iterator[Link]:
    text, before = block.text(), None
    for part in block.textFormats():
        # the stubs do not know the three fields that Qt documents
        address = part.format.anchorHref()  # pyright: ignore[reportAttributeAccessIssue]
        start: int = part.start  # pyright: ignore[reportAttributeAccessIssue]
        end: int = start + part.length  # pyright: ignore[reportAttributeAccessIssue]
        if before is not None and address == before.address:
            start = before.start - block.position()
        elif before is not None:
            yield before
        before = None
        if address:
            place = block.position()
            before = Link(place + start, place + end, text[start:end], address)
    if before is not None:
        yield before
