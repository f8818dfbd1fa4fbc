"""The command line's `decide`: its options, and its answer as text."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mpcompare.app.workspace.named_programs import programs_named
from mpcompare.app.workspace.workspace import Workspace

_ABOUT = (
    "Rank programs by the criteria in a file: the sum of each from worst to best case, how often "
    "it comes first, and which gaps would change that. docs/decide.md explains the file and the "
    "method."
)
_MOST = 10_000_000


def add_command(commands: Any, shared: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the command to those of `mpcompare`, with what it takes; return its parser."""
    command: argparse.ArgumentParser = commands.add_parser(
        "decide",
        parents=[shared],
        help="rank programs by criteria of yours",
        allow_abbrev=False,
        description=_ABOUT,
    )
    command.add_argument("ids", metavar="ID", nargs="+")
    command.add_argument("--criteria", type=Path, metavar="FILE", required=True, help="a TOML file")
    command.add_argument("--json", action="store_true", help="as JSON, with all gaps")
    command.add_argument(
        "--samples",
        type=_from(1),
        default=10_000,
        metavar="N",
        help="how many cases are drawn (10000)",
    )
    command.add_argument(
        "--seed",
        type=_from(0),
        default=0,
        metavar="N",
        help="another number draws other cases; the same one gives the same answer (0)",
    )
    return command


def _from(least: int) -> Callable[[str], int]:
    """Return what reads a whole number that is not below `least`, nor too large to work with."""

    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text[:20]) <= _MOST:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {_MOST}")
        return int(text)

    return number


def answer(workspace: Workspace, asked: argparse.Namespace) -> str:
    """Return the ranked programs as text or JSON.

    Raises:
        InputError: a program does not exist, or the criteria make no sense.
        FileError: the file of criteria can't be read.
        CatalogError: the catalog is damaged.
    """
    # numpy takes longer to import than all else that a command needs
    from mpcompare.app.decide import decide, report  # noqa: PLC0415
    from mpcompare.app.decide.criteria_files import criteria_file_text  # noqa: PLC0415

    criteria = decide.read_file(workspace, criteria_file_text(asked.criteria))
    programs = programs_named(workspace, asked.ids, sys.stderr)
    found = decide.decide(workspace, programs, criteria, samples=asked.samples, seed=asked.seed)
    if found is None:
        return ""
    if asked.json:
        return json.dumps(report.plain_decision(found), ensure_ascii=False, indent=2)
    return "\n".join(report.decision_lines(found, workspace.register))
