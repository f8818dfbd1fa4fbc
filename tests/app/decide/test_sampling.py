"""Ranks by lot: against a second, independent computation, and by what must hold of any."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mpcompare.app.decide.sampling import sample
from mpcompare.model.decide.criteria import Criteria, Criterion, Linear
from mpcompare.model.decide.rating import Rated, Rating, Worth
from tests.model.made_up_programs import program

GAP = Worth(0.0, 1.0, is_gap=True)
SOME = Linear(0, 1)


def rating(weights, *rows, order=False):
    """Make a rating: a number is known, a pair an interval, None a gap."""
    criteria = Criteria(
        tuple(Criterion("gre", SOME, weight) for weight in weights),
        weights="order" if order else "exact",
    )
    rated = (
        Rated(program(f"p{place}"), tuple(map(worth_of, row))) for place, row in enumerate(rows)
    )
    return Rating(criteria, tuple(rated), ())


def worth_of(cell):
    if cell is None:
        return GAP
    return Worth(*cell) if isinstance(cell, tuple) else Worth(float(cell), float(cell))


def by_grid(weights, *rows, steps=40):
    """Rank at each point of a grid over all unknowns, in plain Python, and by the definitions.

    Return the share of each rank, and for each gap the share of points in which another leads
    than with that gap at its middle.
    """
    total = sum(weights)
    unknown = [
        (p, c) for p, row in enumerate(rows) for c, cell in enumerate(row) if not is_known(cell)
    ]
    ranks = [[0.0] * len(rows) for _ in rows]
    changes = {place: 0 for place in unknown if rows[place[0]][place[1]] is None}
    points = 0
    for point in product([(step + 0.5) / steps for step in range(steps)], repeat=len(unknown)):
        drawn = dict(zip(unknown, point, strict=True))

        def sums(drawn):
            return [
                round(sum(w / total * number(row, p, c, drawn) for c, w in enumerate(weights)), 9)
                for p, row in enumerate(rows)
            ]

        found = sums(drawn)
        points += 1
        for p, own in enumerate(found):
            above = sum(other > own for other in found)
            tied = found.count(own)
            for rank in range(above, above + tied):
                ranks[p][rank] += 1 / tied
        for p, c in changes:
            middle = sums({**drawn, (p, c): 0.5})
            changes[p, c] += (found[p] >= max(found)) != (middle[p] >= max(middle))
    return (
        [[share / points for share in row] for row in ranks],
        {place: count / points for place, count in changes.items()},
    )


def is_known(cell):
    return isinstance(cell, int | float)


def number(row, p, c, drawn):
    cell = row[c]
    if is_known(cell):
        return cell
    low, high = cell or (0, 1)
    return low + (high - low) * drawn[p, c]


SMALL = [
    ((1, 1), (0.4, 0.5), (None, 0.2)),
    ((30, 70), (0.5, None), (None, 0.0)),
    ((3, 2, 1), (0.5, None, 0.2), (0.3, 0.6, None), (1.0, 0.0, 0.4)),
    ((2, 1), (0.5, 0.5), (0.5, 0.5), (0.2, None)),
    ((5, 1), ((0.2, 0.8), 0.5), (0.5, None), (0.6, (0.0, 0.3))),
]


@pytest.mark.parametrize("case", SMALL)
def test_the_samples_agree_with_a_grid_over_all_unknowns(case):
    weights, *rows = case
    sampled = sample(rating(weights, *rows), samples=20_000, seed=7)
    ranks, changes = by_grid(weights, *rows)
    for found, expected in zip(sampled.acceptability, ranks, strict=True):
        assert found == pytest.approx(expected, abs=0.02)
    found = {(gap.program, gap.criterion): gap.changes_leader for gap in sampled.influences}
    assert found.keys() == changes.keys()
    for place, share in changes.items():
        assert found[place] == pytest.approx(share, abs=0.02)


def test_two_programs_by_an_integral():
    # 0.15 + 0.7 u < 0.3 v for u < (0.3 v - 0.15) / 0.7, whose integral from v = 1/2 to 1 is 3/56
    sampled = sample(rating((30, 70), (0.5, None), (None, 0.0)), samples=100_000)
    assert sampled.acceptability[1][0] == pytest.approx(3 / 56, abs=0.003)
    # the first leads with its gap at the middle: 0.5, more than the second can have
    assert sampled.influences[0].changes_leader == pytest.approx(3 / 56, abs=0.003)


def test_weights_by_order_are_even_over_all_in_that_order():
    # the first leads where w1 > 0.6: of w1 from 1/2 to 1 that is four fifths
    ordered = sample(rating((1, 1), (1.0, 0.0), (0.4, 0.9), order=True), samples=50_000)
    # w1 > 0.4 w1 + 0.9 (1 - w1) for w1 > 0.6
    assert ordered.acceptability[0][0] == pytest.approx(0.8, abs=0.01)
    three = sample(rating((1, 1, 1), (0.0, 1.0, 1.0), (0.75, 0.0, 0.0), order=True), samples=50_000)
    # 0.75 w1 against 1 - w1: the second leads above w1 = 4/7; the share of ordered weights below
    points = [(a / 300, b / 300, 1 - a / 300 - b / 300) for a in range(301) for b in range(301 - a)]
    inside = [p for p in points if p[0] >= p[1] >= p[2]]
    share = sum(p[0] < 4 / 7 for p in inside) / len(inside)
    assert three.acceptability[0][0] == pytest.approx(share, abs=0.02)


def test_what_is_known_needs_no_luck():
    sampled = sample(rating((1, 1), (1, 0.2), (0.2, 0.9), (0, 0)), samples=10)
    assert sampled.acceptability == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert sampled.influences == ()


def test_those_that_tie_share_their_ranks():
    # 0.1 + 0.2 and 0.3 differ in the last digit of a float
    sampled = sample(rating((1, 1), (0.1, 0.2), (0.3, 0.0), (0, 0), (0.15, 0.15)), samples=10)
    third = pytest.approx(1 / 3)
    assert sampled.acceptability[2] == pytest.approx((0, 0, 0, 1))
    for place in (0, 1, 3):
        assert tuple(sampled.acceptability[place]) == (third, third, third, 0)


def test_the_same_seed_gives_the_same_answer_and_another_nearly_so():
    asked = rating((3, 2, 1), (0.5, None, 0.2), (0.3, 0.6, None), (None, 0.0, 0.4))
    assert sample(asked, seed=3) == sample(asked, seed=3)
    assert sample(asked, seed=3) != sample(asked, seed=4)
    for one, other in zip(
        sample(asked, seed=3).acceptability, sample(asked, seed=4).acceptability, strict=True
    ):
        assert one == pytest.approx(other, abs=0.03)


def test_samples_that_are_drawn_in_several_parts_add_up():
    asked = rating((1, 1), (0.4, 0.5), (None, 0.2))
    parted = sample(asked, samples=25_000)
    assert sum(parted.acceptability[0]) == pytest.approx(1)
    (first, _), _ = by_grid((1, 1), (0.4, 0.5), (None, 0.2))
    assert parted.acceptability[0] == pytest.approx(first, abs=0.02)


def test_what_makes_no_sense_to_ask_is_not_among_what_to_find_out():
    asked = rating((1,), (0.4,))
    senseless = Worth(0.0, 1.0, is_gap=True, can_be_asked=False)
    both = Rating(asked.criteria, (*asked.rated, Rated(program("b"), (senseless,))), ())
    sampled = sample(both)
    assert sampled.influences == ()
    assert sampled.acceptability[1][0] == pytest.approx(0.6, abs=0.02)


def test_one_program_and_none():
    assert sample(rating((1,), (None,))).acceptability == ((1.0,),)
    assert sample(rating((1,))).acceptability == ()


def test_it_stops_when_it_is_cancelled():
    assert sample(rating((1,), (None,), (0.5,)), cancelled=lambda: True) is None


ends = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: tuple(sorted(pair)))
cells = st.none() | st.floats(0, 1) | ends
tables = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.floats(0.1, 10), min_size=width, max_size=width),
        st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5),
        st.booleans(),
    )
)


@given(tables)
@settings(max_examples=60, deadline=None)
def test_acceptabilities_add_up_to_one_by_rank_and_by_program(table):
    weights, rows, order = table
    sampled = sample(rating(weights, *rows, order=order), samples=300)
    for row in (*sampled.acceptability, *zip(*sampled.acceptability, strict=True)):
        assert sum(row) == pytest.approx(1)
        assert all(-1e-9 <= share <= 1 + 1e-9 for share in row)
    assert all(0 <= gap.changes_leader <= 1 for gap in sampled.influences)


@given(tables)
@settings(max_examples=30, deadline=None)
def test_equal_programs_tie(table):
    weights, rows, order = table
    first = [0.5 if cell is None or isinstance(cell, tuple) else cell for cell in rows[0]]
    sampled = sample(rating(weights, first, *rows, first, order=order), samples=300)
    assert sampled.acceptability[0] == pytest.approx(sampled.acceptability[-1])


@given(tables)
@settings(max_examples=30, deadline=None)
def test_who_is_never_better_never_comes_first_alone(table):
    weights, rows, order = table
    best = [1.0] * len(weights)
    sampled = sample(rating(weights, *rows, best, order=order), samples=300)
    assert sampled.acceptability[-1][0] >= 1 / (len(rows) + 1) - 1e-9


@given(tables)
@settings(max_examples=60, deadline=None)
def test_a_dominated_program_takes_no_rank_from_any_other(table):
    weights, rows, order = table
    better = [[1.0 if cell is None else cell for cell in row] for row in rows]
    before = sample(rating(weights, *better, order=order), samples=300)
    # what is worth nothing is below all that is worth something in each case
    above = [place for place, row in enumerate(better) if all(is_positive(cell) for cell in row)]
    worst = [0.0] * len(weights)
    after = sample(rating(weights, *better, worst, order=order), samples=300)
    for place in above:
        assert after.acceptability[place][:-1] == pytest.approx(before.acceptability[place])
        assert after.acceptability[place][-1] == pytest.approx(0)


def is_positive(cell):
    return min(cell) > 0.001 if isinstance(cell, tuple) else cell > 0.001
