"""What the user keeps with a shortlist to decide by: sets of criteria, also unfinished ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mpcompare.model.decide.criteria import (
    Criteria,
    Criterion,
    Linear,
    Must,
    OfChoices,
    Weights,
)

WEIGHT = 50.0
"""Of a new criterion, on a scale from 0 to `MOST`; all alike until the user says otherwise."""
MOST = 100.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A criterion that counts only once the user has said what its values are worth.

    Attributes:
        key: of an attribute, or of a figure of cost or pay.
        value: what each value is worth; None until the user says which end is better.
        weight: what going from the worst to the best is worth.
    """

    key: str
    value: Linear | OfChoices | None = None
    weight: float = WEIGHT


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """Criteria under a name, such as "Mine".

    Attributes:
        musts: also those that ask for nothing yet.
    """

    name: str
    criteria: tuple[Draft, ...] = ()
    musts: tuple[Must, ...] = ()
    weights: Weights = "exact"

    @property
    def counting(self) -> Criteria | None:
        """What programs can be rated by; None while no criterion counts."""
        criteria = tuple(
            Criterion(each.key, each.value, each.weight)
            for each in self.criteria
            if each.value is not None
        )
        if not criteria or (self.weights == "exact" and not any(c.weight > 0 for c in criteria)):
            return None
        return Criteria(criteria, tuple(must for must in self.musts if asks(must)), self.weights)


def asks(must: Must) -> bool:
    """Whether a must asks for anything."""
    return bool(must.values) or must.at_least is not None or must.at_most is not None


def set_of(name: str, criteria: Criteria) -> CriteriaSet:
    """Return criteria as a set that can be changed; weights above `MOST` are scaled down to it."""
    heaviest = max((each.weight for each in criteria.criteria), default=0.0)
    scale = MOST / heaviest if heaviest > MOST else 1.0
    drafts = tuple(Draft(each.key, each.value, each.weight * scale) for each in criteria.criteria)
    return CriteriaSet(name, drafts, criteria.musts, criteria.weights)


@dataclass(frozen=True, slots=True)
class CriteriaSets:
    """The sets of one shortlist, whose names differ, and the place of the one in sight."""

    sets: tuple[CriteriaSet, ...] = ()
    open: int = 0

    @property
    def current(self) -> CriteriaSet | None:
        """The set in sight; None where there is none."""
        return self.sets[self.open] if 0 <= self.open < len(self.sets) else None


def free_name(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that no other has: with a number behind it if need be.

    >>> free_name("Mine", {"Mine": 1, "Mine 2": 1})
    'Mine 3'
    """
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def merged(
    was: CriteriaSets | None, ours: CriteriaSets | None, theirs: CriteriaSets | None
) -> CriteriaSets | None:
    """Bring together what two windows made of the sets of a shortlist.

    A set that both changed stays as theirs, and ours stands behind it under a name of its own.
    """
    if ours in (theirs, was):
        return theirs
    if theirs == was:
        return ours
    before, mine, out = _by_name(was), _by_name(ours), _by_name(theirs)
    for name in before:
        if name not in mine and out.get(name) == before[name]:
            out.pop(name)
    for name, each in mine.items():
        if each == before.get(name) or each == out.get(name):
            continue
        if out.get(name) in (None, before.get(name)):
            out[name] = each
        else:
            free = free_name(name, out)
            out[free] = replace(each, name=free)
    if not out:
        return None
    sets = tuple(out.values())
    current = ours.current.name if ours and ours.current else ""
    return CriteriaSets(sets, next((i for i, one in enumerate(sets) if one.name == current), 0))


def _by_name(sets: CriteriaSets | None) -> dict[str, CriteriaSet]:
    return {each.name: each for each in sets.sets} if sets else {}
