"""The address under which SQLite opens a file in a mode of its own, as for reading only."""

import os
from pathlib import Path
from urllib.parse import quote


def database_uri(path: Path, mode: str) -> str:
    """Return the URI of a database's file.

    The way of pathlib (as_uri) is not used: since Python 3.14 it imports what fetches pages from
    the web, and every start would wait for that.

    >>> database_uri(Path("/tmp/my library?.db"), "ro")
    'file:///tmp/my%20library%3F.db?mode=ro'

    Args:
        path: the file; a relative one is below the current folder.
        mode: SQLite's: "ro" reads, "rw" also writes, "rwc" also makes the file.
    """
    whole = path.absolute().as_posix()
    root = "" if whole.startswith("/") else "/"  # before the letter of a drive
    return f"file://{root}{quote(os.fsencode(whole), safe='/:')}?mode={mode}"
