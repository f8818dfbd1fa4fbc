"""Files that are dropped, handed over or named on the command line: who opens which."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mpcompare.ui.shell import Shell

Opener = Callable[[Shell, Path], None]


def _library(shell: Shell, path: Path) -> None:
    shell.library_care.import_from(path)


OPENERS: Mapping[str, Opener] = {".json": _library}
"""By the end of the file's name, in small letters. All other files are taken for catalogs.

An opener imports what it needs when it is called.
"""


def opener_of(path: Path) -> Opener | None:
    """Give what opens a file; None for catalogs."""
    return OPENERS.get(path.suffix.lower())
