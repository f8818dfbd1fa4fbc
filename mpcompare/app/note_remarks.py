"""What the user's notes and tags add to the cards."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state import State
from mpcompare.model.library import Place
from mpcompare.model.note import plain
from mpcompare.model.program import Program
from mpcompare.model.remark import Remark

if TYPE_CHECKING:
    from mpcompare.app.workspace import Workspace


def note_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[Place, Remark]]:
    """Give a line for each note on a fact, and chips for the tags and the program's own note."""
    del workspace
    library = state.library
    shown = {program.id for program in programs}
    for program in shown:
        for tag in library.tags.get(program, ()):
            yield (program, ""), Remark("tag", tag)
    for place, note in library.notes.items():
        program, attribute = place
        if program in shown:
            words = plain(note.text)
            yield place, Remark("note", words if attribute else "Note", words)
