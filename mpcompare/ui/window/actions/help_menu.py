"""The Help menu."""

from dataclasses import replace

from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.window.actions.action import Action, Standard, apply, opens

HELP: tuple[Action, ...] = (
    Action(
        "explain",
        "&What's This?",
        "Open the guide at the current row or filter: what it means, and what it does not",
        lambda shell: shell.explain(),
        Standard.WhatsThis,
    ),
    Action(
        "shortcuts",
        "&Keyboard Shortcuts",
        "List every shortcut",
        opens(dialogs.SHORTCUTS),
        "F1 or Ctrl+?",
    ),
    Action(
        "welcome",
        "Example &Comparisons",
        "Show the welcome with its examples again",
        apply(lambda state: replace(state, welcomed=False, page=changes.EXPLORE)),
    ),
    Action(
        "newer-catalog",
        "Check for a &Newer Catalog…",
        "Say where newer catalogs are published, and how to use one; nothing is fetched",
        lambda shell: dialogs.NEWER_CATALOG.open(shell.session, shell, shell.catalogs.ask_update),
        gap=True,
    ),
    Action(
        "about",
        "&About mpcompare",
        "What this is, which catalog is open, and whom its data come from",
        opens(dialogs.ABOUT),
    ),
)
