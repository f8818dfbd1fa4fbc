"""A sheet laid out as programs with fields, whichever way round it lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mpcompare.app.importing.headings import Column, column_of
from mpcompare.app.importing.sheet_file import Rows
from mpcompare.export.document.document import PROGRAM_ID, YOURS_SECTION
from mpcompare.model.attribute import Section

Layout = Literal["rows", "columns", "facts"]
"""A program in each row, a program in each column, or a fact in each row."""

ID, URL, PLACE, NOTE, TAGS = "id", "url", "place", "note", "tags"
STATUS, CHECKLIST = "your_status", "your_checklist"
"""Fields that are no attributes."""

NOTE_ON = "note:"
"""How the key of a field begins that holds notes on a fact; the attribute's key follows."""

FACTS_HEADER = ("program", "attribute", "label", "value", "raw", "basis", "absence")
"""How the header of our list of facts begins."""
_TABLE_HEADER = ("Section", "Attribute")
"""How the header of our table begins; the programs' names follow, in older files their ids."""


@dataclass(frozen=True, slots=True)
class Record:
    """One program's cells in the order of the fields; `place` says where in the file."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportTable:
    """What a sheet holds. For a list of facts, a record is a fact."""

    layout: Layout
    fields: tuple[str, ...]
    records: tuple[Record, ...]

    def column(self, field: int) -> Column:
        """Return a field's name with the unit that holds for its cells."""
        return column_of(self.fields[field])

    def example(self, field: int) -> str:
        """Return the first cell of a field that holds anything."""
        return next((r.cells[field] for r in self.records if r.cells[field]), "")


def table_of(rows: Rows, layout: Layout, header: int = 0) -> ImportTable:
    """Lay a sheet out as programs with fields; what is empty throughout is left out."""
    if layout == "columns":
        return _across(rows, header)
    body = ((f"row {n}", row) for n, row in enumerate(rows, start=1) if n > header + 1)
    return _tidied(layout, rows[header], body)


def begins(row: Sequence[str], header: tuple[str, ...]) -> bool:
    """Whether a row begins with these names."""
    return tuple(row[: len(header)]) == header


def is_ours(row: Sequence[str]) -> bool:
    """Whether a row is the header of a file that we export."""
    return begins(row, FACTS_HEADER) or begins(row, _TABLE_HEADER)


def _across(rows: Rows, header: int) -> ImportTable:
    """Turn a sheet with a program in each column round."""
    is_own = begins(rows[header], _TABLE_HEADER)
    sections = {section.value for section in Section}
    kept = list(rows[header:])
    if is_own:  # below the facts are the charts' figures
        kept = [row for row in kept[1:] if row[0] in sections or row[0] == YOURS_SECTION]
        if not any(row[1] == PROGRAM_ID for row in kept):  # files before the row: ids are the heads
            kept.insert(0, ("", ID, *rows[header][2:]))
    names = 1 if is_own else 0
    fields = [row[names] for row in kept]
    body = (
        (f"column {column_name(n)}", [row[n] for row in kept])
        for n in range(names + 1, len(rows[header]))
    )
    return _tidied("columns", fields, body)


def column_name(place: int) -> str:
    """Return the letters of a spreadsheet's column, counted from 0.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)


def _tidied(
    layout: Layout, fields: Sequence[str], body: Iterable[tuple[str, Sequence[str]]]
) -> ImportTable:
    records = [(place, cells) for place, cells in body if any(cells)]
    used = [n for n, name in enumerate(fields) if name or any(cells[n] for _, cells in records)]
    return ImportTable(
        layout,
        tuple(fields[n] for n in used),
        tuple(Record(place, tuple(cells[n] for n in used)) for place, cells in records),
    )
