"""What a user can do with notes and tags: pure functions from one state to the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey, Library, deleted, with_entry, without_entry
from mpcompare.model.library.note import Note
from mpcompare.model.safe_text import safe_text

LONGEST_TAG = 40


def parts(words: str) -> list[str]:
    """What separates tags where they are typed and in tables; no tag contains one of these."""
    return words.replace(";", ",").replace("\n", ",").split(",")


def cleaned(tag: str) -> str:
    """Return a tag without blanks at its ends, and no longer than a chip should be."""
    return " ".join(safe_text(tag).split())[:LONGEST_TAG].rstrip()


def write_note(state: State, place: FactKey, text: str, at: str, label: str) -> State:
    """Write a note on a program or on one fact of it; an empty text deletes the one there.

    Args:
        state: what is shown now.
        place: the program's id and the attribute's key, or "".
        text: Markdown.
        at: now, as ISO 8601 in UTC.
        label: what the bin calls the note, where one goes there.
    """
    library, words = state.library, safe_text(text).strip()
    before = library.notes.get(place)
    if before is not None and before.text == words:
        return state
    if words:
        return replace(state, library=with_entry(library, "notes", place, Note(words, at)))
    return replace(state, library=deleted(library, "notes", place, label, at))


def set_tags(state: State, program: str, tags: Iterable[str]) -> State:
    """Set the tags of a program; doubles are left out, and commas separate them."""
    asked = [cleaned(part) for tag in tags for part in parts(tag)]
    wanted = tuple(dict.fromkeys(filter(None, asked)))
    if wanted == state.library.tags.get(program, ()):
        return state
    return replace(state, library=_tagged(state.library, program, wanted))


def common_tags(state: State, programs: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags that all of some programs have, and those that only some of them have."""
    held = [state.library.tags.get(program, ()) for program in programs]
    found = dict.fromkeys(tag for tags in held for tag in tags)
    common = tuple(tag for tag in found if all(tag in tags for tags in held))
    return common, tuple(tag for tag in found if tag not in common)


def tag_these(
    state: State, programs: Iterable[str], added: Iterable[str], removed: Iterable[str] = ()
) -> State:
    """Give programs tags, and take others from them; all other tags of theirs stay."""
    new, gone = tuple(added), frozenset(removed)
    for program in programs:
        kept = (tag for tag in state.library.tags.get(program, ()) if tag not in gone)
        state = set_tags(state, program, (*kept, *new))
    return state


def rename_tag(state: State, tag: str, name: str) -> State:
    """Rename a tag everywhere; the name of another tag merges both."""
    new = cleaned(" ".join(parts(name)))
    if not new:
        return state
    library = state.library
    for program, tags in state.library.tags.items():
        if tag in tags:
            renamed = (new if one == tag else one for one in tags)
            library = _tagged(library, program, tuple(dict.fromkeys(renamed)))
    return replace(state, library=library)


def delete_tag(state: State, tag: str, at: str, titles: Mapping[str, str]) -> State:
    """Take a tag from every program; the bin keeps what tags each had.

    Args:
        state: what is shown now.
        tag: the tag.
        at: now, as ISO 8601 in UTC.
        titles: of the programs, for the bin; the id stands where there is none.
    """
    library = state.library
    for program, tags in state.library.tags.items():
        if tag in tags:
            label = f"Tag “{tag}” on {titles.get(program, program)}"
            library = deleted(library, "tags", program, label, at)
            library = _tagged(library, program, tuple(one for one in tags if one != tag))
    return replace(state, library=library)


def _tagged(library: Library, program: str, tags: tuple[str, ...]) -> Library:
    if not tags:
        return without_entry(library, "tags", program)
    return with_entry(library, "tags", program, tags)


def all_tags(state: State) -> tuple[str, ...]:
    """Return every tag in use, in alphabetical order."""
    return tuple(tagged(state))


def tagged(state: State) -> Mapping[str, tuple[str, ...]]:
    """Return the programs of every tag in use, the tags in alphabetical order."""
    found: dict[str, list[str]] = defaultdict(list)
    for program, tags in state.library.tags.items():
        for tag in tags:
            found[tag].append(program)
    return {tag: tuple(found[tag]) for tag in sorted(found, key=lambda t: (t.casefold(), t))}
