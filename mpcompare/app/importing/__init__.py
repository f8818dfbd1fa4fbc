"""Spreadsheets and program files of others, read, matched and planned before anything changes.

`run.py` leads through it: a file becomes a table (`table.py`, `sheet_file.py`), its rows become
drafts (`drafts.py`), and `plan.py` says what each would do to the library.
"""
