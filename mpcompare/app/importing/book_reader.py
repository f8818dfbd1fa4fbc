"""Reads a spreadsheet in a process of its own: what ends this process ends nothing else.

The library that reads spreadsheets is fast, and ends the whole process where there is no memory
for what a broken or hostile file asks for. `book_file` starts this module, hands the file over and
reads what comes back.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, cast

from mpcompare.app.importing.book_extent import Merged, within_bounds
from mpcompare.app.importing.limits import MOST_ROWS, TooMuchError, too_many_rows

MOST_MEMORY = 3 * 1024 * 1024 * 1024
"""Bytes that reading may take, where the system can hold a process to it."""


@dataclass(frozen=True, slots=True)
class Book:
    """One sheet of a spreadsheet.

    Attributes:
        names: of all sheets.
        name: of this one.
        rows: those that hold anything, each with its number counted from 0.
    """

    names: tuple[str, ...]
    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_book(content: bytes, name: str) -> Book:
    """Read the sheet of a name, or else the first that holds anything.

    Raises:
        TooMuchError: it holds more than there is room for.
        Exception: it is no spreadsheet; each library has its own ways to say so.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - few imports are spreadsheets

    merged: dict[str, list[Merged]] = {}
    if content.startswith(b"PK"):
        content, found = within_bounds(content)
        merged.update(found)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        names = tuple(book.sheet_names)
        chosen = name if name in names else _fullest(book)
        sheet = book.get_sheet_by_name(chosen)
        rows = _full(sheet.to_python(skip_empty_area=False))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            merged.setdefault(chosen, []).append((top, left, bottom, right))
    _fill(rows, merged.get(chosen, ()))
    return Book(names, chosen, tuple((number, tuple(rows[number])) for number in sorted(rows)))


def _fullest(book: Any) -> str:
    """Return the first sheet that holds anything."""
    names: list[str] = book.sheet_names
    if not names:
        raise ValueError("no sheet")
    return next((n for n in names if book.get_sheet_by_name(n).total_height), names[0])


def _full(rows: Iterable[list[Any]]) -> dict[int, list[str]]:
    """Return the rows that hold anything, by their number, without what is blank at their ends."""
    found: dict[int, list[str]] = {}
    for number, row in enumerate(rows):
        if row.count("") == len(row):  # of the millions of rows that a far cell makes, most are
            continue
        cells = [_cell(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            found[number] = cells
        if len(found) > MOST_ROWS:
            raise too_many_rows()
    return found


def _fill(rows: dict[int, list[str]], merged: Sequence[Merged]) -> None:
    """Write what merged cells hold into each of them, as a person reads it.

    A heading over a whole table, alone in its row, stays the one cell that it is.
    """
    last = max(rows, default=-1)
    width = max(map(len, rows.values()), default=0)
    for top, left, bottom, right in merged:
        first = rows.get(top, [])
        words = first[left] if left < len(first) else ""
        if not words or (top == bottom and sum(map(bool, first)) == 1):
            continue
        for number in range(top, min(bottom, last) + 1):
            row = rows.setdefault(number, [])
            end = min(right + 1, width)
            row += [""] * (end - len(row))
            row[left:end] = [cell or words for cell in row[left:end]]


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


# Between the two processes


def request(content: bytes, name: str) -> bytes:
    """Write what the other process reads: which sheet, and the file."""
    return json.dumps(name).encode("ascii") + b"\n" + content


def answer(asked: bytes) -> bytes:
    """Read a request and write the answer to it."""
    name, _, content = asked.partition(b"\n")
    try:
        book = read_book(content, str(json.loads(name)))
    except TooMuchError as error:
        said: dict[str, Any] = {"message": error.message, "advice": error.advice}
    else:
        said = {"names": book.names, "name": book.name, "rows": book.rows}
    return json.dumps(said).encode("ascii")


def answered(said: bytes) -> Book:
    """Read the answer.

    Raises:
        TooMuchError: that it is too much is what the answer says.
        ValueError: it is none.
    """
    read = cast("dict[str, Any]", json.loads(said))
    if "message" in read:
        raise TooMuchError(read["message"], read["advice"])
    rows = tuple((int(number), tuple(map(str, cells))) for number, cells in read["rows"])
    return Book(tuple(read["names"]), read["name"], rows)


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Answer one request."""
    _limit_memory()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
