"""Spreadsheets, read by another process so that none of them can end this one."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import mpcompare
from mpcompare.app.importing.book_reader import Book, answered, request
from mpcompare.app.importing.limits import TooMuchError
from mpcompare.app.start import paths
from mpcompare.app.start.bundle import python_command
from mpcompare.model.errors import FileError
from mpcompare.model.query import never

_READER = "mpcompare.app.importing.book_reader"
_SECONDS = 20.0
_SECONDS_A_MB = 2.0
_LOOKS = 0.1
"""Seconds between looks whether the user has gone on to something else."""


def read_book_file(
    name: str, content: bytes, sheet: str = "", cancelled: Callable[[], bool] = never
) -> Book:
    """Read one sheet.

    Args:
        name: of the file, for the messages.
        content: all of it.
        sheet: its name; "" for the first that holds anything.
        cancelled: whether nobody waits for it any more.

    Raises:
        FileError: it is no spreadsheet that can be read, or holds too much.
    """
    seconds = _SECONDS + _SECONDS_A_MB * len(content) / 1024**2
    said = _asked(name, request(content, sheet), time.monotonic() + seconds, cancelled)
    if said is None:
        raise FileError(f"{name} takes too long to read.", "Save its table alone, or as CSV.")
    try:
        return answered(said)
    except TooMuchError as error:
        raise FileError(f"{name} {error.message}.", error.advice) from error
    except (ValueError, KeyError, TypeError) as error:
        raise FileError(
            f"{name} can't be read as a spreadsheet.",
            "If it is protected by a password, save it without; or save it as CSV.",
        ) from error


def _asked(name: str, asked: bytes, until: float, cancelled: Callable[[], bool]) -> bytes | None:
    """Start the reader and return its answer, b"" where it has none; None where time ran out."""
    with ExitStack() as files:
        stdin = _temporary_file(files, name, asked)
        try:
            process = _started(stdin)
        except OSError:
            return b""
        with process:
            while time.monotonic() < until and not cancelled():
                try:
                    said, _ = process.communicate(timeout=_LOOKS)
                except subprocess.TimeoutExpired:
                    continue
                return said if process.returncode == 0 else b""
            process.kill()
            return None


def _temporary_file(files: ExitStack, name: str, content: bytes) -> IO[bytes]:
    """Write what the reader is to read, into the user's own folder where the system has no room.

    Raises:
        FileError: there is no room in either.
    """
    for folder in (None, paths.user_dir()):
        with suppress(OSError):
            made = TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 - the stack closes it
            file = files.enter_context(made)
            if file.write(content) == len(content):
                file.seek(0)
                return file
    raise FileError(f"There is no room to read {name} in.", "Free some space, then try again.")


def _started(stdin: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        python_command(_READER),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment() -> dict[str, str]:
    """Let the reader find this package where it is, in a checkout as well."""
    places = [str(Path(mpcompare.__file__).resolve().parent.parent), *filter(None, sys.path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "RUST_BACKTRACE": "0"}
