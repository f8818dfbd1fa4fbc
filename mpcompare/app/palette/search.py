"""What typed words find among commands, rows and chapters, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mpcompare.catalog.search.word_text import fold, split_words

ALIKE = 74
"""From this likeness on, in percent, a mistyped word is taken for another."""
SHORTEST = 3
"""Shorter words are not compared for typing mistakes: too many others are like them."""


@dataclass(frozen=True)
class Findable:
    """Something that can be found by words.

    Attributes:
        key: its name among the recent ones.
        text: what it is called.
        also: further words that find it: its menu, what it does.
        is_off: whether it can't be done now; of those that match equally well, it comes last.
    """

    key: str
    text: str
    also: str = ""
    is_off: bool = False

    @cached_property
    def phrase(self) -> str:
        """Its name, folded."""
        return " ".join(self.words)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its name, folded."""
        return _folded(self.text)

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """These and the further words."""
        return (*self.words, *_folded(self.also))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split_words(text))


class PaletteSearch:
    """Finds among things that stay the same while one types."""

    def __init__(self, things: Sequence[Findable], recent: Sequence[str] = ()) -> None:
        self._things = tuple(things)
        self._used = {key: place for place, key in enumerate(recent)}
        self._vocabulary = sorted({word for thing in things for word in thing.all_words})

    def find(self, words: str) -> tuple[Findable, ...]:
        """Return what the words find, the best first; without words all, the recent ones first.

        A name that begins with them comes before one whose words do, that before one that has them
        within, and that before what only its menu or description has. What was used recently comes
        first among equals. Only where nothing is found, words that are spelt alike count.
        """
        typed = _folded(words)
        ranks = {thing.key: _rank(thing, typed) for thing in self._things}
        found = [thing for thing in self._things if ranks[thing.key] is not None]
        if not found:
            ranks = self._alike(typed)
            found = [thing for thing in self._things if thing.key in ranks]
        last = len(self._used)
        return tuple(
            sorted(
                found,
                key=lambda one: (ranks[one.key], self._used.get(one.key, last), one.is_off),
            )
        )

    def _alike(self, typed: Sequence[str]) -> dict[str, int | None]:
        """Return by key how unlike each thing's words are, where each typed word is like one."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only words that find nothing need it

        likeness: list[dict[str, float]] = []
        for word in typed:
            if len(word) < SHORTEST:
                likeness.append({each: 100 for each in self._vocabulary if each.startswith(word)})
                continue
            near = process.extract(
                word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
            )
            likeness.append({each: score for each, score, _ in near})
        ranks: dict[str, int | None] = {}
        for thing in self._things:
            best = [
                max((near.get(w, 0.0) for w in thing.all_words), default=0) for near in likeness
            ]
            if best and min(best) > 0:
                ranks[thing.key] = round(100 - sum(best) / len(best))
        return ranks


def _rank(thing: Findable, typed: Sequence[str]) -> int | None:
    """Return how well all typed words are found, 0 for best; None where one is not."""
    if " ".join(typed) == thing.phrase[: len(" ".join(typed))]:
        return 0
    if all(any(own.startswith(word) for own in thing.words) for word in typed):
        return 1
    if all(word in thing.phrase for word in typed):
        return 2
    if all(any(own.startswith(word) for own in thing.all_words) for word in typed):
        return 3
    return None
