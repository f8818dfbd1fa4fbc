"""Puts the layers together and starts: `python -m mpcompare`, the `mpcompare` command, main.py."""

import builtins
import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from mpcompare.app.start.console import (
    is_output_seen,
    occupy_closed_handles,
    run_capturing_errors,
    wants_dialog,
)
from mpcompare.app.start.paths import check_beside, resources_dir, user_dir
from mpcompare.app.start.second_start import address, hand_over
from mpcompare.app.start.start_request import StartRequest, token_of
from mpcompare.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mpcompare.app.exporting.picture import Paint
    from mpcompare.app.workspace.workspace import Workspace
    from mpcompare.model.figure import Figure

EXIT_AFTER = "MPCOMPARE_EXIT_AFTER"
"""Environment variable: "first-paint" or "charts" ends the window then, to measure its start."""

# Imports within functions: the window starts without the command line, and that without Qt.


def _window(request: StartRequest) -> int:
    """Open the window, or hand the request to the one that runs already on the user's folder."""
    exit_after = os.environ.get(EXIT_AFTER, "")
    try:
        check_beside()
    except ReaderError as error:
        from mpcompare.ui.start.application import refuse  # noqa: PLC0415

        return refuse(error)
    where = "" if exit_after else address(user_dir())
    if where and hand_over(where, request):
        return 0
    gc.disable()  # what a start makes stays; `ui/tasks.py` collects from then on
    _import_qt()
    from mpcompare.ui.start.application import run  # noqa: PLC0415

    return run(request, where, exit_after)


def _import_qt() -> None:
    """Import Qt, and let Python's imports be as they were before.

    PySide reads the source of each module that is imported after it, to learn whether that one uses
    its feature switches (snake_case names). None here does; the reading takes a tenth of a start.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _drawing() -> "Callable[[Figure], str]":
    """Return what draws charts as SVG. Needs Qt, but no display.

    Raises:
        ReaderError: Qt can't be loaded.
    """
    try:
        from mpcompare.ui.exporting.svg import drawing_without_window  # noqa: PLC0415
    except ImportError as error:
        raise ReaderError(
            f"The charts can't be drawn, because Qt does not load: {error}.",
            "Install the system libraries that the README names, or add --no-charts.",
        ) from error
    return drawing_without_window(resources_dir())


def _painting(workspace: "Workspace", today: "date") -> "Paint":
    """Return what paints a catalog's cards. Needs Qt, but no display.

    Raises:
        ReaderError: Qt can't be loaded.
    """
    try:
        from mpcompare.ui.exporting.svg import painting_without_window  # noqa: PLC0415
    except ImportError as error:
        raise ReaderError(
            f"The cards can't be painted, because Qt does not load: {error}.",
            "Install the system libraries that the README names, or choose another format.",
        ) from error
    return painting_without_window(resources_dir(), workspace, today)


def _runs_module(arguments: list[str]) -> bool:
    """Run the module that this program, as a bundle, has started itself for; whether there is."""
    from runpy import run_module  # noqa: PLC0415

    from mpcompare.app.start.bundle import module_to_run  # noqa: PLC0415

    module = module_to_run(arguments)
    if module:
        run_module(module, run_name="__main__", alter_sys=True)
    return bool(module)


def _without_console(arguments: list[str]) -> int:
    """Run the command line where nobody sees what it prints: an error is shown in a dialog."""
    from mpcompare import cli  # noqa: PLC0415

    asked: list[StartRequest] = []

    def open_later(request: StartRequest) -> int:
        asked.append(request)
        return 0

    faces = cli.Faces(open_later, _drawing, _painting)
    status, errors = run_capturing_errors(lambda: cli.run(arguments, faces))
    if asked:
        return _window(asked[0])
    if status and errors and wants_dialog():
        from mpcompare.ui.start.application import refuse  # noqa: PLC0415

        refuse(ReaderError(errors.removeprefix("mpcompare: ")))
    elif errors and sys.stderr is not None:
        sys.stderr.write(f"{errors}\n")
    return status


def main() -> int:
    """Run the command line, or the window where nothing is asked; return the exit status."""
    arguments = sys.argv[1:]
    occupy_closed_handles()
    if not arguments:
        return _window(StartRequest(token=token_of()))
    if arguments[0] == "-m" and _runs_module(arguments):
        return 0
    from mpcompare import cli  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a pipe or file gets UTF-8 on every system: names need more letters than cp1252 has;
            # what a terminal has no sign for is a question mark there
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    if not is_output_seen():
        return _without_console(arguments)
    return cli.run(arguments, cli.Faces(_window, _drawing, _painting))


if __name__ == "__main__":
    sys.exit(main())
