"""Verdicts on the cards: whose charges count, what is counted, and nothing without a profile."""

import pytest

from mpcompare.app.compare.verdict_remarks import verdict_remarks
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import Library
from mpcompare.model.library.profile import Profile

LOWELL = "uml-mm-sound-recording-technology"
"""In all $30,420 for those in the state, $53,980 for others of the US, $59,782 from abroad."""
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
"""Charges pounds."""


@pytest.fixture(scope="module")
def workspace():
    opened = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    yield opened
    opened.close()


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
