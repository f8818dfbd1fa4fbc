"""Dialogs and widgets for the user's own things: notes, tags, statuses, shortlists, backups."""
