"""The command line's `share`: its options, and the file that it writes."""

import argparse
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from mpcompare.app import clock
from mpcompare.app.state.state import State
from mpcompare.app.workspace.open import open_workspace
from mpcompare.model.library.library import FIRST, comparing
from mpcompare.model.safe_text import safe_text

_ABOUT = (
    "Write programs of the catalog, with all that it states of them, to a file that others open in "
    "mpcompare: as a shortlist of theirs, beside what their own catalog says. Nothing of yours is "
    "in it. docs/share-file.md explains the file."
)


def add_command(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to those of `mpcompare`, with what it takes and does."""
    command: argparse.ArgumentParser = commands.add_parser(
        "share",
        parents=[shared],
        help="write programs to a file for somebody else",
        allow_abbrev=False,
        description=_ABOUT,
    )
    command.add_argument("ids", metavar="ID", nargs="+")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    command.add_argument("--name", default="", help="of the shortlist; without it, the file's name")
    command.set_defaults(verb=_share)


def _share(asked: argparse.Namespace, _: object) -> int:
    # no other command needs it
    from mpcompare.app.sharing.share import share_file, write  # noqa: PLC0415

    with closing(open_workspace(asked.catalog)) as workspace:
        ids = dict.fromkeys(workspace.catalog.program(wanted).id for wanted in asked.ids)
        library = comparing(*ids)
        name = " ".join(safe_text(asked.name or asked.output.stem).split())
        named = replace(library.shortlist, name=name)
        state = State(library=replace(library, shortlists={FIRST: named}))
        write(share_file(state, workspace, frozenset(), clock.now()), asked.output)
    return 0
