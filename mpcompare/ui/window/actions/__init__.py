"""Every action of the window, menu by menu: menus, palette and shortcut list loop over them."""

from collections.abc import Iterable, Mapping

from mpcompare.ui.pages import Page
from mpcompare.ui.window.actions.action import Action
from mpcompare.ui.window.actions.edit_menu import EDIT
from mpcompare.ui.window.actions.file_menu import FILE
from mpcompare.ui.window.actions.help_menu import HELP
from mpcompare.ui.window.actions.page_actions import page_actions
from mpcompare.ui.window.actions.program_menu import PROGRAM
from mpcompare.ui.window.actions.shortlist_menu import SHORTLIST
from mpcompare.ui.window.actions.view_menu import VIEW

MENUS: dict[str, tuple[Action, ...]] = {
    "File": FILE,
    "Edit": EDIT,
    "View": VIEW,
    "Shortlist": SHORTLIST,
    "Program": PROGRAM,
    "Help": HELP,
}
ACTIONS: tuple[Action, ...] = tuple(action for menu in MENUS.values() for action in menu)


def with_pages(pages: Iterable[Page]) -> Mapping[str, tuple[Action, ...]]:
    """Return the menus with the actions that show the pages."""
    return {**MENUS, "View": (*page_actions(pages), *VIEW)}


__all__ = ["ACTIONS", "MENUS", "Action", "with_pages"]
