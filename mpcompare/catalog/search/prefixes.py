"""Beginnings of words that very many programs have, with their programs as bitmaps.

FTS5 lists the programs of a word one by one. Where "m" stands for all of a million programs, that
is most of a second at each key; a bitmap is read in a millisecond. A small catalog has none.
"""

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from mpcompare.catalog.search.bitmaps import bits_of

LEAST = 5_000
"""Programs that a beginning must be in to be written down; in large catalogs one in 64."""
_SPARSE = 4_096


@dataclass(slots=True)
class _Beginning:
    """The first letters of some terms, with the programs met so far: listed, or in a bitmap."""

    text: str
    listed: "array[int]" = field(default_factory=lambda: array("I"))
    bits: int = 0

    def pack(self, count: int) -> None:
        """Put the listed ones into the bitmap."""
        self.bits |= bits_of(self.listed, count)
        self.listed = array("I")

    def take(self, other: "_Beginning") -> None:
        """Take in the programs of a longer beginning."""
        self.bits |= other.bits
        self.listed.extend(other.listed)


def write_vocabulary(connection: sqlite3.Connection) -> None:
    """Fill `search_vocabulary` with the index's terms, without numbers: none is another's slip."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
    connection.execute(
        "INSERT INTO search_vocabulary SELECT term FROM temp.terms WHERE term > ':' ORDER BY term"
    )
    connection.execute("DROP TABLE temp.terms")


def write_prefixes(connection: sqlite3.Connection, count: int, least: int = LEAST) -> None:
    """Fill `search_prefixes` from the finished index of `count` programs."""
    least = max(least, count // 64)
    if count < least:
        return
    connection.execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, search, instance)")
    connection.executemany(
        "INSERT INTO search_prefixes VALUES (?,?)",
        (
            (beginning.text, beginning.bits.to_bytes(count // 8 + 1, "little"))
            for beginning in _beginnings(connection, count, least)
        ),
    )
    connection.execute("DROP TABLE temp.places")


def _beginnings(connection: sqlite3.Connection, count: int, least: int) -> Iterator[_Beginning]:
    """Return the beginnings of terms that at least so many programs have. Terms come in order."""
    path = [_Beginning("")]
    rows = connection.execute("SELECT term, doc FROM temp.places ORDER BY term")
    for term, places in groupby(rows, key=lambda row: row[0]):
        shared = _shared(path[-1].text, term)
        yield from _leave(path, shared, count, least)
        path.extend(_Beginning(term[:length]) for length in range(shared + 1, len(term) + 1))
        path[-1].listed.extend(number for _, number in places)
    yield from _leave(path, 0, count, least)


def _leave(path: list[_Beginning], length: int, count: int, least: int) -> Iterator[_Beginning]:
    """Close the beginnings longer than `length`, adding their programs to shorter ones."""
    while len(path) > length + 1:
        done = path.pop()
        if len(done.listed) >= _SPARSE:
            done.pack(count)
        path[-1].take(done)
        if done.bits.bit_count() + len(done.listed) >= least:
            done.pack(count)
            if done.bits.bit_count() >= least:
                yield done


def _shared(first: str, second: str) -> int:
    """Count the letters that two terms begin with in common."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(first), len(second)))
