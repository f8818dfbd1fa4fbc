"""Files that are dropped, handed over or named on the command line: who opens which."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mpcompare.model.file_exists import folder_exists
from mpcompare.ui import dialogs
from mpcompare.ui.window.shell import Shell

Opener = Callable[[Shell, Path], None]


def _library(shell: Shell, path: Path) -> None:
    shell.library_commands.import_from(path)


def _programs(shell: Shell, path: Path) -> None:
    dialogs.IMPORT.open_once(shell.session, shell, path)


def _shared(shell: Shell, path: Path) -> None:
    # not at the top: each start imports this, and few open one
    from mpcompare.ui.sharing.open_shared import open_shared  # noqa: PLC0415

    open_shared(shell.session, shell, path)


_IMPORTED = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".xls", ".toml")
"""As `app.importing.run.SUFFIXES`, which need not be imported for it."""

OPENERS: Mapping[str, Opener] = {
    ".json": _library,
    ".mpcompare": _shared,
    **dict.fromkeys(_IMPORTED, _programs),
}
"""By the end of the file's name, in small letters; folders hold program files. All other files are
taken for catalogs.

An opener imports what it needs when it is called.
"""


def opener_of(path: Path) -> Opener | None:
    """Return what opens a file; None for catalogs."""
    if folder_exists(path):
        return _programs
    return OPENERS.get(path.suffix.lower())
