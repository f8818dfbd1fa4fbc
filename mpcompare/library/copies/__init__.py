"""Backups of the library, and the file that carries it to another computer."""
