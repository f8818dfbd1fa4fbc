"""What marks a file as a library of ours, how large its pages are, and whose it is."""

APPLICATION_ID = 0x6D706C62
"""SQLite's application_id of a library: "mplb"."""

VERSION = 8
"""SQLite's user_version: how many of the migrations the file has been through."""

PAGE = 4096
"""Bytes in a page of the file."""

PRIVATE = 0o600
"""Who may read the files: the user alone, also where others have accounts on the computer."""
