"""Explore: find programs by words and filters, read about them, gather them."""

from mpcompare.app.state import changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=changes.EXPLORE,
    title="Explore",
    order=10,
    shortcut="Ctrl+1",
    tip="Find programs and gather them",
    widget="ExplorePage",
)
