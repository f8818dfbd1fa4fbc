"""Finding programs: words by FTS5, filters and counts by bitmaps, orders read ready-made."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.bitmaps import bits_of, union
from mpcompare.catalog.search.packed import Packed
from mpcompare.catalog.search.phrases import Phrases
from mpcompare.catalog.search.word_search import MOST_RANKED, Cancelled, Matching, Words
from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program
from mpcompare.model.query import DOCUMENTED, RELEVANCE, AnyOf, Filter, Query, never
from mpcompare.model.search_results import Facets, Histogram, Hits, Suggestion

MOST_SUGGESTED = 4
Marks = Mapping[str, Mapping[str, Sequence[int]]]
"""Programs that have a mark which the catalog knows nothing of, by a filter's key and token."""
UNMARKED: Marks = {}


class Search:
    """Answers queries on one catalog. Loads its index bit by bit; any thread may ask.

    Args:
        catalog: the catalog.
        overlay: programs, by number, that take the place of some of its own or stand beside them.
    """

    def __init__(self, catalog: Catalog, overlay: Mapping[int, Program] | None = None) -> None:
        self._register = catalog.register
        self._phrases = Phrases(catalog.register)
        if not overlay:
            self._packed = Packed(catalog)
            self._words = Words(catalog, self._packed)
            return
        # Few users have programs of their own; without them nothing is other than it was.
        from mpcompare.catalog.search.overlay import OverlaidPacked, OverlaidWords  # noqa: PLC0415

        packed = OverlaidPacked(catalog, overlay)
        self._packed, self._words = packed, OverlaidWords(catalog, packed)

    def hits(
        self,
        query: Query,
        *,
        limit: int | None = None,
        cancelled: Callable[[], bool] = never,
        also: Sequence[int] = (),
        marks: Marks = UNMARKED,
    ) -> Hits:
        """Find the programs that pass the words and every filter, in the query's order.

        Args:
            query: what is asked for.
            limit: how many numbers are enough; None for all.
            cancelled: whether a newer query has been asked.
            also: programs that have the words elsewhere, as in the user's notes; by relevance
                they come behind those that have them here.
            marks: what can be filtered by beside the catalog's attributes.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        matching, query = self._matching(query, cancelled, also)
        bits = matching.bits | bits_of(also, self._packed.count)
        for each in query.filters:
            bits &= self._passing(each, marks)
        left_out = bits & self._left_out(query)
        bits ^= left_out
        if cancelled():
            raise Cancelled
        numbers = self._ordered(bits, matching, query, limit, cancelled, also)
        return Hits(bits.bit_count(), numbers, matching.corrected, left_out.bit_count())

    def _matching(
        self, query: Query, cancelled: Callable[[], bool], also: Sequence[int]
    ) -> tuple[Matching, Query]:
        """Find the programs that have a query's words, or the values that these name.

        It also returns the query, which asks for closed programs where its words name them.
        """
        segments = self._phrases.segments(query.words)
        named = [each for segment in segments for each in segment.values]
        if not named:
            return self._words.matching(query.words, cancelled, exactly=bool(also)), query
        bits, rare, corrected = self._packed.all, list[str](), ""
        for segment in segments:
            having = union(self._packed.passing(each) for each in segment.values)
            if not segment.is_negated:
                exactly = bool(also or segment.values)
                words = self._words.matching(" ".join(segment.words), cancelled, exactly=exactly)
                having |= words.bits
                rare += words.rare
                corrected = words.corrected or corrected
            bits &= having
        closing = {attribute.key: attribute.closed_tokens for attribute in self._register.closing}
        if any(closing.get(each.attribute, frozenset()) & each.tokens for each in named):
            query = replace(query, with_closed=True)
        is_few = bits.bit_count() <= MOST_RANKED
        return Matching(bits, tuple(rare), is_few, corrected), query

    def _left_out(self, query: Query) -> int:
        """Return the programs that take no applications, where the query does not ask for them."""
        if query.with_closed:
            return 0
        return union(
            self._packed.closed(attribute)
            for attribute in self._register.closing
            if query.filter_on(attribute.key) is None
        )

    def _passing(self, asked: Filter, marks: Marks) -> int:
        if asked.attribute in marks and isinstance(asked, AnyOf):
            tokens = self._marked(marks[asked.attribute])
            return union(tokens.get(token, 0) for token in asked.tokens)
        return self._packed.passing(asked)

    def _marked(self, tokens: Mapping[str, Sequence[int]]) -> dict[str, int]:
        return {token: bits_of(numbers, self._packed.count) for token, numbers in tokens.items()}

    def _ordered(
        self,
        bits: int,
        matching: Matching,
        query: Query,
        limit: int | None,
        cancelled: Callable[[], bool],
        also: Sequence[int],
    ) -> "array[int]":
        if query.sort == RELEVANCE and matching.is_few:
            ranked = self._words.by_relevance(matching.rare, cancelled) if matching.rare else ()
            found = dict.fromkeys(n for n in (*ranked, *also) if bits >> n & 1)
            others = bits & ~bits_of(tuple(found), self._packed.count)
            if others:  # they have a value that the words name, and not the words
                for bundle in self._packed.in_order(others, DOCUMENTED, descending=False):
                    found.update(dict.fromkeys(bundle))
            return array("I", islice(found, limit))
        key = DOCUMENTED if query.sort == RELEVANCE else query.sort
        numbers = array("I")
        wanted = bits.bit_count() if limit is None else min(limit, bits.bit_count())
        for bundle in self._packed.in_order(bits, key, descending=query.descending):
            if cancelled():
                raise Cancelled
            numbers.extend(bundle)
            if len(numbers) >= wanted:
                break
        return numbers[:wanted]

    def facets(
        self,
        query: Query,
        *,
        cancelled: Callable[[], bool] = never,
        also: Sequence[int] = (),
        marks: Marks = UNMARKED,
    ) -> Facets:
        """Count, for each value of each filterable attribute, the programs it would leave.

        Its arguments are those of `hits`.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        read, query = self._matching(query, cancelled, also)
        matching = read.bits | bits_of(also, self._packed.count)
        passing = self._passing_each(query, marks)

        def left_by_others(key: str) -> int:
            bits = matching
            for other, programs in passing.items():
                if other != key:
                    bits &= programs
            return bits

        counts: dict[str, dict[str, int]] = {}
        histograms: dict[str, Histogram] = {}
        for attribute in self._register.filterable:
            if cancelled():
                raise Cancelled
            bits = left_by_others(attribute.key)
            counts[attribute.key] = _counted(self._packed.tokens(attribute.key), bits)
            histogram = self._histogram(attribute, bits)
            if histogram is not None:
                histograms[attribute.key] = histogram
        for key, tokens in marks.items():
            counts[key] = _counted(self._marked(tokens), left_by_others(key))
        return Facets(left_by_others("").bit_count(), counts, histograms)

    def _passing_each(self, query: Query, marks: Marks) -> dict[str, int]:
        """Return the programs that pass each filter, by its attribute."""
        passing = {each.attribute: self._passing(each, marks) for each in query.filters}
        if not query.with_closed:  # like a filter on the attribute: its own counts are of all
            for attribute in self._register.closing:
                kept = self._packed.all & ~self._packed.closed(attribute)
                passing.setdefault(attribute.key, kept)
        return passing

    def _histogram(self, attribute: Attribute, bits: int) -> Histogram | None:
        held = self._packed.numbers(attribute.key)
        if held is None:
            return None
        counts = tuple((bits & programs).bit_count() for programs in held.touched)
        unstated = (bits & ~held.known).bit_count()
        return Histogram(tuple(held.edges), counts, unstated)

    def suggestions(
        self,
        query: Query,
        *,
        cancelled: Callable[[], bool] = never,
        also: Sequence[int] = (),
        marks: Marks = UNMARKED,
    ) -> tuple[Suggestion, ...]:
        """Return the filters that the words may mean, with what each would find, best first.

        Its arguments are those of `hits`.

        Raises:
            Cancelled: `cancelled` said so.
            CatalogError: the catalog is damaged.
        """
        found: list[Suggestion] = []
        for candidate in self._phrases.candidates(query.words):
            asked = replace(query, words=candidate.words).with_filter(candidate.filter)
            noted = also if candidate.words else ()
            total = self.hits(asked, limit=0, cancelled=cancelled, also=noted, marks=marks).total
            if total:
                found.append(Suggestion(asked, candidate.filter, total))
            if len(found) == MOST_SUGGESTED:
                break
        return tuple(found)

    def loosening(
        self, query: Query, *, also: Sequence[int] = (), marks: Marks = UNMARKED
    ) -> tuple[tuple[str, int], ...]:
        """Return what can be dropped to find something, with the hits that this brings, best first.

        The key is an attribute's, or "" for the words. Its arguments are those of `hits`.
        """
        looser = [(f.attribute, query.without_filter(f.attribute), also) for f in query.filters]
        if query.words:
            looser.append(("", replace(query, words=""), ()))
        found = [
            (key, self.hits(asked, limit=0, also=noted, marks=marks).total)
            for key, asked, noted in looser
        ]
        return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1]))


def _counted(tokens: Mapping[str, int], bits: int) -> dict[str, int]:
    return {token: (bits & programs).bit_count() for token, programs in tokens.items()}
