"""Starts without a console: by a double click, or with their outputs closed."""

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


def is_output_seen() -> bool:
    """Whether somebody may read all that is printed."""
    return sys.stdout is not None and sys.stderr is not None and not _is_of_desktop()


def wants_dialog() -> bool:
    """Whether an error is read in a dialog alone, and there can be one.

    On Linux, Qt would end the process where there is no display.
    """
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    has_display = not sys.platform.startswith("linux") or any(map(os.environ.get, known))
    return has_display and (sys.stderr is None or _is_of_desktop())


def _is_of_desktop() -> bool:
    """Whether a desktop of Linux has started this process; its children inherit the variable."""
    return os.environ.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid())


def run_capturing_errors(run: Callable[[], int]) -> tuple[int, str]:
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
