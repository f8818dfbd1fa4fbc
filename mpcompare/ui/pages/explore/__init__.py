"""Explore: find programs by words and filters, read about them, gather them."""

from typing import TYPE_CHECKING

from mpcompare.app import verbs
from mpcompare.ui.pages import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.ui.session import Session


def _build(session: "Session") -> "QWidget":
    # What a page needs is imported when it is first shown: the first paint waits for one page.
    from mpcompare.ui.pages.explore.page import ExplorePage  # noqa: PLC0415

    return ExplorePage(session)


PAGE = Page(
    key=verbs.EXPLORE,
    title="Explore",
    order=10,
    shortcut="Ctrl+1",
    tip="Find programs and gather them",
    build=_build,
)
