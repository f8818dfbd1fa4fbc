"""The life of the process: start, first paint, second start, signals, crash, end.

Start with `application.py`, which builds the window; `running.py` begins what can wait for the
first paint. Nothing else in `ui/` imports this folder.
"""
