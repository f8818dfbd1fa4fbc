"""The remark on a program that the catalog had earlier, and has no more."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace

TIP = "What is shown is what the last edition with it stated. Ask the school whether it still runs."


def retired_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterator[tuple[FactKey, Remark]]:
    """Return a remark for each program that has left the catalog."""
    del state, workspace
    for program in programs:
        if program.left:
            full = f"{program.left_words}. {TIP}"
            yield (program.id, ""), Remark("closed", f"Left the catalog in {program.left}", full)
