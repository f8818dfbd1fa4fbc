"""The list of results: its model, delegate, view, and the query that fills it.

`search_query.py` asks the workspace on another thread; `results_model.py` shows what it finds.
"""
