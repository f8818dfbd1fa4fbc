"""The programs that a command names."""

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.program import Program


def programs_named(
    workspace: Workspace, names: Iterable[str], remarks: TextIO
) -> tuple[Program, ...]:
    """Return programs in the order named, each once.

    Args:
        workspace: whose catalog has them.
        names: their ids.
        remarks: where it is said which are named more than once.

    Raises:
        InputError: one is not there.
        CatalogError: the catalog is damaged.
    """
    found = [workspace.catalog.program(name) for name in names]
    for program, count in Counter(one.id for one in found).items():
        if count > 1:
            times = "twice" if count == 2 else f"{count} times"
            remarks.write(f"mpcompare: {program} is named {times}; it is taken once.\n")
    return tuple({one.id: one for one in found}.values())
