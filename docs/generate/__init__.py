"""Pages of the documentation that are made when it is built, of what the program declares.

`extension.py` joins them to Sphinx, which `make docs` runs; `pages.py` names them. They are written
into docs/reference/, which is not committed, so that none can be out of date.
"""
