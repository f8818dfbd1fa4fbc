"""Names for steps, as the Edit menu shows them behind Undo and Redo."""

from mpcompare.ui.session import Session


def name_step(session: Session, verb: str, program: str) -> str:
    """Name an undoable step, as in "Remove MM Sound Recording Technology"."""
    found = session.workspace.programs([program])
    return f"{verb} {found[0].title if found else program}"
