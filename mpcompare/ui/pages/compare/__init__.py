"""Compare: the gathered programs as cards side by side."""

from typing import TYPE_CHECKING

from mpcompare.app import verbs
from mpcompare.ui.pages import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.ui.session import Session


def _build(session: "Session") -> "QWidget":
    # What a page needs is imported when it is first shown: the first paint waits for one page.
    from mpcompare.ui.pages.compare.page import ComparePage  # noqa: PLC0415

    return ComparePage(session)


PAGE = Page(
    key=verbs.COMPARE,
    title="Compare",
    order=20,
    shortcut="Ctrl+2",
    tip="See the gathered programs side by side",
    build=_build,
    counts=True,
)
