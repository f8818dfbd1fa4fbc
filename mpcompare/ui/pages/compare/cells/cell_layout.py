"""Where everything of a fact goes in a cell of a given width: plain rectangles, nothing painted.

A value stands on lines of one height, its small remarks (implied, dated, lowest, a short note)
behind it where they fit; a longer note stands below. Source marks stand at the right.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence, Fact, Statement
from mpcompare.model.library.remark import Remark
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.theme import SMALL, TINY
from mpcompare.ui.widgets.remark_signs import SIGNS

if TYPE_CHECKING:
    from mpcompare.model.leading import Lead

PAD_X, PAD_Y = 14.0, 6.0
MOST_LINES = 6
GAP_SIGN = "\N{EN DASH}"
"""A gap is quiet: what it means is told to the ear, in its tooltip and in its source card."""
MOST_NOTE_LINES = 2
_WRAP = 2
"""Lines that one of several values may take."""
_HANG = 10.0
"""Indent of its further line, so that one sees where the next value begins."""


class Span(NamedTuple):
    """A piece of text on its ground: a chip, a remark, a line of a value."""

    rect: QRectF
    text: str
    face: Face = "text"
    ink: str = "text"
    ground: str = ""
    dotted: bool = False
    glyph: str = ""
    """A sign in front of the text; the text begins a line's height further right."""


class MarkPlace(NamedTuple):
    """A place for a source mark, and which of the fact's statements it stands for."""

    rect: QRectF
    statement: int


class CellLayout:
    """What a cell holds, from its top left corner."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.height = 0.0
        self.spans: list[Span] = []
        self.marks: list[MarkPlace] = []


class Block(NamedTuple):
    """What one statement adds to a cell: its words, its remarks, its marks."""

    words: tuple[str, ...]
    tail: str
    statement: Statement
    marks: tuple[int, ...]
    numbers: tuple[int, ...]
    """The statements' places in their fact: several say the same."""


class _Flow:
    """Puts things side by side from the left and begins a new line where one does not fit."""

    def __init__(self, layout: CellLayout, face: Typeface, right: float) -> None:
        self.layout, self.type, self.right = layout, face, right
        self.line = round(max(face.spacing("text"), face.height("small") + 6))
        self.x, self.y = PAD_X, PAD_Y
        self.lines = 0
        self.dotted = False
        """Whether texts and chips that follow look implied."""

    def room(self) -> float:
        return self.right - self.x

    def new_line(self) -> None:
        """Go to the next line, unless this one is still empty."""
        if self.x > PAD_X:
            self.x = PAD_X
            self.y += self.line
            self.lines += 1

    def text(self, text: str, face: Face, ink: str, limit: int, indent: float = 0.0) -> None:
        """Wrap a text from the start of a line; go on behind its last word.

        Lines but the first are indented by `indent`.
        """
        self.new_line()
        room = self.right - PAD_X - indent
        for place, line in enumerate(self.type.lines(face, text, room, max(1, limit))):
            if place:
                self.new_line()
                self.x += indent
            width = self.type.width(face, line)
            self._put(Span(self._box(width), line, face, ink, dotted=self.dotted))
            self.x += width + TINY + 2

    def chip(self, text: str, ground: str, ink: str) -> None:
        """Put a rounded box with a word in it."""
        text = self.type.elided("small", text, self.right - PAD_X - 2 * SMALL)
        width = self.type.width("small", text) + 2 * SMALL
        if width > self.room():
            self.new_line()
        height = self.type.height("small") + 4
        rect = QRectF(self.x, self.y + (self.line - height) / 2, width, height)
        self._put(Span(rect, text, "small", ink, ground, self.dotted))
        self.x += width + TINY

    def remark(self, text: str, face: Face = "small") -> None:
        """Put small muted words behind what is there, or on the next line."""
        width = self.type.width(face, text)
        if width > self.room() and self.x > PAD_X:
            self.new_line()
        shown = self.type.elided(face, text, self.room())
        self._put(Span(self._box(width), shown, face, "text-muted"))
        self.x += width + TINY + 2

    def note(self, text: str) -> None:
        """Put a note behind the value if it fits there in whole, else below in small lines."""
        if self.x > PAD_X and self.type.width("small", text) <= self.room():
            self.remark(text)
            return
        self.new_line()
        step = self.type.spacing("small")
        beside_marks = any(mark.rect.bottom() > self.y for mark in self.layout.marks)
        room = (self.right if beside_marks else self.layout.width - PAD_X) - PAD_X
        for line in self.type.lines("small", text, room, MOST_NOTE_LINES):
            rect = QRectF(PAD_X, self.y, room, step)
            self._put(Span(rect, line, "small", "text-muted"))
            self.y += step
        self.y += 2

    def library_remark(self, remark: Remark) -> None:
        """Put a remark of the user's library on lines of its own, behind its sign."""
        self.new_line()
        sign = SIGNS[remark.kind]
        step = self.type.spacing("small") + 2
        room = self.layout.width - 2 * PAD_X - step
        for place, line in enumerate(self.type.lines("small", remark.text, room, MOST_NOTE_LINES)):
            rect = QRectF(PAD_X, self.y, room + step, step)
            glyph = sign.glyph if not place else " "
            self._put(Span(rect, line, "small", sign.ink, glyph=glyph))
            self.y += step

    def _box(self, width: float) -> QRectF:
        return QRectF(self.x, self.y, width, self.line)

    def _put(self, span: Span) -> None:
        self.layout.spans.append(span)


class FactLayout(NamedTuple):
    """Lays out facts. One per look of the cards: text sizes, width of the marks, this year."""

    type: Typeface
    mark_width: float
    this_year: int

    def lay_out(
        self,
        attribute: Attribute,
        fact: Fact,
        width: float,
        leading: "Lead | None" = None,
        remarks: Sequence[Remark] = (),
    ) -> CellLayout:
        """Place a fact in a cell.

        Args:
            attribute: the row.
            fact: what the catalog holds.
            width: of the cell, in pixels.
            leading: how it leads the other programs, where it does.
            remarks: what the user's library adds, below the value.
        """
        layout = CellLayout(width)
        blocks = tuple(_blocks(attribute, fact))
        marks = max((len(block.marks) for block in blocks), default=0)
        gutter = marks * (self.mark_width + TINY) + TINY if marks else 0
        flow = _Flow(layout, self.type, width - PAD_X - gutter)
        _absence(flow, fact)
        for place, block in enumerate(blocks):
            left = len(blocks) - place
            if place and flow.lines >= MOST_LINES - 1 and left > 1:
                flow.new_line()
                flow.remark(f"+{left} more", "small-strong")
                break
            leads = leading is not None and leading.place in block.numbers
            self._block(flow, attribute, block, leading.words if leading and leads else "")
        for remark in remarks:
            flow.library_remark(remark)
        flow.new_line()
        layout.height = max(flow.y + PAD_Y, flow.line + 2 * PAD_Y)
        return layout

    def _block(self, flow: _Flow, attribute: Attribute, block: Block, leading: str) -> None:
        statement = block.statement
        flow.new_line()
        self._put_marks(flow, block.marks)
        flow.dotted = statement.basis == "implied"
        if attribute.kind.chips:
            for word in block.words:
                flow.chip(word, "surface-sunken", "text")
        else:
            self._words(flow, block.words)
        flow.dotted = False
        if len(block.words) > 1 and not attribute.kind.chips:
            flow.new_line()  # what follows is said of all the words, not of the last one
        if block.tail:
            flow.remark(block.tail)
        for part in filter(None, leading.split(", ")):  # for whom it leads is never cut off
            flow.chip(part, "positive-soft", "positive")
        if statement.basis == "implied":
            flow.remark("implied", "small-absent")
        elif statement.basis == "computed":
            flow.remark("worked out", "small-absent")
        if block.marks and statement.source.is_dated(self.this_year):
            flow.chip(str(statement.source.year), "caution-soft", "caution")
        if statement.note:
            flow.note(statement.note)

    def _words(self, flow: _Flow, words: tuple[str, ...]) -> None:
        """Put one word, or a line for each of several, and say how many are left out."""
        limit, indent = (MOST_LINES, 0.0) if len(words) == 1 else (_WRAP, _HANG)
        first = flow.lines
        for place, word in enumerate(words):
            left = len(words) - place
            used = flow.lines - first + (1 if flow.x > PAD_X else 0)
            if place and used >= MOST_LINES - (left > 1):
                flow.new_line()
                flow.remark(f"+{left} more", "small-strong")
                return
            flow.text(word, "text", "text", limit, indent)

    def _put_marks(self, flow: _Flow, statements: Sequence[int]) -> None:
        height = self.type.height("small") + 3
        right = flow.layout.width - PAD_X
        for place, statement in enumerate(reversed(statements)):
            left = right - (place + 1) * self.mark_width - place * TINY
            rect = QRectF(left, flow.y + (flow.line - height) / 2, self.mark_width, height)
            flow.layout.marks.append(MarkPlace(rect, statement))


def _absence(flow: _Flow, fact: Fact) -> None:
    """Say why there is no single value; that nothing is stated, with a sign alone."""
    if fact.reason is Absence.NOT_STATED:
        flow.text(GAP_SIGN, "text", "border-strong", 1)
    elif fact.reason is not None:
        flow.text(fact.reason.label, "absent", "text-muted", 2)
    if fact.is_disputed:
        flow.text("sources disagree", "absent", "text-muted", 1)


def _blocks(attribute: Attribute, fact: Fact) -> Iterator[Block]:
    """Split a fact: equal values stand once with all their marks, others one below the other."""
    groups: dict[Any, list[int]] = {}
    for number, statement in enumerate(fact.statements):
        groups.setdefault(statement.value, []).append(number)
    above = None
    for numbers in groups.values():
        first = fact.statements[numbers[0]]
        sources = {fact.statements[n].source: n for n in reversed(numbers)}
        marks = tuple(sorted(sources.values()))
        words, tail = attribute.kind.words(first.value), ""
        if fact.parts:
            words, tail = _head_and_tail(words[0])
        is_same = fact.parts and above == set(sources)
        yield Block(words, tail, first, () if is_same else marks, tuple(numbers))
        above = set(sources)


def _head_and_tail(text: str) -> tuple[tuple[str, ...], str]:
    """Split "$14,990 a year, in-state" and "15 January (fall)" into the first part and the rest."""
    cut = min((text.find(mark) for mark in (", ", " (") if mark in text), default=len(text))
    return (text[:cut],), text[cut:].lstrip(" ,")
