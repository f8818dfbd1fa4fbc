"""The life of the process: start, first paint, second start, signals, crash, end."""
