"""The File menu, in the order of use: what people do every day first, the catalog's file last."""

from mpcompare.app.state.state import Part, State
from mpcompare.ui import dialogs
from mpcompare.ui.window.actions.action import (
    Action,
    Standard,
    depends_on,
    has_chart,
    has_compared,
    has_own,
    opens,
)
from mpcompare.ui.window.shell import Shell


@depends_on(
    Part.SHORTLISTS, why_not="No shortlist holds a program. Add one to the comparison first."
)
def _has_shortlisted(state: State) -> bool:
    """Whether any shortlist holds a program."""
    return bool(state.library.shortlisted)


def _open_shared(shell: Shell) -> None:
    # not at the top: each start imports this, and few open one
    from mpcompare.ui.sharing.open_shared import ask_shared  # noqa: PLC0415

    ask_shared(shell.session, shell)


def _quit(shell: Shell) -> None:
    shell.close()


_LIBRARY = "Your &Library"
_CATALOG = "&Catalog File"

FILE: tuple[Action, ...] = (
    Action(
        "export",
        "&Export Comparison…",
        "Write the comparison to files: PDF, sheets, pages or pictures",
        lambda shell: shell.export(),
        "Ctrl+E",
        has_compared,
    ),
    Action(
        "export-again",
        "Export &Again",
        "Write the files of the last export anew, with the same formats, options and names",
        lambda shell: shell.export_again(),
        "Ctrl+Shift+X",
        has_compared,
    ),
    Action(
        "print",
        "Pri&nt…",
        "See the pages of the comparison, and print them",
        opens(dialogs.PRINT),
        Standard.Print,
        has_compared,
    ),
    Action(
        "save-chart",
        "&Save Chart…",
        "Save the chart as a picture, a drawing or its figures",
        lambda shell: shell.save_chart(),
        "Ctrl+Shift+E",
        has_chart,
        gap=True,
    ),
    Action(
        "export-deadlines",
        "Export &Deadlines…",
        "Write what is to be done by when as a file for your calendar",
        opens(dialogs.CALENDAR),
        "Ctrl+Shift+D",
        _has_shortlisted,
    ),
    Action(
        "share-shortlist",
        "S&hare Shortlist…",
        "Write the shortlist to a file for somebody else, with the facts as you see them",
        opens(dialogs.SHARE),
        enabled=has_compared,
        gap=True,
    ),
    Action(
        "open-shared",
        "Open Sha&red Shortlist…",
        "See what somebody has shared with you, and add it to your shortlists",
        _open_shared,
    ),
    Action(
        "import",
        "I&mport…",
        "Take programs in from a CSV file, a spreadsheet or program files",
        opens(dialogs.IMPORT, None),
        "Ctrl+Shift+I",
        gap=True,
    ),
    Action(
        "export-own",
        "Export Your &Programs…",
        "Write the programs that you added to program files, with your remarks",
        opens(dialogs.EXPORT_OWN),
        enabled=has_own,
    ),
    Action(
        "backups",
        "Bac&kups…",
        "Go back to how your library was on another day",
        lambda shell: shell.library_commands.show_backups(),
        submenu=_LIBRARY,
        gap=True,
    ),
    Action(
        "export-library",
        "Export &Library…",
        "Write all that you gathered to one file, for another computer",
        lambda shell: shell.library_commands.ask_export(),
        submenu=_LIBRARY,
    ),
    Action(
        "import-library",
        "&Import Library…",
        "Take in what was gathered on another computer",
        lambda shell: shell.library_commands.ask_import(),
        submenu=_LIBRARY,
    ),
    Action(
        "open-catalog",
        "&Open Catalog…",
        "Show another catalog file",
        lambda shell: shell.catalogs.ask(),
        Standard.Open,
        submenu=_CATALOG,
    ),
    Action(
        "update-catalog",
        "&Update Catalog from File…",
        "Check a newer catalog, see what it changes in your programs, and use it",
        lambda shell: shell.catalogs.ask_update(),
        submenu=_CATALOG,
    ),
    Action(
        "catalog-before",
        "&Go Back to the Catalog Before",
        "Take the last update of the catalog back",
        lambda shell: shell.catalogs.go_back(),
        submenu=_CATALOG,
    ),
    Action(
        "bundled-catalog",
        "Use &Bundled Catalog",
        "Go back to the catalog that comes with the program",
        lambda shell: shell.catalogs.load_bundled(),
        submenu=_CATALOG,
    ),
    Action(
        "quit",
        "&Quit",
        "End the program; it comes back as it was",
        _quit,
        "Ctrl+Q",
        gap=True,
    ),
)
