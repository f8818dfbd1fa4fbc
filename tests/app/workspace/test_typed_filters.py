"""Typed words become filters, or an error that names the allowed ones."""

import pytest

from mpcompare.app.workspace.typed_filters import read_filter, read_filters
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import InputError
from mpcompare.model.query import AnyOf, Between


@pytest.mark.parametrize(
    ("key", "words", "tokens"),
    [
        ("thesis_option", ["choice", "not-stated"], {"choice", "not-stated"}),
        ("thesis_option", ["Non-Thesis"], {"non-thesis"}),
        ("part_time", ["yes"], {"yes"}),
        ("country", ["us", "GB"], {"US", "GB"}),
        ("region", ["California"], {"California"}),
    ],
)
def test_words_are_tokens(key, words, tokens):
    assert read_filter(ATTRIBUTES[key], words) == AnyOf(key, frozenset(tokens))


@pytest.mark.parametrize(
    ("words", "low", "high", "unstated"),
    [
        (["12-24"], 12, 24, False),
        (["-24"], None, 24, False),
        (["12-"], 12, None, False),
        (["18"], 18, 18, False),
        (["1,000-20,000.5"], 1000, 20000.5, False),
        (["12-24", "not-stated"], 12, 24, True),
        (["not-stated"], None, None, True),
    ],
)
def test_ranges(words, low, high, unstated):
    expected = Between("duration_months", low, high, unstated=unstated)
    assert read_filter(ATTRIBUTES["duration_months"], words) == expected


@pytest.mark.parametrize(
    ("key", "words", "named"),
    [
        ("thesis_option", ["essay"], "thesis, choice, non-thesis, not-stated"),
        ("duration_months", ["long"], "12-24"),
        ("duration_months", ["-"], "12-24"),
        ("duration_months", ["24-12"], "lower number first"),
        ("duration_months", ["1-2", "3-4"], "Give one"),
    ],
)
def test_a_wrong_word_is_refused_with_what_is_allowed(key, words, named):
    with pytest.raises(InputError) as caught:
        read_filter(ATTRIBUTES[key], words)
    assert ATTRIBUTES[key].label in caught.value.message
    assert named in caught.value.advice


def test_every_filterable_attribute_takes_its_own_words():
    given = {a.key: [a.kind.choices[0].value] for a in ATTRIBUTES.filterable if a.kind.choices}
    filters = read_filters(ATTRIBUTES, given)
    assert [f.attribute for f in filters] == list(given)
