"""Tuition to the degree, line by line; the cost sheet; loans.

Start with `total.py`, which adds up what a degree costs; `sheet.py` sets pay and a loan beside it.
It imports the rest of the model only.
"""
