"""Widgets that two or more folders of the interface use.

They know no page and no dialog; `dialog.py` is the base of all dialogs.
"""
