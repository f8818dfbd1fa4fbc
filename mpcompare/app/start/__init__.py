"""What happens around the window: folders, the log, command-line requests, a second start.

Nothing here imports more than the standard library and the model, since every start waits for it.
"""
