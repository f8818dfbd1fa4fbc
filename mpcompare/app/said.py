"""What is said of programs on their cards beside the facts, gathered from all who add to it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app import checklist
from mpcompare.app.closed_remarks import closed_remarks
from mpcompare.app.note_remarks import note_remarks
from mpcompare.app.own.remarks import own_remarks
from mpcompare.app.retired_remarks import retired_remarks
from mpcompare.app.state import State
from mpcompare.app.verdict_remarks import verdict_remarks
from mpcompare.model.library.library import Place
from mpcompare.model.library.remark import Remark, Remarks
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace import Workspace

Provider = Callable[[State, "Workspace", Sequence[Program]], Iterable[tuple[Place, Remark]]]

PROVIDERS: tuple[Provider, ...] = (
    retired_remarks,
    closed_remarks,
    own_remarks,
    checklist.remarks,
    verdict_remarks,
    note_remarks,
)
"""In the order in which their remarks stand below one another."""


def said(state: State, workspace: "Workspace", programs: Sequence[Program]) -> Remarks:
    """Give what the library says of these programs and of their facts."""
    found: dict[Place, tuple[Remark, ...]] = {}
    for provide in PROVIDERS:
        for place, remark in provide(state, workspace, programs):
            found[place] = (*found.get(place, ()), remark)
    return found
