"""Guide: what the degrees are, what the words mean, and what to ask a school."""

from mpcompare.app.state import changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=changes.GUIDE,
    title="Guide",
    order=60,
    shortcut="Ctrl+7",
    tip="Read what the degrees and the words mean",
    widget="GuidePage",
)
