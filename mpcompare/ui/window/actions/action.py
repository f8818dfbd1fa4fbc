"""What an action is, and the few ways in which actions run."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from mpcompare.app.state.changes import EXPLORE
from mpcompare.app.state.state import Part, State
from mpcompare.model.locale_format import whole
from mpcompare.ui.dialogs import DialogEntry, Given
from mpcompare.ui.pages import find_pages
from mpcompare.ui.step_names import name_step
from mpcompare.ui.window.shell import Shell

Run = Callable[[Shell], None]
Standard = QKeySequence.StandardKey
_NO_PROGRAM = "No program is current here. Choose one in Explore or Compare first."


class Condition(NamedTuple):
    """A question to the state, and the parts of the state on which its answer depends.

    It is asked again only when one of these parts has changed.
    """

    parts: frozenset[Part]
    holds: Callable[[State], bool]
    why_not: str = ""
    """What is missing where it does not hold, and what to do: a sentence for the user."""


def depends_on(*parts: Part, why_not: str = "") -> Callable[[Callable[[State], bool]], Condition]:
    """Make a function of the state a condition that depends on some parts.

    Args:
        parts: those on which it depends.
        why_not: where it enables an action: the sentence that is shown where it does not hold.
    """
    return lambda holds: Condition(frozenset(parts), holds, why_not)


@depends_on(
    Part.COMPARED, why_not="No program is on the open shortlist. Add one to the comparison first."
)
def has_compared(state: State) -> bool:
    """Whether the open shortlist holds a program."""
    return bool(state.compared)


@depends_on(Part.PAGE, Part.QUERY, why_not="Type words into the search field of Explore first.")
def has_words(state: State) -> bool:
    """Whether words are searched for on the page in sight."""
    return state.page == EXPLORE and bool(state.query.words)


@depends_on(
    Part.PAGE, why_not="This page is not a chart. Go to a page that is one, such as Careers."
)
def has_chart(state: State) -> bool:
    """Whether the page in sight has a chart to copy or to save."""
    return any(page.has_chart for page in find_pages() if page.key == state.page)


@depends_on(Part.OWN, why_not="You have added no program. Add Your Own Program begins one.")
def has_own(state: State) -> bool:
    """Whether the user has added a program."""
    return bool(state.library.own)


class Action(NamedTuple):
    """One thing to do, in one of the menus.

    Attributes:
        key: its name in tests and in the accessibility tree.
        text: its words in the menu, with & before the letter that Alt picks.
        tip: what it does, in a sentence.
        run: what to do.
        keys: a shortcut; a standard key differs by platform. Empty for none.
        enabled: whether it can be done in a state; None for what can always be done.
        checked: whether its tick is set in a state; None for actions without a tick.
        gap: whether a line stands above it, or above its sub-menu, in the menu.
        why_off: where the window itself disables it, and no condition: why, in a sentence.
        submenu: the sub-menu that it stands in, worded as the menu is; empty for none.
        several: its words where several programs are marked and it is done with all of them, with
            "{}" for how many: "Tag {}…" reads "Tag 27 Programs…".
        takes_one: whether it is done with one program, and so with none where several are marked.
    """

    key: str
    text: str
    tip: str
    run: Run
    keys: str | QKeySequence.StandardKey = ""
    enabled: Condition | None = None
    checked: Condition | None = None
    gap: bool = False
    submenu: str = ""
    why_off: str = ""
    several: str = ""
    takes_one: bool = False

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its shortcuts on this platform."""
        if isinstance(self.keys, QKeySequence.StandardKey):
            return QKeySequence.keyBindings(self.keys)
        return [QKeySequence(keys) for keys in self.keys.split(" or ") if keys]


def why_not(action: Action, marked: int, *, is_on: bool) -> str:
    """Return why an action can't be done now, in a sentence; empty where it can.

    Args:
        action: the action.
        marked: how many programs are marked on the page in sight.
        is_on: whether it is enabled by its condition, or by the window where it has none.
    """
    if not is_on:
        return action.enabled.why_not if action.enabled is not None else action.why_off
    if (action.several or action.takes_one) and not marked:
        return _NO_PROGRAM
    if action.takes_one and marked > 1:
        return f"It is done with one program, and {whole(marked)} are marked. Mark one alone first."
    return ""


def apply(change: Callable[[State], State], name: str = "") -> Run:
    """Change the state; with a name, the step can be undone."""

    def run(shell: Shell) -> None:
        shell.session.apply(change(shell.session.state), name)

    return run


def on_program(change: Callable[[State, str], State], name: str) -> Run:
    """Change the state by the program under the focus, if there is one."""

    def run(shell: Shell) -> None:
        program = shell.current_program()
        if program is not None:
            words = name_step(shell.session, name, program)
            shell.session.apply(change(shell.session.state, program), words)

    return run


def opens(entry: DialogEntry[*Given], *given: *Given) -> Run:
    """Show a dialog."""
    return lambda shell: entry.open(shell.session, shell, *given)


def opens_for_program(entry: DialogEntry[str, *Given], *given: *Given) -> Run:
    """Show a dialog on the program under the focus, if there is one."""

    def run(shell: Shell) -> None:
        program = shell.current_program()
        if program is not None:
            entry.open(shell.session, shell, program, *given)

    return run


def with_marked(run: Callable[[Shell, tuple[str, ...]], None]) -> Run:
    """Do something with all programs that are marked, if there are any and not too many."""

    def act(shell: Shell) -> None:
        programs = shell.marked_programs()
        if programs:
            run(shell, programs)

    return act


def opens_for_fact(entry: DialogEntry[str, str]) -> Run:
    """Show a dialog on the program and the attribute under the focus; "" for no attribute."""

    def run(shell: Shell) -> None:
        program, attribute = shell.current_program(), shell.current_attribute()
        if program is not None:
            entry.open(shell.session, shell, program, attribute or "")

    return run
