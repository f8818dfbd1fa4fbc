"""Several formats at once: the names of their files, and all of them written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mpcompare.app.exporting.picture import Paint
from mpcompare.app.exporting.write import Choices, Draw, content_of, format_named
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export import Format, formats, write_whole
from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import FileError
from mpcompare.model.file_exists import file_exists, folder_exists

_LISTED = 4
"""So many files are named in a sentence."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to write.

    Attributes:
        format: the name of its format.
        path: where it goes.
    """

    format: str
    path: Path


def files_named(name: str, folder: Path, chosen: Sequence[Format]) -> tuple[ExportFile, ...]:
    """Return a file for each format, all with one name in one folder.

    Where two formats have one suffix, what tells their names apart is in the file's name too:
    "Autumn.csv" and "Autumn facts.csv".
    """
    suffixes = [one.suffix for one in chosen]
    files: list[ExportFile] = []
    for one in chosen:
        kind = one.suffix.removeprefix(".")
        more = one.name.removeprefix(kind).strip("-")
        is_shared = suffixes.count(one.suffix) > 1
        told = f" {more}" if is_shared and more else ""
        files.append(ExportFile(one.name, folder / f"{name}{told}{one.suffix}"))
    return tuple(files)


def format_of_suffix(output: Path) -> str:
    """Return the name of the format that a file's name ends in, of those with one suffix the first.

    Other names are those of PDFs.
    """
    suffix = output.suffix.lower()
    return next((chosen.name for chosen in formats() if chosen.suffix == suffix), "pdf")


def files_at(output: Path, names: Sequence[str], title: str = "") -> tuple[ExportFile, ...]:
    """Return the files that a path stands for: that file, or a name or folder for several formats.

    Args:
        output: a file's name for one format; for several, a folder that is there, or a name to
            which each format's suffix is added.
        names: of the formats.
        title: the name of the files in a folder; "Comparison" where it is empty.
    """
    chosen = [format_named(name) for name in names]
    if len(chosen) == 1:
        return (ExportFile(names[0], output),)
    if folder_exists(output):
        return files_named(title or "Comparison", output, chosen)
    is_named = output.suffix.lower() in {one.suffix for one in chosen}
    return files_named(output.stem if is_named else output.name, output.parent, chosen)


def draws(files: Iterable[ExportFile], choices: Choices) -> bool:
    """Whether charts are drawn in any of the files."""
    return choices.options.drawings and any(format_named(file.format).draws for file in files)


def paints(files: Iterable[ExportFile]) -> bool:
    """Whether any of the files is a picture of the cards."""
    return any(format_named(file.format).picture for file in files)


def replaced(files: Iterable[ExportFile]) -> tuple[ExportFile, ...]:
    """Return the files that stand there already, and would be written anew."""
    return tuple(file for file in files if file_exists(file.path))


def in_words(files: Sequence[ExportFile]) -> str:
    """Return the names of files for a sentence; of many, the first ones."""
    names = [file.path.name for file in files]
    if len(names) > _LISTED:
        return f"{', '.join(names[: _LISTED - 1])} and {len(names) - _LISTED + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def write_files(
    workspace: Workspace,
    comparison: Comparison,
    files: Sequence[ExportFile],
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
    paint: Paint | None = None,
) -> None:
    """Write a comparison to several files. All are made before the first is written.

    May run on any thread, if `draw` and `paint` may.

    Raises:
        FileError: one can't be made or written. It is left as it was; those before it are written.
        InputError: there is nothing to write, or no such format.
    """
    contents = [
        content_of(workspace, comparison, replace(choices, format=file.format), draw, made, paint)
        for file in files
    ]
    for number, (file, content) in enumerate(zip(files, contents, strict=True)):
        try:
            write_whole(file.path, content)
        except FileError as error:
            told = " ".join((error.advice, *_got_to(files, number)))
            raise FileError(error.message, told) from error


def _got_to(files: Sequence[ExportFile], number: int) -> Iterator[str]:
    """Say which files were written before one failed, and which were not tried."""
    done, left = files[:number], files[number + 1 :]
    if done:
        yield f"{in_words(done)} {'is' if len(done) == 1 else 'are'} written."
    if left:
        yield f"{in_words(left)} {'is' if len(left) == 1 else 'are'} not."
