"""The sheet Compare: a row an attribute, a column a program, as the cards have it."""

from collections.abc import Iterator, Sequence
from typing import Any

from mpcompare.export.document.cells import Card, Cell, card
from mpcompare.export.document.document import YOUR_TAGS, YOURS_SECTION
from mpcompare.export.document.rows import Row, RowGroup, sections
from mpcompare.export.document.titles import heading, subtitle
from mpcompare.export.xlsx.book import Book, Look, Sheet
from mpcompare.export.xlsx.numbers import shown_number
from mpcompare.model.attribute import Attribute
from mpcompare.model.library.note import plain_lines
from mpcompare.model.program import Program

NAME = "Compare"
_HEAD = 2
"""Rows that stay in sight: the program's title and its school."""
_LABELS = 30.0
_WIDTHS = {1: 80.0, 2: 56.0, 3: 44.0, 4: 36.0}
"""Letters that a column has, by the number of programs; with more programs each has the least."""
_ON_A_PAGE = 6
_BASES = {"computed": "Worked out by us from what is stated.", "implied": "Implied, not said."}


def write(book: Book) -> None:
    """Write the sheet."""
    _Compare(book).write()


class _Compare:
    """The sheet under way; `row` is the next one to be written."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.document = book.document
        self.programs = self.document.comparison.programs
        self.width = _WIDTHS.get(len(self.programs), 32.0)
        self.sheet: Sheet = book.sheet(
            NAME,
            (_LABELS, *(self.width for _ in self.programs)),
            repeated=_HEAD,
            pages=-(-len(self.programs) // _ON_A_PAGE),
        )
        self.row = 0

    def write(self) -> None:
        page = self.sheet.worksheet
        page.freeze_panes(_HEAD, 1)
        page.outline_settings(visible=True, symbols_below=False, symbols_right=False)
        page.activate()
        cards = [card(self.document, program) for program in self.programs]
        self._heads(cards)
        self._lines("Place", [each.place for each in cards])
        self._links(cards)
        self._lines("Applications", ["\n".join(each.badges) for each in cards])
        self._lines("Known", [each.known for each in cards])
        self._yours(cards)
        for group in sections(self.document, self.programs):
            self._section(group)

    def _heads(self, cards: Sequence[Card]) -> None:
        words = self.book.look(text_wrap=True, bold=True, font_size=12)
        self.sheet.words(0, 0, heading(self.document), words)
        self.sheet.words(1, 0, subtitle(self.document), self.book.look(text_wrap=True, font_size=9))
        for column, (program, each) in enumerate(zip(self.programs, cards, strict=True), start=1):
            # one border in the colour of the sheet tells neighbours of one colour apart
            colours = {"bg_color": self.book.series_colour(program), "font_color": "#FFFFFF"}
            edge = {"right": 1, "right_color": "#FFFFFF", "text_wrap": True, **colours}
            # no link here: some programs show every link in a blue that can't be read on a colour
            self.sheet.words(0, column, each.title, self.book.look(bold=True, font_size=12, **edge))
            self.sheet.words(1, column, each.school, self.book.look(**edge))
        self.row = _HEAD

    def _lines(self, label: str, cells: Sequence[str], level: int = 0) -> None:
        """Write a row of words; none where nothing is said."""
        if not any(cells):
            return
        self.sheet.words(self.row, 0, label, self._look())
        for column, text in enumerate(cells, start=1):
            self.sheet.words(self.row, column, text, self._look())
        self._end_row(level)

    def _links(self, cards: Sequence[Card]) -> None:
        self.sheet.words(self.row, 0, "Page", self._look())
        look = self._look(font_color=self.book.colour("accent"), underline=1, text_wrap=False)
        for column, each in enumerate(cards, start=1):
            self.sheet.link(self.row, column, each.url, look=look)
        self._end_row(0)

    def _yours(self, cards: Sequence[Card]) -> None:
        """Write what the user wrote, and what they meet, where that is wanted in the file."""
        written = [self.document.yours_of(program) for program in self.programs]
        rows = [
            ("Your status", ["\n".join(each.lines) for each in cards]),
            (YOUR_TAGS, [", ".join(own.tags) for own in written]),
            *(
                (label, ["\n".join(plain_lines(own.notes.get(key, ""))) for own in written])
                for key, label in self.document.noted.items()
            ),
        ]
        if any(any(cells) for _, cells in rows):
            self._heading(YOURS_SECTION)
            for label, cells in rows:
                self._lines(label, cells, level=1)

    def _heading(self, words: str) -> None:
        for column in range(len(self.programs) + 1):
            self.sheet.words(self.row, column, "" if column else words, self.book.head)
        self._end_row(0)

    def _section(self, group: RowGroup) -> None:
        self._heading(group.section)
        for row in group.rows:
            self._attribute(row)
        if group.apart:
            self._across("Only some state:")
            for row in group.apart:
                self._attribute(row)
        if group.unstated:
            self._across(group.unstated)

    def _across(self, words: str) -> None:
        """Write a line over all columns, as high as it needs: merged cells do not grow."""
        last = len(self.programs)
        self.sheet.worksheet.merge_range(self.row, 0, self.row, last, "", self.book.gap)
        self.sheet.words(self.row, 0, words, self.book.gap)
        room = _LABELS + self.width * last
        self.sheet.heights[self.row] = 16.0 * -(-len(words) // int(room * 0.9))
        self._end_row(1)

    def _attribute(self, row: Row) -> None:
        attribute = self.document.comparison.register[row.key]
        differs = row.key in self.document.comparison.differing
        self.sheet.words(self.row, 0, row.label, self._look(bold=differs))
        for column, (program, cell) in enumerate(
            zip(self.programs, row.cells, strict=True), start=1
        ):
            self._value(column, attribute, program, cell)
            if note := self._note(attribute, program, cell):
                self.sheet.note(self.row, column, note)
        self._end_row(1)

    def _value(self, column: int, attribute: Attribute, program: Program, cell: Cell) -> None:
        """Write one cell: a number where it reads as one, else words, grey for a gap."""
        comparison = self.document.comparison
        if cell.absence:
            self.sheet.words(self.row, column, cell.absence, self.book.gap)
            return
        fact = program.fact(attribute)
        qualifiers = "; ".join(comparison.qualifiers(attribute, program))
        values = set(fact.values)
        found = shown_number(attribute, fact.values[0], qualifiers) if len(values) == 1 else None
        if found is None:
            text = comparison.qualified_text(attribute, program)
            self.sheet.words(self.row, column, text, self._look())
        else:
            number, shape = found
            # a number that has no room is shown as "####", and does not go on to another line
            look = self._look(num_format=shape, align="left", shrink=True, text_wrap=False)
            self.sheet.number(self.row, column, number, look)

    def _note(self, attribute: Attribute, program: Program, cell: Cell) -> str:
        """Return what must be known of a cell, with who states it; "" where nothing must."""
        own = self.document.yours_of(program).notes.get(attribute.key, "")
        bases = {said.basis for said in program.fact(attribute).statements}
        said = [
            *(f"{value.text}: {value.note}" for value in cell.values if value.note),
            *(words for basis, words in _BASES.items() if basis in bases),
            *(f"{word[:1].upper()}{word[1:]}." for word in cell.words),
            *(f"An old statement, of {year}." for year in [cell.year] if year),
            *(verdict.text for verdict in cell.verdicts),
            *(f"Your note: {line}" for line in plain_lines(own)),
        ]
        return "\n".join((*said, *_sources(program, attribute))) if said else ""

    def _look(self, **how: Any) -> Look:
        """Return the look of a cell of a row, with a thin line below it."""
        line = {"bottom": 1, "bottom_color": self.book.colour("surface-sunken")}
        return self.book.look(**{"text_wrap": True, **line, **how})

    def _end_row(self, level: int) -> None:
        if level:
            self.sheet.levels[self.row] = level
        self.row += 1


def _sources(program: Program, attribute: Attribute) -> Iterator[str]:
    """Return who states a value and as of when, each once."""
    stated = (said.source for said in program.fact(attribute).statements)
    for source in dict.fromkeys(stated):
        yield f"{source.publisher}, {source.as_of}"
