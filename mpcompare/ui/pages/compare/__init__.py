"""Compare: the gathered programs as cards side by side."""

from mpcompare.app.state import changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=changes.COMPARE,
    title="Compare",
    order=20,
    shortcut="Ctrl+2",
    tip="See the gathered programs side by side",
    widget="ComparePage",
    counts=True,
)
