"""Searches a catalog together with what lies over it."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from mpcompare.app.overlay import Overlay
from mpcompare.app.overlay_order import Key, merged, sort_key
from mpcompare.catalog.index import document
from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search import Aside, Facets, Histogram, Hits, Search, never, ways_out
from mpcompare.catalog.words import fold, split_words
from mpcompare.model.program import Program
from mpcompare.model.query import Query


class OverlaidSearch:
    """Asks the catalog for all but the overlay's programs, and adds those; any thread may ask."""

    def __init__(self, search: Search, catalog: Catalog, overlay: Overlay) -> None:
        self._search, self._catalog, self._overlay = search, catalog, overlay

    def hits(
        self, query: Query, *, limit: int | None = None, cancelled: Callable[[], bool] = never
    ) -> Hits:
        """Find the programs that pass the words and every filter, in the query's order."""
        found = self._search.hits(query, limit=limit, cancelled=cancelled, aside=self._aside(query))
        register, rates = self._catalog.register, self._catalog.rates
        own = self._passing(query)
        if not own:
            return found
        known: dict[int, Program] = dict(own)

        def key_of(number: int) -> Key:
            if number not in known:
                known[number] = self._catalog.programs_by_number([number])[0]
            return sort_key(known[number], query, register, rates)

        numbers = merged(found.numbers, own, query, key_of)
        return Hits(found.total + len(own), numbers[:limit], found.corrected)

    def facets(self, query: Query, *, cancelled: Callable[[], bool] = never) -> Facets:
        """Count, for each value of each filterable attribute, the programs it would leave."""
        found = self._search.facets(query, cancelled=cancelled, aside=self._aside(query))
        overlay, register, rates = self._overlay, self._catalog.register, self._catalog.rates
        if not overlay.programs:
            return found
        counts = {key: dict(tokens) for key, tokens in found.counts.items()}
        histograms = dict(found.histograms)
        for attribute in register.filterable:
            key = attribute.key
            for _, program in self._passing(query, but=key):
                fact = program.fact(attribute)
                for token in attribute.tokens(fact):
                    counts[key][token] = counts[key].get(token, 0) + 1
                if key in histograms:
                    number = attribute.number(fact, rates)
                    histograms[key] = _with_number(histograms[key], number)
        own = self._passing(query)
        return Facets(found.total + len(own), counts, histograms)

    def loosening(self, query: Query) -> tuple[tuple[str, int], ...]:
        """Give what can be dropped to find something, with the hits that it gives, best first."""
        return ways_out(query, lambda asked: self.hits(asked, limit=0).total)

    def _passing(self, query: Query, but: str = "") -> list[tuple[int, Program]]:
        """Give the overlay's programs that pass a query; `but` leaves the filter on one out."""
        wanted = folded(query.words)
        register, rates = self._catalog.register, self._catalog.rates
        return [
            (number, program)
            for number, program in self._overlay.programs.items()
            if has_all(wanted, self._words(program))
            and all(
                each.matches(register[each.attribute], program.fact(each.attribute), rates)
                for each in query.filters
                if each.attribute != but and each.attribute in register
            )
        ]

    def _words(self, program: Program) -> tuple[str, ...]:
        text = " ".join(document(program, self._catalog.register))
        return folded(f"{text} {self._overlay.noted.get(program.id, '')}")

    def _aside(self, query: Query) -> Aside:
        """Say which programs the notes bring in, and which the overlay answers for."""
        wanted = folded(query.words)
        noted = self._noted.items() if wanted else ()
        also = tuple(number for number, words in noted if has_all(wanted, words))
        return Aside(also, tuple(self._overlay.corrected))

    @cached_property
    def _noted(self) -> Mapping[int, tuple[str, ...]]:
        """The words of notes and tags by the numbers of the catalog's programs."""
        noted = self._overlay.noted
        numbers = self._catalog.numbers(list(noted))
        return {
            number: folded(noted[program])
            for program, number in numbers.items()
            if number not in self._overlay.corrected
        }


@lru_cache(maxsize=16_384)
def folded(text: str) -> tuple[str, ...]:
    """Part a text into words without case and accents, as searches compare them."""
    return tuple(fold(word) for word in split_words(text))


def has_all(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each wanted word begins one of some words."""
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _with_number(histogram: Histogram, number: float | None) -> Histogram:
    """Count one more program; one outside the catalog's range stands in the bin at that end."""
    if number is None:
        return replace(histogram, unstated=histogram.unstated + 1)
    last = len(histogram.counts) - 1
    place = max(0, min(last, bisect_right(histogram.edges, number) - 1))
    counts = [count + (bin_ == place) for bin_, count in enumerate(histogram.counts)]
    return replace(histogram, counts=tuple(counts))
