"""What the cards show: the comparison, the charts on it, and what the library adds to it.

`comparison.py` makes the `Comparison` of the shortlist that is open; `remarks.py` gathers what
notes, statuses, verdicts and corrections say of its programs and facts.
"""
