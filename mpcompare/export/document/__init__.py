"""What every format writes: `document.py` holds it, `options.py` says what can be chosen of it.

`cells.py`, `rows.py`, `references.py`, `figures.py` and `titles.py` put it into words for formats
that people read: cells with sources, signs and gaps, the legend, charts with their tables.
`sheets.py` lays them out on paper. The formats, each a module of the folder above, may import
these; not each other.
"""
