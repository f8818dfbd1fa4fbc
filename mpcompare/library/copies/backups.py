"""Copies of the library beside it, with dated names: made, listed, read, and thinned out."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from mpcompare.library.content import library_errors
from mpcompare.library.copies.backup import KEPT, Backup
from mpcompare.library.opening import LOG, SHARED_MEMORY, check, connect
from mpcompare.library.schema import PRIVATE
from mpcompare.model.file_exists import file_exists
from mpcompare.model.replace_file import replace_file

FOLDER = "backups"

_FORSAKEN_S = 3600
_TIME = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"library (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d), (daily|before \w+)( \d+)?\.db")


def make(library: Path, reason: str, now: datetime | None = None, kept: int = KEPT) -> Backup:
    """Copy a library as it is on disk, also while it is written. What is damaged is not copied.

    Args:
        library: its file.
        reason: `DAILY`, `UPDATING` or `RESTORING`.
        now: local time; the present by default.
        kept: how many of the kind stay, the newest.

    Raises:
        LibraryError: it can't be read or is damaged, or the copy can't be written.
    """
    made = (now or datetime.now()).replace(microsecond=0)
    folder = library.parent / FOLDER
    temporary = folder / f".{os.getpid()}.tmp"
    with library_errors(library):
        try:
            folder.mkdir(exist_ok=True)
            copy_whole(library, temporary)
            path = _free(folder / f"library {made.strftime(_TIME)}, {reason}.db")
            replace_file(temporary, path)
        finally:
            for end in ("", LOG, SHARED_MEMORY, "-journal"):
                Path(f"{temporary}{end}").unlink(missing_ok=True)
        _thin_out(library, reason, kept, path)
        return Backup(path, made, reason, path.stat().st_size)


def copy_whole(library: Path, to: Path) -> None:
    """Copy a library's file, also while it is written, and look whether the copy is whole.

    Raises:
        LibraryError, sqlite3.Error, OSError: it can't be read or is damaged, or not written there.
    """
    to.unlink(missing_ok=True)
    to.touch(PRIVATE)
    with closing(connect(library)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, that a reader leaves as it is
        check(target, library)


def _free(path: Path) -> Path:
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem} {number}")
    return found


def _thin_out(library: Path, reason: str, kept: int, made: Path) -> None:
    """Delete the oldest, but not the one just made: a clock that was ahead dates others later."""
    others = [each for each in listed(library) if each.reason == reason and each.path != made]
    for each in others[kept - 1 :]:
        with suppress(OSError):  # open elsewhere: the next time will do
            each.path.unlink()
    for path in (library.parent / FOLDER).glob(".*.tmp*"):  # of a process that was ended
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _FORSAKEN_S:
                path.unlink()


def listed(library: Path) -> tuple[Backup, ...]:
    """Return the backups of a library, newest first."""
    found = sorted(_found(library), key=lambda each: (each[1].made, each[0]), reverse=True)
    return tuple(backup for _, backup in found)


def _found(library: Path) -> Iterator[tuple[int, Backup]]:
    """Return each with when its file was last written: two may have been made in one second."""
    try:
        paths = list((library.parent / FOLDER).iterdir())
    except OSError:
        return
    for path in paths:
        if match := _NAME.fullmatch(path.name):
            try:
                made = datetime.strptime(match[1], _TIME)
                said = path.stat()
            except (ValueError, OSError):
                continue
            yield said.st_mtime_ns, Backup(path, made, match[2], said.st_size)


def is_due(library: Path, today: date) -> bool:
    """Whether there is a library of which no backup was made today, for whichever reason."""
    return file_exists(library) and not any(each.made.date() == today for each in listed(library))
