"""The headers of the cards and the labels of the rows.

Start with `card_header.py`; `card_actions.py` does what its menu offers.
"""
