"""Tables out of CSV files and spreadsheets: cells as texts, and how the file was read."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mpcompare.app.importing.csv_file import CsvRows, delimiter_of
from mpcompare.app.importing.encoding import decoded
from mpcompare.app.importing.unreadable import unreadable
from mpcompare.export import unguarded
from mpcompare.model.errors import FileError
from mpcompare.model.safe_text import safe_text

CSV_SUFFIXES = (".csv", ".tsv")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")
_BOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How spreadsheets begin, whatever they are called."""

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 20_000
MOST_CELLS = 4_000_000
"""In the rectangle that all rows are filled up to."""

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
) -> Sheet:
    """Read one table; what is not said of it is found out.

    Args:
        path: the file.
        encoding: of a CSV file.
        delimiter: of a CSV file.
        name: the sheet of a spreadsheet.
        is_known: whether a cell is the name of a column, to tell delimiters apart.

    Raises:
        FileError: the file can't be read, is too large, or is no table.
    """
    content = _content(path)
    called = safe_text(path.name)
    if path.suffix.lower() in BOOK_SUFFIXES or content.startswith(_BOOK_MARKS):
        return _book(path, content, name)
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
                f"{name} has more than {MOST_ROWS:,} rows.", "Import it in several parts."
            )
        if width * full > MOST_CELLS:
            raise FileError(
                f"{name} has more than {MOST_CELLS:,} cells.", "Import it in several parts."
            )
    while found and not found[-1]:
        found.pop()
    if width == 0:
        raise FileError(f"There is nothing in {name}.", "Choose another file.")
    empty = ("",) * width
    return tuple((*row, *empty[len(row) :]) if row else empty for row in found)


def _cell_text(cell: str) -> str:
    return unguarded(safe_text(cell).strip())


def _book(path: Path, content: bytes, name: str) -> Sheet:
    # few imports are spreadsheets, and none is on the way to the first paint
    from python_calamine import (  # noqa: PLC0415
        CalamineError,
        CalamineWorkbook,
        WorksheetNotFound,
    )

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            names = tuple(book.sheet_names)
            chosen = name if name in names else _fullest(book)
            rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, WorksheetNotFound, ValueError, IndexError) as error:
        raise FileError(
            f"{path.name} can't be read as a spreadsheet.",
            "If it is protected by a password, save it without; or save it as CSV.",
        ) from error
    return Sheet(_squared(path.name, ((_cell(c) for c in row) for row in rows)), names, chosen)


def _fullest(book: Any) -> str:
    """Give the first sheet that holds anything."""
    names: list[str] = book.sheet_names
    if not names:
        raise ValueError("no sheet")
    return next((n for n in names if book.get_sheet_by_name(n).total_height), names[0])


def _cell(value: object) -> str:
    """Write a spreadsheet's cell as CSV would have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
