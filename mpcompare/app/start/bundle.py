"""What is different where the program was made into a bundle with a Python of its own."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_ORIGINAL = "_ORIG"
"""End of the variables in which PyInstaller keeps what it replaces."""


def is_bundle() -> bool:
    """Whether the running program is a bundle."""
    return bool(getattr(sys, "frozen", False))


def bundle_place() -> Path:
    """Return the folder in which a bundle's program lies for its users.

    That is the folder of its file, and on macOS the one of the application: what is put into that
    would break its signature, and go with its next version.
    """
    program = Path(sys.executable)
    for folder in program.parents:
        if folder.suffix == ".app" and program.is_relative_to(folder / "Contents"):
            return folder.parent
    return program.parent


def python_command(module: str) -> list[str]:
    """Return the command that runs one of this package's modules in another process."""
    if not is_bundle():
        return [sys.executable, "-P", "-m", module]
    program = Path(sys.executable)
    console = program.with_name(f"mpcompare{program.suffix}")  # on Windows, the other one has none
    return [str(console if console.is_file() else program), "-m", module]


def module_to_run(arguments: list[str]) -> str:
    """Return the module that `python_command` asks a bundle to run; "" for all other arguments."""
    if is_bundle() and len(arguments) == 2 and arguments[0] == "-m":
        return arguments[1] if arguments[1].startswith("mpcompare.") else ""
    return ""


def start_command() -> list[str]:
    """Return the command that starts the program again, on the same folder of the user's."""
    program = Path(sys.argv[0])
    if is_bundle():
        command = [sys.executable]
    elif program.name == "__main__.py":  # of `python -m`: its file can't be started by itself
        command = [sys.executable, "-m", "mpcompare"]
    else:
        command = [sys.executable, str(program.absolute())]
    home = os.environ.get("MPCOMPARE_HOME", "")
    return [*command, "--portable", home] if home else command


@contextmanager
def outside_environment() -> Generator[None]:
    """Let other programs be started with the environment that the user gave to this one.

    A bundle has put its own folders into it, of which another program would load Qt's plugins or
    a library that does not fit it.
    """
    before = dict(os.environ)
    try:
        for name, value in _changes(before).items():
            if value:
                os.environ[name] = value
            else:
                del os.environ[name]
        yield
    finally:
        for name in _changes(before):
            os.environ[name] = before[name]


def _changes(environment: dict[str, str]) -> dict[str, str]:
    """Return what each variable that a bundle has set was before; "" where there was none."""
    inside = getattr(sys, "_MEIPASS", "")
    if not is_bundle() or not inside:
        return {}
    found: dict[str, str] = {}
    for name, value in environment.items():
        if f"{name}{_ORIGINAL}" in environment:
            found[name] = environment[f"{name}{_ORIGINAL}"]
            continue
        places = value.split(os.pathsep)
        kept = [each for each in places if not _lies_in(each, inside)]
        if len(kept) < len(places):
            found[name] = os.pathsep.join(kept)
    return found


def _lies_in(place: str, folder: str) -> bool:
    return Path(os.path.normpath(place)).is_relative_to(folder)
