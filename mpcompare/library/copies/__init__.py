"""Backups of the library, and the file that carries it to another computer.

`backups.py` makes and lists the backups; `moving.py` moves all to another
folder; `transfer.py` writes and reads the file for another computer. It imports the rest of the
library and the model.
"""
