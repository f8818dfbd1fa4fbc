"""The command palette: a field that finds actions, programs, rows, shortlists and chapters.

`palette.py` is the window, `entries.py` says what can be found, `app/palette/` finds it.
"""
