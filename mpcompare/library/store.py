"""One library's file: read whole, written by entry, shared with other processes."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from mpcompare.library import content
from mpcompare.library.content import NOTHING, library_errors, transaction
from mpcompare.library.copies.backup import UPDATING
from mpcompare.library.opening import (
    check,
    connect,
    set_journal,
    temporary_copy,
    version_of,
)
from mpcompare.library.schema import PRIVATE, VERSION
from mpcompare.model.errors import LibraryError
from mpcompare.model.file_exists import file_exists
from mpcompare.model.library.library import DAYS_IN_BIN, FactKey, Library
from mpcompare.model.library.merge import Merged, changes, merge
from mpcompare.model.library.step import StepLog

_NOT_TO_BE_READ = ("damaged", "newer", "foreign", "locked")


class Steps(NamedTuple):
    """What leads from one log of steps to the next, to be written with a change.

    Attributes:
        before: the log as it has been written, or was read.
        after: the log to keep.
        days: for how long a step is kept.
    """

    before: StepLog = StepLog()
    after: StepLog = StepLog()
    days: int = DAYS_IN_BIN


NO_STEPS = Steps()


class Store:
    """Owns the connection to one file. One thread at a time; which one does not matter.

    The file is made by the first change. Before each write it is looked at again: another process
    may have written, or someone may have moved it, and what they did is never written over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._library = Library()
        self._revision = 0
        self._seen = 0
        self._is_part = False

    @classmethod
    def open(cls, path: Path, *, first: bool = False) -> "Store":
        """Read a library; one that is missing is empty.

        An older file is brought up to date first. One in a folder that can't be written is read
        all the same.

        Args:
            path: the file.
            first: read what a start needs; the other notes come as `news`, as if another process
                had just written them. A change made before that is merged with them.

        Raises:
            LibraryError: it is damaged, foreign or newer, or it can't be read.
        """
        store = cls(path)
        try:
            with library_errors(path, store.close):
                store._open(first=first)
        except LibraryError as error:
            if error.trouble in _NOT_TO_BE_READ or not file_exists(path):
                raise
            store._read_copy()
        return store

    @classmethod
    def read(cls, path: Path) -> Library:
        """Read a library that is not the one in use, as a backup; its file stays as it is.

        Raises:
            LibraryError: it can't be read, or nothing is in it.
        """
        store = cls(path)
        store._read_copy()
        if not store.exists:
            raise LibraryError(f"{path.name} holds nothing.", "Choose another one.")
        return store.library

    @property
    def library(self) -> Library:
        """What the file held when it was last read or written."""
        return self._library

    @property
    def is_part(self) -> bool:
        """Whether only what a start needs has been read."""
        return self._is_part

    @property
    def exists(self) -> bool:
        """Whether there was a file with anything in it."""
        return self._revision > 0

    def write(self, before: Library, after: Library, at: str, steps: Steps = NO_STEPS) -> Merged:
        """Write the changes from one library to the next; they are on disk when this returns.

        Args:
            before: what `after` grew from: given by this store, or kept by it.
            after: what to keep.
            at: the time, as ISO 8601 in UTC, for what two processes have both changed.
            steps: the steps that changed it, or were undone; written with it or not at all.

        Returns:
            What the file holds now: `after` itself, unless another process has changed things.

        Raises:
            LibraryError: it can't be kept now. Nothing of it was written.
        """
        with library_errors(self.path, self.close):
            self._follow_file()
            if not self.exists:
                if after == Library():
                    return Merged(after)  # nothing yet: no file either
                self._make()
            assert self._connection is not None
            with transaction(self._connection, "IMMEDIATE"):
                if not self.exists:
                    steps = steps._replace(before=StepLog())
                merged, number = self._write(self._connection, before, after, at)
                if steps.before is not steps.after:
                    # not at the top: a start has no need of it
                    from mpcompare.library.rows import steps as rows  # noqa: PLC0415

                    rows.write(self._connection, *steps, at)
            self._library, self._revision = merged.library, number
        return merged

    def news(self) -> Library | None:
        """Read the file again if another process has written it; None if none has.

        Raises:
            LibraryError: it can't be read.
        """
        with library_errors(self.path, self.close):
            if self._follow_file():
                return self._library if self.exists else None
            if self._connection is None:
                return None
            number, was_part = self._revision, self._is_part
            if not was_part and self._data_version() == self._seen:
                return None
            self._read()
            return self._library if was_part or self._revision != number else None

    def steps(self, at: str = "", days: int = DAYS_IN_BIN) -> StepLog:
        """Read the steps that can be undone or done again.

        Args:
            at: the time, as ISO 8601 in UTC; "" for steps of any age.
            days: for how long a step is kept.

        Raises:
            LibraryError: the file can't be read.
        """
        from mpcompare.library.rows import steps  # noqa: PLC0415 - as in `write`

        with library_errors(self.path):
            self._follow_file()
            if not self.exists or self._connection is None:
                return StepLog()
            return steps.read(self._connection, steps.oldest_kept(at, days) if at else "")

    def places_of(self, words: str) -> tuple[FactKey, ...]:
        """Find the notes in which each of some words begins a word, best first.

        Raises:
            LibraryError: the file can't be read.
        """
        terms = " ".join(f'"{word}"*' for word in words.replace('"', " ").split())
        if not terms or not self.exists or self._connection is None:
            return ()
        with library_errors(self.path, self.close):
            found = self._connection.execute(
                "SELECT program, attribute"
                " FROM notes_index JOIN notes ON notes.number = notes_index.rowid"
                " WHERE notes_index MATCH ? ORDER BY rank",
                (terms,),
            )
            return tuple(found.fetchall())

    def check(self, *, whole: bool = True) -> None:
        """Read the file through, on a connection of its own: safe beside a writing thread.

        Raises:
            LibraryError: it is damaged.
        """
        if not file_exists(self.path):
            return
        with library_errors(self.path), closing(connect(self.path)) as connection:
            check(connection, self.path, whole=whole)

    def close(self) -> None:
        """Close the file. The next call opens it again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        self._identity = None

    def _open(self, *, first: bool = False) -> None:
        """Open the file if there is one, and read it."""
        self.close()
        self._library, self._revision, self._is_part = Library(), 0, False
        identity = _identity(self.path)
        if identity is None:
            return
        self._connection, self._identity = connect(self.path), identity
        version = version_of(self._connection, self.path)
        if version:
            set_journal(self._connection, self.path)
            if version < VERSION:
                self._update(self._connection)
            self._read(first=first)

    def _follow_file(self) -> bool:
        """Open the file again if it was replaced or removed; return whether that was so."""
        identity = _identity(self.path)
        if identity == self._identity and (identity is not None or not self.exists):
            return False
        self._open()
        return True

    def _make(self) -> None:
        """Make an empty file, unless another process has made one with something in it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(PRIVATE)
        with closing(connect(self.path, "rwc")) as connection:
            if not version_of(connection, self.path):
                set_journal(connection, self.path)
        self._open()

    def _update(self, connection: sqlite3.Connection) -> None:
        # not at the top: they are needed once in a version
        from mpcompare.library.copies.backups import make  # noqa: PLC0415
        from mpcompare.library.migrations import migrate  # noqa: PLC0415

        make(self.path, UPDATING)
        with transaction(connection, "IMMEDIATE"):
            if version_of(connection, self.path) < VERSION:
                migrate(connection)

    def _write(
        self, connection: sqlite3.Connection, before: Library, after: Library, at: str
    ) -> tuple[Merged, int]:
        if not self.exists and not version_of(connection, self.path):
            # as above: it takes longer than to read a library
            from mpcompare.library.migrations import migrate  # noqa: PLC0415

            migrate(connection)
            connection.execute("INSERT INTO state (only, revision, open) VALUES (1, 0, '')")
            self._seen = self._data_version()
            merged, present, number = Merged(after), NOTHING, 0
        else:
            number, version, self._seen = content.heads(connection)
            if version > VERSION:
                version_of(connection, self.path)  # says so
            if self._is_part or number != self._revision:
                self._library, self._revision = content.read(connection)
                self._is_part = False
            present = self._library
            merged = merge(before, after, present, at)
        if change := changes(present, merged.library):
            number += 1
            content.write(connection, change, number)
        return merged, number

    def _read(self, *, first: bool = False) -> None:
        assert self._connection is not None
        with transaction(self._connection):
            self._library, self._revision = content.read(self._connection, first=first)
            self._is_part = first
            self._seen = self._data_version()

    def _data_version(self) -> int:
        assert self._connection is not None
        return self._connection.execute("PRAGMA data_version").fetchone()[0]

    def _read_copy(self) -> None:
        """Read a file that can't be written, not even beside: as a copy in the system's folder."""
        with library_errors(self.path), temporary_copy(self.path) as copied:
            other = Store(copied)
            try:
                other._open()
                self._library, self._revision = other.library, other._revision
            finally:
                other.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells files apart that replace each other; None where there is no file.

    Raises:
        OSError: the folder can't be looked into.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
