"""Verdicts on the cards: whose charges count, what is counted, and nothing without a profile."""

import pytest

from mpcompare.app.compare.verdict_remarks import PROFILE, verdict_remarks
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library
from mpcompare.model.library.profile import Profile

LOWELL = "uml-mm-sound-recording-technology"
"""In all $30,420 for those in the state, $53,980 for others of the US, $59,782 from abroad."""
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
"""Charges pounds."""

AMERICAN = "american-ma-audio-technology"
"""Asks for a bachelor's degree, a grade point average of 3.0, two references, recordings."""
FIELD_TOO = "babelsberg-ma-film-music"
"""Asks for a bachelor's degree, and for one in music."""
NEW_YORK = "nyu-mm-music-technology"
"""Of what is asked for it states the bachelor's degree alone."""


def said(workspace, program, **profile):
    state = State(library=Library(profile=Profile(**profile)))
    found = verdict_remarks(state, workspace, workspace.programs([program]))
    return {key: remark.text for (_, key), remark in found}


@pytest.mark.parametrize(
    ("residence", "budget", "words"),
    [
        ("US-Massachusetts", 40_000, "As you want it"),
        ("US-Ohio", 40_000, "Not as you want it"),
        ("US-Ohio", 53_980, "As you want it"),
        ("GB", 53_980, "Not as you want it"),
        ("GB", 59_782, "As you want it"),
        ("US", 40_000, "Can't tell: it depends on which of these is yours"),
        ("", 40_000, "Can't tell: it depends on which of these is yours"),
        ("", 59_782, "As you want it"),
        ("", 30_419, "Not as you want it"),
    ],
)
def test_a_budget_is_held_against_what_the_user_would_be_charged(
    workspace, residence, budget, words
):
    assert said(workspace, LOWELL, residence=residence, budget=budget)["tuition_in_all"] == words


def test_other_money_than_the_budgets_is_left_open(workspace):
    words = "Can't tell: your budget is in US dollars, and this is not"
    assert said(workspace, BRISTOL, budget=90_000)["tuition_in_all"] == words


def test_an_empty_profile_gets_no_verdict(workspace):
    assert said(workspace, LOWELL) == {}


@pytest.mark.parametrize("profile", [{"place": "either"}, {"time": "full"}, {"time": "either"}])
def test_what_may_be_either_is_held_against_nothing(workspace, profile):
    assert not {"online", "part_time"} & {*said(workspace, LOWELL, **profile)}


def test_a_wish_that_nobody_has_is_no_open_question(workspace):
    found = said(workspace, LOWELL, gpa=3.0)
    assert not {"country", "online", "part_time", "tuition_in_all"} & {*found}
    assert found["bachelors_required"] == "Can't tell: your profile leaves the degree you hold open"


def test_a_gap_gets_no_verdict_and_is_counted_alone(workspace):
    found = said(workspace, NEW_YORK, degree="bachelor", gpa=3.0, tests=("GRE",), references=2)
    assert found["bachelors_required"] == "You meet it"
    assert not {"minimum_gpa", "gre", "references_count"} & {*found}
    assert found[""].startswith("You meet 1 of 1; ")
    assert found[""].endswith(" are not stated")


def test_what_the_profile_comes_to_is_said_in_plain_words(workspace):
    state = State(library=Library(profile=Profile(gpa=2.9, degree="bachelor", references=2)))
    found = verdict_remarks(state, workspace, workspace.programs([AMERICAN]))
    verdict, *which = [remark for (_, key), remark in found if key == PROFILE]
    assert verdict.text == "You meet 2 of 3"
    assert verdict.tip.splitlines()[1] == "You don't yet meet: Minimum GPA"
    assert [(remark.kind, remark.text) for remark in which] == [
        ("unmet", "Not met: Minimum GPA"),
        ("unknown", "Your profile leaves open: Sample recordings, English test"),
    ]


def test_what_can_not_be_told_at_all_is_no_failure(workspace):
    assert said(workspace, NEW_YORK, gpa=3.0)[""].startswith("Can't tell yet; ")


def test_a_wish_is_counted_apart_from_what_the_program_asks_for(workspace):
    found = said(workspace, AMERICAN, degree="bachelor", gpa=3.0, countries=("GB",))
    assert found[""].startswith("You meet 2 of 2; 0 of 1 wishes met")


def test_a_missing_bachelors_degree_counts_once(workspace):
    (program,) = workspace.programs([FIELD_TOO])
    register = workspace.register
    for key, value in (("bachelors_required", True), ("bachelors_field", "music")):
        assert program.fact(register[key]).values == (value,)
    found = said(workspace, FIELD_TOO, degree="associate")
    assert found["bachelors_required"] == "You don't yet meet it"
    assert "bachelors_field" not in found
    assert found[""].startswith("You meet 0 of 1")
    both = said(workspace, FIELD_TOO, degree="bachelor", music_degree="no")
    assert both["bachelors_field"] == "You don't yet meet it"


def test_the_letters_and_their_number_count_once(workspace):
    found = said(workspace, AMERICAN, references=1)
    assert found["references_count"] == "You don't yet meet it"
    assert "references" not in found
    assert found[""].startswith("You meet 0 of 1")
