"""The compared programs as rows of a table, for ten and more of them.

Start at table_view.py. It shows the same comparison as the cards, has the menus of their cells and
headers, and is imported when it is first shown.
"""
