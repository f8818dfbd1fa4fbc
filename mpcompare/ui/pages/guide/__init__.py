"""Guide: what the degrees are, what the words mean, and what to ask a school."""

from typing import TYPE_CHECKING

from mpcompare.app import verbs
from mpcompare.ui.pages import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.ui.session import Session


def _build(session: "Session") -> "QWidget":
    # What a page needs is imported when it is first shown: the first paint waits for one page.
    from mpcompare.ui.pages.guide.page import GuidePage  # noqa: PLC0415

    return GuidePage(session)


PAGE = Page(
    key=verbs.GUIDE,
    title="Guide",
    order=60,
    shortcut="Ctrl+6",
    tip="Read what the degrees and the words mean",
    build=_build,
)
