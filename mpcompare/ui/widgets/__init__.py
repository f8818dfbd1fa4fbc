"""Small parts of pages, each usable alone."""
