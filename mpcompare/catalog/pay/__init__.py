"""Wages, projections, prices and the article's statements out of the catalog.

`program_pay.py` answers for a program, `places.py` and `occupations.py` for the Careers page,
`cost_tables.py` for the Cost page.
"""
