"""The import dialog: what a file holds, how its columns are read, what would change.

Start with `dialog.py`; the work is done by `app/importing/run.py` on another thread.
"""
