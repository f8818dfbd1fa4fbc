"""What the user gathers, as values: shortlists, notes, applications, corrections, profile.

Start with `library.py`; `merge.py` joins two libraries that grew from one.
"""
