"""What a user can do to saved searches: pure functions from one state to the next."""

from collections.abc import Sequence
from dataclasses import replace

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.library_filters import with_library_filters
from mpcompare.model.attribute import Register
from mpcompare.model.library.library import deleted, new_key, with_entry
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.query import Query
from mpcompare.model.safe_text import safe_text

COLLECTION = "searches"


def proposed_name(query: Query, register: Register) -> str:
    """Return a name for a query: its words and its filters in words."""
    words = [f"“{query.words.strip()}”"] if query.words.strip() else []
    sentences = query.sentences(with_library_filters(register))
    return ", ".join([*words, *sentences]) or "Closed programs too"


def in_order(state: State) -> Sequence[tuple[str, SavedSearch]]:
    """Return the saved searches with their keys, by name."""
    found = state.library.searches.items()
    return sorted(found, key=lambda pair: (pair[1].name.casefold(), pair[0]))


def save_search(state: State, name: str, at: str) -> State:
    """Save what Explore asks for; a search of the same name is replaced.

    Args:
        state: what is shown now.
        name: the user's name for it.
        at: now, as ISO 8601 in UTC.
    """
    named = safe_text(name)
    same = (key for key, one in state.library.searches.items() if one.name == named)
    key = next(same, None) or new_key()
    search = SavedSearch(named, state.query, at)
    return replace(state, library=with_entry(state.library, COLLECTION, key, search))


def show_search(state: State, key: str, register: Register) -> State:
    """Ask on Explore for what a saved search asks for; what the catalog lacks is left out."""
    search = state.library.searches.get(key)
    if search is None:
        return state
    query = search.query.known_to(register, with_library_filters(register))
    return changes.visit(state, query=query, page=changes.EXPLORE, welcomed=True)


def delete_search(state: State, key: str, at: str) -> State:
    """Put a saved search into the bin."""
    if key not in state.library.searches:
        return state
    label = f"Search “{state.library.searches[key].name}”"
    return replace(state, library=deleted(state.library, COLLECTION, key, label, at))
