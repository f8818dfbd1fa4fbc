"""The user's own programs and corrections: drafts, checks, program files, export.

Start with `draft.py`, the form's value; `edit_file.py` writes it into a program file.
"""
