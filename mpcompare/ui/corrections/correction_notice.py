"""Shows after a change of catalogs which of the user's corrections it agrees with."""

from collections.abc import Sequence

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.ui.session import Notice, Session


def tell_of_corrections(session: Session) -> None:
    """Show which corrections the catalog agrees with now, or that it states another value."""
    overlay = session.workspace.own
    if overlay is None:
        return
    every = list(overlay.all_corrected())
    agreed = [(p.id, c.attribute.key) for p, c in every if c.standing == "agrees"]
    changed = sum(1 for _, corrected in every if corrected.standing == "changed")
    if agreed:
        words = f"The catalog now agrees with {_counted(len(agreed))}."
        session.notify(Notice(words, "Drop what it agrees with", lambda: _drop(session, agreed)))
    elif changed:
        words = f"The catalog now says something else, but not what you say, in {changed} of "
        session.notify(Notice(f"{words}the facts that you corrected."))


def _drop(session: Session, places: Sequence[tuple[str, str]]) -> None:
    state, register = session.state, session.workspace.register
    for program, key in places:
        found = session.workspace.programs([program])
        title = f"{register[key].label} of {found[0].title if found else program}"
        state = correction_changes.drop_correction(state, (program, key), title, clock.now())
    session.apply(state, f"Drop {_counted(len(places))}")


def _counted(count: int) -> str:
    return "one of your corrections" if count == 1 else f"{count} of your corrections"
