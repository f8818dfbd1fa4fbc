"""The guide's chapters with the catalog's figures filled in, and questions to a school.

The words are in `resources/guide.toml`; `chapters.py` reads and counts.
"""
