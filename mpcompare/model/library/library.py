"""Everything that the user gathers, as one frozen value, and the bin for what they delete."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from mpcompare.model.library.application import Application
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.money import OwnMoney
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shortlist import Shortlist

if TYPE_CHECKING:
    from mpcompare.model.library.shared_facts import SharedProgram

FIRST = "first"
"""Key of the shortlist that a new library begins with; the same in each, so that two meet."""

UNNAMED = "Shortlist"
"""What a shortlist is called before its user names it."""

DAYS_IN_BIN = 30

FactKey = tuple[str, str]
"""A program's id and an attribute's key; the key is "" for the program as a whole."""


class Binned(NamedTuple):
    """Something deleted, as it was.

    Attributes:
        collection: the field of `Library` that it was in.
        key: its key there.
        entry: the deleted value.
        label: what the bin calls it, as "Note on MM Sound Recording Technology".
        deleted: when, as ISO 8601 in UTC.
    """

    collection: str
    key: Any
    entry: Any
    label: str
    deleted: str


def _first() -> Mapping[str, Shortlist]:
    return {FIRST: Shortlist(UNNAMED)}


@dataclass(frozen=True, slots=True)
class Library:
    """What the user gathers. Entries are values by key, so that two libraries compare by entry.

    Attributes:
        shortlists: by key, never empty.
        open: key of the shortlist in sight.
        notes: by place.
        tags: a program's, in the user's order.
        applications: by program.
        own: programs of the user's, by id.
        corrections: by place.
        money: what the user says of their own money, by program and in all.
        searches: searches of Explore that have a name.
        profile: what the user said of themselves.
        bin: what was deleted, by a key of its own.
    """

    shortlists: Mapping[str, Shortlist] = field(default_factory=_first)
    open: str = FIRST
    notes: Mapping[FactKey, Note] = field(default_factory=dict[FactKey, Note])
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    applications: Mapping[str, Application] = field(default_factory=dict[str, Application])
    own: Mapping[str, OwnProgram] = field(default_factory=dict[str, OwnProgram])
    corrections: Mapping[FactKey, Correction] = field(default_factory=dict[FactKey, Correction])
    money: Mapping[str, OwnMoney] = field(default_factory=dict[str, OwnMoney])
    searches: Mapping[str, SavedSearch] = field(default_factory=dict[str, SavedSearch])
    profile: Profile = field(default_factory=Profile)
    bin: Mapping[str, Binned] = field(default_factory=dict[str, Binned])

    def __post_init__(self) -> None:
        if self.open not in self.shortlists:
            raise ValueError(f"there is no shortlist {self.open!r} to be open")

    @property
    def shortlist(self) -> Shortlist:
        """The shortlist in sight."""
        return self.shortlists[self.open]

    @property
    def shortlisted(self) -> tuple[str, ...]:
        """The programs on any shortlist, each once, those of the open one first."""
        others = (listed for key, listed in self.shortlists.items() if key != self.open)
        listed = (program for each in (self.shortlist, *others) for program in each.programs)
        return tuple(dict.fromkeys(listed))

    @property
    def shared_programs(self) -> "Mapping[str, SharedProgram]":
        """The programs that came with shared shortlists, by id; of each, what came last."""
        found: dict[str, SharedProgram] = {}
        for _, each in in_order(self.shortlists):
            if each.shared is not None:
                found.update(each.shared.programs)
        return found

    @property
    def followed(self) -> tuple[str, ...]:
        """The programs on any shortlist, and then those that are applied to without being on one.

        An application goes on when its program leaves the shortlists, and so do its dates.
        """
        begun = (key for key, one in self.applications.items() if one.is_past_considering)
        return tuple(dict.fromkeys((*self.shortlisted, *begun)))


COLLECTIONS = (
    *("shortlists", "notes", "tags", "applications", "own", "corrections", "money", "searches"),
)
"""The fields of `Library` that hold entries by key and whose entries can go to the bin."""


def comparing(*programs: str, reference: str | None = None) -> Library:
    """Return a library with nothing but programs on its one shortlist."""
    listed = replace(Library().shortlist, programs=programs, reference=reference)
    return Library(shortlists={FIRST: listed})


def new_key() -> str:
    """Return a key that no other entry has, in this library or in another."""
    return os.urandom(16).hex()


def with_entry(library: Library, collection: str, key: Any, entry: Any) -> Library:
    """Put an entry in, in the place of the one with its key."""
    held: Mapping[Any, Any] = getattr(library, collection)
    return replace(library, **{collection: {**held, key: entry}})


def without_entry(library: Library, collection: str, key: Any) -> Library:
    """Take an entry out for good; `deleted` puts it into the bin."""
    held: Mapping[Any, Any] = getattr(library, collection)
    return replace(library, **{collection: {k: e for k, e in held.items() if k != key}})


def deleted(library: Library, collection: str, key: Any, label: str, at: str) -> Library:
    """Move an entry into the bin; without one of the key, nothing happens."""
    held: Mapping[Any, Any] = getattr(library, collection)
    if key not in held:
        return library
    binned = Binned(collection, key, held[key], label, at)
    return replace(without_entry(library, collection, key), bin={**library.bin, new_key(): binned})


def restored(library: Library, bin_key: str, at: str) -> Library:
    """Put an entry back where it was; what stands there now takes its place in the bin."""
    binned = library.bin[bin_key]
    held: Mapping[Any, Any] = getattr(library, binned.collection)
    out = without_entry(library, "bin", bin_key)
    if held.get(binned.key, binned.entry) != binned.entry:
        out = deleted(out, binned.collection, binned.key, binned.label, at)
    return with_entry(out, binned.collection, binned.key, binned.entry)


def purged(library: Library, now: str, days: int = DAYS_IN_BIN) -> Library:
    """Empty the bin of what was deleted more than so many days ago."""
    oldest = datetime.fromisoformat(now) - timedelta(days=days)
    kept = {k: b for k, b in library.bin.items() if datetime.fromisoformat(b.deleted) >= oldest}
    return library if len(kept) == len(library.bin) else replace(library, bin=kept)


def in_order(shortlists: Mapping[str, Shortlist]) -> Iterable[tuple[str, Shortlist]]:
    """Return the shortlists in the order they were made."""
    return sorted(shortlists.items(), key=lambda pair: (pair[1].made, pair[0]))
