"""The Shortlist menu: which programs are looked at together. The shortlists follow below."""

from mpcompare.app import clock
from mpcompare.app.library import shortlists
from mpcompare.app.state.state import Part, State
from mpcompare.ui import dialogs, marked_programs
from mpcompare.ui.window.actions.action import Action, apply, depends_on, opens, with_marked
from mpcompare.ui.window.shell import Shell


@depends_on(Part.SHORTLISTS, why_not="There is one shortlist only. New… begins another.")
def _has_others(state: State) -> bool:
    return len(state.library.shortlists) > 1


def _ask_new(shell: Shell) -> None:
    session = shell.session

    def make(name: str) -> None:
        state = shortlists.new_shortlist(session.state, name, clock.now())
        session.apply(state, f"New shortlist {name}")

    name = shortlists.free_name(session.state, "Shortlist")
    dialogs.NAME.open(session, shell, "New shortlist", name, ("Make it", make))


def _ask_name(shell: Shell) -> None:
    session = shell.session
    before = session.state.library.shortlist.name

    def rename(name: str) -> None:
        session.apply(shortlists.rename_shortlist(session.state, name), f"Rename {before}")

    dialogs.NAME.open(session, shell, "Rename shortlist", before, ("Rename", rename))


def _ask_copy(shell: Shell) -> None:
    session = shell.session
    before = session.state.library.shortlist.name

    def copy(name: str) -> None:
        state = shortlists.duplicate_shortlist(session.state, name, clock.now())
        session.apply(state, f"Duplicate {before}")

    name = shortlists.free_name(session.state, before)
    dialogs.NAME.open(session, shell, "Duplicate shortlist", name, ("Duplicate", copy))


def _delete(shell: Shell) -> None:
    session = shell.session
    name = session.state.library.shortlist.name
    session.apply(shortlists.delete_shortlist(session.state, clock.now()), f"Delete {name}")


SHORTLIST: tuple[Action, ...] = (
    Action(
        "new-shortlist",
        "&New…",
        "Begin another shortlist; this one is kept",
        _ask_new,
        "Ctrl+N",
    ),
    Action("rename-shortlist", "&Rename…", "Give this shortlist another name", _ask_name),
    Action(
        "duplicate-shortlist",
        "&Duplicate…",
        "Copy this shortlist, with its order, pin and rows",
        _ask_copy,
    ),
    Action(
        "merge-shortlists",
        "&Merge Others into This…",
        "Put the programs of other shortlists on this one",
        opens(dialogs.MERGE_SHORTLISTS),
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
        with_marked(
            lambda shell, programs: marked_programs.put_on_shortlists(
                shell.session, shell, programs
            )
        ),
        "Ctrl+Shift+L",
        gap=True,
        several="Put {} on &Shortlists…",
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
