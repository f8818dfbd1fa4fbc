"""What a user can do to what they decide by: pure functions from one state to the next.

All of them change the set in sight; without one, a first set is made.
"""

from collections.abc import Callable
from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.decide.criteria import Linear, Must, OfChoices, Weights
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft, free_name
from mpcompare.model.library.library import with_entry
from mpcompare.model.safe_text import safe_text

MINE = "Mine"
"""What a first set is called."""


def sets_of(state: State) -> CriteriaSets:
    """Return the sets of the open shortlist."""
    return state.library.shortlist.criteria or CriteriaSets()


def current_set(state: State) -> CriteriaSet:
    """Return the set in sight, or an empty one."""
    return sets_of(state).current or CriteriaSet(MINE)


def other_sets(state: State) -> tuple[CriteriaSet, ...]:
    """Return the sets beside the one in sight."""
    sets = sets_of(state)
    return tuple(each for at, each in enumerate(sets.sets) if at != sets.open)


def _with_sets(state: State, sets: CriteriaSets) -> State:
    library = state.library
    listed = replace(library.shortlist, criteria=sets if sets.sets else None)
    return replace(state, library=with_entry(library, "shortlists", library.open, listed))


def with_set(state: State, changed: CriteriaSet) -> State:
    """Put a set in the place of the one in sight."""
    sets = sets_of(state)
    if sets.current is None:
        return _with_sets(state, CriteriaSets((*sets.sets, changed), len(sets.sets)))
    every = tuple(changed if at == sets.open else each for at, each in enumerate(sets.sets))
    return _with_sets(state, replace(sets, sets=every))


# Sets


def add_set(state: State, added: CriteriaSet) -> State:
    """Add a set, under a name that no other has, and open it."""
    sets = sets_of(state)
    name = free_name(safe_text(added.name), {each.name: each for each in sets.sets})
    every = (*sets.sets, replace(added, name=name))
    return _with_sets(state, CriteriaSets(every, len(every) - 1))


def open_set(state: State, place: int) -> State:
    """Open another set."""
    return _with_sets(state, replace(sets_of(state), open=place))


def rename_set(state: State, name: str) -> State:
    """Rename the set in sight; a name that another has gets a number."""
    sets, current = sets_of(state), current_set(state)
    taken = {each.name: each for each in sets.sets if each is not current}
    return with_set(state, replace(current, name=free_name(safe_text(name), taken)))


def remove_set(state: State) -> State:
    """Take the set in sight away; its neighbour is opened."""
    sets = sets_of(state)
    left = tuple(each for at, each in enumerate(sets.sets) if at != sets.open)
    return _with_sets(state, CriteriaSets(left, max(0, min(sets.open, len(left) - 1))))


def weigh_by(state: State, weights: Weights) -> State:
    """Weigh as set, or by the order of the list alone."""
    return with_set(state, replace(current_set(state), weights=weights))


# Criteria


def add_criterion(state: State, key: str) -> State:
    """Add a criterion that does not count yet; one that is there stays."""
    now = current_set(state)
    if any(each.key == key for each in now.criteria):
        return state
    return with_set(state, replace(now, criteria=(*now.criteria, Draft(key))))


def remove_criterion(state: State, key: str) -> State:
    """Take a criterion away."""
    now = current_set(state)
    left = tuple(each for each in now.criteria if each.key != key)
    return with_set(state, replace(now, criteria=left))


def move_criterion(state: State, key: str, steps: int) -> State:
    """Move a criterion down the list, or up if negative; at an end it stays."""
    now = current_set(state)
    every = list(now.criteria)
    place = next(at for at, each in enumerate(every) if each.key == key)
    moved = every.pop(place)
    every.insert(max(0, min(place + steps, len(every))), moved)
    return with_set(state, replace(now, criteria=tuple(every)))


def set_value(state: State, key: str, value: Linear | OfChoices | None) -> State:
    """Say what the values of a criterion are worth."""
    return _changing(state, key, lambda draft: replace(draft, value=value))


def set_weight(state: State, key: str, weight: float) -> State:
    """Set the weight of a criterion."""
    return _changing(state, key, lambda draft: replace(draft, weight=weight))


def _changing(state: State, key: str, change: Callable[[Draft], Draft]) -> State:
    now = current_set(state)
    every = tuple(change(each) if each.key == key else each for each in now.criteria)
    return with_set(state, replace(now, criteria=every))


# Musts


def add_must(state: State, key: str) -> State:
    """Add a must that asks for nothing yet; one that is there stays."""
    now = current_set(state)
    if any(each.key == key for each in now.musts):
        return state
    return with_set(state, replace(now, musts=(*now.musts, Must(key))))


def set_must(state: State, must: Must) -> State:
    """Put a must in the place of the one on the same thing."""
    now = current_set(state)
    every = tuple(must if each.key == must.key else each for each in now.musts)
    return with_set(state, replace(now, musts=every))


def remove_must(state: State, key: str) -> State:
    """Take a must away."""
    now = current_set(state)
    return with_set(state, replace(now, musts=tuple(m for m in now.musts if m.key != key)))
