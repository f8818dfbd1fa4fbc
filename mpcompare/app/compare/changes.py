"""What a user can do to Compare's table: pure functions from one state to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mpcompare.app.state.state import State
from mpcompare.app.state.table_choice import bounded
from mpcompare.model.library.library import with_entry
from mpcompare.model.library.shortlist import Better


def show_table(state: State, *, on: bool) -> State:
    """Show the programs as rows of a table, or as cards."""
    return replace(state, table=state.table._replace(shown=on))


def sort_table(state: State, key: str, *, descending: bool = False) -> State:
    """Sort the table's rows by an attribute; "" for the shortlist's order."""
    table = state.table._replace(sort=key, descending=descending and bool(key))
    return replace(state, table=table)


def turn_table(state: State, key: str) -> State:
    """Sort by an attribute; again by the same one turns the order, a third time ends it."""
    if state.table.sort != key:
        return sort_table(state, key)
    return sort_table(state, "" if state.table.descending else key, descending=True)


def arrange_columns(state: State, keys: Iterable[str]) -> State:
    """Set the columns from left to right; those whose rows are put away stay out of sight."""
    return _listing(state, columns=tuple(dict.fromkeys(keys)))


def set_widths(state: State, widths: Mapping[str, float]) -> State:
    """Set how wide some columns are, in heights of the text."""
    held = {**state.table.widths, **bounded(widths)}
    return replace(state, table=state.table._replace(widths=held))


def choose_columns(state: State, keys: Iterable[str]) -> State:
    """Show exactly these columns: rows that were put away come back for it."""
    arranged = arrange_columns(state, keys)
    columns = arranged.library.shortlist.columns
    return _listing(arranged, hidden_rows=state.hidden_rows.difference(columns))


def set_better(state: State, key: str, better: Better | None) -> State:
    """Say which end of an attribute is better, or that neither is."""
    said = {k: end for k, end in state.library.shortlist.better.items() if k != key}
    return _listing(state, better=said if better is None else {**said, key: better})


def _listing(state: State, **changes: Any) -> State:
    library = state.library
    changed = replace(library.shortlist, **changes)
    return replace(state, library=with_entry(library, "shortlists", library.open, changed))
