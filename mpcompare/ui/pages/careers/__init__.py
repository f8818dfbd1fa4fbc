"""Careers: what the work after the degree pays, where, since when, and what it asks for."""

from mpcompare.app.state import changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=changes.CAREERS,
    title="Careers",
    order=40,
    shortcut="Ctrl+4",
    tip="See what the work after the degree pays, and what it asks for",
    widget="CareersPage",
    has_chart=True,
)
