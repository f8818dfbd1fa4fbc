"""Whether a file is a catalog that this program can read, and if not, what is wrong with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from mpcompare.model.database_uri import database_uri
from mpcompare.model.errors import CatalogError
from mpcompare.model.locale_format import whole

APPLICATION_ID = 0x6D706361
"""SQLite's application_id of a catalog: "mpca"."""

SCHEMA_VERSION = 2
"""SQLite's user_version; raised whenever an older program could misread the file."""


CHOOSE = "Choose another catalog file, or go back to the bundled one."
_HEADER = b"SQLite format 3\0"
DAMAGED = (
    *(sqlite3.Error, UnicodeError, ValueError, TypeError, LookupError),
    *(AttributeError, OverflowError),
)
"""What reading a damaged file may raise: SQLite's own errors, its messages where they quote bytes
that are no text, and what comes of values that are not what was written."""
_NEEDED = (
    *("metadata", "programs", "sources", "facts", "exchange_rates", "retired_programs"),
    *("search", "search_vocabulary", "search_prefixes"),
    *("search_tokens", "search_orders", "search_numbers"),
)


def hash_file(path: Path) -> Path:
    """Return where the hash that is published with a catalog is looked for."""
    return path.with_name(f"{path.name}.sha256")


def connect(path: Path) -> sqlite3.Connection:
    """Open a database for reading only. Its threads are the caller's matter."""
    uri = database_uri(path, "ro")
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA query_only = 1")
    except BaseException:
        connection.close()  # a file that is held open can't be replaced on Windows
        raise
    return connection


def check_file(path: Path) -> dict[str, str]:
    """Look at a file's head, version and tables; return the catalog's metadata.

    Raises:
        CatalogError: it can't be read as a catalog; the message says why.
    """
    _check_head(path)
    try:
        with closing(connect(path)) as connection:
            _check_version(connection, path)
            _check_tables(connection, path)
            said = _metadata(connection)
    except DAMAGED as error:
        raise CatalogError(f"{path.name} is damaged: {reason(error)}.", CHOOSE) from error
    if "catalog_version" not in said:
        raise CatalogError(f"{path.name} does not say which version it is.", CHOOSE)
    if not said.get("programs", "").isdecimal():
        raise CatalogError(f"{path.name} does not say how many programs it has.", CHOOSE)
    return said


def _metadata(connection: sqlite3.Connection) -> dict[str, str]:
    """Read what the catalog says of itself.

    Raises:
        ValueError: a key or a value is no text.
    """
    said = dict(connection.execute("SELECT key, value FROM metadata").fetchall())
    if not all(isinstance(word, str) for pair in said.items() for word in pair):
        raise ValueError("its metadata is not text")
    return said


def reason(error: Exception) -> str:
    """Return what is wrong with a file, without the bytes that an error may quote."""
    if isinstance(error, UnicodeError):
        return "it has text that is not UTF-8"
    if isinstance(error, (TypeError, LookupError, AttributeError, OverflowError)):
        return "a value is not what was written"
    unknown = "\N{REPLACEMENT CHARACTER}"
    return "".join(letter if letter.isprintable() else unknown for letter in str(error))


def _check_head(path: Path) -> None:
    try:
        if path.is_dir():
            raise CatalogError(f"{path} is a folder, not a catalog file.", CHOOSE)
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise CatalogError(f"There is no file {path}.", CHOOSE) from error
    except OSError as error:
        why = (error.strerror or "it can't be read").lower()
        raise CatalogError(f"{path} can't be read: {why}.", CHOOSE) from error
    if not head:
        raise CatalogError(f"{path.name} is empty.", CHOOSE)
    if not head.startswith(_HEADER) or len(head) < 100:
        raise CatalogError(f"{path.name} is not a catalog: it is not an SQLite file.", CHOOSE)
    page = int.from_bytes(head[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    if size < expected:
        raise CatalogError(
            f"{path.name} is cut short: {whole(size)} of {whole(expected)} bytes.", CHOOSE
        )


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise CatalogError(f"{path.name} is a database of another program.", CHOOSE)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise CatalogError(
            f"{path.name} was made for a newer version of this program.",
            "Get the newest mpcompare, or go back to the bundled catalog.",
        )
    if version < SCHEMA_VERSION:
        raise CatalogError(
            f"{path.name} was made for an older version of this program.",
            "Build it again from its sources, or go back to the bundled catalog.",
        )


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    missing = [name for name in _NEEDED if name not in present]
    if missing:
        raise CatalogError(f"{path.name} lacks the table {missing[0]}.", CHOOSE)
