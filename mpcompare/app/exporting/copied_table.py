"""A table for the clipboard, in each form that another program may ask for: TSV, HTML, Markdown."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from mpcompare.export.document.csv_text import guarded
from mpcompare.model.locale_format import LocaleFormat, current

Line = Sequence[str]


class CopiedForms(NamedTuple):
    """A table in each form that is put on the clipboard."""

    text: str
    html: str
    markdown: str


class CopiedTable(NamedTuple):
    """What is copied: cells in words below their headings.

    Attributes:
        header: the headings of the columns.
        rows: the cells, as many in each row as there are headings.
        has_labels: whether the first cell of each row is the row's heading.
        below: lines that belong below the table.
    """

    header: Line
    rows: Sequence[Line]
    has_labels: bool = False
    below: Sequence[str] = ()

    @property
    def forms(self) -> CopiedForms:
        """Return all forms; of thirty programs that takes longer than a frame."""
        return CopiedForms(self.text, self.html, self.markdown)

    @property
    def text(self) -> str:
        """Return tab-separated lines, for editors and for spreadsheets that want no more.

        Line breaks and tabs in a cell are spaces, so that each cell stays in its place; what a
        spreadsheet would run has an apostrophe before it, as in CSV files.
        """
        below = [(), *((line,) for line in self.below)] if self.below else []
        lines = (self.header, *self.rows, *below)
        return "\n".join("\t".join(map(_safe, line)) for line in lines)

    @property
    def html(self) -> str:
        """Return a table for documents, spreadsheets and mail; figures say their number."""
        body = "".join(f"<tr>{self._cells(row)}</tr>\n" for row in self.rows)
        below = "".join(f"<p>{_linked(escape(guarded(line)))}</p>\n" for line in self.below)
        return (
            '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
            '<table border="1" cellspacing="0" cellpadding="4" width="100%">\n'
            f"<thead><tr>{''.join(_cell('th', text) for text in self.header)}</tr></thead>\n"
            f"<tbody>\n{body}</tbody>\n</table>\n{below}</body></html>\n"
        )

    def _cells(self, row: Line) -> str:
        if not self.has_labels:
            return "".join(_cell("td", text) for text in row)
        return _cell("th", row[0]) + "".join(_cell("td", text) for text in row[1:])

    @property
    def markdown(self) -> str:
        """Return a table as GitHub and others read it; columns of figures stand to the right."""
        sides = [_side(row[column] for row in self.rows) for column in range(len(self.header))]
        header, *rows = ([_marked_down(c) for c in row] for row in (self.header, *self.rows))
        if self.has_labels:
            rows = [[f"**{label}**" if label else "", *cells] for label, *cells in rows]
        table = "".join(f"| {' | '.join(line)} |\n" for line in (header, sides, *rows))
        return "\n".join((table, *(f"{_marked_down(line)}\n" for line in self.below)))


# Cells


_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")
"""What Markdown would take for more than a sign."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_TOP = 'valign="top"'
_TEXT = 'style="mso-number-format:\'\\@\'" sdnum="1033;0;@"'
"""Text, as Excel and Calc are told; else they would guess at "2021-22", "1-4" and "=1+1"."""
_DOLLARS = "[$$-409]{0};[RED]-[$$-409]{0}"
"""The one format of money that Calc takes from HTML; it knows formats by their words alone."""


def _figure(words: str) -> re.Match[str] | None:
    """Find a number alone in its cell, perhaps of dollars or percent, as numbers are written now.

    Of other currencies Calc keeps the number alone, which says something else: they stay words.
    """
    return _pattern(current()).fullmatch(words)


@lru_cache(maxsize=1)
def _pattern(written: LocaleFormat) -> re.Pattern[str]:
    group, decimal = re.escape(written.group), re.escape(written.decimal)
    grouped = rf"|[1-9]\d{{0,2}}(?:{group}\d{{2,3}})*{group}\d{{3}}" if group else ""
    return re.compile(
        r"(?P<sign>[-\N{MINUS SIGN}]?)(?P<dollars>\$?)"
        rf"(?P<digits>0{grouped}|[1-9]\d*)(?P<decimals>{decimal}\d+)?(?P<percent>\s?%)?"
    )


def _safe(cell: str) -> str:
    words = " ".join(cell.split())
    return words if _figure(words) else guarded(words)


def _cell(tag: str, text: str) -> str:
    """Return a cell; a figure stands to the right, with its plain number for a spreadsheet."""
    words = "<br>".join(escape(line) for line in text.splitlines())
    figure = _figure(text)
    if figure is None or tag == "th":
        return f'<{tag} align="left" {_TOP} {_TEXT}>{words}</{tag}>'
    value, shape = _number(figure)
    about = f'sdval="{value}" sdnum="1033;0;{shape}"'
    return f'<{tag} align="right" {_TOP} {about}>{words}</{tag}>'


def _linked(words: str) -> str:
    return _ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', words)


def _number(figure: re.Match[str]) -> tuple[str, str]:
    """Return a figure's plain number, and the format in which Calc shows it."""
    digits, decimals = re.sub(r"\D", "", figure["digits"]), (figure["decimals"] or "")[1:]
    number = float(f"{digits}.{decimals}") * (-1 if figure["sign"] else 1)
    places = ".00" if decimals else ""
    if figure["percent"]:
        return f"{number / 100:.10g}", f"0{places}%"
    if figure["dollars"]:
        return f"{number:.10g}", _DOLLARS.format(f"#,##0{places}")
    return f"{number:.10g}", f"#,##0{places}" if digits != figure["digits"] else "General"


def _side(cells: Iterable[str]) -> str:
    stated = [cell for cell in cells if cell]
    return "---:" if stated and all(map(_figure, stated)) else "---"


def _marked_down(text: str) -> str:
    return "<br>".join(_MARKS.sub(r"\\\1", line.strip()) for line in text.splitlines())
