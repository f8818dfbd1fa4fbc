"""What a search of the catalog finds: hits, counts for the filters, filters that words may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mpcompare.model.query import AnyOf, Query


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query finds.

    Attributes:
        total: how many programs there are.
        numbers: their numbers in the query's order; the first ones only where a limit was given.
        corrected: the words that were looked for instead, where the query's own find nothing.
        closed: how many more there are that take no applications, and are left out for that.
    """

    total: int
    numbers: Sequence[int]
    corrected: str = ""
    closed: int = 0

    @property
    def complete(self) -> bool:
        """Whether all numbers are here."""
        return len(self.numbers) == self.total


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many hits have a number between each two `edges`; money is in approximate US dollars.

    A hit with several numbers, or with a range of them, counts wherever it has one.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    unstated: int

    @property
    def low(self) -> float:
        """Where the first bin begins."""
        return self.edges[0]

    @property
    def high(self) -> float:
        """Where the last bin ends."""
        return self.edges[-1]


@dataclass(frozen=True, slots=True)
class Facets:
    """For each attribute, what ticking each value would leave, all other filters in force."""

    total: int
    counts: Mapping[str, Mapping[str, int]]
    histograms: Mapping[str, Histogram]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A filter in the place of words that name it.

    Attributes:
        query: with the filter, without the words.
        filter: what the words name.
        total: how many programs the query finds.
    """

    query: Query
    filter: AnyOf
    total: int
