"""Dialogs and widgets for the user's own things: notes, tags, statuses, shortlists, backups.

Start with `autosave.py`, which writes every change, and `commands.py`; the dialogs are listed in
`ui/dialogs.py`. The changes themselves are in `app/library/`.
"""
