"""Everything that imports PySide6. It may import `app` and the model.

Start with `start/application.py`, which puts the window together, and `session.py`, which holds the
state and says which parts of it changed. `dialogs.py` lists every dialog by its name.
"""
