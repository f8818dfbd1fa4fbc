"""The frame around the pages: top bar, menus, notices, what is done to catalogs.

Start with `window.py`; `actions/` holds a module a menu.
"""
