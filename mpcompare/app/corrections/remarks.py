"""What the user's own programs and corrections add to the cards."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace.overlay import Corrected
    from mpcompare.app.workspace.workspace import Workspace


def own_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return which programs are the user's, and what the catalog says where they correct it."""
    del state
    own = workspace.own
    if own is None:
        return
    for program in programs:
        if program.id in own.own:
            problems = own.read(program.id).problems
            text = "Yours, has a problem" if problems else "Yours"
            full = "\n".join(("A program that you added.", *problems))
            yield (program.id, ""), Remark("yours", text, full)
        for corrected in own.corrected(program.id):
            yield (program.id, corrected.attribute.key), remark_of(corrected)


def remark_of(corrected: "Corrected") -> Remark:
    """Return in a line how a correction compares to the catalog."""
    said = corrected.stated_text
    match corrected.standing:
        case "agrees":
            text = "yours; the catalog now agrees"
        case "changed":
            text = f"yours; catalog now: {said}, before: {corrected.correction.before}"
        case "unreadable":
            text = f"yours can't be read: {corrected.yours_text}"
        case "same":
            text = f"yours; catalog: {said}"
    note = corrected.correction.note
    return Remark("yours", text, "\n".join(filter(None, (text, corrected.problem, note))))
