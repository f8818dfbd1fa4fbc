"""What the user adds to the catalog: programs of their own, and corrections of stated values."""

from typing import Any, NamedTuple


class OwnProgram(NamedTuple):
    """A program that the catalog lacks, as the text of a program file (TOML, as in data/programs).

    The text is what is kept, so that comments and order come through every change.
    """

    text: str
    changed: str = ""
    """ISO 8601 in UTC."""


class Correction(NamedTuple):
    """What the user says of one attribute of a program in the catalog.

    Attributes:
        value: the value as program files hold it (`Kind.plain`), JSON-able.
        url: where it is stated; "" where it was told by phone or mail.
        publisher: who states it.
        as_of: the year or date the source speaks for, as in `Source.as_of`.
        note: the user's remark.
        before: what the catalog said when it was corrected, worded; to tell when that changes.
        corrected: when, ISO 8601 in UTC.
    """

    value: Any
    url: str = ""
    publisher: str = ""
    as_of: str = "undated"
    note: str = ""
    before: str = ""
    corrected: str = ""
