"""The filter panel and the chips of what is filtered by.

Start with `filter_panel.py`, which makes a section for each attribute of the register.
"""
