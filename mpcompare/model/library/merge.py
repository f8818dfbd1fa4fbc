"""What two windows each changed in one library, brought together entry by entry.

Each start imports this, and what reads a library: hence named tuples, which are made ten times as
fast as frozen dataclasses.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import compress
from operator import is_, is_not
from typing import TYPE_CHECKING, Any, NamedTuple

from mpcompare.model.library.library import COLLECTIONS, Binned, Library, in_order, new_key
from mpcompare.model.library.money import NOTHING_SAID, OwnMoney
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shortlist import Shortlist

if TYPE_CHECKING:
    from mpcompare.model.decide.criteria_set import CriteriaSets

ENTRIES = (*COLLECTIONS, "bin")
"""The fields of `Library` that hold entries by key."""

_ANSWERS = tuple(each.name for each in fields(Profile))
_NONE: Any = object()
"""Stands for an entry that is not there; None could be one."""

Entries = Mapping[Any, Any]


class Changes(NamedTuple):
    """What leads from one library to another.

    Attributes:
        put: entries that are new or other than before, by collection; only where there are any.
        gone: keys of entries that are no longer there, by collection; likewise.
        answers: answers of the profile that are other than before, by field.
        open: the shortlist in sight, if it is another one.
    """

    put: Mapping[str, Entries]
    gone: Mapping[str, frozenset[Any]]
    answers: Mapping[str, Any]
    open: str | None = None

    def __bool__(self) -> bool:
        return bool(self.put or self.gone or self.answers or self.open is not None)

    def touch(self, collection: str) -> bool:
        """Whether anything in this collection is other than before."""
        return collection in self.put or collection in self.gone


def changes(before: Library, after: Library) -> Changes:
    """Compare two libraries by entry. What is the same object is not looked at twice."""
    put: dict[str, Entries] = {}
    gone: dict[str, frozenset[Any]] = {}
    for collection in ENTRIES:
        old: Entries = getattr(before, collection)
        new: Entries = getattr(after, collection)
        if old is new:
            continue
        other = _other(old, new)
        added = sum(key not in old for key in other)
        if other:
            put[collection] = other
        if len(old) + added != len(new):
            gone[collection] = frozenset(old.keys() - new.keys())
    one, two = before.profile, after.profile
    answers = {n: getattr(two, n) for n in _ANSWERS if getattr(one, n) != getattr(two, n)}
    return Changes(put, gone, answers, after.open if after.open != before.open else None)


def _other(old: Entries, new: Entries) -> dict[Any, Any]:
    """Return the entries that are new or other than before.

    Most changes are of one entry: then the keys are the same objects in the same order, and ten
    thousand entries are gone through in a fraction of the time.
    """
    if len(old) == len(new) and all(map(is_, old, new)):
        replaced = compress(new, map(is_not, old.values(), new.values()))
        return {key: new[key] for key in replaced if old[key] != new[key]}
    return {k: e for k, e in new.items() if (was := old.get(k, _NONE)) is not e and was != e}


def brought_together(collection: str, was: Any, ours: Any, theirs: Any) -> Any:
    """Bring together what two sides made of an entry; ours stays where it has no parts."""
    together = _TOGETHER.get(collection)
    return ours if together is None else together(was, ours, theirs)


class Merged(NamedTuple):
    """Two libraries brought together.

    Attributes:
        library: what both have gathered.
        binned: what was changed on both sides: as it was on ours, now in the bin.
        answers: fields of the profile that both sides answered otherwise; theirs stays.
    """

    library: Library
    binned: tuple[Binned, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Which of the user's changes another window's have replaced; "" for none."""
        labels = ", ".join(each.label for each in self.binned)
        binned = f" In the bin: {labels}." if labels else ""
        answers = " In your profile, the other window's answers stay." if self.answers else ""
        told = f"{binned}{answers}"
        return f"Another window has changed the same.{told}" if told else ""


def merge(base: Library, ours: Library, theirs: Library, at: str) -> Merged:
    """Bring two libraries together that both grew from `base`.

    An entry that only one side changed is as that side has it. One that both changed stays as
    theirs, and ours goes to the bin, but shortlists and tags: there both sides' additions and
    removals hold. The shortlist in sight stays ours.

    Args:
        base: what both began with.
        ours: what this window made of it.
        theirs: what is kept by now.
        at: the time, as ISO 8601 in UTC.
    """
    if theirs is base or not (change := changes(base, theirs)):
        return Merged(ours)
    if ours is base:
        return Merged(_seen_as(ours, theirs))
    carrier = _Carrier(base, theirs, change)
    library = carrier.carry(ours)
    binned = {new_key(): each._replace(deleted=at) for each in carrier.lost}
    if binned:
        library = replace(library, bin={**library.bin, **binned})
    answers = tuple(
        name
        for name, answer in change.answers.items()
        if getattr(ours.profile, name) not in (answer, getattr(base.profile, name))
    )
    return Merged(library, tuple(binned.values()), answers)


def rebasing(base: Library, merged: Library) -> Callable[[Library], Library]:
    """Return a function that applies a merge to an earlier or later library of a window.

    What was merged in stays through undo and redo: a library that the window held gets what leads
    from `base`, which it gave to be merged, to `merged`, which it got back. Where it differs from
    `base` in the very same entry, the merged one stays.
    """
    carrier = _Carrier(base, merged, changes(base, merged))
    return carrier.carry


class _Carrier:
    """Applies the changes from `base` to `theirs` to any library, and notes what they replace."""

    def __init__(self, base: Library, theirs: Library, change: Changes) -> None:
        self._base = base
        self._theirs = theirs
        self._change = change
        self.lost: list[Binned] = []

    def carry(self, library: Library) -> Library:
        if library is self._base:
            return _seen_as(library, self._theirs)
        parts: dict[str, Any] = {
            collection: self._entries(collection, getattr(library, collection))
            for collection in ENTRIES
            if self._change.touch(collection)
        }
        if self._change.answers:
            parts["profile"] = replace(library.profile, **self._change.answers)
        shortlists = parts.get("shortlists", library.shortlists) or self._theirs.shortlists
        parts["shortlists"] = shortlists
        parts["open"] = _open(library.open, self._theirs.open, shortlists)
        return replace(library, **parts)

    def _entries(self, collection: str, held: Entries) -> Entries:
        base: Entries = getattr(self._base, collection)
        out = dict(held)
        for key, entry in self._change.put.get(collection, {}).items():
            out[key] = self._either(
                collection, key, base.get(key, _NONE), held.get(key, _NONE), entry
            )
        for key in self._change.gone.get(collection, ()):
            mine = out.pop(key, _NONE)
            if mine is not _NONE and mine != base[key]:
                self._lose(collection, key, mine)
        return out

    def _either(self, collection: str, key: Any, was: Any, mine: Any, entry: Any) -> Any:
        if mine is _NONE or mine in (was, entry):
            return entry
        if collection in _TOGETHER:
            return _TOGETHER[collection](None if was is _NONE else was, mine, entry)
        self._lose(collection, key, mine)
        return entry

    def _lose(self, collection: str, key: Any, mine: Any) -> None:
        if collection != "bin":
            label = f"{_label(collection, mine)}, changed in two places"
            self.lost.append(Binned(collection, key, mine, label, ""))


def _seen_as(library: Library, theirs: Library) -> Library:
    """Take all of theirs; but which shortlist is in sight is each window's own."""
    opened = _open(library.open, theirs.open, theirs.shortlists)
    return theirs if opened == theirs.open else replace(theirs, open=opened)


def _open(ours: str, theirs: str, shortlists: Mapping[str, Shortlist]) -> str:
    if ours in shortlists:
        return ours
    return theirs if theirs in shortlists else next(iter(in_order(shortlists)))[0]


_WORDS = {
    "shortlists": "Shortlist",
    "notes": "Note",
    "tags": "Tags",
    "applications": "Application",
    "own": "Program of your own",
    "corrections": "Correction",
    "money": "Your money",
    "searches": "Search",
}


def _label(collection: str, entry: Any) -> str:
    words = _WORDS[collection]
    return f"{words} “{entry.name}”" if isinstance(entry, Shortlist | SavedSearch) else words


def _one(was: Any, ours: Any, theirs: Any) -> Any:
    return ours if theirs == was else theirs


def _sequence(
    was: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Keep what neither side took away, and what either added, in theirs' order if it changed."""
    if was in (ours, theirs):
        return _one(was, ours, theirs)
    kept = [each for each in theirs if each in ours or each not in was]
    return (*kept, *(each for each in ours if each not in was and each not in theirs))


def _tags(
    was: tuple[str, ...] | None, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    return _sequence(was or (), ours, theirs)


def _shortlist(was: Shortlist | None, ours: Shortlist, theirs: Shortlist) -> Shortlist:
    was = was or Shortlist("")
    programs = _sequence(was.programs, ours.programs, theirs.programs)
    reference = _one(was.reference, ours.reference, theirs.reference)
    rows = was.hidden_rows | ours.hidden_rows | theirs.hidden_rows
    weights = {
        key: _one(was.weights.get(key), ours.weights.get(key), theirs.weights.get(key))
        for key in {**theirs.weights, **ours.weights}
    }
    better = {
        key: _one(was.better.get(key), ours.better.get(key), theirs.better.get(key))
        for key in {**theirs.better, **ours.better}
    }
    return Shortlist(
        name=_one(was.name, ours.name, theirs.name),
        made=theirs.made,
        programs=programs,
        reference=reference if reference in programs else None,
        hidden_rows=frozenset(
            row
            for row in rows
            if _one(row in was.hidden_rows, row in ours.hidden_rows, row in theirs.hidden_rows)
        ),
        weights={key: weight for key, weight in weights.items() if weight is not None},
        series={**ours.series, **theirs.series},
        columns=_one(was.columns, ours.columns, theirs.columns),
        better={key: end for key, end in better.items() if end is not None},
        criteria=_criteria(was, ours, theirs),
        shared=_one(was.shared, ours.shared, theirs.shared),
    )


def _money(was: OwnMoney | None, ours: OwnMoney, theirs: OwnMoney) -> OwnMoney:
    """Take each figure from the side that changed it; sums in another currency belong together."""
    was = was or NOTHING_SAID
    if ours.currency != theirs.currency:
        return _one(was, ours, theirs)
    return OwnMoney(*(_one(*each) for each in zip(was, ours, theirs, strict=True)))


def _criteria(was: Shortlist, ours: Shortlist, theirs: Shortlist) -> "CriteriaSets | None":
    if was.criteria in (ours.criteria, theirs.criteria):
        return _one(was.criteria, ours.criteria, theirs.criteria)
    # not at the top: each start imports this, and few need it
    from mpcompare.model.decide.criteria_set import merged  # noqa: PLC0415

    return merged(was.criteria, ours.criteria, theirs.criteria)


_TOGETHER: Mapping[str, Callable[[Any, Any, Any], Any]] = {
    "shortlists": _shortlist,
    "tags": _tags,
    "money": _money,
}
"""How what both sides changed is brought together, for what is made of many parts."""
