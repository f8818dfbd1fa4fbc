"""Tables out of CSV files and spreadsheets: cells as texts, and how the file was read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from mpcompare.app.importing.book_file import read_book_file
from mpcompare.app.importing.book_reader import Book
from mpcompare.app.importing.csv_file import CsvRows, delimiter_of
from mpcompare.app.importing.encoding import decoded
from mpcompare.app.importing.limits import MOST_BYTES, MOST_CELLS, MOST_ROWS
from mpcompare.app.importing.unreadable import unreadable
from mpcompare.export.document.csv_text import unguarded
from mpcompare.model.errors import FileError
from mpcompare.model.locale_format import whole
from mpcompare.model.query import never
from mpcompare.model.safe_text import safe_text

CSV_SUFFIXES = (".csv", ".tsv")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")
_BOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How spreadsheets begin, whatever they are called."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it stands in a file, and what else the file could be read as.

    Attributes:
        rows: all rows from the first, each as long as the longest.
        names: the sheets of a spreadsheet; empty for CSV.
        name: the sheet that `rows` are of.
        encoding: of a CSV file, one of `ENCODINGS`.
        delimiter: of a CSV file, one of `DELIMITERS`.
        remarks: what was strange in the file and how it was read, a sentence each.
    """

    rows: Rows
    names: tuple[str, ...] = ()
    name: str = ""
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[str, ...] = ()


def read_sheet(
    path: Path,
    encoding: str = "",
    delimiter: str = "",
    name: str = "",
    is_known: Callable[[str], bool] | None = None,
    cancelled: Callable[[], bool] = never,
) -> Sheet:
    """Read one table; what is not said of it is found out.

    Args:
        path: the file.
        encoding: of a CSV file.
        delimiter: of a CSV file.
        name: the sheet of a spreadsheet.
        is_known: whether a cell is the name of a column, to tell delimiters apart.
        cancelled: whether nobody waits for it any more.

    Raises:
        FileError: the file can't be read, is too large, or is no table.
    """
    content = _content(path)
    called = safe_text(path.name)
    if path.suffix.lower() in BOOK_SUFFIXES or content.startswith(_BOOK_MARKS):
        book = read_book_file(called, content, name, cancelled)
        return Sheet(_squared(called, _spread(book)), book.names, book.name)
    text, used = decoded(called, content, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = delimiter or first.strip()[-1], rest  # Excel's own way to say it
    delimiter = delimiter or delimiter_of(text, is_known)
    rows = CsvRows(text, delimiter)
    return Sheet(_squared(called, rows), (), "", used, delimiter, rows.remarks)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            size = MOST_BYTES // 1024 // 1024
            raise FileError(f"{path.name} is larger than {size} MB.", "Split it up first.")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _spread(book: Book) -> Iterator[tuple[str, ...]]:
    """Return the rows of a sheet with the empty ones between them."""
    next_one = 0
    for number, cells in book.rows:
        yield from repeat((), number - next_one)
        yield cells
        next_one = number + 1


def _squared(name: str, rows: Iterable[Iterable[str]]) -> Rows:
    """Make all rows equally long, without the empty ones at the end; those between keep theirs."""
    found: list[tuple[str, ...]] = []
    width = full = 0
    for row in rows:
        cells = [_cell_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(tuple(cells))
        width, full = max(width, len(cells)), full + bool(cells)
        if full > MOST_ROWS:
            raise FileError(
                f"{name} has more than {whole(MOST_ROWS)} rows.", "Import it in several parts."
            )
        if width * full > MOST_CELLS:
            raise FileError(
                f"{name} has more than {whole(MOST_CELLS)} cells.", "Import it in several parts."
            )
    while found and not found[-1]:
        found.pop()
    if width == 0:
        raise FileError(f"There is nothing in {name}.", "Choose another file.")
    empty = ("",) * width
    return tuple((*row, *empty[len(row) :]) if row else empty for row in found)


def _cell_text(cell: str) -> str:
    return unguarded(safe_text(cell).strip())
