"""What can still be read of a damaged library: table by table, row by row, and page by page."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mpcompare.library.content import UNREADABLE, library_errors
from mpcompare.library.copies import backups
from mpcompare.library.opening import LOG, SHARED_MEMORY, temporary_copy
from mpcompare.library.rescue import raw_pages
from mpcompare.library.rows import limits
from mpcompare.library.rows import profile as profile_rows
from mpcompare.library.rows.bin import ALL
from mpcompare.library.rows.codec import Codec, Row, Table
from mpcompare.library.schema import PAGE
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library, comparing, in_order
from mpcompare.model.library.merge import ENTRIES

_PROFILE = Table("profile", ("answer",), ("value",))
_STATE = Table("state", ("only",), ("open",))
_MOST_PROBES = 20_000
"""Questions asked of one damaged table; each takes some microseconds."""
_BLIND_PROBES = 200
"""Tries after which a table of which nothing was read is given up: its first page is gone."""
_LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a damaged file.

    Attributes:
        library: whatever was whole.
        entries: how many entries that is.
        is_whole: whether every table could be read to its end.
    """

    library: Library
    entries: int
    is_whole: bool


def newest_good(path: Path) -> tuple[backups.Backup, Library] | None:
    """Find the newest backup of a library that can be read whole."""
    for each in backups.listed(path):
        with suppress(LibraryError):
            Store(each.path).check()
            return each, Store.read(each.path)
    return None


def salvage(path: Path) -> Salvaged:
    """Read what can be read of a damaged file, which stays as it is.

    Raises:
        LibraryError: not even a copy of it can be made.
    """
    with library_errors(path), temporary_copy(path) as copied:
        found = _read(copied)
        if not found.entries:
            _give_first_page(copied, copied.parent)
            found = _read(copied)
        return found


def _give_first_page(path: Path, folder: Path) -> None:
    """Put the first page of a new library in the place of a broken one.

    It says where each table begins. That is the same in all libraries: their tables were made in
    the same order, and tables never move.
    """
    pattern = folder / "new" / path.name
    store = Store(pattern)
    store.write(Library(), comparing(""), "")
    store.close()
    first = bytearray(pattern.read_bytes()[:PAGE])
    rest = path.read_bytes()[PAGE:]
    rest += bytes(-len(rest) % PAGE)
    first[28:32] = (1 + len(rest) // PAGE).to_bytes(4, "big")
    first[32:40] = bytes(8)  # no page is known to be free
    path.write_bytes(bytes(first) + rest)
    for end in (LOG, SHARED_MEMORY):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _read(path: Path) -> Salvaged:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = _text
        with suppress(*UNREADABLE):  # bring the log into the file, to have all in its pages
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        reading = _Reading(connection, path.read_bytes())
        entries = {codec.collection: reading.entries(codec) for codec in ALL}
        profile = Library().profile
        for row in reading.rows(_PROFILE):
            with suppress(ValueError, KeyError, TypeError):
                profile = replace(profile, **_answer(row))
        opened = [row[1] for row in reading.rows(_STATE)]
    shortlists = entries.pop("shortlists") or Library().shortlists
    first = next(iter(in_order(shortlists)))[0]
    open_ = opened[0] if opened and opened[0] in shortlists else first
    library = Library(shortlists=shortlists, open=open_, profile=profile, **entries)
    number = sum(len(getattr(library, each)) for each in ENTRIES)
    is_empty = library == Library()
    return Salvaged(library, 0 if is_empty else number, reading.is_whole)


def _answer(row: Row) -> dict[str, Any]:
    name, _ = row
    said = profile_rows.read([row])
    return {name: getattr(said, name)} if said != Library().profile else {}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _Reading:
    """Reads tables of a damaged file as far as they can be read."""

    def __init__(self, connection: sqlite3.Connection, content: bytes) -> None:
        self._connection = connection
        self._content = content
        self._probes = 0
        self.is_whole = True

    def entries(self, codec: Codec) -> dict[Any, Any]:
        """Return all entries of a collection that are whole; what has lost its head gets one."""
        found: dict[Any, Any] = {}
        for key, rows in codec.grouped([self.rows(table) for table in codec.tables]):
            head = rows[0] or ([] if codec.stand_in is None else [codec.stand_in])
            try:
                entry = codec.entry(head, *rows[1:])
                # the way through plain text checks that each part is what it should be
                checked = codec.from_plain(codec.plain(entry))
                limits.check_entry(checked)
                found[codec.key_from_plain(codec.plain_key(key))] = checked
            except (ValueError, KeyError, TypeError, AttributeError):
                self.is_whole = False
        return found

    def rows(self, table: Table) -> Sequence[Row]:
        """Return all rows that can be read: from both ends, from between, and page by page."""
        self._probes = 0
        rows: dict[int, Row] = {}
        if not self._take(table, 0, _LAST, rows):
            self.is_whole = False
            low = max(rows, default=0)
            self._take(table, low, _LAST, rows, "DESC")
            high = min((number for number in rows if number > low), default=_LAST)
            self._between(table, low, high, rows)
            for number, row in raw_pages.rows(self._content, table.name):
                rows.setdefault(number, row)
        return [rows[number] for number in sorted(rows)]

    def _between(self, table: Table, low: int, high: int, rows: dict[int, Row]) -> None:
        """Read what lies between two row numbers, in ever smaller parts."""
        parts = [(low, high)]
        while parts and self._probes < (_MOST_PROBES if rows else _BLIND_PROBES):
            low, high = parts.pop()
            if high - low < 2 or self._take(table, low, high, rows):
                continue
            if high - low > 2:
                middle = (low + high) // 2
                parts += [(middle, high), (low, middle + 1)]

    def _take(
        self, table: Table, low: int, high: int, rows: dict[int, Row], order: str = "ASC"
    ) -> bool:
        """Read the rows between two numbers, without these; whether that worked to the end."""
        self._probes += 1
        sql = table.select.replace("SELECT ", "SELECT rowid, ", 1)
        sql = f"{sql} WHERE rowid > ? AND rowid < ? ORDER BY rowid {order}"
        try:
            for number, *row in self._connection.execute(sql, (low, high)):
                rows[number] = tuple(row)
        except UNREADABLE:
            return False
        return True
