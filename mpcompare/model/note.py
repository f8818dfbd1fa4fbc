"""A note: the user's own words on a program, or on one fact of it."""

from typing import NamedTuple


class Note(NamedTuple):
    """Markdown, with when it was last written (ISO 8601 in UTC).

    Named tuples are made several times as fast as frozen dataclasses, and there may be thousands.
    """

    text: str
    written: str = ""
