"""What marks a file as a catalog of ours. Apart from the tables: opening a file needs no more."""

APPLICATION_ID = 0x6D706361
"""SQLite's application_id of a catalog: "mpca"."""

SCHEMA_VERSION = 2
"""SQLite's user_version; raised whenever an older program could misread the file."""
