"""Files made from a comparison. A module of this folder writes one format, its `FORMAT`."""

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal

from mpcompare.export.document.document import Document
from mpcompare.model.errors import FileError
from mpcompare.model.replace_file import move_file

PictureKind = Literal["png", "svg"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a comparison can be written to.

    Attributes:
        name: its word on the command line.
        label: its name in the save dialog.
        suffix: of its files, with the dot.
        description: one sentence on what it is good for.
        options: the names of the options that make a difference to it.
        write: turns a document into the file's content.
        draws: whether it shows the charts' drawings.
        picture: what the document's picture has to be, where it is nothing but that.
        for_programs: whether other programs read it, so that numbers and dates are written in the
            program's own way, whatever the user has chosen for reading.
    """

    name: str
    label: str
    suffix: str
    description: str
    options: tuple[str, ...]
    write: Callable[[Document], bytes]
    draws: bool = False
    picture: PictureKind | None = None
    for_programs: bool = False


def formats() -> tuple[Format, ...]:
    """Return every format, found by listing this folder, in the order of their names."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    # What writes other things than a comparison has none.
    found = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(found, key=lambda chosen: (chosen.suffix != ".pdf", chosen.name)))


def export(chosen: Format, document: Document, path: Path) -> None:
    """Write a document to a file: all of it or nothing, and never half over an older file.

    Raises:
        FileError: the file can't be written; whatever stood there before is untouched.
    """
    write_whole(path, chosen.write(document))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file: all of it or nothing, and never half over an older one.

    Raises:
        FileError: the file can't be written; whatever stood there before is untouched.
    """
    try:
        _replace(path, content)
    except OSError as error:
        reason = error.strerror or "the disk does not take it"
        raise FileError(
            f"{path} can't be written: {reason[:1].lower()}{reason[1:]}.", _advice(error, path)
        ) from error


def _replace(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(None, "a folder of this name is there already")
    if path.exists() and not path.is_file():  # a pipe or device: replacing it would take it away
        path.write_bytes(content)
        return
    path = path.resolve()  # what a link points to is replaced, and the link stays
    handle, name = tempfile.mkstemp(prefix=".mpcompare-", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        move_file(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the older file's permissions, or else those that any new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _advice(error: OSError, path: Path) -> str:
    if isinstance(error, IsADirectoryError):
        return "Give a file name inside that folder."
    if error.errno == errno.ENAMETOOLONG:
        return "Choose a shorter name."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"Make the folder {path.parent} first, or choose another."
    if isinstance(error, PermissionError):
        return "Choose a folder that you may write to, or close the program that has it open."
    return "Free some space, or choose another disk."
