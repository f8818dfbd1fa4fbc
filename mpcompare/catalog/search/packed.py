"""The packed tables of the search index, read bit by bit as they are asked for, and kept."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.bitmaps import bits_of, flags_of, ones, union
from mpcompare.catalog.search.index import BY_NAME
from mpcompare.model.attribute import Attribute
from mpcompare.model.errors import CatalogError
from mpcompare.model.fact import Absence
from mpcompare.model.query import AnyOf, Between, Filter

BUNDLE = 8_192
"""Programs looked at in one go, in about a millisecond."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one attribute in order, with a bitmap for each bin of its histogram.

    Attributes:
        values: the numbers, of ranges the lower end; `programs` and `uppers` belong to them.
        uppers: of ranges the upper end, else the number again.
        starts: the place of the first value at or above each of the edges.
        bins: the programs with a value in each bin.
        touched: the programs with a value in each bin, or with a range that reaches into it.
        wide: the places of those that are ranges.
        known: the programs with any number.
    """

    values: "array[float]"
    uppers: "array[float]"
    programs: "array[int]"
    edges: "array[float]"
    starts: Sequence[int]
    bins: Sequence[int]
    touched: Sequence[int]
    wide: Sequence[int]
    known: int


class Packed:
    """Filters, counts and orders of one catalog; any thread may ask."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._tokens: dict[str, dict[str, int]] = {}
        self._orders: dict[str, tuple[int, array[int]]] = {}
        self._numbers: dict[str, Numbers | None] = {}

    @cached_property
    def count(self) -> int:
        """How many programs there are."""
        return self._catalog.info.programs

    @cached_property
    def all(self) -> int:
        """The set of all programs."""
        return ones(self.count)

    def passing(self, asked: Filter) -> int:
        """Return the programs that pass a filter.

        Raises:
            CatalogError: the catalog is damaged.
        """
        if isinstance(asked, AnyOf):
            tokens = self.tokens(asked.attribute)
            return union(tokens.get(token, 0) for token in asked.tokens)
        return self._between(asked)

    def _between(self, asked: Between) -> int:
        held = self.numbers(asked.attribute)
        if held is None:
            return self.all if asked.unstated else 0
        first = 0 if asked.low is None else bisect_left(held.values, asked.low)
        end = len(held.values) if asked.high is None else bisect_right(held.values, asked.high)
        bits = self._span(held, first, end) | self._reaching(held, asked)
        return bits | (self.all & ~held.known) if asked.unstated else bits

    def _reaching(self, held: Numbers, asked: Between) -> int:
        """Return the programs with a range that begins below what is asked for and reaches it."""
        low, high = asked.low, asked.high
        if low is None or (high is not None and high < low):
            return 0
        reaching = (n for n in held.wide if held.values[n] < low <= held.uppers[n])
        return bits_of([held.programs[n] for n in reaching], self.count)

    def _span(self, held: Numbers, first: int, end: int) -> int:
        """Return the programs from one place up to another: whole bins, and the ends one by one."""
        first_bin = bisect_left(held.starts, first)
        end_bin = bisect_right(held.starts, end) - 1
        if first_bin >= end_bin:
            return bits_of(held.programs[first:end], self.count)
        ends = held.programs[first : held.starts[first_bin]]
        ends.extend(held.programs[held.starts[end_bin] : end])
        return union((bits_of(ends, self.count), *held.bins[first_bin:end_bin]))

    def in_order(self, bits: int, key: str, *, descending: bool) -> Iterator[Iterator[int]]:
        """Return the programs of a set in an order, those without a value last both ways.

        They come in bundles, so that between two a caller can stop, and other threads go on.
        """
        known, order = self._order(key)
        if descending:
            order = order[:known][::-1] + order[known:]
        flags = flags_of(bits, self.count)
        for start in range(0, len(order), BUNDLE):
            bundle = order[start : start + BUNDLE]
            yield compress(bundle, map(flags.__getitem__, bundle))

    def _order(self, key: str) -> tuple[int, "array[int]"]:
        if key not in self._orders:
            with self._catalog.reading() as connection:
                row = connection.execute(
                    "SELECT known, programs FROM search_orders WHERE attribute = ?", (key,)
                ).fetchone()
                if row is not None:
                    self._orders[key] = (row[0], self._integers(row[1], self.count))
            if row is not None:
                return self._orders[key]
            if key == BY_NAME:
                raise self._damaged("the order by name is missing")
            # nobody states it, or the catalog is older than the order: they come by name
            self._orders[key] = (0, self._order(BY_NAME)[1])
        return self._orders[key]

    def tokens(self, key: str) -> dict[str, int]:
        """Return the programs of each token of an attribute."""
        if key not in self._tokens:
            with self._catalog.reading() as connection:
                rows = connection.execute(
                    "SELECT token, programs FROM search_tokens WHERE attribute = ?", (key,)
                )
                found = {token: self._bits(blob) for token, blob in rows}
            # An attribute newer than the catalog: no program in it states one.
            self._tokens[key] = found or {Absence.NOT_STATED.value: self.all}
        return self._tokens[key]

    def closed(self, attribute: Attribute) -> int:
        """Return the programs that an attribute says take no applications, and nothing else."""
        closed, tokens = attribute.closed_tokens, self.tokens(attribute.key)
        no_values = {*closed, Absence.DISAGREE.value}
        others = union(bits for token, bits in tokens.items() if token not in no_values)
        return union(tokens.get(token, 0) for token in closed) & ~others

    def numbers(self, key: str) -> Numbers | None:
        """Return the numbers of an attribute; None where no program states one."""
        if key not in self._numbers:
            with self._catalog.reading() as connection:
                row = connection.execute(
                    "SELECT numbers, uppers, programs, edges FROM search_numbers "
                    "WHERE attribute = ?",
                    (key,),
                ).fetchone()
                self._numbers[key] = None if row is None else self._binned(*row)
        return self._numbers[key]

    def beginning(self, letters: str) -> int | None:
        """Return the programs that have words with a beginning, if it is one of very many."""
        with self._catalog.reading() as connection:
            row = connection.execute(
                "SELECT programs FROM search_prefixes WHERE prefix = ?", (letters,)
            ).fetchone()
            return None if row is None else self._bits(row[0])

    # Unpacking

    def _bits(self, blob: bytes) -> int:
        return int.from_bytes(blob, "little") & self.all

    def _binned(self, values: bytes, uppers: bytes, programs: bytes, edges: bytes) -> Numbers:
        floats, bounds, highs = self._floats(values), self._floats(edges), self._floats(uppers)
        if len(highs) != len(floats):
            raise self._damaged("not every range has both ends")
        numbers = self._integers(programs, len(floats))
        if len(bounds) < 2:
            raise self._damaged("a histogram has no bins")
        starts = [bisect_left(floats, bound) for bound in bounds]
        starts[-1] = len(floats)  # the last bin holds its upper end
        bins = [bits_of(numbers[start:end], self.count) for start, end in pairwise(starts)]
        wide = [n for n, (low, high) in enumerate(zip(floats, highs, strict=True)) if low < high]
        reached: dict[int, list[int]] = {}
        for n in wide:
            last = min(bisect_right(bounds, highs[n]) - 1, len(bins) - 1)
            for place in range(bisect_right(bounds, floats[n]), last + 1):
                reached.setdefault(place, []).append(numbers[n])
        touched = [b | bits_of(reached.get(n, ()), self.count) for n, b in enumerate(bins)]
        return Numbers(floats, highs, numbers, bounds, starts, bins, touched, wide, union(bins))

    def _integers(self, blob: bytes, count: int) -> "array[int]":
        numbers = array("I")
        if len(blob) != count * numbers.itemsize:
            raise self._damaged(f"{len(blob)} bytes do not hold {count} program numbers")
        numbers.frombytes(blob)
        if numbers and max(numbers) > self.count:
            raise self._damaged(f"there is no program {max(numbers)}")
        return numbers

    def _floats(self, blob: bytes) -> "array[float]":
        numbers = array("d")
        if len(blob) % numbers.itemsize:
            raise self._damaged(f"{len(blob)} bytes do not hold numbers")
        numbers.frombytes(blob)
        return numbers

    def _damaged(self, what: str) -> CatalogError:
        return self._catalog.damaged(ValueError(what))
