"""Where everything of a fact goes in a cell of a given width: plain rectangles, nothing painted.

A value stands on lines of one height, the superscripts of its sources right behind it, then its
small remarks (implied, as of when, lowest, a short note) where they fit. A longer note stands
below.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence, Fact, Statement
from mpcompare.model.library.remark import Remark
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.theme import GAP_SIGN, SMALL, TINY
from mpcompare.ui.widgets.remark_signs import SIGNS

if TYPE_CHECKING:
    from mpcompare.model.leading import Lead

PAD_X, PAD_Y = 14.0, 6.0
MOST_LINES = 6
MOST_LIST_LINES, MOST_NOTE_LINES = 4, 2
"""Of a list and of a note before the rest is folded away."""
VERDICTS = frozenset({"met", "unmet", "unknown"})
"""Kinds of remarks that are said of the value; others stand below it."""
ALL_LINES = 500
MORE, LESS = "more", "less"
BEHIND = TINY + 2
"""Gap behind a text."""
_WRAP = 3
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
        self.toggles: list[QRectF] = []
        """Words that open what is folded, or fold it again."""


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

    def __init__(self, layout: CellLayout, face: Typeface, *, is_open: bool) -> None:
        self.layout, self.type = layout, face
        self.right = layout.width - PAD_X
        self.is_open = is_open
        """Whether what is too long stands there in whole."""
        self.line = round(max(face.spacing("text"), face.height("small") + 6))
        self.x, self.y = PAD_X, float(face.padding(PAD_Y))
        self.end = self.x
        """Where the last thing ends."""
        self.lines = 0
        self.is_long = False
        """Whether something here would be folded where the cell is not open."""
        self.dotted = False
        """Whether texts and chips that follow look implied."""
        self.reserve = 0.0
        """Room to leave behind texts and chips for the marks that follow them."""

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

        Lines but the first are indented by `indent`; those beyond `limit` fold.
        """
        self.new_line()
        room = self.right - PAD_X - indent - self.reserve
        lines, is_cut = self.type.cut(face, text, room, limit, 0.0)
        self.is_long |= is_cut
        if is_cut and self.is_open:
            lines = self.type.lines(face, text, room, ALL_LINES)
        for place, line in enumerate(lines):
            if place:
                self.new_line()
                self.x += indent
            width = self.type.width(face, line)
            self._put(Span(self._box(width), line, face, ink, dotted=self.dotted))
            self.x += width + BEHIND

    def chip(self, text: str, ground: str, ink: str) -> None:
        """Put a rounded box with a word in it."""
        text = self.type.elided("small", text, self.right - PAD_X - 2 * SMALL - self.reserve)
        width = self.type.width("small", text) + 2 * SMALL
        if width + self.reserve > self.room():
            self.new_line()
        height = self.type.height("small") + 4
        rect = QRectF(self.x, self.y + (self.line - height) / 2, width, height)
        self._put(Span(rect, text, "small", ink, ground, self.dotted))
        self.x += width + TINY

    def marks(self, statements: Sequence[int], width: float) -> None:
        """Put superscripts right behind the value, one for each source."""
        if not statements:
            return
        self.x = self.end + 2
        height = self.type.height("mark")
        for statement in statements:
            self.layout.marks.append(MarkPlace(QRectF(self.x, self.y, width, height), statement))
            self.x += width + 2
        self.x += TINY - 2

    def remark(self, text: str, face: Face = "small", ink: str = "text-muted") -> None:
        """Put small words behind what is there, or on the next line."""
        width = self.type.width(face, text)
        if width > self.room() and self.x > PAD_X:
            self.new_line()
        shown = self.type.elided(face, text, self.room())
        self._put(Span(self._box(width), shown, face, ink))
        self.x += width + BEHIND

    def fold(self, left: int) -> bool:
        """Say how many more there are, unless the cell is open."""
        self.is_long = True
        if not self.is_open:
            self.new_line()
            self.toggle(f"+{left} more")
        return not self.is_open

    def toggle(self, words: str) -> None:
        """Put the words that open what is too long, or fold it, behind what is there."""
        width = self.type.width("small", words)
        if width > self.room() and self.x > PAD_X:
            self.new_line()
        rect = self._box(width)
        self._put(Span(rect, words, "small", "accent"))
        self.layout.toggles.append(rect)
        self.x += width + BEHIND

    def tail(self, text: str, ink: str) -> None:
        """Put the rest of a value behind its first part; what needs several lines gets them."""
        if self.type.width("small", text) <= self.layout.width - 2 * PAD_X:
            self.remark(text, ink=ink)
        else:
            self.note(text, ink)

    def note(self, text: str, ink: str = "text-muted") -> None:
        """Put a note behind the value if it fits there in whole, else below in small lines."""
        if self.x > PAD_X and self.type.width("small", text) <= self.room():
            self.remark(text, ink=ink)
            return
        self.new_line()
        self.small_lines(text, self.type.spacing("small"), ink)
        self.y += 2

    def library_remark(self, remark: Remark) -> None:
        """Put a remark of the user's library on lines of its own, behind its sign."""
        self.new_line()
        sign = SIGNS[remark.kind]
        step = self.type.spacing("small") + 2
        self.small_lines(remark.text, step, sign.ink, sign.glyph or " ")

    def judged(self, remark: Remark) -> bool:
        """Put a verdict behind the value where it fits in whole; whether it did."""
        sign, step = SIGNS[remark.kind], self.type.spacing("small")
        width = step + self.type.width("small", remark.text)
        if self.x == PAD_X or width > self.room():
            return False
        rect = QRectF(self.x, self.y + (self.line - step) / 2, width, step)
        self._put(Span(rect, remark.text, "small", sign.ink, glyph=sign.glyph))
        self.x += width + BEHIND
        return True

    def small_lines(self, text: str, step: float, ink: str, glyph: str = "") -> None:
        """Put small lines below each other; what is longer than two folds, and can be opened."""
        indent = step if glyph else 0.0
        room = self.right - PAD_X - indent
        limit = ALL_LINES if self.is_open else MOST_NOTE_LINES
        spare = self.type.width("small", MORE) + BEHIND
        lines, is_cut = self.type.cut("small", text, room, limit, spare)
        for place, line in enumerate(lines):
            rect = QRectF(PAD_X, self.y, room + indent, step)
            sign = glyph if not place or not glyph else " "
            self._put(Span(rect, line, "small", ink, glyph=sign))
            self.y += step
        if is_cut or (self.is_open and len(lines) > MOST_NOTE_LINES):
            self._toggle_behind(lines[-1], indent, step)

    def _toggle_behind(self, line: str, indent: float, step: float) -> None:
        """Put "more" or "less" behind the last of small lines, or below it."""
        words = LESS if self.is_open else MORE
        width = self.type.width("small", words)
        x = PAD_X + indent + self.type.width("small", line) + BEHIND
        if x + width > self.right:
            x, self.y = PAD_X + indent, self.y + step
        rect = QRectF(x, self.y - step, width, step)
        self._put(Span(rect, words, "small", "accent"))
        self.layout.toggles.append(rect)

    def ended(self) -> CellLayout:
        """End the cell, and return it."""
        if self.is_long and not self.layout.toggles:
            self.toggle(LESS if self.is_open else MORE)
        self.new_line()
        pad = self.type.padding(PAD_Y)
        self.layout.height = max(self.y + pad, self.line + 2 * pad)
        return self.layout

    def _box(self, width: float) -> QRectF:
        return QRectF(self.x, self.y, width, self.line)

    def _put(self, span: Span) -> None:
        self.end = span.rect.right()
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
        *,
        is_open: bool = False,
    ) -> CellLayout:
        """Place a fact in a cell.

        Args:
            attribute: the row.
            fact: what the catalog holds.
            width: of the cell, in pixels.
            leading: how it leads the other programs, where it does.
            remarks: what the user's library adds, below the value.
            is_open: whether long notes and lists stand there in whole.
        """
        blocks = tuple(_blocks(attribute, fact))
        flow = _Flow(CellLayout(width), self.type, is_open=is_open)
        placed: list[Remark] = []
        _absence(flow, fact)
        for place, block in enumerate(blocks):
            left = len(blocks) - place
            if place and flow.lines >= MOST_LINES - 1 and left > 1 and flow.fold(left):
                break
            leads = leading is not None and leading.place in block.numbers
            self._block(flow, attribute, block, leading.words if leading and leads else "")
            verdicts = [r for r in remarks if r.kind in VERDICTS] if len(blocks) == 1 else []
            placed = [r for r in verdicts if flow.judged(r)]
            if block.statement.note:
                flow.note(block.statement.note)
        for remark in remarks:
            if remark not in placed:
                flow.library_remark(remark)
        return flow.ended()

    def lay_out_profile(
        self, remarks: Sequence[Remark], width: float, *, is_open: bool
    ) -> CellLayout:
        """Place what the profile comes to: how many are met, then which are not."""
        flow = _Flow(CellLayout(width), self.type, is_open=is_open)
        for remark in remarks[:1]:
            words, _, rest = remark.text.partition("; ")
            flow.text(words, "text", "text", MOST_NOTE_LINES)
            if rest:
                flow.remark(rest)
        for remark in remarks[1:]:
            flow.library_remark(remark)
        if not remarks:
            flow.text(GAP_SIGN, "text", "border-strong", 1)
        return flow.ended()

    def _block(self, flow: _Flow, attribute: Attribute, block: Block, leading: str) -> None:
        statement = block.statement
        flow.new_line()
        flow.dotted = statement.basis == "implied"
        flow.reserve = len(block.marks) * (self.mark_width + 2)
        if attribute.kind.chips:
            for word in block.words:
                flow.chip(word, "surface-sunken", "text")
        else:
            self._words(flow, block.words)
        flow.dotted, flow.reserve = False, 0.0
        flow.marks(block.marks, self.mark_width)
        if len(block.words) > 1 and not attribute.kind.chips:
            flow.new_line()  # what follows is said of all the words, not of the last one
        source = statement.source
        is_dated = bool(block.marks) and source.is_dated(self.this_year)
        says_when = is_dated and source.as_of in block.tail  # a price names its year itself
        if block.tail:
            flow.tail(block.tail, "caution" if says_when else "text-muted")
        for part in filter(None, leading.split(", ")):  # for whom it leads is never cut off
            flow.chip(part, "positive-soft", "positive")
        if statement.basis == "implied":
            flow.remark("implied", "small-absent")
        elif statement.basis == "computed":
            flow.remark("worked out", "small-absent")
        if is_dated and not says_when:
            flow.remark(f"as of {source.year}", ink="caution")

    def _words(self, flow: _Flow, words: tuple[str, ...]) -> None:
        """Put one word, or a line for each of several; many fold, and say how many are left out."""
        if len(words) == 1:
            flow.text(words[0], "text", "text", MOST_LINES)
            return
        first = flow.lines
        for place, word in enumerate(words):
            left = len(words) - place
            used = flow.lines - first + (1 if flow.x > PAD_X else 0)
            if place and used >= MOST_LIST_LINES - (left > 1) and flow.fold(left):
                return
            flow.text(word, "text", "text", _WRAP, _HANG)


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
