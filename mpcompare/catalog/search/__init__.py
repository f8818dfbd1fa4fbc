"""Full text, filters, counts and orders over the packed index of a catalog.

Start with `search.py`; `index.py` writes what it reads, `overlay.py` adds the user's programs.
"""
