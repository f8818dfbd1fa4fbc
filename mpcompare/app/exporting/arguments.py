"""The export's options as arguments of a command, and what is chosen by them."""

import argparse
from pathlib import Path

from mpcompare.app.exporting.write import Choices, format_names
from mpcompare.export import OPTIONS, Option, Options


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Let a command ask for a format, a file and all that the export dialog offers."""
    command.add_argument("--format", choices=format_names(), default="pdf")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    for option in OPTIONS:
        _add(command, option)


def choices_from(asked: argparse.Namespace) -> Choices:
    """Return what the arguments of `add_arguments` have chosen."""
    options = Options(**{option.name: getattr(asked, option.name) for option in OPTIONS})
    return Choices(asked.format, options)


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
