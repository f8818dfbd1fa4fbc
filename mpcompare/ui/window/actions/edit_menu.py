"""The Edit menu."""

from mpcompare.app.state.state import Part, State
from mpcompare.model.query import asks_for_something
from mpcompare.ui import dialogs
from mpcompare.ui.window.actions.action import (
    Action,
    Standard,
    depends_on,
    has_chart,
    has_compared,
    has_words,
    opens,
)


@depends_on(
    Part.QUERY, why_not="Nothing is asked for. Type words or choose filters on Explore first."
)
def _has_query(state: State) -> bool:
    return asks_for_something(state.query)


EDIT: tuple[Action, ...] = (
    Action(
        "undo",
        "&Undo",
        "Take back the last change",
        lambda shell: shell.session.undo(),
        Standard.Undo,
        why_off="There is nothing to undo.",
    ),
    Action(
        "redo",
        "&Redo",
        "Do again what was undone",
        lambda shell: shell.session.redo(),
        Standard.Redo,
        why_off="Nothing was undone that could be done again.",
    ),
    Action(
        "history",
        "&History…",
        "List your steps, also of earlier starts, and go back to any of them",
        opens(dialogs.HISTORY),
        "Ctrl+Shift+H",
    ),
    Action(
        "bin",
        "&Bin…",
        "Show what was deleted lately, and restore it",
        opens(dialogs.BIN),
    ),
    Action(
        "profile",
        "&Profile…",
        "Say what you bring and want; the cards then say what you meet",
        opens(dialogs.PROFILE),
        "Ctrl+I",
        gap=True,
    ),
    Action(
        "copy",
        "&Copy",
        "Copy the selected cells, with headers",
        lambda shell: shell.copy(),
        Standard.Copy,
        gap=True,
    ),
    Action(
        "copy-comparison",
        "Copy C&omparison",
        "Copy all that Compare shows as a table, for a document, a spreadsheet or a mail",
        lambda shell: shell.copy_comparison(),
        "Ctrl+Alt+C",
        has_compared,
    ),
    Action(
        "copy-comparison-picture",
        "Copy Comparison as Pic&ture",
        "Copy all that Compare shows as a picture of a table",
        lambda shell: shell.copy_comparison(as_picture=True),
        "Ctrl+Alt+Shift+C",
        has_compared,
    ),
    Action(
        "copy-chart",
        "Copy Chart as &Image",
        "Copy the chart with its title, notes and source",
        lambda shell: shell.copy_chart(),
        "Ctrl+Shift+C",
        has_chart,
    ),
    Action(
        "context-menu",
        "Context &Menu",
        "Open the menu of what has the focus, as a right click does",
        lambda shell: shell.open_context_menu(),
        "Shift+F10",
    ),
    Action(
        "find",
        "&Find",
        "Go to the search field",
        lambda shell: shell.go_to_search(),
        Standard.Find,
    ),
    Action(
        "filter-by-words",
        "Filter by &Words",
        "Filter by the value that the searched words name, in the place of the words",
        lambda shell: shell.filter_by_words(),
        "Shift+Return",
        has_words,
    ),
    Action(
        "save-search",
        "&Save This Search…",
        "Give what Explore asks for a name, to ask for it again later",
        lambda shell: shell.save_search(),
        enabled=_has_query,
    ),
    Action(
        "preferences",
        "Pr&eferences…",
        "Choose colours, sizes, what to start with, and where your library is",
        lambda shell: dialogs.PREFERENCES.open(
            shell.session, shell, shell.library_commands.move_to
        ),
        "Ctrl+,",
        gap=True,
    ),
)
