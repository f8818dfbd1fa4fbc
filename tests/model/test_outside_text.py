"""Texts from outside: nested, dated and unseen things in TOML and JSON."""

import doctest
import tomllib

import pytest

from mpcompare.model import json_text, safe_text, toml_text
from mpcompare.model.json_text import DEEPEST, json_value
from mpcompare.model.safe_text import safe_toml
from mpcompare.model.toml_text import toml_table


@pytest.mark.parametrize("depth", [DEEPEST, 500, 100_000])
@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_too_deeply_is_refused_as_other_broken_json_is(depth, begin, end):
    text = begin * depth + "1" + end * depth
    if depth > DEEPEST:
        with pytest.raises(ValueError, match="more than 60 deep"):
            json_value(text)
    else:
        assert json_value(text)


@pytest.mark.parametrize("depth", [DEEPEST + 1, 500, 5000])
def test_what_is_nested_too_deeply_is_refused_with_its_line(depth):
    text = '\nid = "x"\na = ' + "[" * depth + "]" * depth
    with pytest.raises(
        tomllib.TOMLDecodeError, match=r"more than 60 deep \(at line 3, column 6\d\)"
    ):
        toml_table(text)


def test_a_number_of_thousands_of_digits_is_broken_toml():
    with pytest.raises(tomllib.TOMLDecodeError):
        toml_table(f"a = {'9' * 5000}")


def test_days_and_times_are_texts():
    assert toml_table(
        "day = 2027-01-15\nmidnight = 2027-01-15T00:00:00\nat = 2027-01-15 12:30:00\n"
        "time = 07:32:00\nrows = [{ on = 1979-05-27 }]"
    ) == {
        "day": "2027-01-15",
        "midnight": "2027-01-15",
        "at": "2027-01-15T12:30:00",
        "time": "07:32:00",
        "rows": [{"on": "1979-05-27"}],
    }


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\u202eegelloC", "egelloC"),
        ("a\u2066b\u2069\u200fc\u061c", "abc"),
        ("nul\0 bell\a esc\x1b[31m", "nul bell esc[31m"),
        ("a\r\nb\rc\u2028d\x85e\tf", "a\nb\nc\nd\ne\tf"),
        ("half \ud83c whole 🎧", "half \ufffd whole 🎧"),
        (
            "café\u00a0Łódź 東京 \u05d0\u05d1 👩\u200d🎤",
            "café\u00a0Łódź 東京 \u05d0\u05d1 👩\u200d🎤",
        ),
    ],
)
def test_what_cannot_be_seen_is_left_out(text, safe):
    assert safe_text.safe_text(text) == safe


def test_escaped_ones_are_left_out_of_toml():
    text = r'name = "a\u202Eb\U0000202Ec\\u202Ed\u0000\u00e9\UFFFFFFFF"'
    assert safe_toml(text) == r'name = "abc\\u202Ed\u00e9\UFFFFFFFF"'


@pytest.mark.parametrize("module", [json_text, safe_text, toml_text])
def test_the_examples_are_true(module):
    assert doctest.testmod(module).failed == 0
