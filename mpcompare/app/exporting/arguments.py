"""The export's options as arguments of a command, and what is chosen by them."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mpcompare.app.exporting.files import ExportFile, files_at, format_of_suffix
from mpcompare.app.exporting.write import Choices, format_names
from mpcompare.app.library.service import read_library
from mpcompare.export.document.options import OPTIONS, Option, Options
from mpcompare.model.library.library import Library, comparing, with_entry


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Let a command ask for a format, a file and all that the export dialog offers."""
    names = ", ".join(format_names())
    command.add_argument(
        "--format",
        type=_formats,
        metavar="FORMAT[,FORMAT...]",
        help=f"one or several of {names}; without it, the one that the file's name ends in, or pdf",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        required=True,
        help="the file to write; for several formats a folder, or a name to which suffixes are "
        "added",
    )
    for option in OPTIONS:
        _add(command, option)
    command.add_argument(
        "--criteria",
        type=Path,
        metavar="FILE",
        help="include the ranking by the criteria in a TOML file, not by those of the shortlist",
    )


def _formats(words: str) -> tuple[str, ...]:
    """Read names of formats with commas between them."""
    names = tuple(dict.fromkeys(name.strip() for name in words.split(",") if name.strip()))
    known = format_names()
    wrong = [name for name in names if name not in known]
    if wrong or not names:
        said = repr(wrong[0] if wrong else words)
        raise argparse.ArgumentTypeError(
            f"invalid choice: {said} (choose from {', '.join(known)}; several with commas)"
        )
    return names


def choices_from(asked: argparse.Namespace) -> Choices:
    """Return what the arguments of `add_arguments` have chosen, but for the formats."""
    options = Options(**{option.name: getattr(asked, option.name) for option in OPTIONS})
    if asked.criteria is not None:
        options = replace(options, ranking=True)
    return Choices(options=options, criteria=asked.criteria)


def files_from(asked: argparse.Namespace) -> tuple[ExportFile, ...]:
    """Return the files that the arguments of `add_arguments` ask for."""
    names = asked.format or (format_of_suffix(asked.output),)
    return files_at(asked.output, names, asked.title)


def library_for(choices: Choices, ids: Sequence[str]) -> Library:
    """Return a library that compares programs, with what the user wrote where that is asked for.

    Raises:
        LibraryError: the user's library can't be read.
    """
    library = comparing(*ids)
    wanted = choices.options
    own_criteria = wanted.ranking and choices.criteria is None
    if not (wanted.notes or wanted.verdicts or wanted.money or own_criteria):
        return library
    own = read_library()
    listed = replace(library.shortlist, criteria=own.shortlist.criteria)
    library = with_entry(library, "shortlists", library.open, listed)
    return replace(
        library,
        notes=own.notes,
        tags=own.tags,
        applications=own.applications,
        profile=own.profile,
        money=own.money,
    )


def _add(command: argparse.ArgumentParser, option: Option) -> None:
    """Offer a choice under its flag; one that is on is turned off by it."""
    flag, default = f"--{option.flag}", getattr(Options(), option.name)
    if option.words:
        values = [value for value, _ in option.words]
        command.add_argument(
            flag, dest=option.name, default=default, choices=values, help=option.explanation
        )
    elif isinstance(default, bool):
        action = "store_false" if default else "store_true"
        command.add_argument(flag, dest=option.name, action=action, help=option.explanation)
    else:
        command.add_argument(
            flag, dest=option.name, default=default, metavar="WORDS", help=option.explanation
        )
