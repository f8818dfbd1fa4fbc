"""Sharing a shortlist: what goes into the file, and what one from somebody else brings.

Start with `share_dialog.py` and `receive_dialog.py`; `app/sharing/` does the work.
"""
