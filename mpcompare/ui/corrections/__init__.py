"""Dialogs for the user's own programs and corrections.

Start with `program_form.py` and `correction_dialog.py`. `ui/session.py` lays what they change over
the catalog.
"""
