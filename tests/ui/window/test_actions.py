"""Menu actions follow the state: each by the parts that its condition names."""

from dataclasses import replace
from itertools import permutations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mpcompare.app.state import changes
from mpcompare.app.state.state import State, changed_parts
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.window.actions import ACTIONS
from tests.ui.compare_steps import LOWELL

LIBRARY = comparing(LOWELL)
STATES = {
    "nothing": State(),
    "compared": State(library=LIBRARY),
    "tagged": State(library=replace(LIBRARY, tags={LOWELL: ("Made up",)})),
    "own": State(library=replace(LIBRARY, own={"own-made-up": OwnProgram("", "2026-11-27")})),
    "searched": State(query=Query("audio")),
    "searched elsewhere": State(query=Query("audio"), page="compare"),
    "careers": State(page="careers"),
    "cost": State(page="cost"),
    "dark": State(scheme="dark"),
    "rows": State(differences_only=True, best_values=True, national_abroad=True),
}
CONDITIONS = [
    pytest.param(condition, id=f"{action.key}-{kind}")
    for action in ACTIONS
    for kind, condition in (("enabled", action.enabled), ("checked", action.checked))
    if condition is not None
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_names_the_parts_that_it_depends_on(condition):
    unheard = [
        (before, after)
        for before, after in permutations(STATES, 2)
        if condition.holds(STATES[before]) != condition.holds(STATES[after])
        and not condition.parts & changed_parts(STATES[before], STATES[after])
    ]
    assert unheard == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.key)
def test_what_cannot_be_done_says_why_in_a_sentence(action):
    if action.enabled is not None:
        assert action.enabled.why_not[:1].isupper()
        assert action.enabled.why_not.endswith(".")


def test_typing_a_letter_offers_no_step_to_undo(make_window):
    window = make_window()
    undo = window.findChild(QAction, "undo")
    assert not undo.isEnabled()
    QTest.keyClicks(window.findChild(QLineEdit), "a")
    assert window.session.state.query.words == "a"
    assert not undo.isEnabled()
    assert window.findChild(QAction, "filter-by-words").isEnabled()


def test_actions_are_as_the_state_after_each_change(make_window):
    window = make_window()
    session = window.session
    steps = (
        lambda state: changes.add(state, [LOWELL]),
        lambda state: changes.search_for(state, "audio"),
        lambda state: changes.show_page(state, "cost"),
        lambda state: replace(state, best_values=True, scheme="dark"),
        changes.go_back,
        changes.clear,
        changes.go_forward,
    )
    for step in steps:
        session.apply(step(session.state), "Made-up step")
        for action in ACTIONS:
            found = window.findChild(QAction, action.key)
            if action.enabled is not None:
                assert found.isEnabled() == action.enabled.holds(session.state), action.key
            if action.checked is not None:
                assert found.isChecked() == action.checked.holds(session.state), action.key
