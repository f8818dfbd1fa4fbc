"""What the window and the command line share: a folder a feature, and no Qt.

It may import the catalog, the library, charts, exports and the model. Start with `state/state.py`,
which says what the program remembers, and `state/changes.py`, which changes it.
"""
