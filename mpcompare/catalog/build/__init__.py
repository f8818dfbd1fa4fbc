"""`data/` to SQLite: read the source files, check them, write the catalog.

Start with `check.py`, which finds every problem at once, and `build.py`. Only this folder imports
sqlite-utils.
"""
