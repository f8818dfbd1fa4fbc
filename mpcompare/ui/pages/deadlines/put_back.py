"""Put a program that has left every shortlist back on the open one."""

from mpcompare.app.state import changes
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step


def put_back_words(session: Session) -> str:
    """Return the words of a button or a menu for it, with the shortlist's name."""
    name = session.state.library.shortlist.name.replace("&", "&&")
    return f"Put back on “{name}”"


def put_back_on_shortlist(session: Session, program: str) -> None:
    """Put it at the end of the open shortlist, as one step to undo."""
    step = name_step(session, "Put back on the shortlist", program)
    session.apply(changes.add(session.state, [program]), step)
