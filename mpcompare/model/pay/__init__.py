"""Wages and careers as values, and money converted between currencies and years.

Start with `wage.py`; `prices.py` converts. `preferences.py` stands apart, since every start
reads it.
"""
