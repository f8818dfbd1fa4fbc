"""Questions to the school: what is asked, how the letter reads, how the mail is addressed."""

from contextlib import closing
from dataclasses import replace
from urllib.parse import unquote

import pytest

from mpcompare.app.guide.questions import letter, mail_url, questions
from mpcompare.app.start import paths
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence, Fact, Source, Statement

OPENING = (
    "I am interested in the MM Sound Recording Technology at University of Massachusetts Lowell. "
    "The sources that I have read do not answer this. Could you please help me?"
)


@pytest.fixture(scope="module")
def lowell():
    with closing(Workspace.open(paths.bundled_catalog(), ATTRIBUTES)) as workspace:
        (program,) = workspace.programs(["uml-mm-sound-recording-technology"])
        return program


@pytest.fixture(scope="module")
def everything():
    with closing(Workspace.open(paths.bundled_catalog(), ATTRIBUTES)) as workspace:
        return workspace.programs(workspace.catalog.ids())


def test_just_what_is_open_is_asked(everything):
    for program in everything:
        asked = {question.attribute for question in questions(program, ATTRIBUTES)}
        for attribute in ATTRIBUTES.on_card:
            absence = program.fact(attribute).absence
            is_open = absence in (Absence.NOT_STATED, Absence.DISAGREE)
            assert (attribute.key in asked) == (is_open and attribute.is_stated)


def test_a_disagreement_is_asked_with_both_answers(lowell):
    newer, older = (
        Source(f"s{year}", "https://example.org", "Made-up publisher", "official", str(year))
        for year in (2026, 2020)
    )
    fact = Fact((Statement("thesis", newer), Statement("choice", older)))
    made_up = replace(lowell, facts={**lowell.facts, "thesis_option": fact})
    first = questions(made_up, ATTRIBUTES)[0]
    assert first.text == (
        "Does the degree end with a written thesis, without one, or may I choose? "
        "(I have found different answers: Thesis / Choice.)"
    )


def test_the_letter_names_the_program_and_numbers_the_questions(lowell):
    asked = questions(lowell, ATTRIBUTES)[:2]
    assert letter(lowell, asked).splitlines() == [
        "Dear admissions team,",
        "",
        OPENING,
        "",
        "1. Does the degree end with a written thesis, without one, or may I choose?",
        "2. Does the program take new students at present?",
        "",
        "Thank you very much.",
    ]


def test_the_mail_is_encoded_and_has_no_receiver(lowell):
    asked = questions(lowell, ATTRIBUTES)
    url = mail_url(lowell, asked)
    head, _, body = url.partition("&body=")
    assert head == ("mailto:?subject=Questions%20about%20the%20MM%20Sound%20Recording%20Technology")
    assert not set(body) & set(" &?\r\n#+")
    assert unquote(body) == letter(lowell, asked).replace("\n", "\r\n")
