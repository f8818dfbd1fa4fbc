"""How a library's file is opened, and whether it is one that this program may write."""

import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mpcompare.library.network_folder import is_shared
from mpcompare.library.schema import APPLICATION_ID, VERSION
from mpcompare.model.database_uri import database_uri
from mpcompare.model.errors import LibraryError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

LOG, SHARED_MEMORY = "-wal", "-shm"
"""Ends of the names of what SQLite keeps beside an open file."""
PATIENCE_S = 2.0
"""How long to wait for another process that writes just now."""
RETRY_S = 0.01
"""How long between two tries of what SQLite itself does not wait for."""


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a file for user data, with settings that lose nothing in a power cut.

    Args:
        path: the file.
        mode: SQLite's: "rwc" makes it if it is missing, "ro" only reads.

    Raises:
        sqlite3.Error: it can't be opened.
    """
    connection = sqlite3.connect(
        database_uri(path, mode),
        uri=True,
        timeout=PATIENCE_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # where fsync leaves it to the disk: macOS
    except BaseException:
        connection.close()  # a file that is held open can't be set aside on Windows
        raise
    return connection


def set_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Choose how changes reach the file.

    A log beside the file (WAL) is fast, but its readers share memory: never between computers. On
    a network folder, SQLite's older way is used, which holds wherever the folder locks files.

    Raises:
        sqlite3.Error: the file can't be written.
    """
    wanted = "delete" if is_shared(path) else "wal"
    until = time.monotonic() + PATIENCE_S
    while connection.execute("PRAGMA journal_mode").fetchone() != (wanted,):
        try:
            connection.execute(f"PRAGMA journal_mode = {wanted}")
        except sqlite3.OperationalError as error:
            # for this alone SQLite does not wait for another process
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_S)
        else:
            return


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return how many migrations a file has been through; 0 for one with nothing in it.

    Raises:
        LibraryError: it is another program's, or a newer version's of this one.
        sqlite3.Error: it can't be read.
    """
    # one statement: between two, another process may make the file, which would look foreign then
    application, version, tables = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if not application and not version and not tables:
        return 0
    if application != APPLICATION_ID:
        raise LibraryError(
            f"{path} is a database of another program.",
            "Move it elsewhere; what you gather is kept in its place then.",
            "foreign",
        )
    if version > VERSION:
        raise LibraryError(
            f"{path} was written by a newer version of this program.",
            "Get the newest mpcompare to go on with it; nothing in it is changed.",
            "newer",
        )
    return version


def check(connection: sqlite3.Connection, path: Path, *, whole: bool = False) -> None:
    """Look whether a file is whole.

    Args:
        connection: to the file.
        path: of the file.
        whole: compare the indexes with what they index, too; takes several times as long.

    Raises:
        LibraryError: it is damaged.
        sqlite3.Error: it is so badly damaged that it can't be read.
    """
    pragma = "integrity_check" if whole else "quick_check"
    (said,) = connection.execute(f"PRAGMA {pragma}(1)").fetchone()
    if said != "ok" or (whole and connection.execute("PRAGMA foreign_key_check").fetchone()):
        raise sqlite3.DatabaseError(f"{path.name}: {said}")


@contextmanager
def temporary_copy(path: Path) -> Generator[Path]:
    """Copy a file, with what SQLite has not yet written into it, for as long as it is looked into.

    The copy is in the system's folder for such files, or beside the file where there is no room.

    Raises:
        OSError: the file can't be read, or the copy be written in neither of them.
    """
    try:
        folder, copied = _copied(path, None)
    except OSError:
        folder, copied = _copied(path, path.parent)
    with folder:
        yield copied


def _copied(path: Path, beside: Path | None) -> "tuple[TemporaryDirectory[str], Path]":
    import shutil  # noqa: PLC0415 - seldom needed, and slow to import
    import tempfile  # noqa: PLC0415 - likewise

    folder = tempfile.TemporaryDirectory(prefix=".mpcompare-", dir=beside)
    to = Path(folder.name) / path.name
    try:
        for end in ("", LOG):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{end}", f"{to}{end}")
    except BaseException:
        folder.cleanup()
        raise
    return folder, to
