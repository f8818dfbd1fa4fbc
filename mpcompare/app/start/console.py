"""Starts without a console: by a double click on Windows, or with their outputs closed."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path


def occupy_closed_handles() -> None:
    """Keep files of ours from the numbers of closed outputs, to which libraries write messages."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(opened)


def heard(run: Callable[[], int]) -> tuple[int, str]:
    """Run what prints, and return its status with what it has printed as errors.

    What it prints otherwise goes to the standard output where there is one, and else nowhere.
    """
    errors = io.StringIO()
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stderr(errors),
        redirect_stdout(sys.stdout or nowhere),
    ):
        return run(), errors.getvalue().strip()


def has_display() -> bool:
    """Whether a dialog can be shown; on Linux, Qt would end the process where none can."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in known)
