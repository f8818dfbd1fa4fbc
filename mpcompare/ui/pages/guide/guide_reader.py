"""The guide's reading column: anchors, matches of a search, and where one has read to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE
from mpcompare.ui.widgets.reading_text import ReadingText

LETTERS = 72
"""Letters in a line of comfortable length; an average one is narrower than an n."""
_LETTER_WIDTH = 0.86


class GuideReader(ReadingText):
    """Shows the guide's rich text in a column in the middle. It scrolls, and signals links."""

    reached = Signal(str)
    """The user has scrolled to another section: its anchor."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._anchors: dict[str, int] = {}
        self._sections: list[tuple[int, str]] = []
        self._matches: list[tuple[int, int]] = []
        self._match = -1
        self._is_jumping = False
        self._place = ""
        self.setObjectName("GuideReader")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Guide")
        self.document().setDocumentMargin(0)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # Filling

    def fill(self, html: str, sections: Sequence[str]) -> None:
        """Show other text; `sections` are the anchors that `reached` signals."""
        self._is_jumping = True
        self.setHtml(html)
        frame = self.document().rootFrame().frameFormat()
        frame.setTopMargin(2 * LARGE)
        frame.setBottomMargin(4 * LARGE)
        self.document().rootFrame().setFrameFormat(frame)
        self._anchors = dict(_anchors(self.document()))
        self._sections = sorted((self._anchors[name], name) for name in sections)
        self._matches, self._match = [], -1
        self._is_jumping = False

    def has(self, anchor: str) -> bool:
        """Whether there is such a place."""
        return anchor in self._anchors

    def go_to(self, anchor: str) -> None:
        """Bring a place to the top."""
        self._is_jumping = True
        self._place = anchor
        if anchor in self._anchors:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._anchors[anchor])
            self.setTextCursor(cursor)
            top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
            self.verticalScrollBar().setValue(round(top) - LARGE)
        self._is_jumping = False

    def section_of(self, anchor: str) -> str:
        """Return the section in which a place lies."""
        return self._section_at(self._anchors.get(anchor, 0))

    def _section_at(self, position: int) -> str:
        index = bisect_right(self._sections, (position, chr(0x10FFFF))) - 1
        return self._sections[max(0, index)][1] if self._sections else ""

    def _scrolled(self) -> None:
        if self._is_jumping:
            return
        top = self.cursorForPosition(QPoint(self.viewport().width() // 2, 3 * LARGE))
        place = self._section_at(top.position())
        if place != self._place:
            self._place = place
            self.reached.emit(place)

    # Searching

    @property
    def match_count(self) -> int:
        """How often the words are found."""
        return len(self._matches)

    @property
    def match_number(self) -> int:
        """Which of them is shown, from 1; 0 where there is none."""
        return self._match + 1

    def find_all(self, words: str) -> None:
        """Mark every place with these words, and go to the first at or below the top."""
        self._matches = list(_occurrences(self.document(), words)) if words.strip() else []
        self._match = -1
        if not self._matches:
            self._mark()
            return
        top = self.cursorForPosition(QPoint(0, 0)).position()
        below = bisect_right(self._matches, (top, -1))
        self._show_match(below % len(self._matches))

    def find_next(self, steps: int = 1) -> None:
        """Go to the next match, or the one before; after the last comes the first."""
        if self._matches:
            self._show_match((self._match + steps) % len(self._matches))

    def matches_by_section(self) -> dict[str, int]:
        """Count the matches in each section."""
        counts: dict[str, int] = {}
        for start, _ in self._matches:
            name = self._section_at(start)
            counts[name] = counts.get(name, 0) + 1
        return counts

    def _show_match(self, index: int) -> None:
        self._match = index
        self._mark()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._matches[index][0])
        block = self.document().documentLayout().blockBoundingRect(cursor.block())
        bar = self.verticalScrollBar()
        if not bar.value() <= block.top() <= bar.value() + self.viewport().height() * 0.8:
            bar.setValue(round(block.top() - self.viewport().height() / 3))
        self.setTextCursor(cursor)

    def _mark(self) -> None:
        theme = self._session.theme
        marks: list[QTextEdit.ExtraSelection] = []
        for index, (start, end) in enumerate(self._matches):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            is_shown = index == self._match
            # the stubs do not know the two fields that Qt documents
            mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            mark.format.setBackground(  # pyright: ignore[reportAttributeAccessIssue]
                theme.color("accent" if is_shown else "caution-soft")
            )
            mark.format.setForeground(  # pyright: ignore[reportAttributeAccessIssue]
                theme.color("accent-text" if is_shown else "text")
            )
            marks.append(mark)
        self.setExtraSelections(marks)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._set_column)

    def _set_column(self) -> None:
        """Put a column of readable width in the middle; a narrow window has it all."""
        letter = QFontMetricsF(self._session.theme.font("large")).horizontalAdvance("n")
        column = round(LETTERS * letter * _LETTER_WIDTH)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        edge = max(2 * LARGE, (room - column) // 2)
        self.setViewportMargins(edge, 0, edge, 0)


def _anchors(document: QTextDocument) -> Iterator[tuple[str, int]]:
    for block in _blocks(document):
        for part in block.textFormats():
            for name in part.format.anchorNames():  # pyright: ignore[reportAttributeAccessIssue]
                yield name, block.position()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _occurrences(document: QTextDocument, words: str) -> Iterator[tuple[int, int]]:
    found = document.find(words.strip())
    while not found.isNull():
        yield found.selectionStart(), found.selectionEnd()
        found = document.find(words.strip(), found)
