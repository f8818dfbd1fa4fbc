"""A text of facts with links to their sources, in a panel that scrolls for it."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.explore.details.program_text import CORRECT, EXPLAIN
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.reading_text import Link, ReadingText, links_of

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}


class _ShownFact(NamedTuple):
    """Where a fact stands in the text, from its name, which is a link, to the end of its row."""

    name: Link
    end: int
    links: tuple[Link, ...]
    spoken: str

    @property
    def attribute(self) -> str:
        """The key of its attribute."""
        return QUrl(self.name.address).path()


class FactsView(ReadingText):
    """Rich text as high as its content: the panel scrolls, not the text.

    The arrow keys go from fact to fact; Enter opens a fact's source, or else what a click on its
    name opens.
    """

    correct_asked = Signal(str)
    """Carries the key of the attribute that is to be corrected."""
    explain_asked = Signal(str)
    """Carries the key of the attribute that the guide is to explain."""
    reached = Signal(QRect)
    """The keyboard has come to another fact: where that is, in the text's own pixels."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Up and Down go from fact to fact; Enter opens the source of the fact"
        )
        self.anchorClicked.connect(self._open)

    def _open(self, url: QUrl) -> None:
        if url.scheme() == CORRECT:
            self.correct_asked.emit(url.path())
        elif url.scheme() == EXPLAIN:
            self.explain_asked.emit(url.path())
        else:
            open_page(self._session, url)

    def show_html(self, html: str) -> None:
        """Show another text; the caret stays on its fact where that is still there."""
        before = self._current()
        self.setHtml(html)
        self.fit()
        if before is not None and self.hasFocus():
            facts = _facts(self.document())
            same = (fact for fact in facts if fact.attribute == before.attribute)
            self._go_to(next(same, None))

    def fit(self) -> None:
        """Take the height of the content at this width."""
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def current_attribute(self) -> str | None:
        """Return the key of the attribute whose fact the keyboard has come to."""
        fact = self._current() if self.hasFocus() else None
        return None if fact is None else fact.attribute

    # Going from fact to fact

    def _current(self) -> _ShownFact | None:
        place = self.textCursor().position()
        facts = _facts(self.document())
        return next((fact for fact in facts if fact.name.start <= place <= fact.end), None)

    def _step(self, steps: int) -> None:
        facts, place = list(_facts(self.document())), self.textCursor().position()
        if not facts:
            return
        here = sum(fact.name.start <= place for fact in facts) - 1
        self._go_to(facts[max(0, min(here + steps, len(facts) - 1))])

    def _go_to(self, fact: _ShownFact | None) -> None:
        """Put the caret on a fact, mark it, bring it into sight, and read it out."""
        if fact is None:
            self.setExtraSelections([])
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(fact.name.start)
        self.setTextCursor(cursor)
        top = self.cursorRect()
        cursor.setPosition(fact.end, QTextCursor.MoveMode.KeepAnchor)
        name = QTextCursor(self.document())
        name.setPosition(fact.name.start)
        name.setPosition(fact.name.end, QTextCursor.MoveMode.KeepAnchor)
        self._mark(cursor, name)
        self.reached.emit(top.united(self.cursorRect(cursor)))
        self.say(fact.spoken)

    def _mark(self, whole: QTextCursor, name: QTextCursor) -> None:
        """Lay a ground under a fact, and a stronger one under its name."""
        theme, marks = self._session.theme, list[QTextEdit.ExtraSelection]()
        for chosen, ground in ((whole, "accent-soft"), (name, "accent")):
            mark = QTextEdit.ExtraSelection()
            # the stubs do not know the two fields that Qt documents
            mark.cursor = chosen  # pyright: ignore[reportAttributeAccessIssue]
            mark.format.setBackground(  # pyright: ignore[reportAttributeAccessIssue]
                theme.color(ground)
            )
            if chosen is name:
                mark.format.setForeground(  # pyright: ignore[reportAttributeAccessIssue]
                    theme.color("accent-text")
                )
            marks.append(mark)
        self.setExtraSelections(marks)

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS and not event.modifiers():
            self._step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            facts = list(_facts(self.document()))
            self._go_to(facts[0 if key == Qt.Key.Key_Home else -1] if facts else None)
        elif key in ENTER_KEYS and not event.modifiers():
            self._open_current()
        else:
            super().keyPressEvent(event)

    def _open_current(self) -> None:
        """Open the link under the caret, else the fact's source, else what its name opens."""
        fact, link = self._current(), self.link_at_caret()
        if fact is None:
            return
        if link is None or link == fact.name:
            link = next(iter(fact.links), fact.name)
        self.anchorClicked.emit(QUrl(link.address))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            fact = self._current()
            self._step(1) if fact is None else self._go_to(fact)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setExtraSelections([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _facts(document: QTextDocument) -> Iterator[_ShownFact]:
    links = tuple(links_of(document))
    for name in links:
        if QUrl(name.address).scheme() not in (CORRECT, EXPLAIN):
            continue
        cursor = QTextCursor(document)
        cursor.setPosition(name.start)
        table = cursor.currentTable()
        if table is None:  # one of those of which nothing is known, in a line with its reason
            reason = cursor.block().text().split(":")[0]
            yield _ShownFact(name, name.end, (), f"{name.words}: {reason}")
            continue
        value = table.cellAt(table.cellAt(cursor).row(), 1)
        cursor = value.firstCursorPosition()
        cursor.setPosition(value.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        within = (one for one in links if value.firstPosition() <= one.start < value.lastPosition())
        said = ", ".join(cursor.selection().toPlainText().split("\n"))
        yield _ShownFact(name, value.lastPosition(), tuple(within), f"{name.words}: {said}")
