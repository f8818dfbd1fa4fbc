"""What a user can do to shortlists as a whole: pure functions from one state to the next."""

from collections.abc import Iterable
from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.library.library import (
    UNNAMED,
    Library,
    deleted,
    in_order,
    new_key,
    with_entry,
)
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.safe_text import safe_text

COLLECTION = "shortlists"


def counted(shortlist: Shortlist) -> str:
    """Name a shortlist with how many programs it holds."""
    count = len(shortlist.programs)
    return f"{shortlist.name}  ·  {count} program{'' if count == 1 else 's'}"


def new_shortlist(state: State, name: str, at: str, programs: Iterable[str] = ()) -> State:
    """Make a shortlist and open it.

    Args:
        state: what is shown now.
        name: the user's name for it.
        at: now, as ISO 8601 in UTC.
        programs: ids to begin with.
    """
    return _with_new(state, Shortlist(name, at, tuple(dict.fromkeys(programs))))


def duplicate_shortlist(state: State, name: str, at: str) -> State:
    """Copy the open shortlist under another name, and open the copy."""
    return _with_new(state, replace(state.library.shortlist, name=name, made=at))


def _with_new(state: State, shortlist: Shortlist) -> State:
    key = new_key()
    named = replace(shortlist, name=safe_text(shortlist.name))
    library = with_entry(state.library, COLLECTION, key, named)
    return replace(state, library=replace(library, open=key))


def open_shortlist(state: State, key: str) -> State:
    """Open a shortlist; where it was deleted, nothing changes."""
    if key not in state.library.shortlists:
        return state
    return replace(state, library=replace(state.library, open=key))


def open_neighbour(state: State, steps: int) -> State:
    """Open the shortlist some places further in the order they were made, round the end."""
    keys = [key for key, _ in in_order(state.library.shortlists)]
    place = (keys.index(state.library.open) + steps) % len(keys)
    return open_shortlist(state, keys[place])


def rename_shortlist(state: State, name: str) -> State:
    """Rename the open shortlist."""
    return _with(state, state.library.open, replace(state.library.shortlist, name=safe_text(name)))


def merge_shortlists(state: State, keys: Iterable[str], at: str) -> State:
    """Put the programs of others behind those of the open shortlist; the others go to the bin."""
    library = state.library
    others = [key for key in keys if key in library.shortlists and key != library.open]
    programs = [*library.shortlist.programs]
    for key in others:
        programs += library.shortlists[key].programs
    merged = replace(library.shortlist, programs=tuple(dict.fromkeys(programs)))
    library = with_entry(library, COLLECTION, library.open, merged)
    for key in others:
        library = _deleted(library, key, at)
    return replace(state, library=library)


def delete_shortlist(state: State, at: str) -> State:
    """Put the open shortlist into the bin and open its neighbour, or an empty one if none is."""
    library, gone = state.library, state.library.open
    if len(library.shortlists) == 1:
        state = new_shortlist(state, UNNAMED, at)
    else:
        state = open_neighbour(state, -1)
    return replace(state, library=_deleted(state.library, gone, at))


def _deleted(library: Library, gone: str, at: str) -> Library:
    """Put a shortlist into the bin; what came with it stays with those that list its programs."""
    shared = library.shortlists[gone].shared
    if shared is not None:
        for key, each in library.shortlists.items():
            came = {p: file for p, file in shared.programs.items() if p in each.programs}
            if key == gone or not came:
                continue
            held = each.shared or shared._replace(facts={}, programs={})
            kept = held._replace(programs={**came, **held.programs})
            library = with_entry(library, COLLECTION, key, replace(each, shared=kept))
    return deleted(library, COLLECTION, gone, _label(library.shortlists[gone]), at)


def list_these(
    state: State, programs: Iterable[str], on: Iterable[str], off: Iterable[str] = ()
) -> State:
    """Put programs at the end of some shortlists, each once, and take them from others."""
    moved = dict.fromkeys(programs)
    listed, left = frozenset(on), frozenset(off)
    for key, shortlist in state.library.shortlists.items():
        there = frozenset(shortlist.programs)
        if key in listed and not there.issuperset(moved):
            new = (program for program in moved if program not in there)
            wider = replace(shortlist, programs=(*shortlist.programs, *new))
            state = _with(state, key, wider)
        elif key in left and not there.isdisjoint(moved):
            rest = tuple(program for program in shortlist.programs if program not in moved)
            pinned = shortlist.reference if shortlist.reference in rest else None
            state = _with(state, key, replace(shortlist, programs=rest, reference=pinned))
    return state


def compare_apart(state: State, programs: Iterable[str], at: str) -> State:
    """Have just these programs on the open shortlist; one that holds others is left for a new one.

    Args:
        state: what is shown now.
        programs: ids.
        at: now, as ISO 8601 in UTC.
    """
    wanted = tuple(dict.fromkeys(programs))
    held = state.library.shortlist
    if frozenset(held.programs) == frozenset(wanted):
        return state
    if not held.programs:
        return _with(state, state.library.open, replace(held, programs=wanted))
    return new_shortlist(state, free_name(state, f"{len(wanted)} programs"), at, wanted)


def _with(state: State, key: str, shortlist: Shortlist) -> State:
    return replace(state, library=with_entry(state.library, COLLECTION, key, shortlist))


def _label(shortlist: Shortlist) -> str:
    return f"Shortlist “{shortlist.name}”"


def free_name(state: State, wanted: str) -> str:
    """Return a name that no shortlist has, with a number behind it where that is needed."""
    taken = {shortlist.name for shortlist in state.library.shortlists.values()}
    numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)
