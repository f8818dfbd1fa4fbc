"""The Shortlist menu: which programs are looked at together. The shortlists follow below."""

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app import clock
from mpcompare.app.library import shortlists
from mpcompare.app.state.state import State
from mpcompare.ui.session import Session
from mpcompare.ui.window.actions.action import Action, apply, opens, opens_for_program
from mpcompare.ui.window.shell import Shell


def _has_others(state: State) -> bool:
    return len(state.library.shortlists) > 1


def _ask_new(session: Session, parent: QWidget) -> QDialog:
    from mpcompare.ui.library.name_dialog import NameDialog

    def make(name: str) -> None:
        state = shortlists.new_shortlist(session.state, name, clock.now())
        session.apply(state, f"New shortlist {name}")

    name = shortlists.free_name(session.state, "Shortlist")
    return NameDialog(session, "New shortlist", name, ("Make it", make), parent)


def _ask_name(session: Session, parent: QWidget) -> QDialog:
    from mpcompare.ui.library.name_dialog import NameDialog

    before = session.state.library.shortlist.name

    def rename(name: str) -> None:
        session.apply(shortlists.rename_shortlist(session.state, name), f"Rename {before}")

    return NameDialog(session, "Rename shortlist", before, ("Rename", rename), parent)


def _ask_copy(session: Session, parent: QWidget) -> QDialog:
    from mpcompare.ui.library.name_dialog import NameDialog

    before = session.state.library.shortlist.name

    def copy(name: str) -> None:
        state = shortlists.duplicate_shortlist(session.state, name, clock.now())
        session.apply(state, f"Duplicate {before}")

    name = shortlists.free_name(session.state, before)
    return NameDialog(session, "Duplicate shortlist", name, ("Duplicate", copy), parent)


def _merge(session: Session, parent: QWidget) -> QDialog:
    from mpcompare.ui.library.shortlist_pick_dialog import MergeDialog

    return MergeDialog(session, parent)


def _list(session: Session, program: str, parent: QWidget) -> QDialog:
    from mpcompare.ui.library.shortlist_pick_dialog import ListedDialog

    return ListedDialog(session, program, parent)


def _delete(shell: Shell) -> None:
    session = shell.session
    name = session.state.library.shortlist.name
    session.apply(shortlists.delete_shortlist(session.state, clock.now()), f"Delete {name}")


SHORTLIST: tuple[Action, ...] = (
    Action(
        "new-shortlist",
        "&New…",
        "Begin another shortlist; this one is kept",
        opens(_ask_new),
        "Ctrl+N",
    ),
    Action("rename-shortlist", "&Rename…", "Give this shortlist another name", opens(_ask_name)),
    Action(
        "duplicate-shortlist",
        "&Duplicate…",
        "Copy this shortlist, with its order, pin and rows",
        opens(_ask_copy),
    ),
    Action(
        "merge-shortlists",
        "&Merge Others into This…",
        "Put the programs of other shortlists on this one",
        opens(_merge),
        enabled=_has_others,
    ),
    Action(
        "delete-shortlist",
        "D&elete",
        "Put this shortlist into the bin; it can be undone",
        _delete,
    ),
    Action(
        "list-program",
        "Put Program on &Shortlists…",
        "Choose on which shortlists the current program is",
        opens_for_program(_list),
        "Ctrl+Shift+L",
        gap=True,
    ),
    Action(
        "next-shortlist",
        "Ne&xt",
        "Show the next shortlist",
        apply(lambda state: shortlists.open_neighbour(state, 1)),
        "Ctrl+PgDown",
        _has_others,
        gap=True,
    ),
    Action(
        "previous-shortlist",
        "&Previous",
        "Show the shortlist before this one",
        apply(lambda state: shortlists.open_neighbour(state, -1)),
        "Ctrl+PgUp",
        _has_others,
    ),
)
