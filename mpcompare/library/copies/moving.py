"""Moves a library to another folder: copied and read through there first, and then set aside."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from mpcompare.library.content import library_errors
from mpcompare.library.copies.backups import FOLDER, copy_whole, listed
from mpcompare.library.opening import LOG, SHARED_MEMORY
from mpcompare.model.errors import LibraryError
from mpcompare.model.file_exists import file_exists
from mpcompare.model.replace_file import move_file, replace_file

_TIME = "%Y-%m-%d %H.%M.%S"


def copy_library(library: Path, to: Path) -> None:
    """Copy a library and its backups to another folder, in which there is none.

    Args:
        library: its file; there need not be one yet.
        to: the file to make.

    Raises:
        LibraryError: there is a library, or no folder, or nothing can be written there.
    """
    if file_exists(to):
        raise LibraryError(
            f"There is a library in {to.parent} already.",
            "Choose another folder, or give that file another name first.",
            "in the way",
        )
    temporary = to.with_name(f".{os.getpid()}.tmp")
    with library_errors(to):
        try:
            temporary.touch()
            if library.exists():
                copy_whole(library, temporary)
                _copy_backups(library, to)
                replace_file(temporary, to)
        finally:
            for end in ("", LOG, SHARED_MEMORY, "-journal"):
                Path(f"{temporary}{end}").unlink(missing_ok=True)


def _copy_backups(library: Path, to: Path) -> None:
    for backup in listed(library):
        copy = to.parent / FOLDER / backup.path.name
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copy2(backup.path, copy)


def take_back(path: Path) -> None:
    """Remove a copy of which no use is made."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def set_aside(library: Path, now: datetime) -> Path | None:
    """Give the file that was moved another name; None where there is none, or it can't be done."""
    aside = library.with_name(f"{library.stem}, moved {now.strftime(_TIME)}{library.suffix}")
    try:
        for end in (LOG, SHARED_MEMORY, ""):  # as another process may have it open
            with suppress(FileNotFoundError):
                move_file(Path(f"{library}{end}"), Path(f"{aside}{end}"))
    except OSError:
        return None
    return aside if aside.exists() else None
