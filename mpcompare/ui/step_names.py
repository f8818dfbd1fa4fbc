"""The names of undoable steps and of what they are about; a step that many places take."""

from collections.abc import Sequence

from mpcompare.app.state import changes
from mpcompare.model.locale_format import whole
from mpcompare.ui.session import Session


def name_step(session: Session, verb: str, program: str) -> str:
    """Name an undoable step, as in "Remove MM Sound Recording Technology"."""
    found = session.workspace.programs([program])
    return f"{verb} {found[0].title if found else program}"


def name_steps(session: Session, verb: str, programs: Sequence[str]) -> str:
    """Name a step with several programs, as in "Remove 27 programs"; a single one by its title."""
    if len(programs) == 1:
        return name_step(session, verb, programs[0])
    return f"{verb} {whole(len(programs))} programs"


def about_programs(session: Session, programs: Sequence[str]) -> str:
    """Say below a dialog's heading what it is about: a program and its school, or how many."""
    if len(programs) > 1:
        return f"{whole(len(programs))} programs"
    found = session.workspace.programs(programs)
    return f"{found[0].title}, {found[0].institution}" if found else "".join(programs)


def toggle_compared(session: Session, program: str) -> None:
    """Put a program into the comparison, or take it out, as a step that can be undone.

    That one leaves on which the user has written a note is said, with a way back.
    """
    if program not in session.state.compared:
        session.apply(changes.add(session.state, [program]), name_step(session, "Add", program))
    elif _is_noted(session, program):
        remove_compared(session, [program])
    else:
        state = changes.remove(session.state, program)
        session.apply(state, name_step(session, "Remove", program))


def remove_compared(session: Session, programs: Sequence[str]) -> None:
    """Take programs out of the comparison as one step, and say so, with a way back."""
    if not programs:
        return
    one = len(programs) == 1
    name = name_steps(session, "Remove", programs)
    session.apply(changes.remove_these(session.state, programs), name)
    kept = " Its note is kept." if one and _is_noted(session, programs[0]) else ""
    session.notify_step(f"Removed{name.removeprefix('Remove')}.{kept}")


def _is_noted(session: Session, program: str) -> bool:
    return any(noted == program for noted, _ in session.state.library.notes)
