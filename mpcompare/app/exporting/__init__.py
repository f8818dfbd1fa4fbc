"""Comparisons, charts and programs written to files.

`write.py` puts a document together and hands it to a format of `export/`.
"""
