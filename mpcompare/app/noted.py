"""The words of the user's notes and tags, so that a search finds programs by them too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mpcompare.catalog.words import fold, split_words
from mpcompare.model.library import Library


def noted_programs(library: Library, words: str) -> tuple[str, ...]:
    """Give the ids of the programs whose notes and tags have all of some words, begun or whole."""
    wanted = folded(words)
    if not wanted or not (library.notes or library.tags):
        return ()
    texts: Mapping[str, list[str]] = defaultdict(list)
    for (program, _), note in library.notes.items():
        texts[program].append(note.text)
    for program, tags in library.tags.items():
        texts[program] += tags
    return tuple(program for program, said in texts.items() if _have_all(wanted, said))


def _have_all(wanted: Sequence[str], texts: Sequence[str]) -> bool:
    return all(
        any(word.startswith(one) for text in texts for word in folded(text)) for one in wanted
    )


@lru_cache(maxsize=32_768)
def folded(text: str) -> tuple[str, ...]:
    """Part a text into words without case and accents, as searches compare them.

    The notes are the same from one key to the next: each is parted once.
    """
    return tuple(fold(word) for word in split_words(text))
