"""Files made from a comparison. A module of this folder writes one format, its `FORMAT`."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal

from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import FileError
from mpcompare.model.figure import Figure
from mpcompare.model.program import Program

Paper = Literal["a4", "letter"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """One program's figure with its drawing as SVG text; "" where it is not drawn."""

    figure: Figure
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Yours:
    """What the user wrote on one program.

    Attributes:
        tags: in their order.
        notes: Markdown by attribute key, "" for the program as a whole.
    """

    tags: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict[str, str])


NOTHING = Yours()
NOTE, TAG = "note", "tag"
"""What lists of facts have as attribute of what is the user's; `note:KEY` for a note on a fact."""
YOUR_NOTE, YOUR_TAGS = "Your note", "Your tags"
"""What tables call it; a note on a fact has the attribute's label behind a colon."""
YOURS_SECTION = "Yours"


@dataclass(frozen=True, kw_only=True)
class Document:
    """All that a format needs to write a file: the comparison, what was chosen, what day it is.

    Attributes:
        catalog_version: "2026.11", for the footer.
        made: today.
        resources: the folder that holds `templates/` and `tokens.json`.
        charts: by program id, in the order of the cards; a program without any has no entry.
        differences_only: keep only the rows in which stated values differ.
        yours: by program id, what the user wrote and wants in the file; empty if they do not.
    """

    comparison: Comparison
    catalog_version: str
    made: date
    resources: Path
    charts: Mapping[str, tuple[DrawnFigure, ...]] = field(
        default_factory=dict[str, tuple[DrawnFigure, ...]]
    )
    paper: Paper = "a4"
    orientation: Orientation = "portrait"
    differences_only: bool = False
    yours: Mapping[str, Yours] = field(default_factory=dict[str, Yours])

    def yours_of(self, program: Program) -> Yours:
        """Return what the user wrote on a program."""
        return self.yours.get(program.id, NOTHING)

    @cached_property
    def noted(self) -> Mapping[str, str]:
        """The labels of all that has a note, by attribute key, in the order of the cards."""
        keys = {key for program in self.comparison.programs for key in self.yours_of(program).notes}
        labels = {"": YOUR_NOTE} | {
            attribute.key: f"{YOUR_NOTE}: {attribute.label}"
            for attribute in self.comparison.register
        }
        known = {key: label for key, label in labels.items() if key in keys}
        return known | {key: f"{YOUR_NOTE}: {key}" for key in sorted(keys - known.keys())}

    def charts_of(self, program: Program) -> tuple[DrawnFigure, ...]:
        """Return a program's charts; none where it has none."""
        return self.charts.get(program.id, ())


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a comparison can be written to.

    Attributes:
        name: its word on the command line.
        label: its name in the save dialog.
        suffix: of its files, with the dot.
        description: one sentence on what it is good for.
        options: the names of the document's fields that make a difference to it.
        write: turns a document into the file's content.
        draws: whether it shows the charts' drawings.
    """

    name: str
    label: str
    suffix: str
    description: str
    options: tuple[str, ...]
    write: Callable[[Document], bytes]
    draws: bool = False


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
        temporary.replace(path)
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
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"Make the folder {path.parent} first, or choose another."
    if isinstance(error, PermissionError):
        return "Choose a folder that you may write to, or close the program that has it open."
    return "Free some space, or choose another disk."


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Turn rows of cells into CSV that spreadsheets open right, and that can't run anything."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in r] for r in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


_FORMULA = re.compile(r"'*(\s*[=+\-@＝＋－＠]|[\t\r\n])")  # noqa: RUF001 - full-width ones run too


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    A cell that only looks guarded gets one more, so that `unguarded` always undoes it.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'Round Midnight")
    ("'=1+1", "''=1+1", "'Round Midnight")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe of `guarded` away again.

    >>> [unguarded(guarded(cell)) for cell in ("=1+1", "'=1+1", "'Round Midnight", "a=b")]
    ['=1+1', "'=1+1", "'Round Midnight", 'a=b']
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
