"""What the user's own things add to a program on the screen: one short, signed line each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

RemarkKind = Literal[
    "note",
    "yours",
    "met",
    "unmet",
    "unknown",
    "status",
    "tag",
    "checklist",
    "verdict",
    "rest",
    "closed",
    "ranking",
    "shared",
]


class Remark(NamedTuple):
    """A few words with the sign of their kind.

    Attributes:
        kind: what it is; each has a sign and a colour of its own.
        text: the words that stand on the screen, shortened where there is no room.
        full: all of it, for tooltips; the text where it is empty.
    """

    kind: RemarkKind
    text: str
    full: str = ""

    @property
    def tip(self) -> str:
        """The words of the tooltip."""
        return self.full or self.text


Remarks = Mapping[tuple[str, str], tuple[Remark, ...]]
"""By program id and attribute key; the key is "" for what is said of the program as a whole."""
