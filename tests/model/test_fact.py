"""A fact is what sources state, or one of the named absences, and never a mixture."""

import pytest
from made_up_programs import fact, source

from mpcompare.model.fact import NOT_STATED, Absence, Fact, Statement, last_year


def test_a_fact_is_never_empty_and_never_both():
    with pytest.raises(ValueError, match="not both"):
        Fact()
    with pytest.raises(ValueError, match="not both"):
        Fact((Statement("thesis", source()),), Absence.WITHHELD)


@pytest.mark.parametrize("absence", [a for a in Absence if a is not Absence.DISAGREE])
def test_an_absence_has_no_value_at_all(absence):
    missing = Fact(reason=absence)
    assert (missing.values, missing.is_known, missing.year) == ((), False, None)
    assert missing.absence is absence
    assert not missing.is_dated(2026)


def test_absences_have_words_of_their_own():
    assert [absence.label for absence in Absence] == [
        "not stated",
        "not applicable",
        "withheld",
        "sources disagree",
    ]
    assert len({absence.explanation for absence in Absence}) == 4


def test_two_values_are_a_disagreement_and_both_stay():
    disputed = fact(24.0, 18.0)
    assert disputed.is_disputed
    assert disputed.is_known
    assert disputed.absence is Absence.DISAGREE
    assert disputed.values == (24.0, 18.0)


def test_two_sources_of_one_value_agree():
    assert not fact(24.0, 24.0).is_disputed
    assert fact(24.0, 24.0).absence is None


def test_parts_of_a_value_are_no_disagreement():
    assert not fact("in-state", "out-of-state", parts=True).is_disputed


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        ("2023", 2023),
        ("2023-24", 2024),
        ("2022-24", 2024),
        ("1999-00", 2000),
        ("2010-11", 2011),
        ("2011-10", 2011),
        ("2024-10", 2024),
        ("2024-01", 2024),
        ("2024-12", 2024),
        ("2026-04-10", 2026),
        ("2011-12", 2012),
        ("undated", None),
        ("", None),
    ],
)
def test_the_last_year_a_source_speaks_for(as_of, year):
    assert last_year(as_of) == source(as_of=as_of).year == year


@pytest.mark.parametrize(
    ("as_of", "dated"),
    [("2022", True), ("2023", False), ("2021-22", True), ("2022-23", False), ("undated", False)],
)
def test_more_than_three_years_back_is_dated(as_of, dated):
    assert source(as_of=as_of).is_dated(2026) is dated
    assert fact("thesis", as_of=as_of).is_dated(2026) is dated


def test_a_fact_is_as_new_as_its_newest_source():
    said = tuple(Statement("thesis", source(k, y)) for k, y in (("a", "2019"), ("b", "undated")))
    assert Fact(said).year == 2019
    assert Fact((*said, Statement("thesis", source("c", "2025")))).year == 2025


def test_not_stated_is_said_once():
    assert NOT_STATED.reason is Absence.NOT_STATED
