"""Tables out of CSV files and spreadsheets: cells as texts, and how the file was read."""

import codecs
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mpcompare.export import unguarded
from mpcompare.model.errors import FileError

CSV_SUFFIXES = (".csv", ".tsv")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "shift_jis": "Japanese",
    "gb18030": "Chinese",
}
"""Python's name of each encoding that can be chosen, with what it is called on the screen."""
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar"}

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 20_000
_SAMPLE = 40
"""Rows by which delimiters are tried."""

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
    """

    rows: Rows
    names: tuple[str, ...] = ()
    name: str = ""
    encoding: str = ""
    delimiter: str = ""


def read_sheet(path: Path, encoding: str = "", delimiter: str = "", name: str = "") -> Sheet:
    """Read one table; what is not said of it is found out.

    Raises:
        FileError: the file can't be read, is too large, or is no table.
    """
    content = _content(path)
    if path.suffix.lower() in BOOK_SUFFIXES:
        return _book(path, content, name)
    text, used = _decoded(path, content, encoding)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = delimiter or first.strip()[-1], rest  # Excel's own way to say it
    delimiter = delimiter or _delimiter(text)
    return Sheet(_squared(path, _parsed(path, text, delimiter)), (), "", used, delimiter)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            size = MOST_BYTES // 1024 // 1024
            raise FileError(f"{path.name} is larger than {size} MB.", "Split it up first.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the disk does not give it"
        raise FileError(
            f"{path} can't be read: {reason[:1].lower()}{reason[1:]}.",
            "Check its name and folder, and that you may read it.",
        ) from error


def _decoded(path: Path, content: bytes, encoding: str) -> tuple[str, str]:
    wanted = (encoding,) if encoding else _guesses(content)
    for each in wanted:
        # a mark of the byte order at the start is none of the first cell
        name = "utf-8-sig" if each == "utf-8" else each
        try:
            return content.decode(name).replace("\r\n", "\n").replace("\r", "\n"), each
        except UnicodeError:
            continue
    if not encoding:
        raise FileError(f"{path.name} is not a text file.", "Save it as CSV in UTF-8 first.")
    words = ENCODINGS.get(encoding, encoding)
    raise FileError(f"{path.name} can't be read as {words}.", "Choose another encoding.")


def _guesses(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8", "cp1252")


def _parsed(path: Path, text: str, delimiter: str) -> Iterable[list[str]]:
    limit = csv.field_size_limit(MOST_BYTES)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise FileError(f"{path.name} is not a CSV file: {error}.", "Save it as CSV again.") from (
            error
        )
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """Find the delimiter by which most of the first rows have equally many cells."""

    def fit(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row, _ in zip(reader, range(_SAMPLE), strict=False) if row]
        except csv.Error:
            return 0, 0
        width = max(widths, key=widths.count, default=1)
        return (widths.count(width) if width > 1 else 0), width

    return max(DELIMITERS, key=fit)


def _squared(path: Path, rows: Iterable[Iterable[str]]) -> Rows:
    """Make all rows equally long, without the empty ones at the end."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        if len(found) > MOST_ROWS:
            raise FileError(
                f"{path.name} has more than {MOST_ROWS:,} rows.", "Import it in several parts."
            )
        found.append(tuple(unguarded(cell).strip() for cell in row))
    while found and not any(found[-1]):
        found.pop()
    width = max((len(row) for row in found), default=0)
    if width == 0:
        raise FileError(f"There is nothing in {path.name}.", "Choose another file.")
    return tuple((*row, *("",) * (width - len(row))) for row in found)


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
    return Sheet(_squared(path, ((_cell(c) for c in row) for row in rows)), names, chosen)


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
