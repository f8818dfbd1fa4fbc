"""Which program is marked as the lowest or highest, among which others, and for whom."""

import pytest
from made_up_programs import charge, fact, program

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.comparison import Comparison
from mpcompare.model.fact import NOT_STATED
from mpcompare.model.money import Charge, Money, NumberRange
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.pay.prices import Prices
from mpcompare.model.pay.wage import DataSource

TOTAL, LENGTH = ATTRIBUTES["tuition_in_all"], ATTRIBUTES["duration_months"]
HERE = DataSource("made-up", "Made-up series", "Made-up Bank", "https://example.org", "2026")
PRICES = Prices(
    {2021: {"USD": 1.0, "GBP": 0.5}}, HERE, {2021: 100.0, 2024: 150.0, 2025: 200.0}, HERE
)


def costs(name, *totals):
    return program(name, tuition_in_all=fact(*totals, parts=True))


def total(amount, residency="all", year="2025-26", **more):
    return Charge(Money(float(amount), "USD"), "program", residency, year, **more)


def words(*programs, home=None, row=TOTAL):
    compared = Comparison(programs, ATTRIBUTES, 2026, home=home, prices=lambda: PRICES)
    return {key: lead.words for key, lead in compared.leading(row).items()}


def tips(*programs):
    compared = Comparison(programs, ATTRIBUTES, 2026, prices=lambda: PRICES)
    return {lead.tip for lead in compared.leading(TOTAL).values()}


def test_it_says_among_how_many_that_state_one():
    four = [costs("a", total(10)), costs("b", total(20)), costs("c", total(30)), program("d")]
    assert words(*four) == {"a": "lowest of the 3 stated"}


def test_one_price_against_unknowns_does_not_lead():
    assert words(costs("a", total(10)), program("b"), program("c")) == {}


def test_a_price_that_not_all_pay_leads_for_those_who_do():
    lowell = costs("lowell", total(10, "in-state"), total(50, "out-of-state"))
    other = costs("other", total(20))
    assert words(lowell, other) == {"lowell": "lowest of the 2 stated, if in-state"}


def test_only_what_the_user_would_pay_is_compared():
    ohio = costs("ohio", total(10, "in-state"), total(50, "out-of-state"))
    other = costs("other", total(20))
    assert words(ohio, other, home=Residence("US", "Ohio")) == {"ohio": "lowest of the 2 stated"}
    assert words(ohio, other, home=Residence("US", "Texas")) == {"other": "lowest of the 2 stated"}
    assert words(ohio, other, home=Residence("US")) == {
        "ohio": "lowest of the 2 stated, if in-state"
    }


def test_a_price_for_others_only_is_none_to_the_user():
    abroad = costs("abroad", total(10, "international"))
    two = (costs("a", total(20)), costs("b", total(30)))
    assert words(abroad, *two, home=Residence("US")) == {"a": "lowest of the 2 stated"}


def test_a_range_leads_only_below_all_others():
    range_of = costs("range", total(10, most=20))
    assert words(range_of, costs("b", total(21))) == {"range": "lowest of the 2 stated"}
    assert words(range_of, costs("b", total(20))) == {}
    assert words(range_of, costs("b", total(5, most=9))) == {"b": "lowest of the 2 stated"}


def test_prices_of_different_years_are_compared_in_one_years_dollars():
    # 60 dollars of 2021 are 60 x 200 / 100 = 120 of 2025; 100 of 2025 are fewer
    then, now = costs("then", total(60, year="2021-22")), costs("now", total(100))
    assert words(then, now) == {"now": "lowest of the 2 stated"}
    assert tips(then, now) == {"Compared in 2025 dollars."}
    # in pounds: 40 / 0.5 x 200 / 100 = 160
    pounds = costs("pounds", charge(40, "program", currency="GBP", year="2021-22"))
    assert words(pounds, now) == {"now": "lowest of the 2 stated"}


def test_prices_of_one_year_are_compared_as_they_are():
    assert tips(costs("a", total(10)), costs("b", total(20))) == {""}


def test_a_price_without_a_year_is_left_out_and_that_is_said():
    undated = costs("undated", total(1, year="undated"))
    two = (costs("a", total(20)), costs("b", total(30)))
    assert words(undated, *two) == {"a": "lowest of the 2 comparable"}
    assert tips(undated, *two) == {
        "Compared in 2025 dollars. 1 more is left out: without a year or an exchange rate."
    }


def test_nothing_to_pay_leads_whatever_its_year():
    funded = costs("funded", total(0, year="undated", funded_by="the school"))
    assert words(funded, costs("b", total(1))) == {"funded": "lowest of the 2 stated"}


def test_an_older_price_for_the_same_people_does_not_count():
    a = costs("a", total(50), total(1, year="2021-22"))
    assert words(a, costs("b", total(40))) == {"b": "lowest of the 2 stated"}


def test_a_price_that_is_set_ahead_is_at_the_newest_level():
    ahead, now = costs("ahead", total(110, year="2027-28")), costs("now", total(100))
    assert words(ahead, now) == {"now": "lowest of the 2 stated"}


@pytest.mark.parametrize(
    ("first", "second", "leading"),
    [
        (fact(12.0), fact(24.0), {"a"}),
        (fact(12.0, 24.0), fact(18.0), set()),
        (fact(NumberRange(12.0, 18.0)), fact(24.0), {"a"}),
        (fact(NumberRange(12.0, 24.0)), fact(24.0), set()),
        (fact(NumberRange(12.0, 24.0)), fact(NumberRange(12.0, 24.0)), set()),
        (fact(12.0), NOT_STATED, set()),
    ],
)
def test_lengths_lead_without_doubt_or_not_at_all(first, second, leading):
    made = program("a", duration_months=first), program("b", duration_months=second)
    assert set(words(*made, row=LENGTH)) == leading
