"""Gives files other names, for good: also under a virus scanner, and before a power cut."""

import os
import time
from contextlib import suppress
from pathlib import Path

_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Before each further try: scanners and indexers of Windows hold a new file for a moment."""


def replace_file(temporary: Path, path: Path, *, lasts: bool = True) -> None:
    """Put a file that has just been written in the place of another one, or of none.

    Args:
        temporary: the new file, in the same folder.
        path: its name from now on.
        lasts: whether its content and name are on the disk afterwards. Waiting for that takes
            milliseconds; what is soon written again can go without.

    Raises:
        OSError: it can't be, and the older file is as it was. On Windows, another program may have
            that open.
    """
    if lasts:
        _sync(temporary, os.O_RDWR)
        move_file(temporary, path)
    else:
        _replace(temporary, path)


def write_file(path: Path, content: bytes, *, mode: int = 0o666, lasts: bool = True) -> None:
    """Write a file whole or not at all: an older one is as it was until the new one is there.

    Args:
        path: in a folder that is there.
        content: all of it.
        mode: the permissions of a new file, of which the user's own settings may take some.
        lasts: as of `replace_file`.

    Raises:
        OSError: it can't be written, and nothing is left of it.
    """
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.touch(mode)
        temporary.write_bytes(content)
        replace_file(temporary, path, lasts=lasts)
    finally:
        temporary.unlink(missing_ok=True)


def move_file(path: Path, to: Path) -> None:
    """Give a file another name in its folder, so that it is on the disk afterwards.

    Raises:
        OSError: it can't be. On Windows, another program may have it open.
    """
    _replace(path, to)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system opens folders for that."""
    with suppress(OSError):
        _sync(folder, os.O_RDONLY)


def _replace(path: Path, to: Path) -> None:
    for pause in _PAUSES_S:
        try:
            os.replace(path, to)  # noqa: PTH105 - the name says that it replaces on every system
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(path, to)  # noqa: PTH105 - as above


def _sync(path: Path, mode: int) -> None:
    opened = os.open(path, mode)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
