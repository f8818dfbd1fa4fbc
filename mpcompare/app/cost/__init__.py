"""What the Cost page shows: totals for the user's residence, the loan, pay beside them.

`cost_sheet.py` works everything out from the catalog and a `CostChoice`; the arithmetic itself is
in `model/cost`.
"""
