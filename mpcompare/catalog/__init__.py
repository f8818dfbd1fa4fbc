"""The bundled SQLite catalog: built from `data/`, opened read-only, searched.

It imports the model alone. Start with `opening.py` and `reader.py` for reading, with
`build/build.py` for how the file comes about.
"""
