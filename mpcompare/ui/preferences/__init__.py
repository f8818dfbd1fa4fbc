"""The dialog of the preferences, made of how they are declared.

`preferences_dialog.py` is the form with its search, `preference_row.py` a preference in it,
`fields.py` the fields. It may import the widgets, the session and the list of the pages.
"""
