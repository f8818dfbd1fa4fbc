"""Programs rated by the user's criteria, and how sure their order is.

`decide.py` is where to start; `sampling.py` needs numpy and stays off the way to the first paint.
"""
