"""Values as people type them: figures, sums, days and places read from words.

Start with `values.py`, which reads the words of a cell by its attribute's kind; the others return
every meaning that a text can have, and `notation.py` chooses between them.
"""
