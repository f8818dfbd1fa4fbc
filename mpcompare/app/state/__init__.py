"""The frozen `State`, the functions that return a changed one, and the session file.

`state.py` says what is remembered and which parts of it views follow; `changes.py` holds what a
user can do. Features with changes of their own keep them in their folder.
"""
