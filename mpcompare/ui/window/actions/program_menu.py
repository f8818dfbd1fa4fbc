"""The Program menu: what can be done with the program under the focus."""

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part, State
from mpcompare.ui import dialogs, marked_programs
from mpcompare.ui.session import Notice
from mpcompare.ui.step_names import name_step
from mpcompare.ui.window.actions.action import (
    Action,
    apply,
    depends_on,
    has_compared,
    has_own,
    on_program,
    opens,
    opens_for_fact,
    opens_for_program,
    with_marked,
)
from mpcompare.ui.window.shell import Shell


def _open_application(shell: Shell) -> None:
    program = shell.current_program()
    if program is not None:
        shell.session.apply(application_changes.open_application(shell.session.state, program))


@depends_on(Part.NOTES, why_not="No program has a tag. Note and Tags… gives it one.")
def _has_tags(state: State) -> bool:
    return bool(state.library.tags)


def _edit(shell: Shell) -> None:
    program, attribute = shell.current_program(), shell.current_attribute()
    if program is None:
        return
    if program in shell.session.state.library.own:
        dialogs.EDIT_OWN.open(shell.session, shell, program, attribute or "")
        return
    words = "This program is the catalog's. Correct a single value of it, or make your own copy."
    notice = Notice(words, "Make your own copy…", lambda: _copy(shell))
    shell.session.notify(notice)


def _copy(shell: Shell) -> None:
    program = shell.current_program()
    if program is not None:
        dialogs.COPY_TO_OWN.open(shell.session, shell, program)


def _delete(shell: Shell) -> None:
    program, session = shell.current_program(), shell.session
    if program is None:
        return
    if program not in session.state.library.own:
        session.notify(Notice("Only programs that you added can be deleted."))
        return
    name = name_step(session, "Delete", program)
    title = name.removeprefix("Delete ")
    session.apply(correction_changes.delete_own(session.state, program, title, clock.now()), name)


PROGRAM: tuple[Action, ...] = (
    Action(
        "toggle-compared",
        "&Add to or Remove from Comparison",
        "Put the current program into the comparison, or take it out",
        with_marked(lambda shell, programs: marked_programs.toggle(shell.session, programs)),
        "Ctrl+Return",
        several="&Add {} to Comparison, or Remove Them",
    ),
    Action(
        "compare-marked",
        "Co&mpare Marked Programs",
        "Show what is marked side by side; what is compared now stays on its shortlist",
        with_marked(lambda shell, programs: marked_programs.compare(shell.session, programs)),
        "Ctrl+Shift+Return",
        several="Co&mpare {} Side by Side",
    ),
    Action(
        "move-left",
        "Move &Left",
        "Move the current card one place to the left",
        on_program(lambda state, program: changes.move_by(state, program, -1), "Move"),
        "Ctrl+Shift+Left",
        has_compared,
        gap=True,
        takes_one=True,
    ),
    Action(
        "move-right",
        "Move &Right",
        "Move the current card one place to the right",
        on_program(lambda state, program: changes.move_by(state, program, 1), "Move"),
        "Ctrl+Shift+Right",
        has_compared,
        takes_one=True,
    ),
    Action(
        "pin",
        "&Pin as Reference",
        "Compare the others with this one: it moves to the left and they show what differs",
        on_program(changes.pin, "Pin"),
        "Ctrl+R",
        has_compared,
        takes_one=True,
    ),
    Action(
        "status",
        "Application &Status…",
        "Say how far your application to the current program is, and since when",
        with_marked(lambda shell, programs: dialogs.STATUS.open(shell.session, shell, programs)),
        "Ctrl+Shift+S",
        gap=True,
        several="Application &Status of {}…",
    ),
    Action(
        "application",
        "Chec&klist and Deadlines",
        "Show by when to apply to the current program, and what is still to be done",
        _open_application,
        takes_one=True,
    ),
    Action(
        "clear",
        "&Clear Comparison",
        "Take every program out of the comparison",
        apply(changes.clear, "Clear the comparison"),
        enabled=has_compared,
        gap=True,
    ),
    Action(
        "details",
        "Show &Details",
        "Show the selected program's details, or the current cell's source",
        lambda shell: shell.show_details(),
        "F4",
        gap=True,
    ),
    Action(
        "program-page",
        "Open Program's &Web Page",
        "Open the current program's own page in the browser",
        lambda shell: shell.open_program_page(),
        "Ctrl+L",
        takes_one=True,
    ),
    Action(
        "note",
        "&Note and Tags…",
        "Write down what you were told or think of the current program, and tag it",
        with_marked(lambda shell, programs: marked_programs.tag(shell.session, shell, programs)),
        "Ctrl+M",
        gap=True,
        several="Ta&g {}…",
    ),
    Action(
        "note-fact",
        "Note on This &Fact…",
        "Write down what you were told of the current cell's fact",
        opens_for_fact(dialogs.NOTE),
        "Ctrl+Shift+M",
        takes_one=True,
    ),
    Action(
        "tags",
        "All &Tags…",
        "Rename, merge or delete tags on all their programs",
        opens(dialogs.TAGS),
        enabled=_has_tags,
    ),
    Action(
        "correct",
        "Correct T&his Value…",
        "Say what the current cell's value should be, and who says so",
        opens_for_fact(dialogs.CORRECT),
        "Ctrl+Shift+K",
        takes_one=True,
    ),
    Action(
        "check-program",
        "Check Th&is Program…",
        "Open the current program's own page, and the form to correct what differs there",
        lambda shell: shell.check_program(),
        takes_one=True,
    ),
    Action(
        "ask-school",
        "&Questions to Ask the School",
        "Make what the current program's sources leave open into questions to copy or to send",
        lambda shell: shell.ask_school(),
        "Ctrl+Shift+A",
        takes_one=True,
    ),
    Action(
        "add-own",
        "Add Your &Own Program…",
        "Add a program that the catalog lacks, with what you know of it",
        opens(dialogs.ADD_OWN, ""),
        "Ctrl+Shift+N",
        gap=True,
    ),
    Action(
        "edit-own",
        "&Edit…",
        "Edit the current program, if it is one that you added",
        _edit,
        "Shift+F2",
        takes_one=True,
    ),
    Action(
        "copy-own",
        "Make Your Own Cop&y…",
        "Begin a program of your own with all that is known of the current one",
        opens_for_program(dialogs.COPY_TO_OWN),
        takes_one=True,
    ),
    Action(
        "delete-own",
        "Delete Yo&ur Program",
        "Put the current program into the bin, if it is one that you added",
        _delete,
        enabled=has_own,
        takes_one=True,
    ),
)
