"""What the user's notes and tags add to the cards."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state import State
from mpcompare.model.library.library import Place
from mpcompare.model.library.note import plain
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.workspace import Workspace


def note_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[Place, Remark]]:
    """Give a line for each note on a fact, and chips for the tags and the program's own note."""
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
