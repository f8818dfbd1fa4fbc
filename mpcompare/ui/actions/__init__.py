"""Every action of the window, menu by menu: menus, shortcuts and the shortcut list loop over it."""

from mpcompare.ui.actions.action import Action
from mpcompare.ui.actions.edit_menu import EDIT
from mpcompare.ui.actions.file_menu import FILE
from mpcompare.ui.actions.help_menu import HELP
from mpcompare.ui.actions.program_menu import PROGRAM
from mpcompare.ui.actions.shortlist_menu import SHORTLIST
from mpcompare.ui.actions.view_menu import VIEW

MENUS: dict[str, tuple[Action, ...]] = {
    "File": FILE,
    "Edit": EDIT,
    "View": VIEW,
    "Shortlist": SHORTLIST,
    "Program": PROGRAM,
    "Help": HELP,
}
ACTIONS: tuple[Action, ...] = tuple(action for menu in MENUS.values() for action in menu)

__all__ = ["ACTIONS", "MENUS", "Action"]
