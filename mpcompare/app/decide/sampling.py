"""How sure an order is: programs ranked again and again with weights and unknowns drawn by lot.

Stochastic multicriteria acceptability analysis: R. Lahdelma and P. Salminen, SMAA-2, Operations
Research 49(3), 2001. numpy is imported with this module, so nothing on the way to the first paint
may import it.
"""

# The check is as of Python 3.11, and numpy's declarations for later ones name a type (Buffer) that
# 3.11 does not know.
# pyright: reportUnknownMemberType=false

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mpcompare.model.decide.rating import Rating
from mpcompare.model.query import never

SAMPLES, SEED = 10_000, 0
_AT_ONCE = 10_000
"""Samples that are drawn together: 2,000 unknowns are then 80 MB."""
_EQUAL = 1e-9
"""Sums that are no further apart are a tie: they are added up in different orders."""

_Floats = NDArray[np.float64]
_Drawn = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Influence:
    """A gap, and in what share of the samples its answer changes who leads.

    Attributes:
        program: its place among the rated programs.
        criterion: its place among the criteria.
    """

    program: int
    criterion: int
    changes_leader: float


@dataclass(frozen=True, slots=True)
class Sampled:
    """What the samples say.

    Attributes:
        acceptability: for each program the share of samples in which it comes first, second, ...
        influences: of all gaps that can be asked about, the greatest first.
        samples: how many there are.
    """

    acceptability: tuple[tuple[float, ...], ...]
    influences: tuple[Influence, ...]
    samples: int


@dataclass(frozen=True, slots=True)
class _Table:
    """The rating as arrays. The unknowns are those of the first program, of the second, ..."""

    low: _Floats
    shares: _Floats
    is_by_order: bool
    program: NDArray[np.intp]
    criterion: NDArray[np.intp]
    width: _Floats
    is_asked: NDArray[np.bool_]

    def unknowns(self, program: int) -> slice:
        """Return which of the unknowns are a program's."""
        first, last = np.searchsorted(self.program, [program, program + 1])
        return slice(int(first), int(last))


def sample(
    rating: Rating,
    samples: int = SAMPLES,
    seed: int = SEED,
    cancelled: Callable[[], bool] = never,
) -> Sampled | None:
    """Rank the rated programs in as many samples; the same seed gives the same answer.

    An unknown is drawn evenly between its ends; weights that are known by their order alone are
    drawn evenly among all weights in that order that add up to 1. None where it was cancelled.
    """
    table = _table(rating)
    programs = len(rating.rated)
    ranks = np.zeros((programs, programs))
    changes = np.zeros(len(table.program))
    rng = np.random.Generator(np.random.PCG64(seed))
    for start in range(0, samples if programs else 0, _AT_ONCE):
        if cancelled():
            return None
        count = min(_AT_ONCE, samples - start)
        weights = _weights(table, count, rng)
        drawn = rng.random((len(table.program), count), dtype=np.float32)
        scores = _scores(table, weights, drawn)
        order = np.argsort(-scores, axis=1)
        ranked = np.take_along_axis(scores, order, axis=1)
        ranks += _ranks(order, ranked)
        if programs > 1:
            changes += _changes(table, weights, drawn, scores, order, ranked)
    shares = tuple(tuple(row) for row in (ranks / max(samples, 1)).tolist())
    return Sampled(shares, _influences(table, changes / max(samples, 1)), samples)


def _table(rating: Rating) -> _Table:
    worths = [rated.worths for rated in rating.rated]
    shape = (len(worths), len(rating.shares))
    low = np.array([[worth.low for worth in row] for row in worths]).reshape(shape)
    high = np.array([[worth.high for worth in row] for row in worths]).reshape(shape)
    program, criterion = np.nonzero(high > low)
    unknown = [worths[p][c] for p, c in zip(program.tolist(), criterion.tolist(), strict=True)]
    asked = [worth.is_gap and worth.can_be_asked for worth in unknown]
    return _Table(
        low,
        np.array(rating.shares),
        rating.criteria.weights == "order",
        program,
        criterion,
        (high - low)[program, criterion],
        np.array(asked, dtype=np.bool_),
    )


def _weights(table: _Table, count: int, rng: np.random.Generator) -> _Floats:
    """Return the weights by criterion and sample; one column where they are the same in all."""
    if not table.is_by_order:
        return table.shares[:, None]
    # exponentials that are divided by their sum are even over all weights
    drawn = rng.standard_exponential((len(table.shares), count))
    return np.sort(drawn / drawn.sum(axis=0), axis=0)[::-1]


def _scores(table: _Table, weights: _Floats, drawn: _Drawn) -> _Floats:
    """Return the sums by sample and program."""
    scores = np.empty((drawn.shape[1], len(table.low)))
    scores[:] = (table.low @ weights).T
    short, width = weights.astype(np.float32), table.width.astype(np.float32)
    for program in range(len(table.low)):
        mine = table.unknowns(program)
        if mine.start == mine.stop:
            continue
        factor = short[table.criterion[mine]] * width[mine, None]
        if table.is_by_order:
            scores[:, program] += np.einsum("us,us->s", factor, drawn[mine])
        else:
            scores[:, program] += factor[:, 0] @ drawn[mine]
    return scores


def _ranks(order: NDArray[np.intp], ranked: _Floats) -> _Floats:
    """Return how often each program has each rank; those that tie share their ranks evenly."""
    programs = order.shape[1]
    place: NDArray[np.intp] = np.arange(programs, dtype=np.intp)
    is_new = np.ones(order.shape, dtype=np.bool_)
    is_new[:, 1:] = ranked[:, :-1] - ranked[:, 1:] > _EQUAL
    if is_new.all():
        counts = np.bincount((order * programs + place).ravel(), minlength=programs**2)
        return counts.reshape(programs, programs).astype(np.float64)
    first = np.maximum.accumulate(np.where(is_new, place, 0), axis=1)
    is_last = np.ones(order.shape, dtype=np.bool_)
    is_last[:, :-1] = is_new[:, 1:]
    last = np.minimum.accumulate(np.where(is_last, place, programs)[:, ::-1], axis=1)[:, ::-1]
    share = 1.0 / (last - first + 1)
    size = (programs, programs + 1)
    # a share begins at the first of the tied ranks and ends behind the last: added up from there
    ends = [
        np.bincount((order * size[1] + at).ravel(), share.ravel(), size[0] * size[1])
        for at in (first, last + 1)
    ]
    shared: _Floats = (ends[0] - ends[1]).astype(np.float64).reshape(size)
    return np.cumsum(shared, axis=1)[:, :programs]


def _changes(
    table: _Table,
    weights: _Floats,
    drawn: _Drawn,
    scores: _Floats,
    order: NDArray[np.intp],
    ranked: _Floats,
) -> _Floats:
    """Count for each gap the samples in which another leads than with its value at the middle."""
    found = np.zeros(len(table.program))
    short = weights.astype(np.float32)
    for program in range(len(table.low)):
        mine = table.unknowns(program)
        others = np.where(order[:, 0] == program, ranked[:, 1], ranked[:, 0])
        ahead = scores[:, program] - others + _EQUAL
        leads = ahead >= 0
        nearest = np.abs(ahead).min()
        for gap in range(mine.start, mine.stop):
            weight = short[table.criterion[gap]]
            if table.is_asked[gap] and weight.max() / 2 >= nearest:
                would_lead = ahead + weight * (np.float32(0.5) - drawn[gap]) >= 0
                found[gap] = np.count_nonzero(leads != would_lead)
    return found


def _influences(table: _Table, changes: _Floats) -> tuple[Influence, ...]:
    gaps = [
        Influence(int(table.program[gap]), int(table.criterion[gap]), float(changes[gap]))
        for gap in np.flatnonzero(table.is_asked)
    ]
    return tuple(sorted(gaps, key=lambda gap: -gap.changes_leader))
