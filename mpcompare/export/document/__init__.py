"""What every format writes: `document.py` holds it, `options.py` says what can be chosen of it.

The formats, each a module of the folder above, may import these; not each other.
"""
