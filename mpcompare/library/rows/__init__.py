"""Values of the library to rows of its tables, and back.

`codec.py` says what a codec is, `collections.py` has one for each collection; `limits.py` refuses
what this program would never have written.
"""
