"""What the user's notes and tags add to the cards."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state import State
from mpcompare.model.library import Place
from mpcompare.model.program import Program
from mpcompare.model.remark import Remark

if TYPE_CHECKING:
    from mpcompare.app.workspace import Workspace

_MARKUP = re.compile(r"^\s*(#+|[-*+>]|\d+\.)\s+|[*_`]{1,3}|!?\[([^\]]*)\]\([^)]*\)", re.MULTILINE)


def plain(markdown: str) -> str:
    """Give the words of Markdown in one line, without its marks."""
    bare = _MARKUP.sub(lambda found: found.group(2) or "", markdown)
    return " ".join(bare.split())


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
