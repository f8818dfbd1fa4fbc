"""What the window shows and the user has gathered: one frozen value, and what changed in it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from mpcompare.model.query import Query

Scheme = Literal["system", "light", "dark"]


class Part(Enum):
    """A part of the state that a view can depend on; `changed_parts` says which differ."""

    PAGE = "page"
    QUERY = "query"
    COMPARED = "compared"
    SELECTED = "selected"
    ROWS = "rows"
    LOOK = "look"
    CATALOG = "catalog"
    """Another catalog was opened: the only part that is not in the state itself."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a restart brings back. Verbs in `verbs` make new ones; nothing mutates it.

    Attributes:
        page: key of the page in sight.
        query: what Explore asks for.
        selected: id of the program whose details Explore shows.
        compared: ids of the compared programs, from left to right.
        reference: id of the pinned program, one of `compared`.
        hidden_rows: keys of attributes and charts that the user has put away.
        folded: names of folded sections.
        differences_only: whether equal rows are left out.
        best_values: whether leading values are marked.
        national_abroad: whether programs outside the US show US national wages.
        scheme: light or dark, or after the system.
        welcomed: whether the welcome has been closed.
    """

    page: str = "explore"
    query: Query = field(default_factory=Query)
    selected: str | None = None
    compared: tuple[str, ...] = ()
    reference: str | None = None
    hidden_rows: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    differences_only: bool = False
    best_values: bool = False
    national_abroad: bool = False
    scheme: Scheme = "system"
    welcomed: bool = False


_FIELDS_OF = {
    Part.PAGE: ("page", "welcomed"),
    Part.QUERY: ("query",),
    Part.COMPARED: ("compared", "reference"),
    Part.SELECTED: ("selected",),
    Part.ROWS: ("hidden_rows", "folded", "differences_only", "best_values", "national_abroad"),
    Part.LOOK: ("scheme",),
}


def changed_parts(old: State, new: State) -> frozenset[Part]:
    """Give the parts in which two states differ; empty where they are equal."""
    return frozenset(
        part
        for part, fields in _FIELDS_OF.items()
        if any(getattr(old, name) != getattr(new, name) for name in fields)
    )
