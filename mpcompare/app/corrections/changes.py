"""What a user can do with their own programs and corrections: from one state to the next."""

from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FactKey, deleted, with_entry
from mpcompare.model.safe_text import safe_text, safe_toml


def save_own(state: State, program: str, text: str, at: str) -> State:
    """Keep a program of the user's, in the place of the one with its id.

    Args:
        state: what is shown now.
        program: its id, which no catalog has.
        text: its program file.
        at: now, as ISO 8601 in UTC.
    """
    before, words = state.library.own.get(program), safe_toml(text)
    if before is not None and before.text == words:
        return state
    entry = OwnProgram(words, at)
    return replace(state, library=with_entry(state.library, "own", program, entry))


def delete_own(state: State, program: str, title: str, at: str) -> State:
    """Put a program of the user's into the bin; it comes back to its shortlists from there."""
    return replace(state, library=deleted(state.library, "own", program, title, at))


def correct(state: State, place: FactKey, correction: Correction) -> State:
    """Correct one fact of a program of the catalog, with the source of the correction."""
    correction = correction._replace(
        publisher=safe_text(correction.publisher), note=safe_text(correction.note)
    )
    before = state.library.corrections.get(place)
    if before is not None and before._replace(corrected=correction.corrected) == correction:
        return state
    return replace(state, library=with_entry(state.library, "corrections", place, correction))


def drop_correction(state: State, place: FactKey, title: str, at: str) -> State:
    """Put a correction into the bin: the catalog's value is shown again.

    Args:
        state: what is shown now.
        place: the program's id and the attribute's key.
        title: what it is of, as "Credits of MS Audio Engineering".
        at: now, as ISO 8601 in UTC.
    """
    label = f"Correction of {title}"
    return replace(state, library=deleted(state.library, "corrections", place, label, at))
