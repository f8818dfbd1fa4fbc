"""Remarks on the cards beside the facts: from notes, statuses, verdicts and corrections."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.compare.closed_remarks import closed_remarks
from mpcompare.app.compare.retired_remarks import retired_remarks
from mpcompare.app.compare.verdict_remarks import verdict_remarks
from mpcompare.app.corrections.remarks import own_remarks
from mpcompare.app.deadlines import checklist
from mpcompare.app.sharing.remarks import shared_remarks
from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.note import plain
from mpcompare.model.library.remark import Remark, Remarks
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


def note_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return a line for each note on a fact, and chips for the tags and the program's own note."""
    library = state.library
    keys = ("", *(attribute.key for attribute in workspace.register))
    for program in programs:
        for tag in library.tags.get(program.id, ()):
            yield (program.id, ""), Remark("tag", tag)
        for key in keys:  # not the notes one by one: there may be thousands on other programs
            note = library.notes.get((program.id, key))
            if note is not None:
                words = plain(note.text)
                yield (program.id, key), Remark("note", words if key else "Note", words)


Provider = Callable[[State, "Workspace", Sequence[Program]], Iterable[tuple[FactKey, Remark]]]

PROVIDERS: tuple[Provider, ...] = (
    retired_remarks,
    closed_remarks,
    own_remarks,
    shared_remarks,
    checklist.remarks,
    verdict_remarks,
    note_remarks,
)
"""In the order in which their remarks stand below one another."""


def remarks_on(state: State, workspace: "Workspace", programs: Sequence[Program]) -> Remarks:
    """Return what the library says of these programs and of their facts."""
    found: dict[FactKey, tuple[Remark, ...]] = {}
    for provide in PROVIDERS:
        for place, remark in provide(state, workspace, programs):
            found[place] = (*found.get(place, ()), remark)
    return found
