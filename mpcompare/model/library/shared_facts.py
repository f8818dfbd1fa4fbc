"""What came with a shared shortlist: what the sender's catalog stated."""

from collections.abc import Mapping
from typing import NamedTuple


class SharedProgram(NamedTuple):
    """A program of another catalog: that one's edition, and the program file."""

    edition: str
    text: str


class SharedFacts(NamedTuple):
    """What another catalog stated of the programs of a shortlist, kept beside one's own catalog.

    Attributes:
        edition: of the sender's catalog.
        made: when the shortlist was shared, as ISO 8601 in UTC.
        facts: what it stated otherwise, worded, by program and attribute.
        programs: those that one's own catalog lacked, by id.
    """

    edition: str
    made: str
    facts: Mapping[tuple[str, str], str]
    programs: Mapping[str, SharedProgram]
