"""The words of the user's notes and tags, so that a search finds programs by them too."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mpcompare.catalog.search.word_text import fold, split_words
from mpcompare.model.attribute import Register
from mpcompare.model.library.library import Library
from mpcompare.model.library.note import plain

LED_BY, LED_BY_SHORT = 24, 3
"""Letters of a note that stand at least before the word that was looked for."""
LONGEST = 200


class Mention(NamedTuple):
    """Where a program's notes and tags have a searched word.

    The attribute is that of a note on a fact, "" for one on the program, None for a tag.
    """

    attribute: str | None
    text: str


Mentions = Mapping[str, Mention]
"""By program id."""


class NoteSearch:
    """The words of one library's notes and tags, spelt for searching; any thread may ask.

    Args:
        library: the library.
        before: an earlier one: texts that are still the same there are not spelt again.
    """

    def __init__(self, library: Library, before: "NoteSearch | None" = None) -> None:
        self._notes, self._tags = library.notes, library.tags
        held: dict[str, str] = {}
        if before is not None:
            held = before._spelt  # noqa: SLF001 - it is one of these itself
        self._said: dict[str, list[Mention]] = defaultdict(list)
        for (program, attribute), note in library.notes.items():
            self._said[program].append(Mention(attribute, note.text))
        for program, tags in library.tags.items():
            self._said[program] += (Mention(None, tag) for tag in tags)
        texts = {each.text for said in self._said.values() for each in said}
        self._spelt: dict[str, str] = {text: held.get(text) or spelt(text) for text in texts}
        self._whole = {
            program: "".join(self._spelt[each.text] for each in said)
            for program, said in self._said.items()
        }

    def is_of(self, library: Library) -> bool:
        """Whether a library has these very notes and tags."""
        return self._notes is library.notes and self._tags is library.tags

    def mentions(self, words: str) -> Mentions:
        """Find the programs whose notes and tags have all of some words, begun or whole."""
        wanted = [f" {fold(word)}" for word in split_words(words)]
        if not wanted:
            return {}
        return {
            program: self._first(program, wanted)
            for program, text in self._whole.items()
            if all(word in text for word in wanted)
        }

    def _first(self, program: str, wanted: Sequence[str]) -> Mention:
        said = self._said[program]
        having = (m for m in said if any(word in self._spelt[m.text] for word in wanted))
        return next(having)


def spelt(text: str) -> str:
    """Spell a text without case and accents, a blank before each word, as searches compare it.

    >>> spelt("Told: by Café_Zürich")
    ' told by cafe zurich'
    """
    words = split_words(text)
    folded = [word.lower() for word in words] if text.isascii() else map(fold, words)
    return "".join(f" {word}" for word in folded)


def excerpt(mention: Mention, words: str, register: Register) -> str:
    """Return in a line where the words were found.

    >>> asked = Mention("", "We asked once and then again, told by phone: *also* in spring")
    >>> excerpt(asked, "PHONE", Register(()))
    'In your note: …and then again, told by phone: also in spring'
    """
    if mention.attribute is None:
        return f"Your tag: {mention.text}"
    where = f" on {register[mention.attribute].label}" if mention.attribute in register else ""
    return f"In your note{where}: {_around(plain(mention.text), words, LED_BY)}"


def short_excerpt(mention: Mention, words: str) -> str:
    """Return the same in a few words, the searched one among them."""
    if mention.attribute is None:
        return f"Your tag: {mention.text}"
    return f"In your note: {_around(plain(mention.text), words, LED_BY_SHORT)}"


def _around(text: str, words: str, before: int) -> str:
    """Cut a text so that a searched word stands near its beginning."""
    wanted = tuple(fold(word) for word in split_words(words))
    whole = unicodedata.normalize("NFC", text)
    starts = (m.start() for m in re.finditer(r"[^\W_]+", whole) if fold(m[0]).startswith(wanted))
    start = next(starts, 0)
    cut = whole.rfind(" ", 0, start - before) + 1 if start > before else 0
    return f"{'…' if cut else ''}{whole[cut : cut + LONGEST]}"
