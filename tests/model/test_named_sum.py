"""Sums with a name each: in words, by the month, and what is refused."""

import math

import pytest

from mpcompare.model.money import Money
from mpcompare.model.named_sum import NamedSum, NamedSums

RATES = {"USD": 1.0, "EUR": 0.8}
MONTHLY = NamedSums(monthly=True, unit="a month")
DORM = NamedSum("on campus", Money(18_000, "USD"), per="academic year")
CITY = NamedSum("in the city", Money(800, "EUR"), 1200, per="month", months=9, by="reported by X")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DORM, "$18,000 an academic year, on campus"),
        (CITY, "€800 to €1,200 a month for 9 months, in the city, reported by X"),
        (NamedSum("Music", Money(37_500, "USD")), "$37,500, Music"),
        (NamedSum("A", Money(1, "NOK"), per="year", months=11), "NOK 1 a year of 11 months, A"),
        (NamedSum("A", Money(1, "NOK"), per="year", months=12), "NOK 1 a year, A"),
    ],
)
def test_a_sum_says_what_it_is_and_for_how_long(value, words):
    assert MONTHLY.text(value) == words


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        (DORM, (2000, 2000)),  # nine months
        (CITY, (1000, 1500)),  # 0.8 euros for a dollar
        (NamedSum("A", Money(24_000, "USD"), per="year", months=12), (2000, 2000)),
        (NamedSum("A", Money(24_000, "USD"), per="year"), None),  # nobody says how many months
        (NamedSum("A", Money(24_000, "USD")), None),
        (NamedSum("A", Money(800, "XXX"), per="month"), None),
    ],
)
def test_living_costs_are_compared_by_the_month(value, ends):
    assert MONTHLY.ends(value, RATES) == ends
    assert MONTHLY.sort_key(value, RATES) == (math.inf if ends is None else ends[0])


def test_what_is_not_living_costs_is_compared_as_it_stands():
    assert NamedSums().ends(NamedSum("Music", Money(52_777, "USD"), per="year")) == (52_777, 52_777)
    assert NamedSums().filter_unit == "in approximate US dollars"
    assert MONTHLY.filter_unit == "in approximate US dollars a month"


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"what": " "}, "what ' ' does not say what the sum is"),
        ({"amount": -1}, "amount -1 is not a number of zero or more"),
        ({"amount_to": 5}, "amount_to 5 is not greater than the amount"),
        ({"per": "week"}, "per 'week' is not one of month, academic year, year"),
        ({"months": 0}, "months 0 is not a number of months"),
        ({"by": 3}, "by 3 is not a text"),
    ],
)
def test_what_makes_no_sense_is_refused(changed, complaint):
    row = {"what": "On campus", "amount": 10, "currency": "USD"} | changed
    with pytest.raises(ValueError, match="^" + complaint.replace("(", r"\(")):
        NamedSums().read(row)


def test_only_a_table_is_read():
    with pytest.raises(ValueError, match="does not say what the sum is"):
        NamedSums().read("$10, Music")
