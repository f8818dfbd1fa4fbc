"""A step that can be undone: what it changed, entry by entry, so that it survives a restart.

Undoing a step is a merge: what has been changed elsewhere since then stays. Each start imports
this, hence named tuples.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from mpcompare.model.library.library import Library, new_key
from mpcompare.model.library.merge import brought_together, changes
from mpcompare.model.pay.preferences import PathChanges

MOST_STEPS = 200
"""How many steps are kept, in a window and on disk."""


class EntryChange(NamedTuple):
    """What a step made of one entry; None stands for no entry.

    Attributes:
        collection: the field of `Library` that it is in.
        key: its key there.
        before: as it was.
        after: as the step left it.
    """

    collection: str
    key: Any
    before: Any
    after: Any


class Gathered(NamedTuple):
    """All that steps change: the library, and what concentrations lead to."""

    library: Library
    paths: PathChanges


class Step(NamedTuple):
    """A named step, with each thing that it changed as it was before and after.

    Attributes:
        key: tells it from all others, also of other windows.
        name: as in "Remove MM Sound Recording Technology".
        at: when it was done, as ISO 8601 in UTC.
        entries: the entries that it changed.
        answers: the answers of the profile that it changed, by field.
        opened: the shortlist in sight before and after.
        paths: what concentrations led to before and after; None where that is the same.
    """

    key: str
    name: str
    at: str
    entries: tuple[EntryChange, ...]
    answers: Mapping[str, tuple[Any, Any]]
    opened: tuple[str, str]
    paths: tuple[PathChanges, PathChanges] | None = None

    def taken_back(self, held: Gathered) -> Gathered:
        """Return what is gathered as it was before this step."""
        return self._go(held, after=False)

    def repeated(self, held: Gathered) -> Gathered:
        """Return what is gathered with this step done again."""
        return self._go(held, after=True)

    def _go(self, held: Gathered, *, after: bool) -> Gathered:
        library = held.library
        parts: dict[str, dict[Any, Any]] = {}
        for collection, key, *both in self.entries:
            if collection not in parts:
                parts[collection] = dict(getattr(library, collection))
            was, to = both if after else reversed(both)
            entries = parts[collection]
            entry = _either(collection, was, entries.get(key), to)
            if entry is None:
                entries.pop(key, None)
            else:
                entries[key] = entry
        shortlists = parts.pop("shortlists", None) or library.shortlists
        opened = next(
            one for one in (self.opened[after], library.open, *shortlists) if one in shortlists
        )
        answers: dict[str, Any] = {}
        for name, values in self.answers.items():
            if getattr(library.profile, name) == values[not after]:
                answers[name] = values[after]
        profile = replace(library.profile, **answers) if answers else library.profile
        library = replace(library, shortlists=shortlists, open=opened, profile=profile, **parts)
        return Gathered(library, held.paths if self.paths is None else self.paths[after])


class StepLog(NamedTuple):
    """The steps that undo and redo go through.

    Attributes:
        done: the oldest first.
        undone: the one that redo does next comes first.
    """

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.done or self.undone)

    def with_step(self, step: Step) -> "StepLog":
        """Add a step that was done just now; what was undone before can't be done again."""
        return StepLog((*self.done, step)[-MOST_STEPS:])

    def since(self, at: str) -> "StepLog":
        """Return the log without the steps from before a time (ISO 8601 in UTC); "" for all."""
        kept = [tuple(one for one in part if at and _is_since(one, at)) for part in self]
        return StepLog(*kept)

    def at(self, count: int) -> "StepLog":
        """Return the log with `count` of its steps done."""
        steps = (*self.done, *self.undone)
        return StepLog(steps[:count], steps[count:])

    def after(self, earlier: "StepLog") -> "StepLog":
        """Put the steps of earlier starts before these."""
        own = {step.key for step in (*self.done, *self.undone)}
        done = tuple(step for step in earlier.done if step.key not in own)
        undone = () if own else earlier.undone
        room = MOST_STEPS - len(self.done) - len(self.undone)
        done = done[-room:] if room > 0 else ()
        return StepLog((*done, *self.done), (*self.undone, *undone))


def _is_since(step: Step, at: str) -> bool:
    return datetime.fromisoformat(step.at) >= datetime.fromisoformat(at)


def step_between(name: str, at: str, before: Gathered, after: Gathered) -> Step:
    """Return the step that led from one to the other.

    Args:
        name: of the step.
        at: the time, as ISO 8601 in UTC.
        before: what was gathered before it.
        after: what it has made of that.
    """
    old, new = before.library, after.library
    change = changes(old, new)
    entries = [
        EntryChange(collection, key, getattr(old, collection).get(key), entry)
        for collection, put in change.put.items()
        for key, entry in put.items()
    ]
    entries += [
        EntryChange(collection, key, getattr(old, collection)[key], None)
        for collection, gone in change.gone.items()
        for key in gone
    ]
    return Step(
        new_key(),
        name,
        at,
        tuple(entries),
        {one: (getattr(old.profile, one), answer) for one, answer in change.answers.items()},
        (old.open, new.open),
        None if before.paths == after.paths else (before.paths, after.paths),
    )


def _either(collection: str, was: Any, held: Any, to: Any) -> Any:
    """Return what an entry becomes that should lead from `was` to `to`.

    Where it has become another since, the change of each part is brought together; an entry that
    has no parts stays as it is.
    """
    if held in (was, to):
        return to
    if was is None or to is None or held is None:
        return held
    return brought_together(collection, was, held, to)
