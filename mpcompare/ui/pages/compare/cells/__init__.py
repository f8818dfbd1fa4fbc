"""The cells of the cards: their layout, painting and the source card.

`cell_delegate.py` paints; `cell_layout.py` places a fact in a cell without painting.
"""
