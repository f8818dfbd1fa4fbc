"""What can be saved from a damaged library file, and where the damaged one is put.

Start with `salvage.py`; `raw_pages.py` reads rows without the tables' trees. A start with
a sound library imports nothing here.
"""
