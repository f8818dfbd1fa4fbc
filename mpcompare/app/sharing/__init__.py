"""A shortlist as a file for somebody else, and what comes in such a file.

Start with `share.py`, which makes a file; `receive.py` reads one and says what it brings.
"""
