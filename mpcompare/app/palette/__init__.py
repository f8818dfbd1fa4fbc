"""The command palette without its window: what typed words find. Start with search.py.

May import: model, catalog's folding of words, app/state.
"""
