"""A query is a value: filters are set, toggled, taken away, and said in words."""

import pytest
from made_up_programs import charge, fact

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Absence, Fact
from mpcompare.model.query import AnyOf, Between, Query

THESIS, LENGTH, TUITION = (
    ATTRIBUTES[key] for key in ("thesis_option", "duration_months", "tuition_in_all")
)


def any_of(*tokens):
    return AnyOf("thesis_option", frozenset(tokens))


def test_ticking_twice_gives_the_query_back():
    query = Query("mixing")
    ticked = query.toggled("thesis_option", "thesis")
    assert ticked == Query("mixing", (any_of("thesis"),))
    assert ticked.toggled("thesis_option", "thesis") == query


def test_a_second_tick_widens_the_same_filter():
    query = Query().toggled("thesis_option", "thesis").toggled("thesis_option", "choice")
    assert query.filters == (any_of("thesis", "choice"),)
    assert query.toggled("thesis_option", "thesis").filters == (any_of("choice"),)


def test_a_filter_keeps_its_place_when_it_changes():
    query = Query().toggled("thesis_option", "thesis").toggled("online", "online")
    changed = query.with_filter(any_of("choice"))
    assert [f.attribute for f in changed.filters] == ["thesis_option", "online"]
    assert changed.filter_on("thesis_option") == any_of("choice")


def test_a_filter_goes_without_the_others():
    query = Query().toggled("thesis_option", "thesis").toggled("online", "online")
    left = query.without_filter("thesis_option")
    assert [f.attribute for f in left.filters] == ["online"]
    assert left.filter_on("thesis_option") is None
    assert query.without_filter("gre") == query


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (("thesis",), "Thesis option: Thesis"),
        (("non-thesis", "thesis"), "Thesis option: Thesis or Non-thesis"),
        (("not-stated", "choice"), "Thesis option: Choice or not stated"),
        (("disagree", "not-stated"), "Thesis option: sources disagree or not stated"),
    ],
)
def test_ticks_in_words(tokens, words):
    assert any_of(*tokens).sentence(THESIS) == words


@pytest.mark.parametrize(
    ("low", "high", "unstated", "words"),
    [
        (12, 24, False, "12 to 24 months"),
        (12, None, False, "12 months or more"),
        (None, 24, True, "up to 24 months or not stated"),
        (None, None, False, "any stated"),
    ],
)
def test_a_range_in_words(low, high, unstated, words):
    assert Between("duration_months", low, high, unstated).sentence(LENGTH) == f"Length: {words}"


def test_every_filter_in_words():
    query = (
        Query()
        .toggled("thesis_option", "thesis")
        .with_filter(Between("tuition_in_all", None, 20_000))
    )
    assert query.sentences(ATTRIBUTES) == (
        "Thesis option: Thesis",
        "Tuition, whole program: up to $20,000",
    )


def test_any_one_token_will_do():
    assert any_of("thesis", "choice").matches(THESIS, fact("choice"))
    assert not any_of("thesis").matches(THESIS, fact("choice"))


@pytest.mark.parametrize("absence", [a for a in Absence if a is not Absence.DISAGREE])
def test_an_absence_is_found_by_its_own_word_only(absence):
    missing = Fact(reason=absence)
    assert any_of(absence.value).matches(THESIS, missing)
    others = [choice.value for choice in THESIS.kind.choices]
    others += [other.value for other in Absence if other is not absence]
    assert not any_of(*others).matches(THESIS, missing)


def test_a_dispute_is_found_by_both_values_and_by_its_word():
    disputed = fact("thesis", "non-thesis")
    assert any_of("thesis").matches(THESIS, disputed)
    assert any_of("non-thesis").matches(THESIS, disputed)
    assert any_of("disagree").matches(THESIS, disputed)
    assert not any_of("choice", "not-stated").matches(THESIS, disputed)


@pytest.mark.parametrize(
    ("months", "inside"), [(11, False), (12, True), (18, True), (24, True), (25, False)]
)
def test_the_ends_of_a_range_are_in_it(months, inside):
    assert Between("duration_months", 12, 24).matches(LENGTH, fact(float(months))) is inside


def test_not_stated_is_not_zero():
    assert not Between("duration_months", 0, None).matches(LENGTH, NOT_STATED)
    assert not Between("duration_months", None, 24).matches(LENGTH, NOT_STATED)
    assert Between("duration_months", 12, 24, unstated=True).matches(LENGTH, NOT_STATED)


def test_money_is_compared_in_dollars():
    under = Between("tuition_in_all", None, 12_000)
    pounds = fact(charge(10_000, "program", currency="GBP"), parts=True)
    assert not under.matches(TUITION, pounds, {"GBP": 0.8})
    assert under.matches(TUITION, pounds, {"GBP": 0.9})
    assert not under.matches(TUITION, pounds)
