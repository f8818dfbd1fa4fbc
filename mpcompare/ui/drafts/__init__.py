"""Keeps what is typed in open dialogs through a crash, and offers it again. Start with keep.py.

May import: app/state's drafts, widgets, the session, and the dialogs by their names.
"""
