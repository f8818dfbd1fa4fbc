"""The names of undoable steps, and a step that more than one place takes."""

from mpcompare.app.state import changes
from mpcompare.ui.session import Session


def name_step(session: Session, verb: str, program: str) -> str:
    """Name an undoable step, as in "Remove MM Sound Recording Technology"."""
    found = session.workspace.programs([program])
    return f"{verb} {found[0].title if found else program}"


def toggle_compared(session: Session, program: str) -> None:
    """Put a program into the comparison, or take it out, as a step that can be undone."""
    verb = "Remove" if program in session.state.compared else "Add"
    session.apply(changes.toggle(session.state, program), name_step(session, verb, program))
