"""A workbook under way: sheets, looks, and cells whose content is data and never runs."""

import json
from collections.abc import Container, Sequence
from datetime import UTC, date, datetime, time
from functools import cached_property
from importlib import import_module
from io import BytesIO
from textwrap import wrap
from typing import Any

from mpcompare.export.document.document import Document
from mpcompare.export.document.titles import footer, heading, title
from mpcompare.model.address import is_web_page
from mpcompare.model.program import Program
from mpcompare.model.safe_text import safe_text
from mpcompare.model.series import COLOURS

Look = Any
"""A format of cells. XlsxWriter says little of its types, so no name of its own stands here."""

_MOST_IN_CELL = 32_767
"""Letters that a cell holds, counted as Excel does: in units of UTF-16."""
_SHORTENED = " \N{HORIZONTAL ELLIPSIS} (shortened: the list of facts as CSV has all of it)"
_MOST_IN_MARGIN = 200
"""Letters of a page's head and foot; Excel refuses a file with more than 255, marks included."""
_SMALL = '&9&"-,Regular"'
"""Small letters, with their font between the size and a text that may begin with a number."""
_MOST_LINKS = 65_000
"""Links of one sheet, a little below the 65,530 with which Excel refuses a file."""
_LONGEST_LINK = 2_000
_LINE, _HIGHEST = 16.0, 409.0
"""In points: a line of text, and the most that a row can be high."""
_LETTERS = 1.1
"""Letters of a text for one of a column's width, which is counted in digits."""
_BOLD = 1.08
"""How much wider bold letters are."""
_PAPERS = {"a4": 9, "letter": 1}
_NOT_IN_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def cell_text(text: str) -> str:
    r"""Return a text as a cell takes it: nothing that can't be seen, and no more than fits.

    >>> cell_text("Lowell\x00, 2\r\nlines")
    'Lowell, 2\nlines'
    """
    text = safe_text(text).translate(_NOT_IN_XML)
    if len(text) * 2 <= _MOST_IN_CELL or _units(text) <= _MOST_IN_CELL:
        return text
    room = (_MOST_IN_CELL - len(_SHORTENED)) * 2
    kept = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return f"{kept}{_SHORTENED}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Book:
    """The workbook of a document, with the looks that its sheets share."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._content = BytesIO()
        self._looks: dict[tuple[tuple[str, Any], ...], Look] = {}
        self._sheets: list[Sheet] = []
        # imported here: only this format needs it
        self.workbook: Any = import_module("xlsxwriter").Workbook(
            self._content,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.workbook.set_properties(
            {
                "title": cell_text(title(document))[:_MOST_IN_MARGIN],
                "comments": f"Catalog {document.catalog_version}",
                "author": "mpcompare",
                "created": datetime.combine(document.made, time(12), UTC).replace(tzinfo=None),
            }
        )

    @cached_property
    def tokens(self) -> dict[str, Any]:
        """The colours of the program."""
        path = self.document.resources / "tokens.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def colour(self, name: str) -> str:
        """Return a colour of the light scheme: paper is white."""
        return str(self.tokens["light"][name])

    def series_colour(self, program: Program) -> str:
        """Return the colour of a program, as on the cards."""
        number = self.document.comparison.series_of(program)
        return str(self.tokens["series"]["light"][number % COLOURS])

    def look(self, **how: Any) -> Any:
        """Return a look of cells, made once."""
        key = tuple(sorted(how.items()))
        if key not in self._looks:
            plain = {"font_color": self.colour("text"), "valign": "top"}
            self._looks[key] = self.workbook.add_format({**plain, **how})
        return self._looks[key]

    @property
    def head(self) -> Look:
        """The look of a table's first row."""
        return self.head_of()

    def head_of(self, *, is_number: bool = False, indent: int = 0) -> Look:
        """Return the look of a heading: over numbers it stands at the right, as they do."""
        return self.look(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            align="right" if is_number else "left",
            indent=indent,
            bg_color=self.colour("surface-sunken"),
            bottom=1,
            bottom_color=self.colour("border-strong"),
        )

    @property
    def after(self) -> Look:
        """The look of a word behind a number, such as its unit."""
        return self.look(align="left", indent=1)

    @property
    def words(self) -> Look:
        """The look of a text that may go on to further lines."""
        return self.look(text_wrap=True)

    @property
    def line(self) -> Look:
        """The look of a text that stays in one line, and is cut off where the next cell begins."""
        return self.look()

    @property
    def gap(self) -> Look:
        """The look of what nobody states."""
        return self.look(
            text_wrap=True,
            font_color=self.colour("text-muted"),
            bg_color=self.colour("window"),
            italic=True,
        )

    @property
    def link(self) -> Look:
        """The look of an address that can be followed."""
        return self.look(font_color=self.colour("accent"), underline=1)

    def sheet(
        self, name: str, widths: Sequence[float], *, repeated: int = 1, pages: int = 1
    ) -> "Sheet":
        """Add a sheet with columns of some widths, set up to be printed.

        Args:
            name: on its tab.
            widths: of its columns, in letters.
            repeated: how many rows at its top stand on every page.
            pages: how many pages it is wide.
        """
        made = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        made.set_default_row(_LINE)
        made.hide_gridlines(1)  # on paper only
        made.set_landscape()
        made.set_paper(_PAPERS[self.document.options.paper])
        made.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        made.set_header(f"&L{_SMALL}{_margin(heading(self.document))}&R{_SMALL}{name}")
        made.set_footer(f"&L{_SMALL}{_margin(footer(self.document))}&R{_SMALL}&P / &N")
        made.fit_to_pages(pages, 0)
        if repeated:
            made.repeat_rows(0, repeated - 1)
        if pages > 1:
            made.repeat_columns(0, 0)
        self._sheets.append(Sheet(self, made, widths))
        return self._sheets[-1]

    def content(self) -> bytes:
        """Finish the workbook and return the file."""
        for sheet in self._sheets:
            sheet.finish()
        self.workbook.close()
        return self._content.getvalue()


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell in a formula.

    >>> cell_name(0, 0), cell_name(9, 27)
    ('A1', 'AB10')
    """
    letters = ""
    place = column + 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = f"{chr(ord('A') + letter)}{letters}"
    return f"{letters}{row + 1}"


def _margin(text: str) -> str:
    """Return a text for a page's head or foot, where "&" begins a mark."""
    return cell_text(" ".join(text.split())).replace("&", "&&")[:_MOST_IN_MARGIN].rstrip("&")


class Sheet:
    """A sheet whose cells are written as what they are: words, numbers, dates, links."""

    def __init__(self, book: Book, worksheet: Any, widths: Sequence[float]) -> None:
        self.book = book
        self.worksheet = worksheet
        self.levels: dict[int, int] = {}
        """By row: how deep it lies in the outline."""
        self.heights: dict[int, float] = {}
        """By row, in points: not all programs make a row as high as its words need."""
        self._widths = widths
        self._links = 0

    def words(self, row: int, column: int, text: str, look: Look | None = None) -> None:
        """Write a text; an empty one leaves a cell with its look alone."""
        how = look or self.book.words
        shown = cell_text(text)
        if not shown:
            self.worksheet.write_blank(row, column, None, how)
            return
        self.worksheet.write_string(row, column, shown, how)
        self._make_room(row, column, shown, how)

    def _make_room(self, row: int, column: int, shown: str, how: Any) -> None:
        """Make a row as high as the words of a cell need."""
        size, lines = how.font_size / 11, 1
        if how.text_wrap and column < len(self._widths):
            wide = size * (_BOLD if how.bold else 1.0)
            room = max(1, int(self._widths[column] * _LETTERS / wide))
            lines = sum(len(wrap(line, room)) or 1 for line in shown.split("\n"))
        height = min(_HIGHEST, _LINE * lines * max(1.0, size))
        if height > self.heights.get(row, _LINE):
            self.heights[row] = height

    def finish(self) -> None:
        """Set up the rows."""
        for row in sorted({*self.levels, *self.heights}):
            level = {"level": self.levels[row]} if row in self.levels else {}
            self.worksheet.set_row(row, self.heights.get(row, _LINE), None, level)

    def number(self, row: int, column: int, number: float, look: Look) -> None:
        """Write a number, shown in the number format of its look."""
        self.worksheet.write_number(row, column, number, look)

    def day(self, row: int, column: int, day: date) -> None:
        """Write a date."""
        look = self.book.look(num_format="yyyy-mm-dd", align="left")
        self.worksheet.write_datetime(row, column, datetime.combine(day, time()), look)

    def date_words(self, row: int, column: int, text: str) -> None:
        """Write a date where a text is a whole one, such as 2026-04-10; else the text."""
        try:
            day = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            day = None
        if day is None or day.year < 1900:
            self.words(row, column, text)
        else:
            self.day(row, column, day)

    def link(
        self, row: int, column: int, address: str, text: str = "", look: Look | None = None
    ) -> None:
        """Write an address of the web that can be followed; any other text is words alone."""
        shown = cell_text(text or address)
        is_link = is_web_page(address) and len(address) <= _LONGEST_LINK and shown
        if not is_link or self._links >= _MOST_LINKS:
            self.words(row, column, shown, look)
            return
        self._links += 1
        how = look or self.book.link
        self.worksheet.write_url(row, column, cell_text(address), how, shown)
        self._make_room(row, column, shown, how)

    def formula(self, row: int, column: int, formula: str, value: float | str, look: Look) -> None:
        """Write a formula of our own, with what it comes to for those who do not compute it."""
        self.worksheet.write_formula(row, column, formula, look, value)

    def goto(
        self, row: int, column: int, sheet: str, to: int, text: str, look: Look | None = None
    ) -> None:
        """Write a link to a row of a sheet."""
        address = f"internal:'{sheet}'!A{to + 1}"
        self.worksheet.write_url(row, column, address, look or self.book.link, cell_text(text))

    def note(self, row: int, column: int, text: str) -> None:
        """Write a comment that is shown when the pointer is over the cell."""
        lines = sum(1 + len(line) // 48 for line in text.splitlines())
        look = {"author": "mpcompare", "width": 320, "height": min(400, 24 + 17 * lines)}
        self.worksheet.write_comment(row, column, cell_text(text), {**look, "font_size": 9})

    def table(
        self,
        headings: Sequence[str],
        rows: int,
        name: str,
        *,
        at: int = 0,
        numbers: Container[str] = (),
    ) -> None:
        """Make a table with a filter in each heading of the rows that were written below them.

        Args:
            headings: of its columns.
            rows: how many stand below them.
            name: in formulas; other tables of the workbook have others.
            at: the row of the headings.
            numbers: the headings of columns of numbers.
        """
        self.heights[at] = 2 * _LINE
        columns = [
            {"header": words, "header_format": self.book.head_of(is_number=words in numbers)}
            for words in headings
        ]
        look = {"columns": columns, "name": name, "style": "Table Style Light 1"}
        self.worksheet.add_table(at, 0, at + max(rows, 1), len(headings) - 1, look)
