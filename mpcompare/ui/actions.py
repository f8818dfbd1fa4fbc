"""Every action of the window in one table: menus, shortcuts and the shortcut list loop over it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QKeySequence

from mpcompare.app import verbs
from mpcompare.app.careers_verbs import CAREERS
from mpcompare.app.cost_verbs import COST
from mpcompare.app.state import State
from mpcompare.ui.session import Session
from mpcompare.ui.shell import Shell

Standard = QKeySequence.StandardKey
MENUS = ("File", "Edit", "View", "Program", "Help")


def _always(state: State) -> bool:
    del state
    return True


def _has_compared(state: State) -> bool:
    return bool(state.compared)


def _has_chart(state: State) -> bool:
    return state.page in (CAREERS, COST)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, with its place in the menus.

    Attributes:
        key: its name in tests and in the accessibility tree.
        text: its words in the menu, with & before the letter that Alt picks.
        tip: what it does, in a sentence.
        menu: one of `MENUS`.
        keys: a shortcut; a standard key differs by platform. Empty for none.
        run: what to do.
        enabled: whether it can be done in a state.
        checked: whether its tick is set in a state; None for actions without a tick.
        gap: whether a line stands above it in the menu.
    """

    key: str
    text: str
    tip: str
    menu: str
    run: Callable[[Shell], None]
    keys: str | QKeySequence.StandardKey = ""
    enabled: Callable[[State], bool] = _always
    checked: Callable[[State], bool] | None = None
    gap: bool = False

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its shortcuts on this platform."""
        if isinstance(self.keys, QKeySequence.StandardKey):
            return QKeySequence.keyBindings(self.keys)
        return [QKeySequence(keys) for keys in self.keys.split(" or ") if keys]


def _apply(change: Callable[[State], State], name: str = "") -> Callable[[Shell], None]:
    def run(shell: Shell) -> None:
        shell.session.apply(change(shell.session.state), name)

    return run


def _on_program(change: Callable[[State, str], State], name: str) -> Callable[[Shell], None]:
    def run(shell: Shell) -> None:
        program = shell.current_program()
        if program is not None:
            words = name_step(shell.session, name, program)
            shell.session.apply(change(shell.session.state, program), words)

    return run


def name_step(session: Session, verb: str, program: str) -> str:
    """Name an undoable step, as in "Remove MM Sound Recording Technology"."""
    found = session.workspace.programs([program])
    return f"{verb} {found[0].title if found else program}"


def _toggle_compared(shell: Shell) -> None:
    program = shell.current_program()
    if program is None:
        return
    session = shell.session
    verb = "Remove" if program in session.state.compared else "Add"
    session.apply(verbs.toggle(session.state, program), name_step(session, verb, program))


def _quit(shell: Shell) -> None:
    shell.close()


def _scheme(key: str, text: str, *, gap: bool = False) -> Action:
    return Action(
        f"look-{key}",
        text,
        f"Colours: {text.replace('&', '').lower()}",
        "View",
        _apply(lambda state: replace(state, scheme=key)),
        checked=lambda state: state.scheme == key,
        gap=gap,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "open-catalog",
        "&Open Catalog…",
        "Show another catalog file",
        "File",
        lambda shell: shell.open_catalog(),
        Standard.Open,
    ),
    Action(
        "bundled-catalog",
        "Use &Bundled Catalog",
        "Go back to the catalog that comes with the program",
        "File",
        lambda shell: shell.use_bundled_catalog(),
    ),
    Action(
        "export",
        "&Export Comparison…",
        "Write the comparison to a PDF or CSV file",
        "File",
        lambda shell: shell.export(),
        "Ctrl+E",
        _has_compared,
        gap=True,
    ),
    Action(
        "save-chart",
        "&Save Chart…",
        "Save the chart as a picture, a drawing or its figures",
        "File",
        lambda shell: shell.save_chart(),
        "Ctrl+Shift+E",
        _has_chart,
    ),
    Action(
        "quit",
        "&Quit",
        "End the program; it comes back as it was",
        "File",
        _quit,
        "Ctrl+Q",
        gap=True,
    ),
    Action(
        "undo",
        "&Undo",
        "Take back the last change to the comparison",
        "Edit",
        lambda shell: shell.session.undo(),
        Standard.Undo,
    ),
    Action(
        "redo",
        "&Redo",
        "Do again what was undone",
        "Edit",
        lambda shell: shell.session.redo(),
        Standard.Redo,
    ),
    Action(
        "copy",
        "&Copy",
        "Copy the selected cells, with headers",
        "Edit",
        lambda shell: shell.copy(),
        Standard.Copy,
        gap=True,
    ),
    Action(
        "copy-chart",
        "Copy Chart as &Image",
        "Copy the chart with its title, notes and source",
        "Edit",
        lambda shell: shell.copy_chart(),
        "Ctrl+Shift+C",
        _has_chart,
    ),
    Action(
        "find",
        "&Find",
        "Go to the search field",
        "Edit",
        lambda shell: shell.go_to_search(),
        "Ctrl+K or Ctrl+F",
    ),
    Action(
        "differences",
        "&Differences Only",
        "Leave out rows in which all compared programs say the same",
        "View",
        _apply(
            lambda state: replace(state, differences_only=not state.differences_only),
        ),
        "Ctrl+D",
        checked=lambda state: state.differences_only,
        gap=True,
    ),
    Action(
        "best-values",
        "&Best Values",
        "Mark the lowest cost and the like",
        "View",
        _apply(lambda state: replace(state, best_values=not state.best_values)),
        "Ctrl+B",
        checked=lambda state: state.best_values,
    ),
    Action(
        "rows",
        "Choose &Rows…",
        "Choose which rows the cards show",
        "View",
        lambda shell: shell.choose_rows(),
        "Ctrl+Shift+R",
    ),
    Action(
        "pay-table",
        "&Pay Figures as a Table",
        "Show the figures behind the charts as a table",
        "View",
        lambda shell: shell.show_pay_table(),
        "Ctrl+T",
        lambda state: _has_compared(state) or _has_chart(state),
    ),
    Action(
        "national-abroad",
        "&US Wages for Other Countries",
        "For countries without wage figures, show US national ones, labelled so",
        "View",
        _apply(lambda state: replace(state, national_abroad=not state.national_abroad)),
        checked=lambda state: state.national_abroad,
    ),
    _scheme("system", "As the &System", gap=True),
    _scheme("light", "&Light"),
    _scheme("dark", "Dar&k"),
    Action(
        "toggle-compared",
        "&Add to or Remove from Comparison",
        "Put the current program into the comparison, or take it out",
        "Program",
        _toggle_compared,
        "Ctrl+Return",
    ),
    Action(
        "move-left",
        "Move &Left",
        "Move the current card one place to the left",
        "Program",
        _on_program(lambda state, program: verbs.move_by(state, program, -1), "Move"),
        "Ctrl+Shift+Left",
        _has_compared,
        gap=True,
    ),
    Action(
        "move-right",
        "Move &Right",
        "Move the current card one place to the right",
        "Program",
        _on_program(lambda state, program: verbs.move_by(state, program, 1), "Move"),
        "Ctrl+Shift+Right",
        _has_compared,
    ),
    Action(
        "pin",
        "&Pin as Reference",
        "Compare the others with this one: it moves to the left and they show what differs",
        "Program",
        _on_program(verbs.pin, "Pin"),
        "Ctrl+R",
        _has_compared,
    ),
    Action(
        "clear",
        "&Clear Comparison",
        "Take every program out of the comparison",
        "Program",
        _apply(verbs.clear, "Clear the comparison"),
        enabled=_has_compared,
        gap=True,
    ),
    Action(
        "details",
        "Show &Details",
        "Show the selected program's details, or the current cell's source",
        "Program",
        lambda shell: shell.show_details(),
        "F4",
        gap=True,
    ),
    Action(
        "program-page",
        "Open Program's &Web Page",
        "Open the current program's own page in the browser",
        "Program",
        lambda shell: shell.open_program_page(),
        "Ctrl+L",
    ),
    Action(
        "ask-school",
        "&Questions to Ask the School",
        "Make what the current program's sources leave open into questions to copy or to send",
        "Program",
        lambda shell: shell.ask_school(),
        "Ctrl+Shift+A",
    ),
    Action(
        "explain",
        "&What's This?",
        "Open the guide at the current row or filter: what it means, and what it does not",
        "Help",
        lambda shell: shell.explain(),
        Standard.WhatsThis,
    ),
    Action(
        "shortcuts",
        "&Keyboard Shortcuts",
        "List every shortcut",
        "Help",
        lambda shell: shell.show_shortcuts(),
        "F1",
    ),
    Action(
        "welcome",
        "Example &Comparisons",
        "Show the welcome with its examples again",
        "Help",
        _apply(lambda state: replace(state, welcomed=False, page=verbs.EXPLORE)),
    ),
    Action(
        "about",
        "&About mpcompare",
        "What this is, which catalog is open, and whom its data come from",
        "Help",
        lambda shell: shell.show_about(),
        gap=True,
    ),
)
