"""Numbers and totals that are ranges: read, refused, worded, compared and carried to the degree."""

import re

import pytest
from made_up_programs import charge, fact, program

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.cost.total import total_cost
from mpcompare.model.cost.tuition import tuition_in_all
from mpcompare.model.library.profile import Profile
from mpcompare.model.money import Charge, Money, NumberRange
from mpcompare.model.query import Between
from mpcompare.model.typed.values import plain_value
from mpcompare.model.verdict import verdict

CREDITS, LENGTH, TUITION, TOTAL = (
    ATTRIBUTES[key] for key in ("credits", "duration_months", "tuition", "tuition_in_all")
)
FORTY_TO_45 = NumberRange(40.0, 45.0)


def test_a_range_is_read_and_worded_and_comes_back():
    raw = {"from": 40, "to": 45}
    assert CREDITS.kind.read(raw) == FORTY_TO_45
    assert CREDITS.kind.plain(FORTY_TO_45) == raw
    assert CREDITS.kind.text(FORTY_TO_45) == "40 to 45"
    assert LENGTH.kind.text(LENGTH.kind.read({"from": 12, "to": 24})) == "12 to 24 months"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"from": 45, "to": 40}, "a range goes up: 45 to 40 does not"),
        ({"from": 40, "to": 40}, "a range goes up: 40 to 40 does not"),
        ({"from": 40}, "{'from': 40} is not a number or { from = NUMBER, to = NUMBER }"),
        ({"from": -1, "to": 4}, "-1 is not a number of zero or more"),
        ({"from": {"from": 1, "to": 2}, "to": 4}, "is not a number of zero or more"),
    ],
)
def test_what_is_no_range_is_refused(raw, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        CREDITS.kind.read(raw)


def test_a_grade_point_average_is_no_range():
    with pytest.raises(ValueError, match="is not a number of zero or more"):
        ATTRIBUTES["minimum_gpa"].kind.read({"from": 2.5, "to": 3})


@pytest.mark.parametrize("words", ["40 to 45", "40-45", "40 \N{EN DASH} 45", "40 to 45 "])
def test_a_range_is_read_from_what_people_write(words):
    assert plain_value(CREDITS.kind, words) == {"from": 40, "to": 45}


def test_years_are_read_as_months_at_both_ends():
    assert plain_value(LENGTH.kind, "1-2 years") == {"from": 12, "to": 24}
    assert plain_value(LENGTH.kind, "3\N{EN DASH}4 years") == {"from": 36, "to": 48}


@pytest.mark.parametrize(
    ("low", "high", "passes"),
    [(41, 44, True), (45, 60, True), (None, 40, True), (46, None, False), (10, 39, False)],
)
def test_a_range_passes_where_the_filter_overlaps_it(low, high, passes):
    assert Between("credits", low, high).matches(CREDITS, fact(FORTY_TO_45)) == passes


def test_a_range_is_sorted_by_its_lower_end():
    assert CREDITS.sort_key(fact(FORTY_TO_45)) == 40


# Totals: 40 x $1,942 = $77,680 and 45 x $1,942 = $87,390


def test_a_range_of_credits_makes_a_range_of_the_total():
    facts = {"tuition": fact(charge(1942, "credit"), parts=True), "credits": fact(FORTY_TO_45)}
    (said,) = tuition_in_all(facts).statements
    assert TOTAL.kind.text(said.value) == "$77,680 to $87,390 in all, 2025-26"
    assert said.note == "40 to 45 credits x $1,942"
    (option,) = total_cost(program(**facts)).options
    assert option.lines == ("40 to 45 credits x $1,942 = $77,680 to $87,390, 2025-26",)
    assert option.assumes == "40 to 45 credits"
    assert total_cost(program(**facts)).text == "$77,680 to $87,390"


def test_one_or_two_years_make_a_range_and_18_to_24_months_too():
    yearly = {"tuition": fact(charge(10_000, "year"), parts=True)}
    total = total_cost(program(**yearly, duration_months=fact(NumberRange(12.0, 24.0))))
    assert total.text == "$10,000 to $20,000"
    total = total_cost(program(**yearly, duration_months=fact(NumberRange(18.0, 24.0))))
    assert total.text == "$15,000 to $20,000"
    total = total_cost(program(**yearly, duration_months=fact(NumberRange(9.0, 12.0))))
    assert (total.text, total.options[0].assumes) == ("$10,000", "1 academic year")


def test_a_flat_price_falls_due_until_the_credits_are_taken():
    # 45 credits at 18 a term are 2.5, so 3 terms; at 11 they are 4.1, so 5
    flat = Charge(Money(21_180.0, "USD"), "term", "all", "2025-26", covers=NumberRange(11.0, 18.0))
    total = total_cost(program(tuition=fact(flat, parts=True), credits=fact(45.0)))
    assert total.text == "$63,540 to $105,900"
    (option,) = total.options
    assert option.assumes == "45 credits at 11 to 18 a term"
    assert option.lines == (
        "3 to 5 terms x $21,180 = $63,540 to $105,900, 2025-26 (45 credits at 11 to 18 a term)",
    )


def test_a_flat_price_is_worded_and_read_back():
    words = "$21,180 a term of 11 to 18 credits, 2025-26"
    raw = plain_value(TUITION.kind, words)
    assert (raw["covers_from"], raw["covers_to"]) == (11, 18)
    assert TUITION.kind.text(TUITION.kind.read(raw)) == words


def test_without_credits_a_flat_price_a_term_says_nothing_of_the_whole():
    flat = Charge(Money(1.0, "USD"), "term", "all", "2025-26", covers=NumberRange(11.0, 18.0))
    assert not total_cost(program(tuition=fact(flat, parts=True))).options


def test_a_price_range_is_worked_out_at_both_ends():
    raw = {
        "amount": 157.04,
        "amount_to": 3943.04,
        "currency": "EUR",
        "basis": "year",
        "residency": "home",
        "academic_year": "2026-27",
    }
    yearly = TUITION.kind.read(raw)
    assert TUITION.kind.text(yearly) == "€157.04 to €3,943.04 a year, home, 2026-27"
    total = total_cost(program(tuition=fact(yearly, parts=True), duration_months=fact(24.0)))
    assert total.text == "€314 to €7,886"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"amount_to": 100}, "amount_to 100 is not greater than the amount"),
        ({"covers_from": 11}, "covers_to None is not a number above zero"),
        ({"covers_from": 18, "covers_to": 11}, "covers_to 11 is less than covers_from"),
        ({"funded_by": " "}, "funded_by ' ' does not say who pays"),
        ({"funded_by": "the school"}, "funded_by says that someone pays it all"),
    ],
)
def test_rare_parts_of_a_price_are_checked(change, message):
    row = {"amount": 100, "currency": "USD", "basis": "year", "residency": "all"}
    with pytest.raises(ValueError, match=message):
        TUITION.kind.read({**row, "academic_year": "2025-26", **change})


@pytest.mark.parametrize(
    ("budget", "answer"), [(60_000, "unmet"), (80_000, "unknown"), (90_000, "met")]
)
def test_a_budget_within_a_range_settles_nothing(budget, answer):
    total = Charge(Money(77_680.0, "USD"), "program", "all", "2025-26", most=87_390.0)
    found = verdict(TOTAL.judge, fact(total, parts=True), Profile(budget=budget))
    assert found.answer == answer
    if answer == "unknown":
        assert found.sentence == (
            "Can't tell: it is a range, and only a part of it is as you want it"
        )
