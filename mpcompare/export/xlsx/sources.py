"""The sheet Sources: who states the facts and the pay, as of when, with links."""

from collections.abc import Iterator
from typing import NamedTuple

from mpcompare.export.document.document import Document
from mpcompare.export.xlsx.book import Book, Sheet
from mpcompare.model.pay.wage import DataSource

NAME = "Sources"
_COLUMNS = (
    ("No.", 7.0),
    ("Of", 36.0),
    ("School", 30.0),
    ("Publisher", 34.0),
    ("What", 40.0),
    ("As of", 12.0),
    ("Read on", 12.0),
    ("Licence", 34.0),
    ("URL", 70.0),
)
_KINDS = {
    "official": "the school's own page",
    "catalog": "course catalog",
    "government": "government publication",
    "directory": "directory",
    "yours": "your own source",
}


class _Row(NamedTuple):
    """A row: of a program's source, with the number that Facts names it by, or of a release."""

    number: int | None
    of: str
    school: str
    publisher: str
    what: str
    as_of: str
    read: str
    url: str
    licence: str


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME, [width for _, width in _COLUMNS])
    row = 0
    for row, source in enumerate(_rows(book.document), start=1):
        _write_row(sheet, row, source)
    sheet.table([heading for heading, _ in _COLUMNS], row, NAME)
    sheet.worksheet.freeze_panes(1, 0)


def _write_row(sheet: Sheet, row: int, source: _Row) -> None:
    if source.number is not None:
        sheet.number(row, 0, source.number, sheet.book.look(align="left"))
    words = (source.of, source.school, source.publisher, source.what)
    for column, text in enumerate(words, start=1):
        sheet.words(row, column, text)
    sheet.date_words(row, 5, source.as_of)
    sheet.date_words(row, 6, source.read)
    sheet.words(row, 7, source.licence)
    sheet.link(row, 8, source.url)


def _rows(document: Document) -> Iterator[_Row]:
    for number, program, source in document.comparison.numbered_sources:
        yield _Row(
            number,
            program.title,
            program.institution,
            source.publisher,
            _KINDS[source.kind],
            source.as_of,
            "",
            source.url,
            "",
        )
    for release in _releases(document):
        yield _Row(
            None,
            "Pay",
            "",
            release.publisher,
            release.title,
            "",
            release.retrieved,
            release.url,
            release.licence,
        )


def _releases(document: Document) -> dict[DataSource, None]:
    """Return the releases that the figures of pay are read in, each once."""
    if document.salaries is None:
        return {}
    cells = (cell for row in document.salaries.rows for cell in row.cells)
    return dict.fromkeys(cell.wage.source for cell in cells if cell.wage is not None)
