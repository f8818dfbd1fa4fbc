"""Compare master's degrees in music production, side by side."""

__version__ = "0.1.0"
RELEASES = "https://github.com/mpcompare/mpcompare/releases"
"""The page on which the program and its catalogs are published."""
