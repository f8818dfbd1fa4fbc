"""Verdicts: from what both sides say, and never from an unknown."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Fact, Source, Statement
from mpcompare.model.library.profile import Profile
from mpcompare.model.money import Charge, Money
from mpcompare.model.verdict import verdict

SAYS = Source("made-up", "https://example.org", "Made-up School", "official", "2026")
FULL = Profile(
    degree="bachelor",
    field="Music",
    music_degree="yes",
    musical_background="yes",
    recordings="yes",
    exam="yes",
    audition="yes",
    interview="yes",
    statement="yes",
    english="no",
    tests=("GRE", "TOEFL 100"),
    gpa=3.4,
    references=2,
    years_of_work=1,
    residence="US-Ohio",
    budget=40_000,
    place="campus",
    time="part",
    countries=("US", "GB"),
)
JUDGED = [attribute for attribute in ATTRIBUTES if attribute.judge is not None]


def fact(*values):
    return Fact(tuple(Statement(value, SAYS) for value in values))


def dollars(amount, currency="USD"):
    return Charge(Money(amount, currency), "program", "all", "2026-27")


def answer(key, value, profile=FULL):
    found = verdict(ATTRIBUTES[key].judge, fact(value), profile)
    return found.answer if found else None


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("bachelors_required", True, "met"),
        ("bachelors_required", False, None),
        ("bachelors_field", "any", None),
        ("bachelors_field", "music", "met"),
        ("bachelors_field", "technical", "unknown"),
        ("sample_recordings", "required", "met"),
        ("sample_recordings", "optional", None),
        ("entrance_exam", "required", "met"),
        ("audition", "required", "met"),
        ("interview", "required", "met"),
        ("interview", "optional", None),
        ("statement", "required", "met"),
        ("references", "required", "met"),
        ("references", "none", None),
        ("english_test", "TOEFL iBT 79 or IELTS 6.5", "met"),
        ("english_test", "TOEFL iBT 105 or IELTS 6.5", "unmet"),
        ("english_test", "TOEFL 550 on paper, 213 on computer", "unknown"),
        ("english_test", "TOEFL, IELTS or PTE Academic", "unknown"),
        ("english_test", "IELTS 6.5", "unknown"),
        ("minimum_gpa", 3.4, "met"),
        ("minimum_gpa", 3.6, "unmet"),
        ("gre", "required", "met"),
        ("references_count", 2.0, "met"),
        ("references_count", 3.0, "unmet"),
        ("work_experience", "required", "unknown"),
        ("online", "on-campus", "met"),
        ("online", "online", "unmet"),
        ("part_time", True, "met"),
        ("part_time", False, "unmet"),
        ("country", "GB", "met"),
        ("country", "NO", "unmet"),
        ("tuition_in_all", dollars(39_999), "met"),
        ("tuition_in_all", dollars(40_001), "unmet"),
        ("tuition_in_all", dollars(9_250, "GBP"), "unknown"),
    ],
)
def test_a_stated_value_is_held_against_the_profile(key, value, expected):
    assert answer(key, value) == expected


@pytest.mark.parametrize(
    ("key", "value", "changes"),
    [
        ("bachelors_required", True, {"degree": "associate"}),
        ("bachelors_field", "music", {"music_degree": "no"}),
        ("sample_recordings", "required", {"recordings": "no"}),
        ("bachelors_field", "any", {"degree": "associate"}),
        ("bachelors_field", "music", {"degree": "associate"}),
        ("entrance_exam", "required", {"exam": "no"}),
        ("audition", "required", {"audition": "no"}),
        ("interview", "required", {"interview": "no"}),
        ("statement", "required", {"statement": "no"}),
        ("references", "required", {"references": 0}),
        ("english_test", "IELTS 6.5", {"tests": ("IELTS 6",)}),
        ("gre", "required", {"tests": ("TOEFL 100",)}),
        ("work_experience", "required", {"years_of_work": 0}),
        ("online", "on-campus", {"place": "online"}),
    ],
)
def test_what_is_asked_and_not_there_is_not_met_yet(key, value, changes):
    assert answer(key, value, replace(FULL, **changes)) == "unmet"


def test_no_english_test_is_missing_to_those_whose_first_language_it_is():
    native = replace(FULL, english="yes", tests=())
    assert answer("english_test", "IELTS 6.5", native) == "met"


@pytest.mark.parametrize("attribute", JUDGED, ids=lambda a: a.key)
def test_what_no_source_states_gets_no_verdict(attribute):
    found = verdict(attribute.judge, NOT_STATED, FULL)
    assert found is not None
    assert (found.answer, found.sentence) == ("unknown", "Can't tell: not stated")


def test_an_empty_profile_gets_no_verdict():
    assert all(verdict(a.judge, NOT_STATED, Profile()) is None for a in ATTRIBUTES)
    assert answer("minimum_gpa", 3.0, Profile()) is None


def test_what_the_profile_leaves_open_is_said():
    found = verdict(ATTRIBUTES["minimum_gpa"].judge, fact(3.0), replace(FULL, gpa=None))
    assert found is not None
    assert found.sentence == "Can't tell: your profile leaves your grade point average open"


def test_sources_that_disagree_settle_nothing_unless_all_are_met():
    gpa = ATTRIBUTES["minimum_gpa"]
    assert verdict(gpa.judge, fact(3.6, 3.0), FULL).answer == "unknown"
    assert verdict(gpa.judge, fact(3.2, 3.0), FULL).answer == "met"
    gre, none = ATTRIBUTES["gre"], replace(FULL, tests=("TOEFL 100",))
    assert verdict(gre.judge, fact("required", "none"), FULL).answer == "met"
    assert (
        verdict(gre.judge, fact("required", "none"), none).sentence
        == "Can't tell: sources disagree"
    )


VALUES = {
    "bachelors_required": st.booleans(),
    "bachelors_field": st.sampled_from(["any", "music", "music-or-related", "audio", "other"]),
    "sample_recordings": st.sampled_from(["required", "optional", "none"]),
    **dict.fromkeys(
        ("entrance_exam", "audition", "interview", "statement", "references"),
        st.sampled_from(["required", "optional", "none"]),
    ),
    "english_test": st.sampled_from(["IELTS 6.5", "TOEFL iBT 79 or IELTS 6.5", "TOEFL or IELTS"]),
    "minimum_gpa": st.floats(0, 4),
    "gre": st.sampled_from(["required", "optional", "none"]),
    "references_count": st.floats(0, 5),
    "work_experience": st.sampled_from(["required", "optional", "none"]),
    "online": st.sampled_from(["online", "hybrid", "some-classes", "on-campus"]),
    "part_time": st.booleans(),
    "country": st.sampled_from(["US", "GB", "NO"]),
    "tuition_in_all": st.floats(0, 90_000).map(dollars),
}
NEEDED = {
    "bachelors_required": "degree",
    "bachelors_field": "degree",
    "sample_recordings": "recordings",
    "entrance_exam": "exam",
    "audition": "audition",
    "interview": "interview",
    "statement": "statement",
    "references": "references",
    "english_test": "tests",
    "minimum_gpa": "gpa",
    "gre": "tests",
    "references_count": "references",
    "work_experience": "years_of_work",
    "online": "place",
    "part_time": "time",
    "country": "countries",
    "tuition_in_all": "budget",
}


def test_every_judged_attribute_is_tried():
    assert {attribute.key for attribute in JUDGED} == set(VALUES) == set(NEEDED)


@given(st.sampled_from(sorted(VALUES)), st.data())
def test_an_open_question_never_gives_a_verdict(key, data):
    value = data.draw(VALUES[key])
    empty = {each.name: each.default for each in fields(Profile)}
    profile = replace(FULL, **{NEEDED[key]: empty[NEEDED[key]]})
    found = verdict(ATTRIBUTES[key].judge, fact(value), profile)
    assert found is None or found.answer == "unknown"
