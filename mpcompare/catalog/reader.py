"""The opened catalog: read-only, safe to ask from several threads, never a traceback for a reader.

Only the standard library's sqlite3: this is on the way to the first paint.
"""

import json
import sqlite3
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mpcompare.catalog.checksum import has_checksum
from mpcompare.catalog.loading import UnreadableError, load_programs
from mpcompare.catalog.opening import CHOOSE, DAMAGED, check_file, connect, reason
from mpcompare.catalog.retired import load_retired
from mpcompare.catalog.search.school_names import SchoolNames, read_school_names
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, InputError
from mpcompare.model.money import Rates
from mpcompare.model.program import Program

NEAR_ENOUGH = 0.65
"""How alike, of 1, an id must be to a mistyped one to be named."""


class CatalogInfo(NamedTuple):
    """What the catalog says of itself. `licences` are sentences for the About dialog."""

    path: Path
    version: str
    date: str
    programs: int
    countries: int
    facts: int
    sources: int
    licences: tuple[str, ...]


class Catalog:
    """A catalog file, open for reading. Owns one connection a thread; call `close` at the end."""

    def __init__(self, path: Path, register: Register, metadata: dict[str, str]) -> None:
        self.path = path
        self.register = register
        self._metadata = metadata
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        self._attributes = {attribute.key: attribute for attribute in register}

    @classmethod
    def open(cls, path: Path, register: Register = ATTRIBUTES) -> "Catalog":
        """Open a catalog file after a quick look at whether it is one.

        Raises:
            CatalogError: it is missing, foreign, broken, too old or too new.
        """
        return cls(path, register, check_file(path))

    @cached_property
    def info(self) -> CatalogInfo:
        """Version, date, counts and licences."""
        said = self._metadata
        try:
            licences: dict[str, list[str]] = json.loads(said.get("licences", "{}"))
            return CatalogInfo(
                path=self.path,
                version=said["catalog_version"],
                date=said.get("catalog_date", ""),
                programs=int(said["programs"]),
                countries=int(said.get("countries", 0)),
                facts=int(said.get("facts", 0)),
                sources=int(said.get("sources", 0)),
                licences=tuple(f"{', '.join(whose)}: {terms}" for terms, whose in licences.items()),
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise self.damaged(error) from error

    @property
    def rates_year(self) -> int:
        """The year whose average exchange rates order money of different currencies."""
        try:
            return int(self._metadata.get("rates_year", 0))
        except ValueError as error:
            raise self.damaged(error) from error

    @cached_property
    def rates(self) -> Rates:
        """Units of each currency for one US dollar, on the average of `rates_year`."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT currency, rate_per_usd FROM exchange_rates WHERE year = ?",
                (self.rates_year,),
            )
            return {"USD": 1.0, **dict(rows)}

    @cached_property
    def school_names(self) -> SchoolNames:
        """What schools are called beside their full names."""
        with self.reading() as connection:
            return read_school_names(connection)

    @cached_property
    def schools(self) -> Mapping[str, tuple[str, ...]]:
        """Other names of the schools that the catalog knows, by name; not all have a program."""
        others = self.school_names.by_unitid
        with self.reading() as connection:
            rows = connection.execute("SELECT unitid, name FROM institutions ORDER BY name")
            return {name: others.get(unitid, ()) for unitid, name in rows}

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = connect(self.path)
            self._local.connection = held
            with self._lock:
                self._connections.append(held)
        return held

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Read with this thread's connection; damage found on the way is a CatalogError.

        This is the one place where it becomes that: all that is read of a file, and all that is
        made of it, belongs inside. What is raised over a file that is as it was built is a mistake
        of this program, and stays what it is.
        """
        try:
            yield self.connection()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise
            if "locked" in str(error):
                raise self._in_use() from error
            if "unable to open" in str(error):
                raise self._gone() from error
            raise self.damaged(error) from error
        except DAMAGED as error:
            if not isinstance(error, sqlite3.Error) and self._is_as_built():
                raise
            raise self.damaged(error) from error

    def damaged(self, error: Exception) -> CatalogError:
        """Return the error for what a read has found wrong with the file."""
        return CatalogError(f"The catalog {self.path.name} is damaged: {reason(error)}.", CHOOSE)

    def _is_as_built(self) -> bool:
        try:
            return has_checksum(self.path)
        except OSError:
            return False

    def compare_checksum(self) -> None:
        """Find out whether any byte of the file is another than when it was built.

        It takes about as long as reading the file: some milliseconds for the bundled one.

        Raises:
            CatalogError: the file has changed since, or is gone.
        """
        try:
            is_as_built = has_checksum(self.path)
        except OSError as error:
            raise self._gone() from error
        if not is_as_built:
            raise self.damaged(ValueError("it is not as it was built"))

    def _gone(self) -> CatalogError:
        return CatalogError(f"The catalog {self.path} can't be opened any more.", CHOOSE)

    def _in_use(self) -> CatalogError:
        return CatalogError(
            f"The catalog {self.path.name} is being written by another program.",
            "Wait until it is done, then try again.",
        )

    def verify(self) -> bool:
        """Read the whole file through: every byte, pages, indexes, references.

        Returns:
            Whether a hash file stands beside it, and states its hash.

        Raises:
            CatalogError: it is damaged, or not the file whose hash stands beside it.
        """
        # not at the top: no start needs it
        from mpcompare.catalog.hash_file import compare_hash_file  # noqa: PLC0415

        has_hash = compare_hash_file(self.path)
        with self.reading() as connection:
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if said != "ok":
                raise self.damaged(ValueError(said))
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise self.damaged(ValueError("a row refers to one that is not there"))
        self.compare_checksum()
        return has_hash

    def close(self) -> None:
        """Close every thread's connection. Nothing may be read after that."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    # Programs

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all programs, in order."""
        with self.reading() as connection:
            return tuple(
                row[0] for row in connection.execute("SELECT id FROM programs ORDER BY id")
            )

    def nearest_ids(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """Return the ids most like a mistyped one."""
        from rapidfuzz import process  # noqa: PLC0415 - only a mistyped id needs it
        from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

        # ids begin with the school, and so does what people type: early letters count more
        found = process.extract(
            text, self.ids(), scorer=JaroWinkler.similarity, limit=limit, score_cutoff=NEAR_ENOUGH
        )
        return tuple(match[0] for match in found)

    def program(self, program: str) -> Program:
        """Load one program.

        Raises:
            InputError: there is none with this id; the nearest ones are named.
        """
        found = self.programs([program])
        if found:
            return found[0]
        nearest = self.nearest_ids(program)
        advice = f"Did you mean {' or '.join(nearest)}?" if nearest else "`list` shows the ids."
        raise InputError(f"There is no program {program} in this catalog.", advice)

    def programs(self, ids: Sequence[str]) -> tuple[Program, ...]:
        """Load programs in the order asked; those that no edition has are left out."""
        return self._load("id", ids)

    @cached_property
    def retired(self) -> frozenset[str]:
        """The ids of the programs that earlier editions had; `programs` has them, marked so."""
        with self.reading() as connection:
            found = connection.execute("SELECT id FROM retired_programs")
            return frozenset(program for (program,) in found)

    def number(self, program: str) -> int | None:
        """Return the number that hits hold for a program; None where it is not in the catalog."""
        with self.reading() as connection:
            found = connection.execute("SELECT number FROM programs WHERE id = ?", (program,))
            row = found.fetchone()
        return row[0] if row else None

    def ids_by_number(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the ids of programs by the numbers that a search gives; soon, and no more."""
        marks = ",".join("?" * len(numbers))
        sql = f"SELECT number, id FROM programs WHERE number IN ({marks})"
        with self.reading() as connection:
            return dict(connection.execute(sql, tuple(numbers)).fetchall())

    def programs_by_number(self, numbers: Sequence[int]) -> tuple[Program, ...]:
        """Load programs by the numbers that a search gives."""
        return self._load("number", numbers)

    def _load(self, column: Literal["id", "number"], keys: Sequence[Any]) -> tuple[Program, ...]:
        with self.reading() as connection:
            try:
                found = load_programs(connection, column, keys, self._attributes)
                if column == "id" and len(found) < len(keys):
                    gone = [key for key in keys if key not in found and key in self.retired]
                    found.update(load_retired(connection, gone, self.register))
            except UnreadableError as error:
                raise self.damaged(error) from error
        return tuple(found[key] for key in keys if key in found)
