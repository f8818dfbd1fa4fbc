"""What must hold of every declared attribute, and of their order."""

import re
from dataclasses import replace

import pytest
from made_up_programs import fact, program

from mpcompare.model.attribute import Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.program import with_computed

every_attribute = pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda a: a.key)


@every_attribute
def test_an_attribute_explains_itself(attribute):
    assert re.fullmatch(r"[a-z][a-z_]*", attribute.key)
    assert attribute.label[0].isupper()
    assert attribute.explanation.endswith(".")
    assert not attribute.caution or attribute.caution.endswith(".")
    assert (attribute.compute is not None) == (attribute.origin == "computed")
    assert bool(attribute.dataset) == (attribute.origin == "dataset")
    assert attribute.is_of_program == (not attribute.dataset)
    assert attribute.is_of_program or attribute.caution


@every_attribute
def test_every_allowed_value_is_explained(attribute):
    choices = attribute.kind.choices
    assert len({choice.value for choice in choices}) == len(choices)
    assert len({choice.label for choice in choices}) == len(choices)
    assert all(choice.explanation.endswith(".") for choice in choices)
    assert not {choice.value for choice in choices} & {absence.value for absence in Absence}


def test_names_are_unique():
    for names in ("key", "label", "option"):
        assert len({getattr(attribute, names) for attribute in ATTRIBUTES}) == len(ATTRIBUTES)


def test_names_that_are_there_twice_are_named():
    with pytest.raises(ValueError, match=r"the same key: online$"):
        Register((*ATTRIBUTES, ATTRIBUTES["online"]))
    twin = replace(ATTRIBUTES["online"], key="made_up", flag=ATTRIBUTES["online"].option)
    with pytest.raises(ValueError, match=rf"the same option: {ATTRIBUTES['online'].option}$"):
        Register((*ATTRIBUTES, twin))


def test_sections_hold_every_attribute_once_and_in_order():
    sections = ATTRIBUTES.sections
    assert list(sections) == [section for section in Section if section in sections]
    assert [a for held in sections.values() for a in held] == list(ATTRIBUTES)


def test_a_figure_of_the_school_or_field_is_not_of_the_program():
    assert ATTRIBUTES["tuition"].is_of_program
    for whom in ("school", "field"):
        assert not replace(ATTRIBUTES["tuition"], about=whom).is_of_program


def test_what_a_filter_offers_can_be_filtered():
    assert all(a in ATTRIBUTES.filterable for a in ATTRIBUTES if a.filtered)


def test_an_unknown_key_is_a_key_error():
    assert "shoe_size" not in ATTRIBUTES
    with pytest.raises(KeyError, match="shoe_size"):
        ATTRIBUTES["shoe_size"]


@pytest.mark.parametrize(
    ("degree", "title"),
    [
        ("MM", "Master of Music"),
        ("MMus", "Master of Music"),
        ("MA", "Master of Arts"),
        ("MSc", "Master of Science"),
        ("MFA", "Master of Fine Arts"),
        ("MEng", "Another title"),
    ],
)
def test_the_title_follows_from_the_degree(degree, title):
    computed = with_computed(program("a", degree=fact(degree)), ATTRIBUTES)
    assert ATTRIBUTES["degree_title"].text(computed.fact("degree_title")) == title
    assert computed.fact("degree_title").statements[0].basis == "computed"


def test_what_can_not_be_computed_is_not_stated():
    computed = with_computed(program("a"), ATTRIBUTES)
    assert computed.facts == {}
    assert computed.fact("tuition_in_all").reason is Absence.NOT_STATED


def test_no_tuition_is_worked_out_from_a_withheld_length():
    withheld = Fact(reason=Absence.WITHHELD)
    computed = with_computed(program("a", duration_months=withheld), ATTRIBUTES)
    assert computed.fact("tuition_in_all").reason is Absence.NOT_STATED


def test_a_new_attribute_is_one_row():
    added = replace(ATTRIBUTES["gre"], key="dance", label="Dancing", flag="")
    register = Register((*ATTRIBUTES, added))
    assert register["dance"].option == "dance"
    assert added in register.filterable
    assert added in register.on_card


def test_a_summary_has_each_rank_once_and_rows_of_the_cards_alone():
    ranks = [attribute.summary for attribute in ATTRIBUTES.summary]
    assert ranks == list(range(1, len(ranks) + 1))
    assert all(attribute.on_card for attribute in ATTRIBUTES.summary)
