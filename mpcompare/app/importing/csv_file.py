"""Rows out of CSV text: which delimiter it has, and what quotation marks in it mean."""

import csv
import re
from collections.abc import Callable, Iterator
from itertools import islice

from mpcompare.model.locale_format import whole

DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar"}

MOST_LETTERS = 64 * 1024 * 1024
"""Of one cell, more than csv allows unless it is told."""
_SAMPLE = 40
"""Rows by which delimiters are tried."""
_NAMES_WITHIN = 12
"""Rows in which names of columns are looked for."""
_LINES = 200
"""Lines that a quotation with stray marks in it may go on for."""
_TOLD = 3
"""Rows that are named in a remark."""


class CsvRows:
    """The rows of a CSV text, with what was strange in it once they have been read."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = text.split("\n")
        self._delimiter = delimiter
        self._quote = _quote(self._lines, delimiter)
        self._open: list[int] = []

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell the user, a sentence each."""
        if not self._open:
            return ()
        rows = ", ".join(f"{row}" for row in self._open[:_TOLD])
        more = f" and {whole(len(self._open) - _TOLD)} more" if len(self._open) > _TOLD else ""
        which = f"Row {rows} opens" if len(self._open) == 1 else f"Rows {rows}{more} open"
        said = "a quotation mark that is never closed: it was read as a part of the words."
        return (f"{which} {said}",)

    def __iter__(self) -> Iterator[list[str]]:
        limit = csv.field_size_limit(MOST_LETTERS)
        try:
            yield from self._rows()
        finally:
            csv.field_size_limit(limit)

    def _rows(self) -> Iterator[list[str]]:
        at, number = 0, 0
        while at < len(self._lines):
            left = map(self._line, range(at, len(self._lines)))
            reader = csv.reader(left, delimiter=self._delimiter, quotechar=self._quote, strict=True)
            begun = at
            try:
                for row in reader:
                    number += 1
                    begun = at + reader.line_num
                    yield row
            except csv.Error:
                number += 1
                loose = _LooseRow(self._lines, begun, self._delimiter, self._quote)
                yield loose.cells
                if loose.is_open:
                    self._open.append(number)
                at = begun + loose.used
            else:
                return

    def _line(self, number: int) -> str:
        return f"{self._lines[number]}\n"


class _LooseRow:
    """One row whose quotation marks are not as they should be, read as a person would.

    A quotation ends at a mark before a delimiter or the end of a line; other marks are words. One
    that does not end before another begins was none.
    """

    def __init__(self, lines: list[str], at: int, delimiter: str, quote: str) -> None:
        self._lines, self._at = lines, at
        self._delimiter, self._quote = delimiter, quote
        self.cells: list[str] = []
        self.used = 1
        self.is_open = False
        between, mark = re.escape(delimiter), re.escape(quote)
        self._marks = re.compile(rf"{mark}{mark}|\\{mark}|{mark}(?= *(?:{between}|$))|{mark}")
        self._begins = re.compile(rf"(?:^|{between}) *{mark}(?!{mark}| *(?:{between}|$))")
        line, place = lines[at], 0
        while place <= len(line):
            line, place = self._cell(line, place)

    def _cell(self, line: str, place: int) -> tuple[str, int]:
        """Read a cell from a position; return the line of its end, and where the next begins."""
        if line.startswith(self._quote, place):
            found = self._quoted(line, place + 1)
            if found is not None:
                words, line, end = found
                self.cells.append(words)
                after = line.find(self._delimiter, end)
                return line, after + 1 if after >= 0 else len(line) + 1
            self.is_open = True
        end = line.find(self._delimiter, place)
        end = len(line) if end < 0 else end
        self.cells.append(line[place:end])
        return line, end + 1

    def _quoted(self, line: str, place: int) -> tuple[str, str, int] | None:
        """Read to the end of a quotation; None where it has none."""
        words: list[str] = []
        used = self.used
        while True:
            for found in self._marks.finditer(line, place):
                words.append(line[place : found.start()])
                place = found.end()
                is_end = re.match(rf" *(?:{re.escape(self._delimiter)}|$)", line[place:])
                if found[0] == self._quote and is_end:
                    self.used = used
                    return "".join(words), line, place
                words.append(self._quote)
            words.append(f"{line[place:]}\n")
            if used > _LINES or self._at + used >= len(self._lines):
                return None
            line, place = self._lines[self._at + used], 0
            if self._begins.search(line):
                return None
            used += 1


def delimiter_of(text: str, is_known: Callable[[str], bool] | None = None) -> str:
    """Find the delimiter by which names are known and most of the rows are equally long.

    Args:
        text: a CSV text.
        is_known: whether a cell is the name of a column.
    """

    def fit(delimiter: str) -> tuple[int, float, int]:
        rows = [row for row in islice(CsvRows(text, delimiter), _SAMPLE) if any(row)]
        named = [sum(map(is_known, row)) for row in rows[:_NAMES_WITHIN]] if is_known else []
        widths = [_width(row) for row in rows]
        width = max(widths, key=widths.count, default=1)
        cells = [cell for row in rows for cell in row if cell]
        spaced = sum(cell[0].isspace() for cell in cells) / max(len(cells), 1)
        even = widths.count(width) * (1 - spaced) if width > 1 else 0.0
        known = max(named, default=0)
        return known if known > 1 else 0, even, width

    return max(DELIMITERS, key=fit)


def _width(row: list[str]) -> int:
    return max((n for n, cell in enumerate(row, start=1) if cell), default=0)


def _quote(lines: list[str], delimiter: str) -> str:
    """Return the quotation mark of all cells by the first line; some programs use single ones."""
    between = re.escape(delimiter)
    is_single = re.fullmatch(rf"'[^'\"]*'(?:{between}'[^'\"]*')+", lines[0] if lines else "")
    return "'" if is_single else '"'
