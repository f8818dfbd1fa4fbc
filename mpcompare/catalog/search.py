"""Finding programs: words by FTS5, filters and counts by bitmaps, orders read ready-made.

A bitmap is an int: bit n is program n. Python's ints are all that this needs: an `&` of 100,000
bits takes about two microseconds, a `bit_count` as much.
"""

import re
import sqlite3
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice, pairwise

from mpcompare.catalog.index import BY_NAME, WEIGHTS
from mpcompare.catalog.reader import Catalog
from mpcompare.model.attribute import Attribute
from mpcompare.model.query import RELEVANCE, AnyOf, Between, Filter, Query

MOST_RANKED = 2_000
"""More hits than this come by name: bm25 would cost more than it tells anybody."""
NEAR_ENOUGH = 70
"""How alike, of 100, a word of the catalog must be to stand in for one that is not in it."""
SHORTEST_CORRECTED = 4
"""Letters of a word that a slip can be told from another word in."""
_STEPS_BETWEEN_LOOKS = 5_000


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The search was given up: a newer one has been asked for."""


def never() -> bool:
    """Say that nobody has cancelled."""
    return False


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query finds.

    Attributes:
        total: how many programs there are.
        numbers: their numbers in the query's order; the first ones only where a limit was given.
        corrected: the words that were looked for instead, where the query's own find nothing.
    """

    total: int
    numbers: Sequence[int]
    corrected: str = ""

    @property
    def complete(self) -> bool:
        """Whether all numbers are here."""
        return len(self.numbers) == self.total


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many hits lie between each two `edges`; money is in approximate US dollars."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    unstated: int

    @property
    def low(self) -> float:
        """Where the first bin begins."""
        return self.edges[0]

    @property
    def high(self) -> float:
        """Where the last bin ends."""
        return self.edges[-1]


@dataclass(frozen=True, slots=True)
class Facets:
    """For each attribute, what ticking each value would leave, all other filters in force."""

    total: int
    counts: Mapping[str, Mapping[str, int]]
    histograms: Mapping[str, Histogram]


@dataclass(slots=True)
class _Numbers:
    """The numbers of one attribute, sorted, with a bitmap for each bin of its histogram."""

    values: "array[float]"
    programs: "array[int]"
    edges: "array[float]"
    bins: list[int] = field(default_factory=list[int])
    known: int = 0


class Search:
    """Answers queries on one catalog. Loads its index bit by bit; any thread may ask."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._register = catalog.register
        self._tokens: dict[str, dict[str, int]] = {}
        self._orders: dict[str, tuple[int, array[int]]] = {}
        self._numbers: dict[str, _Numbers | None] = {}

    # Asking

    def hits(
        self, query: Query, *, limit: int | None = None, cancelled: Callable[[], bool] = never
    ) -> Hits:
        """Find the programs that pass the words and every filter, in the query's order.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        bits, words, corrected = self._passing_words(query.words, cancelled)
        for each in query.filters:
            bits &= self._passing(each)
        if cancelled():
            raise Cancelled
        total = bits.bit_count()
        ranked = query.sort == RELEVANCE and words and total <= MOST_RANKED
        if ranked:
            numbers = self._by_relevance(words, bits, cancelled)
        else:
            key = BY_NAME if query.sort == RELEVANCE else query.sort
            numbers = self._in_order(bits, key, descending=query.descending)
        return Hits(total, array("I", islice(numbers, limit)), corrected)

    def facets(self, query: Query, *, cancelled: Callable[[], bool] = never) -> Facets:
        """Count, for each value of each filterable attribute, the programs it would leave.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        matching, _, _ = self._passing_words(query.words, cancelled)
        passing = {each.attribute: self._passing(each) for each in query.filters}
        counts: dict[str, dict[str, int]] = {}
        histograms: dict[str, Histogram] = {}
        for attribute in self._register.filterable:
            if cancelled():
                raise Cancelled
            bits = matching
            for key, other in passing.items():
                if key != attribute.key:
                    bits &= other
            counts[attribute.key] = {
                token: (bits & programs).bit_count()
                for token, programs in self._tokens_of(attribute.key).items()
            }
            histogram = self._histogram(attribute, bits)
            if histogram is not None:
                histograms[attribute.key] = histogram
        for other in passing.values():
            matching &= other
        return Facets(matching.bit_count(), counts, histograms)

    def loosening(self, query: Query) -> tuple[tuple[str, int], ...]:
        """Give what can be dropped to find something, with the hits that it gives, best first.

        The key is an attribute's, or "" for the words.
        """
        looser = [(f.attribute, query.without_filter(f.attribute)) for f in query.filters]
        if query.words:
            looser.append(("", replace(query, words="")))
        found = [(key, self.hits(asked, limit=0).total) for key, asked in looser]
        return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1]))

    # Words

    def _passing_words(
        self, text: str, cancelled: Callable[[], bool]
    ) -> tuple[int, tuple[str, ...], str]:
        """Give the programs that have the words, the words looked for, and a correction."""
        words = split_words(text)
        if not words:
            return self._all, (), ""
        bits = self._matching(words, cancelled)
        if bits:
            return bits, words, ""
        nearest = self._nearest(words, cancelled)
        if nearest == words:
            return 0, words, ""
        bits = self._matching(nearest, cancelled)
        return (bits, nearest, " ".join(nearest)) if bits else (0, words, "")

    def _matching(self, words: Sequence[str], cancelled: Callable[[], bool]) -> int:
        sql = "SELECT rowid FROM search WHERE search MATCH ?"
        flags = bytearray(b"0") * (self._count + 1)
        with self._interruptible(cancelled) as connection:
            for (number,) in connection.execute(sql, (_match(words),)):
                flags[-1 - number] = 49  # the digit 1
        return int(flags, 2)

    def _by_relevance(
        self, words: Sequence[str], bits: int, cancelled: Callable[[], bool]
    ) -> Iterator[int]:
        weights = ", ".join(str(weight) for weight in WEIGHTS)
        sql = (
            f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, {weights}), rowid"
        )
        with self._interruptible(cancelled) as connection:
            found = [number for (number,) in connection.execute(sql, (_match(words),))]
        return (number for number in found if bits >> number & 1)

    def _nearest(self, words: Sequence[str], cancelled: Callable[[], bool]) -> tuple[str, ...]:
        """Put the catalog's nearest word in the place of each that begins none of its words."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a search without a hit needs it

        with self._interruptible(cancelled) as connection:
            rows = connection.execute("SELECT term FROM search_vocabulary")
            vocabulary = [term for (term,) in rows]
        nearest: list[str] = []
        for word in words:
            plain = fold(word)
            if len(plain) < SHORTEST_CORRECTED or any(t.startswith(plain) for t in vocabulary):
                nearest.append(word)
                continue
            found = process.extractOne(
                plain, vocabulary, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH
            )
            nearest.append(found[0] if found else word)
        return tuple(nearest)

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

    # Filters

    def _passing(self, asked: Filter) -> int:
        if isinstance(asked, AnyOf):
            bits = 0
            for token in asked.tokens:
                bits |= self._tokens_of(asked.attribute).get(token, 0)
            return bits
        return self._between(asked)

    def _between(self, asked: Between) -> int:
        held = self._numbers_of(asked.attribute)
        if held is None:
            return self._all if asked.unstated else 0
        first = 0 if asked.low is None else bisect_left(held.values, asked.low)
        end = len(held.values) if asked.high is None else bisect_right(held.values, asked.high)
        bits = self._bits(held.programs[first:end])
        return bits | (self._all & ~held.known) if asked.unstated else bits

    def _histogram(self, attribute: Attribute, bits: int) -> Histogram | None:
        held = self._numbers_of(attribute.key)
        if held is None:
            return None
        counts = tuple((bits & programs).bit_count() for programs in held.bins)
        unstated = bits.bit_count() - (bits & held.known).bit_count()
        return Histogram(tuple(held.edges), counts, unstated)

    # The index

    @cached_property
    def _count(self) -> int:
        return self._catalog.info.programs

    @cached_property
    def _all(self) -> int:
        return (1 << (self._count + 1)) - 2

    def _bits(self, numbers: Sequence[int]) -> int:
        flags = bytearray(b"0") * (self._count + 1)
        for number in numbers:
            flags[-1 - number] = 49
        return int(flags, 2)

    def _in_order(self, bits: int, key: str, *, descending: bool) -> Iterator[int]:
        """Give the programs of a bitmap in an order; those without a value come last both ways."""
        flags = f"{bits:0{self._count + 1}b}"[::-1]
        known, order = self._order(key)
        stated = reversed(order[:known]) if descending else iter(order[:known])
        return (n for n in chain(stated, order[known:]) if flags[n] == "1")

    def _order(self, key: str) -> tuple[int, "array[int]"]:
        if key not in self._orders:
            with self._catalog.reading() as connection:
                row = connection.execute(
                    "SELECT known, programs FROM search_orders WHERE attribute = ?", (key,)
                ).fetchone()
            if row is None:  # nobody states it: all are equal, so they come by name
                self._orders[key] = (0, self._order(BY_NAME)[1])
            else:
                self._orders[key] = (row[0], _integers(row[1]))
        return self._orders[key]

    def _tokens_of(self, key: str) -> dict[str, int]:
        if key not in self._tokens:
            with self._catalog.reading() as connection:
                rows = connection.execute(
                    "SELECT token, programs FROM search_tokens WHERE attribute = ?", (key,)
                )
                self._tokens[key] = {t: int.from_bytes(blob, "little") for t, blob in rows}
        return self._tokens[key]

    def _numbers_of(self, key: str) -> _Numbers | None:
        if key not in self._numbers:
            with self._catalog.reading() as connection:
                row = connection.execute(
                    "SELECT numbers, programs, edges FROM search_numbers WHERE attribute = ?",
                    (key,),
                ).fetchone()
            self._numbers[key] = None if row is None else self._binned(*row)
        return self._numbers[key]

    def _binned(self, values: bytes, programs: bytes, edges: bytes) -> _Numbers:
        held = _Numbers(_floats(values), _integers(programs), _floats(edges))
        ends = [bisect_left(held.values, edge) for edge in held.edges]
        ends[-1] = len(held.values)  # the last bin holds its upper end
        for start, end in pairwise(ends):
            held.bins.append(self._bits(held.programs[start:end]))
        held.known = self._bits(held.programs)
        return held


def split_words(text: str) -> tuple[str, ...]:
    """Split what a user typed into words; signs that FTS5 knows have no meaning here.

    >>> split_words('Zürich "music* tech-nology NEAR(')
    ('Zürich', 'music', 'tech', 'nology', 'NEAR')
    """
    return tuple(re.findall(r"[^\W_]+", text))


def fold(word: str) -> str:
    """Take case and accents away, as the index does."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _match(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)


def _integers(blob: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(blob)
    return numbers


def _floats(blob: bytes) -> "array[float]":
    numbers = array("d")
    numbers.frombytes(blob)
    return numbers
