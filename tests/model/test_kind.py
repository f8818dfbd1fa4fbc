"""Every kind of the register reads, refuses, words, sorts and finds its values."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_values import raw_values

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.kind import (
    Amount,
    Charges,
    Choice,
    Country,
    Dates,
    Names,
    Number,
    OneOf,
    SomeOf,
    Text,
    need,
    yes_no,
)
from mpcompare.model.money import Money

every_attribute = pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda a: a.key)

PETS = (Choice("cat", "A cat", "It purrs."), Choice("dog", "A dog", "It barks."))


@every_attribute
@settings(max_examples=20)
@given(data=st.data())
def test_a_value_outlives_the_database(attribute, data):
    kind = attribute.kind
    value = kind.read(data.draw(raw_values(kind)))
    stored = json.loads(json.dumps(kind.plain(value)))
    assert kind.read(stored) == value
    assert hash(kind.read(stored)) == hash(value)


@every_attribute
@settings(max_examples=20)
@given(data=st.data())
def test_a_value_has_words_an_order_and_tokens(attribute, data):
    kind = attribute.kind
    first, second = (kind.read(data.draw(raw_values(kind))) for _ in range(2))
    assert kind.text(first).strip()
    assert all(kind.words(first))
    assert isinstance(kind.sort_key(first) <= kind.sort_key(second), bool)
    assert bool(kind.tokens(first)) == (kind.filter_by == "values")
    assert all(kind.token_label(token) for token in kind.tokens(first))
    if kind.filter_by != "range":
        assert kind.number(first) is None


@every_attribute
@pytest.mark.parametrize(
    "raw", [None, "", "  ", [], [None], {}, (), -1, float("nan"), float("inf"), object(), b"x"]
)
def test_no_kind_reads_nonsense(attribute, raw):
    with pytest.raises(ValueError, match=r"\w+"):
        attribute.kind.read(raw)


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        (OneOf(PETS), "fish", "'fish' is not one of cat, dog"),
        (OneOf(PETS), True, "True is not one of cat, dog"),
        (SomeOf(PETS), "cat", "'cat' is not a list of one or more values"),
        (SomeOf(PETS), ["cat", "fish"], "'fish' is not one of cat, dog"),
        (yes_no("y", "n"), "yes", "'yes' is not true or false"),
        (yes_no("y", "n"), 1, "1 is not true or false"),
        (Number(), True, "True is not a number of zero or more"),
        (Number(), "12", "'12' is not a number of zero or more"),
        (Amount(), 50, "50 is not { amount = NUMBER, currency = CODE }"),
        (Amount(), {"amount": 50}, "currency None is not an ISO 4217 code such as USD"),
        (Amount(), {"amount": 50, "currency": "usd"}, "currency 'usd' is not an ISO 4217 code"),
        (Amount(), {"amount": True, "currency": "USD"}, "amount True is not a number"),
        (Country(), "UK", "'UK' is not an ISO 3166-1 alpha-2 code"),
        (Country(), "us", "'us' is not an ISO 3166-1 alpha-2 code"),
        (Names(), "Mixing", "'Mixing' is not a list of texts"),
        (Names(), ["Mixing", " "], "is not a list of texts"),
        (Names(2), ["a", "b", "c"], "3 entries are more than the 2 allowed"),
        (Text(), 7, "7 is not a text"),
        (Dates(), {"term": "autumn", "date": "01-15"}, "term 'autumn' is not one of fall"),
        (Dates(), {"term": "fall", "date": "15 January"}, "is not MM-DD or YYYY-MM-DD"),
        (Dates(), {"term": "fall", "date": "02-30"}, "is not MM-DD or YYYY-MM-DD"),
        (Dates(), {"term": "fall", "date": "2025-02-29"}, "is not MM-DD or YYYY-MM-DD"),
        (Dates(), {"term": "fall"}, "date '' is not MM-DD or YYYY-MM-DD"),
    ],
)
def test_a_refusal_says_what_is_allowed(kind, raw, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        kind.read(raw)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"basis": "month"}, "basis 'month' is not one of year, program, term, credit"),
        ({"residency": "local"}, "residency 'local' is not one of in-state"),
        ({"academic_year": "2023"}, "academic_year '2023' is not like 2023-24"),
        ({"amount": "14990"}, "amount '14990' is not a number of zero or more"),
    ],
)
def test_a_charge_is_refused_for_any_of_its_fields(change, message):
    row = {"amount": 14990, "currency": "USD", "basis": "year", "residency": "all"}
    with pytest.raises(ValueError, match=message):
        Charges().read({**row, "academic_year": "2023-24", **change})


def test_some_of_keeps_the_order_of_its_list():
    kind = SomeOf(PETS)
    assert kind.read(["dog", "cat", "dog"]) == ("cat", "dog")
    assert kind.text(("cat", "dog")) == "A cat, A dog"


@pytest.mark.parametrize(
    ("kind", "raw", "text"),
    [
        (Number(unit="months"), 24, "24 months"),
        (Number(), 22.5, "22.5"),
        (Number(decimals=1), 3, "3.0"),
        (Number(), 12000, "12,000"),
        (Amount(), {"amount": 75, "currency": "USD"}, "$75"),
        (Amount(), {"amount": 0, "currency": "USD"}, "No fee"),
        (yes_no("", ""), False, "No"),
        (need("", "", ""), "none", "Not required"),
        (Country(), "GB", "United Kingdom"),
        (Names(), ["Mixing", "Mastering"], "Mixing; Mastering"),
        (Text(), "  IELTS 6.5 ", "IELTS 6.5"),
        (
            Dates(),
            {"term": "fall", "date": "01-15", "kind": "priority"},
            "15 January (fall, priority)",
        ),
        (Dates(), {"term": "spring", "date": "2024-10-01"}, "1 October 2024 (spring)"),
        (Dates(), {"term": "rolling"}, "Rolling: any time"),
    ],
)
def test_words_for_a_reader(kind, raw, text):
    assert kind.text(kind.read(raw)) == text


def test_money_is_ranged_in_dollars_only_where_a_rate_is_known():
    rates = {"USD": 1.0, "GBP": 0.8}
    assert Amount().number(Money(40.0, "GBP"), rates) == 50
    assert Amount().number(Money(40.0, "CHF"), rates) is None
    assert Amount().number(Money(0.0, "CHF"), rates) == 0
