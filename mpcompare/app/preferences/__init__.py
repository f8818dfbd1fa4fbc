"""The preferences: declared once, and kept in a file that a person can read.

Start with `declared.py`, of which the form and the file are made. `preferences_file.py` reads and
writes the file, `lines.py` its lines. It imports the state, since most of what is chosen is in it.
"""
