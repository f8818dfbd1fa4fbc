"""Days in words, and words as days."""

import doctest
from datetime import date

import pytest

from mpcompare.app import day_words

TODAY = date(2026, 11, 23)


def test_the_examples_hold():
    assert doctest.testmod(day_words).failed == 0


@pytest.mark.parametrize(
    "text",
    ["2027-01-05", "5 January 2027", "5 Jan 2027", "Jan 5, 2027", "5. Jan", " january 5 ", "5 jan"],
)
def test_days_are_read_as_people_type_them(text):
    assert day_words.read_day(text, TODAY) == date(2027, 1, 5)


@pytest.mark.parametrize("text", ["", "soon", "5", "5 Ja", "32 Jan", "5 M 2027", "01/05/2027 x y"])
def test_what_is_no_day_is_none(text):
    assert day_words.read_day(text, TODAY) is None
