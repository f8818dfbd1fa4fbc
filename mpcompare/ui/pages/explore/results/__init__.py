"""The list of results: its model, delegate, view, and the query that fills it."""
