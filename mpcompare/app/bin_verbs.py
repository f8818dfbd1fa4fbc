"""What a user can do with the bin: pure functions from one state to the next."""

from collections.abc import Iterable
from dataclasses import replace

from mpcompare.app.state import State
from mpcompare.model.library.library import Binned, purged, restored


def bin_newest_first(state: State) -> list[tuple[str, Binned]]:
    """Give what is in the bin with its keys, deleted last first."""
    return sorted(state.library.bin.items(), key=lambda pair: pair[1].deleted, reverse=True)


def restore_from_bin(state: State, keys: Iterable[str], at: str) -> State:
    """Put entries back where they were; a shortlist that comes back is opened."""
    library = state.library
    for key in keys:
        if key in library.bin:
            binned = library.bin[key]
            library = restored(library, key, at)
            if binned.collection == "shortlists":
                library = replace(library, open=binned.key)
    return replace(state, library=library)


def empty_bin(state: State) -> State:
    """Let go of everything in the bin for good; undo still brings it back in this start."""
    return replace(state, library=replace(state.library, bin={}))


def purge_bin(state: State, now: str) -> State:
    """Let go of what has been in the bin for longer than it is kept."""
    return replace(state, library=purged(state.library, now))
