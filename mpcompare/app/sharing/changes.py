"""What comes of a received shortlist: from one state to the next, in one step."""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Literal

from mpcompare.app.library.notes import set_tags
from mpcompare.app.library.shortlists import free_name
from mpcompare.app.sharing.receive import Received
from mpcompare.app.state.changes import COMPARE, show_page
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import FactKey, Library, new_key, with_entry
from mpcompare.model.library.note import Note
from mpcompare.model.library.shared_facts import SharedFacts
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.safe_text import safe_text

Part = Literal["lacking", "facts", "criteria", "own", "corrections", "notes", "tags"]
"""What can be left out of a received file."""


def take_in(state: State, received: Received, parts: Set[Part], at: str) -> State:
    """Put a received shortlist beside the user's, and open it. Nothing of theirs is replaced.

    Args:
        state: what is shown now.
        received: the file.
        parts: what of it is wanted.
        at: now, as ISO 8601 in UTC.
    """
    shortlist = _shortlist(state, received, parts, at)
    listed = frozenset(shortlist.programs)
    library = state.library
    if "own" in parts:
        own = {program: OwnProgram(text, at) for program, text in received.own.items()}
        library = replace(library, own={**own, **library.own})
    if "corrections" in parts:
        new = {place: c for place, c in received.corrections.items() if place[0] in listed}
        library = replace(library, corrections={**new, **library.corrections})
    if "notes" in parts:
        notes = {place: text for place, text in received.notes.items() if place[0] in listed}
        library = _with_notes(library, notes, at)
    key = new_key()
    library = replace(with_entry(library, "shortlists", key, shortlist), open=key)
    out = replace(
        state,
        library=library,
        differences_only=state.differences_only or received.differences_only,
    )
    for program, tags in received.tags.items() if "tags" in parts else ():
        if program in listed:
            out = set_tags(out, program, (*library.tags.get(program, ()), *tags))
    return show_page(out, COMPARE)


def _shortlist(state: State, received: Received, parts: Set[Part], at: str) -> Shortlist:
    """Return the shortlist without what is not wanted, under a name that is free."""
    said = received.shortlist
    out = {
        *(received.own if "own" not in parts else ()),
        *(received.lacking if "lacking" not in parts else ()),
    }
    programs = tuple(program for program in said.programs if program not in out)
    lacking = {p: each for p, each in received.lacking.items() if p in programs}
    facts = {(each.program.id, each.key): each.kept for each in received.differing}
    manifest = received.manifest
    seen = facts if "facts" in parts else {}
    shared = SharedFacts(safe_text(manifest.edition), manifest.made, seen, lacking)
    return replace(
        said,
        name=free_name(state, said.name),
        made=at,
        programs=programs,
        reference=said.reference if said.reference in programs else None,
        criteria=received.criteria if "criteria" in parts else None,
        shared=shared if shared.facts or shared.programs else None,
    )


def _with_notes(library: Library, notes: Mapping[FactKey, str], at: str) -> Library:
    """Add notes, each behind the one that is there."""
    held = dict(library.notes)
    for place, words in notes.items():
        text = f"{held[place].text}\n\n{words}" if place in held else words
        held[place] = Note(text.strip(), at)
    return replace(library, notes=held)
