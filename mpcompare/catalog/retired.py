"""Programs that have left the catalog: kept as they were, for those who have them on a shortlist.

A file of theirs lies in `retired/EDITION/`, by the first edition that lacks them. They are no part
of the results; who asks for one by its id gets it, marked with that edition.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mpcompare.catalog.checksum import BLANK, KEY, write_checksum
from mpcompare.model.attribute import Register
from mpcompare.model.program import Program

FOLDER = "retired"
TABLE = """
CREATE TABLE retired_programs (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
"""


class Retired(NamedTuple):
    """One program: its id, the first edition without it, and its program file."""

    id: str
    edition: str
    text: str


def retired_paths(data: Path) -> list[Path]:
    """Return the files of retired programs, by edition and id; there may be none."""
    return sorted((data / FOLDER).glob("*/*.toml"))


def read_retired(data: Path) -> Iterator[Retired]:
    """Read the files.

    Raises:
        OSError, UnicodeDecodeError: one can't be read.
    """
    for path in retired_paths(data):
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        yield Retired(path.stem, path.parent.name, text)


def load_retired(
    connection: sqlite3.Connection, ids: Sequence[str], register: Register
) -> Mapping[str, Program]:
    """Load those of some programs that the catalog had earlier."""
    found: dict[str, Program] = {}
    for program in ids:
        sql = "SELECT edition, text FROM retired_programs WHERE id = ?"
        row = connection.execute(sql, (program,)).fetchone()
        if row is None:
            continue
        from mpcompare.catalog.build.program_file import retired_program  # noqa: PLC0415 - few have left

        read = retired_program(row[1], register, program)
        if read is None:
            raise ValueError(f"what is kept of {program} can't be read")
        found[program] = replace(read, left=row[0])
    return found


def keep_retired(path: Path, programs: Iterable[Retired]) -> None:
    """Add programs to a catalog file that is the user's own copy.

    Raises:
        sqlite3.Error, OSError: it can't be written.
    """
    with closing(sqlite3.connect(path)) as connection:
        rows = [(each.id, each.edition, each.text) for each in programs]
        connection.executemany("INSERT OR IGNORE INTO retired_programs VALUES (?, ?, ?)", rows)
        connection.execute("UPDATE metadata SET value = ? WHERE key = ?", (BLANK, KEY))
        connection.commit()
    write_checksum(path)
