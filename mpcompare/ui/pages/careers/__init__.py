"""Careers: what the work after the degree pays, where, since when, and what it asks for."""

from typing import TYPE_CHECKING

from mpcompare.app import careers_verbs
from mpcompare.ui.pages import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.ui.session import Session


def _build(session: "Session") -> "QWidget":
    # What a page needs is imported when it is first shown: the first paint waits for one page.
    from mpcompare.ui.pages.careers.page import CareersPage  # noqa: PLC0415

    return CareersPage(session)


PAGE = Page(
    key=careers_verbs.CAREERS,
    title="Careers",
    order=40,
    shortcut="Ctrl+4",
    tip="See what the work after the degree pays, and what it asks for",
    build=_build,
)
