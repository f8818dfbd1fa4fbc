"""Compare master's degrees in music production, side by side."""

__version__ = "0.1.0"
