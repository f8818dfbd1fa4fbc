"""What would make another program lead: by hand, and against a grid of weights."""

from hypothesis import example, given
from hypothesis import strategies as st

from mpcompare.model.decide.criteria import Criteria, Criterion, Linear
from mpcompare.model.decide.rating import Rated, Rating, Worth
from mpcompare.model.decide.turning_points import Exchange, TurningPoint, exchanges, turning_points
from tests.model.made_up_programs import program


def rating(weights, *worths, order="exact"):
    """Rate made-up programs, whose worths are given outright."""
    criteria = tuple(
        Criterion(f"made_up_{at}", Linear(0, 1), weight) for at, weight in enumerate(weights)
    )
    rated = tuple(
        Rated(
            program(),
            tuple(Worth(*each) if isinstance(each, tuple) else Worth(each, each) for each in row),
        )
        for row in worths
    )
    return Rating(Criteria(criteria, weights=order), rated, ())


def test_a_weight_that_falls_far_enough_gives_the_lead_away():
    # 60 x 1 + 40 x 0 = 60 against 60 x 0 + 40 x 1 = 40; alike where both weigh 50
    found = turning_points(rating((60, 40), (1, 0), (0, 1)))
    assert [(each.criterion, round(each.after, 9), each.leader) for each in found] == [
        (0, 0.5, 1),
        (1, 0.5, 1),
    ]
    assert isinstance(found[0], TurningPoint)


def test_the_others_keep_their_proportion_and_unknowns_count_half():
    # A = w, B = (1 - w) x (3/4 x 1 + 1/4 x (0 + 1)/2) = (1 - w) x 0.875; alike at 0.875 / 1.875
    found = turning_points(rating((60, 30, 10), (1, 0, 0), (0, 1, (0, 1))))
    first = next(each for each in found if each.criterion == 0)
    assert round(first.after, 6) == round(0.875 / 1.875, 6)


def test_what_only_ties_at_the_end_is_not_told():
    assert turning_points(rating((60, 40), (1, 0.5), (1, 0))) == ()
    assert turning_points(rating((60, 40), (1, 0.5))) == ()


def test_criteria_that_change_places_in_an_order():
    # by the order the first of two weighs 0.75: A leads; exchanged, B does
    found = exchanges(rating((1, 1), (1, 0), (0, 1), order="order"))
    assert found == (Exchange(0, 1, 1),)
    assert exchanges(rating((1, 1), (1, 1), (0, 1), order="order")) == ()


SHARE = st.integers(0, 20).map(lambda n: n / 20)


@example([8, 6, 3], [(0.0, 0.8, 0.0), (0.8, 0.75, 1.0), (0.95, 0.8, 0.5)])
@given(
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.lists(st.tuples(SHARE, SHARE, SHARE), min_size=2, max_size=4),
)
def test_a_grid_of_weights_finds_the_same_leaders(weights, worths):
    given_rating = rating(weights, *worths)
    leader = given_rating.order[0]
    for point in turning_points(given_rating):
        step = 0.001 if point.after > point.before else -0.001
        before, after = (
            _sums(given_rating, point.criterion, point.after + way) for way in (-step, step)
        )
        if abs(point.after - point.before) > 0.0051:  # else they tie already, or nearly
            assert before[leader] >= max(before) - 0.002
        assert after[point.leader] > after[leader]


def _sums(found, criterion, share):
    shares = found.shares
    scale = (1 - share) / (1 - shares[criterion])
    weights = [share if at == criterion else s * scale for at, s in enumerate(shares)]
    return [each.low(weights) for each in found.rated]
