"""Finding programs by words, as they are typed: beginnings of words, slips of the finger."""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.bitmaps import bits_of
from mpcompare.catalog.search.index import WEIGHTS
from mpcompare.catalog.search.packed import Packed
from mpcompare.catalog.search.word_text import fold, split_words

MOST_RANKED = 2_000
"""More matches than this come by name: bm25 would cost more than it tells anybody."""
NEAR_ENOUGH = 70
"""How alike, of 100, a word of the catalog must be to stand in for one that is not in it."""
SHORTEST_CORRECTED = 4
"""Letters of a word that a slip can be told from another word in."""
_STEPS_BETWEEN_LOOKS = 5_000


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The search was given up: a newer one has been asked for."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The programs that have some words.

    Attributes:
        bits: the programs.
        rare: those of the words that tell programs apart; empty where all are in very many.
        is_few: whether the programs of the rare words are few enough to be ranked.
        corrected: the words that were looked for instead, where the user's own find nothing.
    """

    bits: int
    rare: tuple[str, ...] = ()
    is_few: bool = False
    corrected: str = ""


class Words:
    """Answers for the words of one catalog; any thread may ask."""

    def __init__(self, catalog: Catalog, packed: Packed) -> None:
        self._catalog = catalog
        self._packed = packed

    def matching(
        self, text: str, cancelled: Callable[[], bool], *, exactly: bool = False
    ) -> Matching:
        """Find the programs that have all words, or words like them where none has.

        With `exactly`, none is an answer: the words are found elsewhere.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        words = split_words(text)
        found = self._having(words, cancelled)
        if found.bits or not words or exactly:
            return found
        nearest = self._nearest(words, cancelled)
        if nearest == words:
            return found
        instead = self._having(nearest, cancelled, corrected=" ".join(nearest))
        return instead if instead.bits else found

    def by_relevance(self, words: Sequence[str], cancelled: Callable[[], bool]) -> list[int]:
        """Return the programs that have all words, those first that have them in their names.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        weights = ", ".join(str(weight) for weight in WEIGHTS)
        return self._numbers(words, f"ORDER BY bm25(search, {weights}), rowid", cancelled)

    def _having(
        self, words: Sequence[str], cancelled: Callable[[], bool], corrected: str = ""
    ) -> Matching:
        bits, rare = self._packed.all, list[str]()
        for word in words:
            beginning = self._packed.beginning(fold(word))
            if beginning is None:
                rare.append(word)
            else:
                bits &= beginning
        if not rare:
            return Matching(bits, corrected=corrected)
        numbers = self._numbers(rare, "", cancelled)
        bits &= bits_of(numbers, self._packed.count)
        return Matching(bits, tuple(rare), len(numbers) <= MOST_RANKED, corrected)

    def _numbers(
        self, words: Sequence[str], order: str, cancelled: Callable[[], bool]
    ) -> list[int]:
        sql = f"SELECT rowid FROM search WHERE search MATCH ? {order}"
        with self._interruptible(cancelled) as connection:
            found = [number for (number,) in connection.execute(sql, (_match(words),))]
        if any(not 0 < number <= self._packed.count for number in found):
            raise self._catalog.damaged(ValueError("the search names a program that is not there"))
        return found

    def _nearest(self, words: Sequence[str], cancelled: Callable[[], bool]) -> tuple[str, ...]:
        """Put the catalog's nearest word in the place of each that begins none of its words."""
        suspects = {
            word: fold(word)
            for word in words
            if len(word) >= SHORTEST_CORRECTED
            and not word.isdecimal()
            and not self._having([word], cancelled).bits
        }
        if not suspects:
            return tuple(words)
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a search without a hit needs it

        vocabulary = list(self._vocabulary(cancelled))
        instead = {
            word: process.extractOne(plain, vocabulary, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
            for word, plain in suspects.items()
        }
        return tuple(found[0] if (found := instead.get(word)) else word for word in words)

    def _vocabulary(self, cancelled: Callable[[], bool]) -> Iterable[str]:
        """Return the words that one which is not there may be a slip of."""
        with self._interruptible(cancelled) as connection:
            rows = connection.execute("SELECT term FROM search_vocabulary")
            return [term for (term,) in rows]

    @contextmanager
    def _interruptible(self, cancelled: Callable[[], bool]) -> Generator[sqlite3.Connection]:
        with self._catalog.reading() as connection:
            connection.set_progress_handler(lambda: int(cancelled()), _STEPS_BETWEEN_LOOKS)
            try:
                yield connection
            except sqlite3.OperationalError as error:
                if "interrupted" in str(error):
                    raise Cancelled from error
                raise
            finally:
                connection.set_progress_handler(None, 0)


def _match(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)
