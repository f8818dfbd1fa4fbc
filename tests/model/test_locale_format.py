"""Numbers and dates in other ways than the program's own, and what is typed in them."""

import threading
from collections.abc import Iterator

import pytest

from mpcompare.model.kind import Number
from mpcompare.model.locale_format import (
    FIXED,
    ISO,
    LocaleFormat,
    current,
    decimal,
    general,
    ungrouped,
    use,
    whole,
    writing_as,
)
from mpcompare.model.money import Charge, Deadline, Money
from mpcompare.model.scale import tick_text
from mpcompare.model.typed.number import typed_number

GERMAN = LocaleFormat(decimal=",", group=".")
SPANISH = LocaleFormat(decimal=",", group=".", grouped_from=5)
INDIAN = LocaleFormat(indian=True)
UNGROUPED = LocaleFormat(group="")
AMERICAN = LocaleFormat(dates="month-first")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    use(FIXED)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (FIXED, ["999", "5,239", "52,390", "-1,234,567"]),
        (GERMAN, ["999", "5.239", "52.390", "-1.234.567"]),
        (SPANISH, ["999", "5239", "52.390", "-1.234.567"]),
        (INDIAN, ["999", "5,239", "52,390", "-12,34,567"]),
        (UNGROUPED, ["999", "5239", "52390", "-1234567"]),
    ],
)
def test_whole_numbers_are_grouped_as_they_are_where_the_user_lives(chosen, words):
    use(chosen)
    assert [whole(number) for number in (999, 5239, 52390, -1234567)] == words


def test_other_numbers_have_the_mark_of_decimals_too():
    use(GERMAN)
    assert decimal(1234.5, 2) == "1.234,50"
    assert (general(1234.5), ungrouped(1234.5), general(3.5)) == ("1.234,5", "1234,5", "3,5")
    assert general(2e20) == "2e+20"


def test_values_are_worded_in_it():
    use(GERMAN)
    assert Money(14990.5, "USD").text == "$14.990,50"
    assert Number(decimals=1).text(2.75) == "2,75"
    assert tick_text(40500, in_thousands=True) == "40,5k"
    charge = Charge(Money(14990, "USD"), "year", "in-state", "2023-24")
    assert charge.text == "$14.990 a year, in-state, 2023-24"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (FIXED, ["15 January (fall)", "15 January 2027 (fall)"]),
        (AMERICAN, ["January 15 (fall)", "January 15, 2027 (fall)"]),
        (ISO, ["January 15 (fall)", "2027-01-15 (fall)"]),
    ],
)
def test_a_deadline_is_worded_in_its_order(chosen, words):
    use(chosen)
    said = [Deadline("fall", day, "final").text for day in ("01-15", "2027-01-15")]
    assert said == words


def test_what_one_thread_writes_in_another_way_leaves_all_else():
    use(GERMAN)
    elsewhere: list[str] = []
    with writing_as(FIXED):
        other = threading.Thread(target=lambda: elsewhere.append(whole(52390)))
        other.start()
        other.join()
        assert whole(52390) == "52,390"
    assert elsewhere == ["52.390"]
    assert (whole(52390), current()) == ("52.390", GERMAN)


@pytest.mark.parametrize(
    ("chosen", "typed", "number", "money"),
    [
        (FIXED, "7,5", 7.5, 7.5),
        (FIXED, "7.5", 7.5, 7.5),
        (FIXED, "7,500", 7500, 7500),
        (FIXED, "7.500", 7.5, 7500),
        (GERMAN, "7,5", 7.5, 7.5),
        (GERMAN, "7.5", 7.5, 7.5),
        (GERMAN, "7.500", 7500, 7500),
        (GERMAN, "7,500", 7.5, 7500),
        (GERMAN, "1.234.567,5", 1234567.5, 1234567.5),
        (GERMAN, "1,234,567.5", 1234567.5, 1234567.5),
        (INDIAN, "12,34,567", 1234567, 1234567),
        (GERMAN, "7.5.00", None, None),
    ],
)
def test_both_marks_can_be_typed_and_what_has_two_meanings_follows_the_choice(
    chosen, typed, number, money
):
    use(chosen)
    assert (typed_number(typed), typed_number(typed, money=True)) == (number, money)


@pytest.mark.parametrize("chosen", [FIXED, GERMAN, SPANISH, INDIAN, UNGROUPED])
@pytest.mark.parametrize("number", [0.25, 7.5, 12.345, 999, 1200, 52390, 1234567, 1234567.25])
def test_what_is_shown_is_read_as_the_same_number(chosen, number):
    use(chosen)
    assert typed_number(general(number, 12)) == number
    assert typed_number(ungrouped(number, 12)) == number
