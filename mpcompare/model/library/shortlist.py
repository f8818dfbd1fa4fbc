"""A shortlist: programs that the user looks at together, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mpcompare.model.series import series_of

if TYPE_CHECKING:  # each start imports this, and few need the sets
    from mpcompare.model.decide.criteria_set import CriteriaSets
    from mpcompare.model.library.shared_facts import SharedFacts

Better = Literal["low", "high"]
"""Which end of an attribute's values the user likes better."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Some programs in the user's order. The same program can be on many shortlists.

    Attributes:
        name: the user's name for it.
        made: when it was made, as ISO 8601 in UTC; shortlists are listed in this order.
        programs: ids, from left to right.
        reference: id of the pinned program, one of `programs`.
        hidden_rows: keys of attributes and charts that are put away.
        weights: how much each attribute counts, by key; 0 and more.
        series: for each of `programs` the number of its colour; one that has none yet gets the
            lowest free one.
        columns: keys of the table's columns, from left to right; empty for those of a new one.
        better: what the user said of attributes, by key.
        criteria: what the user decides by; None where nothing was said.
        shared: what the catalog of whoever shared it stated; None for one of the user's own.
    """

    name: str
    made: str = ""
    programs: tuple[str, ...] = ()
    reference: str | None = None
    hidden_rows: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict[str, float])
    series: Mapping[str, int] = field(default_factory=dict[str, int])
    columns: tuple[str, ...] = ()
    better: Mapping[str, Better] = field(default_factory=dict[str, Better])
    criteria: "CriteriaSets | None" = None
    shared: "SharedFacts | None" = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "series", series_of(self.programs, self.series))
