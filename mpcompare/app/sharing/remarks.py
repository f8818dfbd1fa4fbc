"""What the cards of a shared shortlist say of its sender's catalog."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.remark import Remark
from mpcompare.model.locale_format import day_of
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


def shared_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterator[tuple[FactKey, Remark]]:
    """Return which programs came with a shared shortlist, and what its sender saw otherwise."""
    for program in programs:
        if program.shared:
            text = f"Shared, from edition {program.shared}"
            yield (program.id, ""), Remark("shared", text, f"{program.left_words}.")
    shared = state.library.shortlist.shared
    if shared is None:
        return
    day = day_of(shared.made)
    for program in programs:
        for attribute in workspace.register:
            words = shared.facts.get((program.id, attribute.key))
            if words is not None and words != attribute.kept_text(program.fact(attribute)):
                full = f"When it was shared on {day}, catalog {shared.edition} stated: {words}"
                yield (program.id, attribute.key), Remark("shared", f"as shared: {words}", full)
