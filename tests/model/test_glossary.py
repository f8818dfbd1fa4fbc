"""Every word of the screens has one entry in the glossary, and measures say what they are not."""

import pytest

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence
from mpcompare.model.glossary import MEASURES, glossary

TERMS = {term.key: term for term in glossary(ATTRIBUTES)}


def test_keys_and_labels_are_unique():
    terms = glossary(ATTRIBUTES)
    assert len(TERMS) == len(terms)
    assert len({term.label for term in terms}) == len(terms)


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda a: a.key)
def test_every_attribute_and_every_allowed_value_has_an_entry(attribute):
    term = TERMS[attribute.key]
    assert (term.label, term.explanation) == (attribute.label, attribute.explanation)
    assert term.caution == attribute.caution
    assert term.values == attribute.kind.choices


OF_PROGRAMS = [attribute for attribute in ATTRIBUTES if attribute.is_of_program]


@pytest.mark.parametrize("attribute", OF_PROGRAMS, ids=lambda a: a.key)
def test_every_attribute_of_programs_has_a_question_for_the_school(attribute):
    assert attribute.question.endswith("?")
    assert attribute.question[0].isupper()
    assert attribute.asked == attribute.question


def test_every_absence_is_explained_and_is_not_taken_for_a_no():
    for absence in Absence:
        assert TERMS[absence.value].explanation == absence.explanation
        assert TERMS[absence.value].caution.endswith(".")


@pytest.mark.parametrize(
    "term", [t for t in TERMS.values() if t.group == MEASURES], ids=lambda t: t.key
)
def test_every_measure_says_what_it_does_not_mean_and_whose_it_is(term):
    assert term.caution.endswith(".")
    assert term.source


def test_the_easily_mistaken_are_warned_of():
    assert "self-employed are left out" in TERMS["oews"].caution
    assert "Not the size of a program" in TERMS["completions"].caution
    assert {c.value for c in TERMS["percentiles"].values} == {"p10", "p25", "median", "p75", "p90"}
