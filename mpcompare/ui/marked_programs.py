"""What is done with all the programs that are marked, one or many; each is one step for undo."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app import clock
from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.library import shortlists
from mpcompare.app.state import changes
from mpcompare.model.library.application import Status
from mpcompare.model.locale_format import counted, whole
from mpcompare.ui import dialogs
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.step_names import name_steps, remove_compared, toggle_compared

MOST = 1_000
"""Programs that are changed at once: more are hardly meant, and would hold the window up."""


def refuse_many(session: Session, count: int) -> bool:
    """Whether so many programs are more than can be changed at once; if so, the user is told."""
    if count <= MOST:
        return False
    words = (
        f"{counted(count, 'program')} are marked, and {whole(MOST)} at most can be changed at once."
    )
    session.notify(Notice(f"{words} Narrow the results by words or filters first."))
    return True


def toggle(session: Session, programs: Sequence[str]) -> None:
    """Add what is not compared yet; where all are, take them out."""
    there = frozenset(session.state.compared)
    if all(program in there for program in programs):
        remove(session, programs)
    else:
        add(session, programs)


def add(session: Session, programs: Sequence[str]) -> None:
    """Put programs into the comparison; those that are there stay where they are."""
    there = frozenset(session.state.compared)
    new = [program for program in programs if program not in there]
    if new:
        session.apply(changes.add(session.state, new), name_steps(session, "Add", new))


def remove(session: Session, programs: Sequence[str]) -> None:
    """Take programs out of the comparison, those that are in it; of several, a message says so."""
    there = frozenset(session.state.compared)
    gone = [program for program in programs if program in there]
    if len(gone) == 1:
        toggle_compared(session, gone[0])
    else:
        remove_compared(session, gone)


def compare(session: Session, programs: Sequence[str]) -> None:
    """Show just these programs side by side; what was compared before stays on its shortlist."""
    before = session.state
    listed = shortlists.compare_apart(before, programs, clock.now())
    shown = changes.show_page(changes.close_welcome(listed), changes.COMPARE)
    session.apply(shown, name_steps(session, "Compare", programs))
    if listed.library.open != before.library.open:
        left, new = before.library.shortlist.name, listed.library.shortlist.name
        session.notify_step(f"They are on a new shortlist, “{new}”; “{left}” is as it was.")


def tag(session: Session, window: QWidget, programs: Sequence[str]) -> None:
    """Ask for the tags of programs; of a single one, for its note as well."""
    if len(programs) == 1:
        dialogs.NOTE.open(session, window, programs[0], "")
    elif programs:
        dialogs.TAG_PROGRAMS.open(session, window, tuple(programs))


def put_on_shortlists(session: Session, window: QWidget, programs: Sequence[str]) -> None:
    """Ask on which shortlists programs are to be."""
    if programs:
        dialogs.LIST_PROGRAMS.open(session, window, tuple(programs))


def set_status(session: Session, programs: Sequence[str], status: Status, on: str = "") -> None:
    """Set how far applications are, since today if no other day is given."""
    day = on or session.today.isoformat()
    state = application_changes.set_statuses(session.state, programs, status, day)
    session.apply(state, name_steps(session, f"Mark as {status.value}", programs))


def clear_status(session: Session, programs: Sequence[str]) -> None:
    """Take the status of applications away, with all that it was before."""
    state = session.state
    for program in programs:
        state = application_changes.clear_status(state, program)
    session.apply(state, name_steps(session, "Clear status of", programs))


def add_entries(menu: QMenu, session: Session, window: QWidget, programs: Sequence[str]) -> None:
    """Put into a menu what can be done with programs, one or many."""
    there = frozenset(session.state.compared)
    new = sum(program not in there for program in programs)
    several = len(programs) > 1

    def entry(words: str, run: Callable[[], None]) -> None:
        menu.addAction(words).triggered.connect(lambda: run())  # noqa: PLW0108 - without Qt's flag

    if new:
        how_many = f"{counted(new, 'program')} " if several else ""
        entry(f"Add {how_many}to comparison", lambda: add(session, programs))
    if new < len(programs):
        how_many = f"{counted(len(programs) - new, 'program')} " if several else ""
        entry(f"Remove {how_many}from comparison", lambda: remove(session, programs))
    if several:
        entry(f"Compare {counted(len(programs), 'program')}", lambda: compare(session, programs))
    menu.addSeparator()
    entry("Tags…" if several else "Note and tags…", lambda: tag(session, window, programs))
    entry("Put on shortlists…", lambda: put_on_shortlists(session, window, programs))
