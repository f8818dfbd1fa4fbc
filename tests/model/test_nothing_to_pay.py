"""Prices of nothing and prices without a year: what they read, and what is made of them."""

import pytest
from made_up_programs import charge, fact, program

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.cost.sheet import ProgramCost, converted_options
from mpcompare.model.cost.total import total_cost
from mpcompare.model.library.profile import Profile
from mpcompare.model.money import Charge, Money
from mpcompare.model.pay.prices import Prices
from mpcompare.model.pay.wage import DataSource
from mpcompare.model.typed.values import plain_values
from mpcompare.model.verdict import verdict

TOTAL = ATTRIBUTES["tuition_in_all"]
HERE = DataSource("made-up", "Made-up series", "Made-up Bank", "https://example.org", "2026")
PRICES = Prices({2024: {"USD": 1.0, "EUR": 0.5}}, HERE, {2024: 100.0, 2025: 110.0}, HERE)
FUNDED = Charge(Money(0.0, "USD"), "year", "all", "2024-25", funded_by="the school")
FREE = Charge(Money(0.0, "EUR"), "term", "home", "2024-25")
UNDATED = Charge(Money(33_804.0, "USD"), "program", "all", "undated")


def costing(*charges, to="", real=False, **facts):
    made = program(tuition=fact(*charges, parts=True), **facts)
    cost = total_cost(made)
    return ProgramCost(made, 0, cost, tuple(converted_options(cost, PRICES, to, real=real)))


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (FUNDED, "fully funded by the school, 2024-25"),
        (FREE, "no tuition, home, 2024-25"),
        (UNDATED, "$33,804 in all, year not stated"),
    ],
)
def test_words_and_back(stated, text):
    assert stated.text == text
    (raw,) = plain_values(TOTAL.kind, text)
    assert TOTAL.kind.read(raw).text == text


def test_nothing_is_nothing_for_the_whole_program_however_long_it_is():
    # neither a length nor a number of terms is stated
    assert costing(FUNDED).text == "fully funded by the school"
    assert costing(FREE).text == "no tuition"
    assert costing(FREE).options[0].option.lines == ("No tuition, home, 2024-25",)


def test_nothing_needs_no_conversion():
    converted = costing(FREE, to="USD", real=True)
    assert (converted.text, converted.is_approximate) == ("no tuition", False)
    assert not converted.options[0].conversion.problem


def test_nothing_is_within_every_budget_in_every_currency():
    found = verdict(TOTAL.judge, fact(FREE, parts=True), Profile(budget=1))
    assert found.answer == "met"


def test_a_price_for_some_and_nothing_for_others_is_a_range():
    others = charge(20_000, "program", "international", currency="EUR", year="2024-25")
    cost = costing(FREE, others)
    assert cost.text == "€0 to €20,000"
    assert cost.assumption == "home to international; prices of 2024-25"


def test_a_price_without_a_year_is_not_converted_and_says_so():
    (converted,) = costing(UNDATED, real=True).options
    assert converted.text == "$33,804"
    assert converted.conversion.problem == (
        "Not carried to 2025 dollars: the source does not state the year of the price."
    )
    assert converted.option.lines == ("$33,804 for the program, year not stated",)
    assert costing(UNDATED).assumption == "year not stated"


def test_a_price_with_a_year_counts_before_one_without():
    dated = charge(30_000, "program", year="2023-24")
    assert costing(UNDATED, dated).text == "$30,000"
