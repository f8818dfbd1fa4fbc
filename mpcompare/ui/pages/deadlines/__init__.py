"""Deadlines: what is to be done by when, over all shortlists, and how far each application is."""

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=application_changes.DEADLINES,
    title="Deadlines",
    order=50,
    shortcut="Ctrl+6",
    tip="See what is to be done by when, and keep your applications",
    widget="DeadlinesPage",
)
