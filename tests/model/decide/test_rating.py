"""What facts are worth: by hand, and by properties that must hold of all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.decide.criteria import (
    Criteria,
    Criterion,
    Linear,
    Must,
    OfChoices,
    rank_order_centroid,
)
from mpcompare.model.decide.rating import Met, Rated, Subjects, Worth, is_met, rate, worth
from mpcompare.model.fact import Absence, Fact, Source, Statement
from mpcompare.model.money import Charge, Money, NumberRange
from mpcompare.model.pay.preferences import Residence
from tests.model.made_up_programs import fact, program

SUBJECTS = Subjects(ATTRIBUTES, rates={"USD": 1.0, "EUR": 0.8})
LENGTH = Criterion("duration_months", Linear(worst=36, best=12), 30)
THESIS = Criterion(
    "thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70
)
NEW = Source("new", "https://example.org/new", "Made-up school", "official", "2026")
OLD = Source("old", "https://example.org/old", "Made-up school", "official", "2024")
WITHHELD = Fact(reason=Absence.WITHHELD)
NOT_APPLICABLE = Fact(reason=Absence.NOT_APPLICABLE)


def disputed(newer, older):
    return Fact((Statement(newer, NEW), Statement(older, OLD)))


def charges(*amounts, currency="USD", residencies=()):
    whose = residencies or ("all",) * len(amounts)
    return Fact(
        tuple(
            Statement(Charge(Money(amount, currency), "program", whom, "2025-26"), NEW)
            for amount, whom in zip(amounts, whose, strict=True)
        ),
        parts=True,
    )


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (fact(12.0), Worth(1.0, 1.0)),
        (fact(24.0), Worth(0.5, 0.5)),  # (24 - 36) / (12 - 36)
        (fact(48.0), Worth(0.0, 0.0)),  # beyond the worst
        (fact(9.0), Worth(1.0, 1.0)),  # beyond the best
        (fact(NumberRange(18.0, 30.0)), Worth(0.25, 0.75)),
        (disputed(12.0, 24.0), Worth(0.5, 1.0)),
        (WITHHELD, Worth(0.0, 1.0, is_gap=True)),
        (NOT_APPLICABLE, Worth(0.0, 1.0, is_gap=True, can_be_asked=False)),
    ],
)
def test_a_number_is_worth_what_lies_between_worst_and_best(stated, expected):
    assert worth(LENGTH, program("a", duration_months=stated), SUBJECTS) == expected


def test_what_no_source_states_may_be_worth_anything():
    assert worth(LENGTH, program("a"), SUBJECTS) == Worth(0.0, 1.0, is_gap=True)
    assert worth(THESIS, program("a"), SUBJECTS) == Worth(0.0, 1.0, is_gap=True)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (fact("choice"), Worth(0.5, 0.5)),
        (disputed("thesis", "choice"), Worth(0.0, 0.5)),
    ],
)
def test_a_word_is_worth_what_the_user_says(stated, expected):
    assert worth(THESIS, program("a", thesis_option=stated), SUBJECTS) == expected


def test_of_several_values_the_best_counts_and_what_is_not_named_counts_nothing():
    wanted = Criterion("concentrations", OfChoices({"production": 1.0, "media": 0.4}))
    for stated, expected in (
        (("media", "production"), 1.0),
        (("media", "business"), 0.4),
        (("business",), 0.0),
    ):
        found = worth(wanted, program("a", concentrations=fact(stated)), SUBJECTS)
        assert found == Worth(expected, expected)


def test_an_absence_is_worth_what_the_user_says_it_is():
    living = Criterion("ensemble", OfChoices({"none": 1.0, "not-applicable": 0.8}))
    found = worth(living, program("a", ensemble=NOT_APPLICABLE), SUBJECTS)
    assert found == Worth(0.8, 0.8)


def test_charges_count_in_dollars_and_for_the_user_alone():
    cost = Criterion("tuition_in_all", Linear(worst=100_000, best=0))
    euros = program("a", tuition_in_all=charges(20_000, currency="EUR"))
    assert worth(cost, euros, SUBJECTS) == Worth(0.75, 0.75)  # 25,000 dollars
    both = charges(40_000, 80_000, residencies=("in-state", "out-of-state"))
    ohio = program("b", tuition_in_all=both)
    everyone = worth(cost, ohio, SUBJECTS)
    assert (everyone.low, everyone.high) == pytest.approx((0.2, 0.6))
    at_home = Subjects(ATTRIBUTES, home=Residence("US", "Ohio"))
    assert worth(cost, ohio, at_home).low == pytest.approx(0.6)


def test_a_figure_of_cost_or_pay_is_rated_as_a_number():
    figures = Subjects(ATTRIBUTES, {"pay.x": lambda p: (50.0, 75.0) if p.id == "a" else None})
    pay = Criterion("pay.x", Linear(worst=0, best=100))
    assert worth(pay, program("a"), figures) == Worth(0.5, 0.75)
    assert worth(pay, program("b"), figures) == Worth(0.0, 1.0, is_gap=True)


ONLINE = Must("online", frozenset({"online", "hybrid"}))
SHORT = Must("duration_months", at_most=24)


@pytest.mark.parametrize(
    ("must", "key", "stated", "expected"),
    [
        (ONLINE, "online", fact("hybrid"), Met.YES),
        (ONLINE, "online", fact("on-campus"), Met.NO),
        (ONLINE, "online", disputed("hybrid", "on-campus"), Met.UNCLEAR),
        (ONLINE, "online", disputed("hybrid", "online"), Met.YES),
        (ONLINE, "online", WITHHELD, Met.UNCLEAR),
        (Must("gre", frozenset({"none", "withheld"})), "gre", WITHHELD, Met.YES),
        (SHORT, "duration_months", fact(24.0), Met.YES),
        (SHORT, "duration_months", fact(25.0), Met.NO),
        (SHORT, "duration_months", fact(NumberRange(18.0, 30.0)), Met.UNCLEAR),
        (Must("duration_months", at_least=12), "duration_months", fact(9.0), Met.NO),
    ],
)
def test_a_must_is_met_failed_or_open(must, key, stated, expected):
    assert is_met(must, program("a", **{key: stated}), SUBJECTS) is expected


def test_musts_rule_out_and_a_gap_is_told():
    criteria = Criteria((LENGTH,), (ONLINE, SHORT))
    programs = (
        program("out", online=fact("on-campus"), duration_months=fact(36.0)),
        program("open", duration_months=fact(12.0)),
        program("in", online=fact("online"), duration_months=fact(12.0)),
    )
    rating = rate(criteria, programs, SUBJECTS)
    assert [(out.program.id, out.failed) for out in rating.ruled_out] == [
        ("out", ("online", "duration_months"))
    ]
    assert [(left.program.id, left.unclear) for left in rating.rated] == [
        ("open", ("online",)),
        ("in", ()),
    ]


def test_the_sums_of_two_programs_by_hand():
    rating = rate(
        Criteria((LENGTH, THESIS)),
        (
            program("known", duration_months=fact(24.0), thesis_option=fact("choice")),
            program("gap", duration_months=fact(12.0)),
        ),
        SUBJECTS,
    )
    known, gap = rating.rated
    assert known.low(rating.shares) == known.high(rating.shares) == pytest.approx(0.5)
    assert gap.low(rating.shares) == pytest.approx(0.3)  # 0.3 x 1 + 0.7 x 0
    assert gap.high(rating.shares) == pytest.approx(1.0)


def test_weights_of_an_order_are_the_centroid():
    assert rank_order_centroid(1) == (1.0,)
    assert rank_order_centroid(2) == (0.75, 0.25)
    assert rank_order_centroid(4) == pytest.approx((0.52083, 0.27083, 0.14583, 0.0625), abs=1e-5)
    ordered = Criteria((LENGTH, THESIS), weights="order")
    assert ordered.shares == (0.75, 0.25)


shares = st.floats(0, 1)
intervals = st.tuples(shares, shares).map(sorted).map(lambda ends: Worth(*ends))
weights = st.lists(st.floats(0.01, 100), min_size=1, max_size=6)


@given(st.data(), weights)
def test_weights_scale_and_a_band_lies_between_0_and_1(data, numbers):
    worths = tuple(data.draw(intervals) for _ in numbers)
    factor = data.draw(st.floats(0.1, 10))
    rated = Rated(program("a"), worths)
    some = Criteria(tuple(Criterion("gre", LENGTH.value, n) for n in numbers)).shares
    scaled = Criteria(tuple(Criterion("gre", LENGTH.value, n * factor) for n in numbers)).shares
    assert sum(some) == pytest.approx(1)
    assert scaled == pytest.approx(some)
    assert -1e-9 <= rated.low(some) <= rated.high(some) + 1e-9 <= 1 + 2e-9


@given(st.data(), weights, st.integers(0, 5))
def test_an_answer_never_widens_a_band(data, numbers, place):
    worths = [data.draw(intervals) for _ in numbers]
    gap = Worth(0.0, 1.0, is_gap=True)
    place %= len(worths)
    open_one = [*worths[:place], gap, *worths[place + 1 :]]
    shares = Criteria(tuple(Criterion("gre", LENGTH.value, n) for n in numbers)).shares
    before, after = Rated(program("a"), tuple(open_one)), Rated(program("a"), tuple(worths))
    assert before.low(shares) <= after.low(shares) + 1e-9
    assert after.high(shares) <= before.high(shares) + 1e-9


@pytest.mark.parametrize(
    ("residencies", "home", "expected"),
    [
        (("home",), None, (0.0, 0.8)),  # who is from elsewhere may be charged anything
        (("international",), None, (0.8, 1.0)),  # a resident may be charged nothing
        (("in-state", "out-of-state"), None, (0.6, 0.8)),
        (("home",), Residence("AT"), (0.8, 0.8)),
        (("in-state",), Residence("US"), (0.0, 0.8)),
        (("all",), None, (0.8, 0.8)),
    ],
)
def test_a_charge_that_nobody_states_for_the_user_is_open(residencies, home, expected):
    cost = Criterion("tuition_in_all", Linear(worst=100_000, best=0))
    amounts = (20_000, 40_000)[: len(residencies)]
    one = program("a", tuition_in_all=charges(*amounts, residencies=residencies))
    one = replace(one, country=home.country if home else "AT", region="")
    found = worth(cost, one, Subjects(ATTRIBUTES, home=home))
    assert (found.low, found.high) == pytest.approx(expected)


def test_an_open_charge_neither_meets_nor_fails_a_limit():
    one = program("a", tuition_in_all=charges(20_000, residencies=("home",)))
    assert is_met(Must("tuition_in_all", at_most=30_000), one, SUBJECTS) is Met.UNCLEAR
    assert is_met(Must("tuition_in_all", at_most=10_000), one, SUBJECTS) is Met.NO


lengths = st.none() | st.floats(6, 60) | st.tuples(st.floats(6, 60), st.floats(6, 60)).map(sorted)
options = st.none() | st.sampled_from(["thesis", "choice", "non-thesis"])


def made_of(key, length, option):
    facts = {}
    if length is not None:
        facts["duration_months"] = fact(
            length if isinstance(length, float) else NumberRange(*length)
        )
    if option is not None:
        facts["thesis_option"] = fact(option)
    return program(key, **facts)


@given(
    st.lists(st.tuples(lengths, options), min_size=1, max_size=6),
    st.integers(0, 6),
    st.floats(36, 60),
)
def test_a_dominated_program_changes_no_other_band(rows, place, length):
    programs = [made_of(f"p{n}", *row) for n, row in enumerate(rows)]
    # no option is worth less than a thesis, and no length less than one of 36 months and more
    worst = made_of("worst", length, "thesis")
    criteria = Criteria((LENGTH, THESIS))
    before = rate(criteria, programs, SUBJECTS)
    after = rate(criteria, [*programs[:place], worst, *programs[place:]], SUBJECTS)

    def bands(rating):
        shares = rating.shares
        return {
            rating.rated[at].program.id: (
                rating.rated[at].low(shares),
                rating.rated[at].high(shares),
            )
            for at in rating.order
        }

    kept = bands(after)
    assert kept.pop("worst") == (0.0, 0.0)
    assert kept == bands(before)
    assert list(kept) == list(bands(before)), "and the others stand in the same order"


def test_equal_programs_share_a_rank():
    one, two = made_of("one", 24.0, "choice"), made_of("two", 24.0, "choice")
    # 12 months and a choice are more, a thesis in 36 months is nothing
    others = (made_of("more", 12.0, "choice"), made_of("less", 36.0, "thesis"))
    rating = rate(Criteria((LENGTH, THESIS)), (one, others[1], two, others[0]), SUBJECTS)
    told = [(rank, rating.rated[place].program.id) for rank, place in rating.ranked]
    assert told == [(1, "more"), (2, "one"), (2, "two"), (4, "less")]
