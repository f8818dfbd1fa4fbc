"""The Help menu."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app.state import changes
from mpcompare.ui.session import Session
from mpcompare.ui.window.actions.action import Action, Standard, apply, opens


def _about(session: Session, parent: QWidget) -> QDialog:
    from mpcompare.ui.window.about import AboutDialog

    return AboutDialog(session, parent)


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
        lambda shell: shell.show_shortcuts(),
        "F1",
    ),
    Action(
        "welcome",
        "Example &Comparisons",
        "Show the welcome with its examples again",
        apply(lambda state: replace(state, welcomed=False, page=changes.EXPLORE)),
    ),
    Action(
        "about",
        "&About mpcompare",
        "What this is, which catalog is open, and whom its data come from",
        opens(_about),
        gap=True,
    ),
)
