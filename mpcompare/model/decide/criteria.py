"""What the user decides by: criteria with weights and values, and musts that rule out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weights = Literal["exact", "order"]
"""How weights are meant: as they are written, or by their order alone."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A number's value: 0 at the worst and beyond it, 1 at the best and beyond, even between."""

    worst: float
    best: float

    def value(self, number: float) -> float:
        """Return what a number is worth, from 0 to 1.

        >>> [Linear(36, 12).value(months) for months in (48, 24, 9)]
        [0.0, 0.5, 1.0]
        """
        share = (number - self.worst) / (self.best - self.worst)
        return min(1.0, max(0.0, share))


@dataclass(frozen=True, slots=True)
class OfChoices:
    """What each word is worth, from 0 to 1; a word that is not among them is worth nothing."""

    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that counts.

    Attributes:
        key: of an attribute, or of a figure of cost or pay.
        value: what each of its values is worth.
        weight: what going from the worst to the best is worth, on any scale.
    """

    key: str
    value: Linear | OfChoices
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Must:
    """What a program has to meet: one of the words, or a number within the limits."""

    key: str
    values: frozenset[str] = frozenset()
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Criteria:
    """All that a choice is made by, in the user's order.

    Attributes:
        weights: "exact", or "order": then only the order of the list counts.
    """

    criteria: tuple[Criterion, ...]
    musts: tuple[Must, ...] = ()
    weights: Weights = "exact"

    @property
    def shares(self) -> tuple[float, ...]:
        """The weight of each criterion as a share of all; they add up to 1."""
        if self.weights == "order":
            return rank_order_centroid(len(self.criteria))
        total = sum(criterion.weight for criterion in self.criteria)
        return tuple(criterion.weight / total for criterion in self.criteria)


def rank_order_centroid(count: int) -> tuple[float, ...]:
    """Return the mean of all weights in falling order that add up to 1, the greatest first.

    The k-th of n is (1/k + 1/(k+1) + ... + 1/n) / n: F. H. Barron and B. E. Barrett, Decision
    quality using ranked attribute weights, Management Science 42(11), 1996.

    >>> [round(weight, 4) for weight in rank_order_centroid(3)]
    [0.6111, 0.2778, 0.1111]
    """
    return tuple(sum(1 / n for n in range(k, count + 1)) / count for k in range(1, count + 1))
