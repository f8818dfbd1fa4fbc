"""What a user can do to shortlists as a whole: pure functions from one state to the next."""

from collections.abc import Iterable
from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.library.library import deleted, in_order, new_key, with_entry
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
        library = deleted(library, COLLECTION, key, _label(library.shortlists[key]), at)
    return replace(state, library=library)


def delete_shortlist(state: State, at: str) -> State:
    """Put the open shortlist into the bin and open its neighbour, or an empty one if none is."""
    library, gone = state.library, state.library.open
    if len(library.shortlists) == 1:
        state = new_shortlist(state, "Shortlist", at)
    else:
        state = open_neighbour(state, -1)
    label = _label(library.shortlists[gone])
    return replace(state, library=deleted(state.library, COLLECTION, gone, label, at))


def list_on(state: State, program: str, keys: Iterable[str]) -> State:
    """Have a program on just these shortlists: put at the end of those where it is not yet."""
    wanted = frozenset(keys)
    for key, shortlist in state.library.shortlists.items():
        there = program in shortlist.programs
        if (key in wanted) != there:
            rest = tuple(one for one in shortlist.programs if one != program)
            pinned = None if shortlist.reference == program else shortlist.reference
            programs = rest if there else (*rest, program)
            state = _with(state, key, replace(shortlist, programs=programs, reference=pinned))
    return state


def _with(state: State, key: str, shortlist: Shortlist) -> State:
    return replace(state, library=with_entry(state.library, COLLECTION, key, shortlist))


def _label(shortlist: Shortlist) -> str:
    return f"Shortlist “{shortlist.name}”"


def free_name(state: State, wanted: str) -> str:
    """Return a name that no shortlist has, with a number behind it where that is needed."""
    taken = {shortlist.name for shortlist in state.library.shortlists.values()}
    numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)
