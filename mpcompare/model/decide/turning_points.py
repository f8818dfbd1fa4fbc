"""What would have to change for another program to lead: one weight, or the places of two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mpcompare.model.decide.rating import Rating

_LEAST = 0.005
"""Of a change that is told, half of a hundredth; and how far it stays from 0 and 1, where
programs only tie."""

_TIE = 1e-9
"""Of a sum between 0 and 1, where two count as equal."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A weight from which on another program leads, the others kept in proportion.

    Attributes:
        criterion: its place among the criteria.
        before, after: its share of all weights now, and where the lead changes.
        leader: the place among the rated of the program that leads then.
    """

    criterion: int
    before: float
    after: float
    leader: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two criteria whose exchange in the order makes another program lead; by their places."""

    one: int
    other: int
    leader: int


def turning_points(rating: Rating) -> tuple[TurningPoint, ...]:
    """Return the nearest change of each weight, up and down, that makes another lead.

    Everything unknown counts as its middle, as in the order shown. The smallest change is first.
    """
    if len(rating.rated) < 2 or len(rating.shares) < 2:
        return ()
    middles = _middles(rating)
    leader = rating.order[0]
    found = [
        point
        for criterion, share in enumerate(rating.shares)
        if share < 1
        for point in _of_weight(criterion, share, leader, middles, rating.shares)
    ]
    return tuple(sorted(found, key=lambda point: abs(point.after - point.before)))


def _middles(rating: Rating) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple((worth.low + worth.high) / 2 for worth in rated.worths) for rated in rating.rated
    )


def _of_weight(
    criterion: int,
    share: float,
    leader: int,
    middles: Sequence[Sequence[float]],
    shares: Sequence[float],
) -> Iterator[TurningPoint]:
    """Find where the sums of the leader and another cross: each is a line over the weight."""
    lines: list[tuple[float, float]] = []
    for worths in middles:
        rest = sum(s * v for s, v in zip(shares, worths, strict=True)) - share * worths[criterion]
        lines.append((rest / (1 - share), worths[criterion]))
    crossings: list[tuple[float, float, int]] = []
    for place, (at_0, at_1) in enumerate(lines):
        nearer = lines[leader][0] - at_0
        steeper = (at_1 - at_0) - (lines[leader][1] - lines[leader][0])
        if place != leader and abs(steeper) > 1e-9:
            crossings.append((nearer / steeper, steeper, place))
    up = [(at, place) for at, rise, place in crossings if rise > 0 and at > share - _TIE]
    down = [(at, place) for at, rise, place in crossings if rise < 0 and at < share + _TIE]
    for found, least in ((min(up, default=None), _LEAST), (max(down, default=None), -_LEAST)):
        if found is None:
            continue
        at, place = found
        if abs(at - share) < _LEAST:  # they tie, or nearly: the least change that is told decides
            at = share + least
            sums = [at_0 + (at_1 - at_0) * at for at_0, at_1 in lines]
            place = max(range(len(sums)), key=sums.__getitem__)
        if _LEAST < at < 1 - _LEAST and place != leader:
            yield TurningPoint(criterion, share, at, place)


def exchanges(rating: Rating) -> tuple[Exchange, ...]:
    """Return the exchanges of two criteria in the order that make another program lead.

    Those of neighbours come first.
    """
    criteria = rating.criteria.criteria
    if len(rating.rated) < 2:
        return ()
    leader = rating.order[0]
    found: list[Exchange] = []
    for distance in range(1, len(criteria)):
        for one in range(len(criteria) - distance):
            places = list(range(len(criteria)))
            places[one], places[one + distance] = places[one + distance], places[one]
            other = replace(
                rating,
                criteria=replace(rating.criteria, criteria=tuple(criteria[at] for at in places)),
                rated=tuple(
                    replace(rated, worths=tuple(rated.worths[at] for at in places))
                    for rated in rating.rated
                ),
            )
            if other.order[0] != leader:
                found.append(Exchange(one, one + distance, other.order[0]))
    return tuple(found)
