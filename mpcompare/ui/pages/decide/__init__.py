"""Decide: what counts for the user, and in which order that puts their programs."""

from mpcompare.ui.pages import Page

PAGE = Page(
    key="decide",
    title="Decide",
    order=45,
    shortcut="Ctrl+5",
    tip="Say what counts for you, and see in which order that puts your programs",
    widget="DecidePage",
)
