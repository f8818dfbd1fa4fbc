"""All that a file holds, read at once, and the changes of one step, written at once."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from mpcompare.library.errors import library_error, trouble_of
from mpcompare.library.rows import codec
from mpcompare.library.rows import profile as profile_rows
from mpcompare.library.rows.bin import ALL
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library
from mpcompare.model.library.merge import Changes

NOTHING = Library(shortlists={"": Library().shortlist}, open="")
"""What a new file holds before its first entry: not even the first shortlist."""


FIRST_NOTES = """ WHERE program IN (
  SELECT program FROM shortlist_programs JOIN state ON shortlist = open
  ORDER BY position LIMIT 20)"""
"""Picks the notes on the programs that a start may have in sight."""


def read(connection: sqlite3.Connection, *, first: bool = False) -> tuple[Library, int]:
    """Read everything, and the revision that it is; within a transaction, for all to belong.

    Args:
        connection: to the file.
        first: leave out the notes that a start has no need of: there may be ten thousand.

    Raises:
        sqlite3.Error: it can't be read, or what it says is impossible.
    """
    try:
        revision, opened = connection.execute("SELECT revision, open FROM state").fetchone()
        where = {"notes": FIRST_NOTES} if first else {}
        entries = {
            each.collection: codec.read(connection, each, where.get(each.collection, ""))
            for each in ALL
        }
        profile = profile_rows.read(connection.execute(profile_rows.SELECT))
        return Library(open=opened, profile=profile, **entries), revision
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"impossible content: {error}") from error


def heads(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Read the file's revision, its version and what tells whether another process has written."""
    row = connection.execute(
        "SELECT revision, user_version, data_version"
        " FROM state, pragma_user_version, pragma_data_version"
    ).fetchone()
    if row is None:
        raise sqlite3.DatabaseError("no revision")
    return row


def write(connection: sqlite3.Connection, change: Changes, number: int) -> None:
    """Write what changes, and the revision that it makes."""
    for each in ALL:
        if gone := change.gone.get(each.collection):
            codec.drop(connection, each, gone)
        if entries := change.put.get(each.collection):
            codec.put(connection, each, entries)
    if change.answers:
        profile_rows.put(connection, change.answers)
    connection.execute(
        "UPDATE state SET revision = ?, open = coalesce(?, open)", (number, change.open)
    )


UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading raises: SQLite's messages quote a damaged file, which Python may fail to decode."""


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "DEFERRED") -> Generator[None]:
    """Do all of it or nothing. "IMMEDIATE" where it writes: nobody else can from its beginning."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def library_errors(path: Path, then: Callable[[], object] | None = None) -> Generator[None]:
    """Turn what SQLite and the system raise into sentences for the user.

    Args:
        path: the file that is read or written.
        then: called after an error, unless another process was just writing.
    """
    try:
        yield
    except (*UNREADABLE, OSError, LibraryError) as error:
        if then is not None and trouble_of(error) != "locked":
            then()
        if isinstance(error, LibraryError):
            raise
        raise library_error(error, path) from error
