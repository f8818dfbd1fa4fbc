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
Orientation = Literal["automatic", "portrait", "landscape"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a file. Each field is explained in `OPTIONS`."""

    title: str = ""
    prepared_for: str = ""
    paper: Paper = "a4"
    orientation: Orientation = "automatic"
    summary: bool = False
    differences_only: bool = False
    drawings: bool = True
    glossary: bool = True
    notes: bool = False
    verdicts: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as the export dialog and the command line offer it.

    Attributes:
        name: its field in `Options`, which has its default and so its type.
        label: its words in the dialog.
        explanation: what it does, for a tooltip and the command line's help.
        flag: on the command line, without the dashes: what it turns on, or off where it is on.
        words: the values of a choice with their labels; empty for yes or no, and for a text.
        in_summary: whether it makes a difference to a summary too.
        is_private: whether it puts into the file what the user wrote or said of themselves.
    """

    name: str
    label: str
    explanation: str
    flag: str
    words: tuple[tuple[str, str], ...] = ()
    in_summary: bool = True
    is_private: bool = False


OPTIONS = (
    Option("title", "Title", "what stands at the top of the first page", "title"),
    Option("prepared_for", "For", "for whom the file is made: stands below its title", "for"),
    Option("paper", "Paper", "size of the pages", "paper", (("a4", "A4"), ("letter", "Letter"))),
    Option(
        "orientation",
        "Orientation",
        "how the pages stand; automatic is portrait for up to four programs",
        "orientation",
        (("automatic", "Automatic"), ("portrait", "Portrait"), ("landscape", "Landscape")),
    ),
    Option(
        "summary",
        "Summary only: what matters most and the salaries",
        "write the first page only",
        "summary",
    ),
    Option(
        "differences_only",
        "Only rows that differ",
        "leave out the rows in which no two stated values differ",
        "differences-only",
        in_summary=False,
    ),
    Option("drawings", "Charts", "give the charts' figures as tables only", "no-charts"),
    Option(
        "glossary",
        "What the rows mean, at the end",
        "leave out what the rows mean",
        "no-glossary",
        in_summary=False,
    ),
    Option(
        "notes",
        "My notes and tags",
        "include your notes and tags: whoever gets the file can read them",
        "notes",
        in_summary=False,
        is_private=True,
    ),
    Option(
        "verdicts",
        "My statuses and what I meet",
        "include the statuses of your applications and what your profile meets",
        "verdicts",
        is_private=True,
    ),
)
"""Every choice that some format has, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure with its drawing as SVG text; "" where it is not drawn.

    Attributes:
        svg: all of it in one drawing.
        panels: each of its panels in a drawing of its own, without its caption.
    """

    figure: Figure
    svg: str = ""
    panels: tuple[str, ...] = ()


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
        options: what was chosen.
        chosen_rows: keys of the rows that the user wants in a summary; empty for the usual ones.
        charts: by program id, in the order of the cards; a program without any has no entry.
        charts_of_all: those that show all programs on one axis, in the place of one each.
        yours: by program id, what the user wrote and wants in the file; empty if they do not.
    """

    comparison: Comparison
    catalog_version: str
    made: date
    resources: Path
    options: Options = field(default_factory=Options)
    chosen_rows: tuple[str, ...] = ()
    charts: Mapping[str, tuple[DrawnFigure, ...]] = field(
        default_factory=dict[str, tuple[DrawnFigure, ...]]
    )
    charts_of_all: tuple[DrawnFigure, ...] = ()
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
        options: the names of the options that make a difference to it.
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
