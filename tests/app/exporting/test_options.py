"""What can be chosen for a file: declared once, for dialog, command line and formats."""

import argparse
from dataclasses import fields

import pytest

from mpcompare.app.exporting.arguments import add_arguments, choices_from
from mpcompare.app.exporting.options import all_offered, default_of, offered, options_of, remembered
from mpcompare.app.exporting.write import short_names
from mpcompare.export import formats
from mpcompare.export.document.options import OPTIONS, Options
from mpcompare.model.program import Program


def asked(*arguments: str) -> Options:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return choices_from(parser.parse_args(["-o", "made-up.pdf", *arguments])).options


def test_every_option_is_declared_once_and_of_some_format():
    names = [option.name for option in OPTIONS]
    assert sorted(names) == sorted(field.name for field in fields(Options))
    assert len({option.flag for option in OPTIONS}) == len(OPTIONS)
    assert all_offered(formats()) == OPTIONS
    for chosen in formats():
        assert set(chosen.options) <= set(names)
        assert {option.name for option in offered(chosen)} == set(chosen.options)


def test_without_arguments_everything_is_as_declared():
    assert asked() == Options()


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_each_option_has_its_flag(option):
    default = default_of(option)
    if option.words:
        value = option.words[-1][0]
        arguments = [f"--{option.flag}", value]
    elif isinstance(default, bool):
        value, arguments = not default, [f"--{option.flag}"]
    else:
        value, arguments = "made up", [f"--{option.flag}", "made up"]
    assert getattr(asked(*arguments), option.name) == value
    assert options_of({option.name: value}) == asked(*arguments)


def school(name: str, title: str = "MM Made-up") -> Program:
    degree, _, rest = title.partition(" ")
    return Program("made-up", name, rest, degree, "US", "", "", "", None, (), {})


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("New York University", "New York University"),
        ("University of Massachusetts Lowell", "U. of Massachusetts Lowell"),
        ("Berklee College of Music (Berklee NYC)", "Berklee NYC"),
        (
            "ThinkSpace Education (degree of the University of Chichester)",
            "ThinkSpace Education (degree of the U. of Chichester)",
        ),
    ],
)
def test_a_chart_has_short_names_of_schools(name, short):
    assert short_names([school(name)]) == (short,)


def test_programs_of_one_school_go_by_their_titles():
    both = [school("Made-up School", "MM One"), school("Made-up School", "MA Two")]
    assert short_names([*both, school("Another")]) == ("MM One", "MA Two", "Another")
    twins = [school("Made-up School"), school("Made-up School"), school("Another")]
    assert short_names(twins)[:2] == ("MM Made-up, Made-up School",) * 2


def test_what_makes_no_sense_gets_its_default():
    odd = {"paper": "papyrus", "summary": "yes", "title": True, "made_up": True, "glossary": False}
    assert options_of(odd) == Options(glossary=False)


def test_what_is_typed_or_private_is_not_remembered():
    chosen = {"title": "Autumn", "prepared_for": "A", "notes": True, "verdicts": True}
    assert remembered({**chosen, "paper": "letter", "glossary": False}) == {
        "paper": "letter",
        "glossary": False,
    }
