"""Days in words, and words as days."""

import doctest
from datetime import date

import pytest

from mpcompare.app.deadlines import dates, typed_dates

TODAY = date(2026, 11, 23)


def test_the_examples_hold():
    assert doctest.testmod(dates).failed == doctest.testmod(typed_dates).failed == 0


@pytest.mark.parametrize(
    "text",
    [
        *("2027-01-05", "5 January 2027", "5 Jan 2027", "Jan 5, 2027", "5. Jan", " january 5 "),
        *("5 jan", "2027/01/05", "2027/1/5", "5-Jan-27", "Tuesday, 5th January 2027", "５ Jan"),  # noqa: RUF001
    ],
)
def test_days_are_read_as_people_type_them(text):
    assert typed_dates.read_day(text, TODAY) == date(2027, 1, 5)


@pytest.mark.parametrize("text", ["", "soon", "5", "5 Ja", "32 Jan", "5 M 2027", "01/05/2027 x y"])
def test_what_is_no_day_is_none(text):
    assert typed_dates.read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2027", date(2027, 12, 31)),
        ("12/31/2027", date(2027, 12, 31)),
        ("31.12.", date(2026, 12, 31)),
        ("1/15", date(2027, 1, 15)),
        ("05.05.2027", date(2027, 5, 5)),
        ("29 Feb", date(2028, 2, 29)),
        ("31 Dec 9999", date(9999, 12, 31)),
    ],
)
def test_figures_that_can_be_one_day_only_are_taken(text, day):
    assert typed_dates.read_day(text, TODAY) == day


def test_figures_that_can_be_two_days_are_asked_about():
    assert typed_dates.read_day("05.01.2027", TODAY) is None
    assert typed_dates.day_problem("05.01.2027", TODAY) == (
        "“05.01.2027” can be 5 January 2027 or 1 May 2027. Write the month's name, as 5 Jan 2027."
    )
    assert typed_dates.day_problem("soon", TODAY) == (
        "This is not a day. Write it as 5 Jan 2027 or 2027-01-05."
    )
