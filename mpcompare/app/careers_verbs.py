"""What a user can do on the Careers page: functions from one state to the next."""

from dataclasses import replace
from typing import Any

from mpcompare.app.careers_choice import with_path, without_path
from mpcompare.app.state import State
from mpcompare.model.pay.preferences import PathChanges

CAREERS = "careers"


def choose_careers(state: State, **choices: Any) -> State:
    """Set fields of the page's choice, such as `occupation` or `place`."""
    return replace(state, careers=replace(state.careers, **choices))


def add_path(state: State, concentration: str, occupation: str) -> State:
    """Let a concentration lead to an occupation, on this page and on the cards."""
    return choose(state, paths=with_path(state.careers.paths, concentration, occupation))


def remove_path(state: State, concentration: str, occupation: str) -> State:
    """Let a concentration no longer lead to an occupation."""
    return choose(state, paths=without_path(state.careers.paths, concentration, occupation))


def reset_paths(state: State) -> State:
    """Go back to the catalog's mapping."""
    return choose(state, paths=PathChanges())
