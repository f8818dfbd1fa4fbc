"""What the window shows and the user has gathered: one frozen value, and what changed in it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from mpcompare.app.careers_choice import CareersChoice
from mpcompare.app.cost_choice import CostChoice
from mpcompare.model.choices import PathChanges
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
    CAREERS = "careers"
    PATHS = "paths"
    COST = "cost"
    GUIDE = "guide"
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
        guide: where the guide is open: a chapter, a term or the questions; "" for its start.
        welcomed: whether the welcome has been closed.
        careers: what the Careers page shows.
        cost: what the Cost page was asked.
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
    guide: str = ""
    welcomed: bool = False
    careers: CareersChoice = field(default_factory=CareersChoice)
    cost: CostChoice = field(default_factory=CostChoice)

    @property
    def paths(self) -> PathChanges:
        """The user's changes to what concentrations lead to; the cards' charts follow them."""
        return self.careers.paths


_FIELDS_OF = {
    Part.PAGE: ("page", "welcomed"),
    Part.QUERY: ("query",),
    Part.COMPARED: ("compared", "reference"),
    Part.SELECTED: ("selected",),
    Part.ROWS: ("hidden_rows", "folded", "differences_only", "best_values", "national_abroad"),
    Part.LOOK: ("scheme",),
    Part.CAREERS: ("careers",),
    Part.PATHS: ("paths",),
    Part.COST: ("cost",),
    Part.GUIDE: ("guide",),
}


def changed_parts(old: State, new: State) -> frozenset[Part]:
    """Give the parts in which two states differ; empty where they are equal."""
    return frozenset(
        part
        for part, fields in _FIELDS_OF.items()
        if any(getattr(old, name) != getattr(new, name) for name in fields)
    )
