"""The user's own things: notes, tags, shortlists, and the service that keeps them on disk.

Start with `service.py`, which opens, saves, backs up and repairs the library file; the other
modules are changes to the state.
"""
