"""A shortlist: programs that the user looks at together, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    """

    name: str
    made: str = ""
    programs: tuple[str, ...] = ()
    reference: str | None = None
    hidden_rows: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict[str, float])
