"""The user's library on disk: one SQLite file, with migrations, backups and repair.

It imports the model alone. Start with `store.py`; `docs/library.md` says what is in the file.
"""
