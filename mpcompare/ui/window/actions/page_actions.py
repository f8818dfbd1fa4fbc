"""The actions that show the pages, first in the View menu: one for each page that there is."""

from collections.abc import Iterable

from mpcompare.app.state import changes
from mpcompare.ui.literal import button_text
from mpcompare.ui.pages import Page
from mpcompare.ui.window.actions.action import Action, apply


def page_actions(pages: Iterable[Page]) -> tuple[Action, ...]:
    """Make them from what the pages declare."""
    return tuple(_shows(page) for page in pages)


def _shows(page: Page) -> Action:
    return Action(
        f"page-{page.key}",
        button_text(page.title),
        page.tip,
        apply(lambda state: changes.show_page(state, page.key)),
        page.shortcut,
    )
