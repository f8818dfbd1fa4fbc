"""Programs beside a catalog's and in the place of some of them, found as if they were in it."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.bitmaps import bits_of, ones, set_bit
from mpcompare.catalog.search.index import BY_NAME, WEIGHTS, bin_edges, document
from mpcompare.catalog.search.packed import Numbers, Packed
from mpcompare.catalog.search.word_search import Words
from mpcompare.catalog.search.word_text import fold, split_words
from mpcompare.model.attribute import Attribute
from mpcompare.model.documented import documented
from mpcompare.model.fact import NOT_STATED, Absence
from mpcompare.model.program import Program
from mpcompare.model.query import DOCUMENTED

Overlay = Mapping[int, Program]
"""By number: a catalog's own for a program in another's place, those above its count for others."""

_TELLING = 6.0
"""A word in a column of this weight or more puts a program that the catalog lacks to the front."""


def _bits(numbers: Iterable[int]) -> int:
    packed = bytearray()
    for number in numbers:
        set_bit(packed, number)
    return int.from_bytes(packed, "little")


class OverlaidPacked(Packed):
    """The catalog's packed tables with the numbers of the overlay worked in, once for each."""

    def __init__(self, catalog: Catalog, overlay: Overlay) -> None:
        super().__init__(catalog)
        self._base = Packed(catalog)
        self._overlay = overlay
        self._register = {attribute.key: attribute for attribute in catalog.register}
        self._ranks: dict[tuple[str, int], Any] = {}
        """Of those looked at on the way to a place; most ways begin with the same."""
        self.overlaid = _bits(overlay)

    @cached_property
    def count(self) -> int:
        """Return the highest number there is."""
        return max(self._base.count, *self._overlay)

    @cached_property
    def all(self) -> int:
        """Return the set of all programs."""
        return ones(self.count)

    def tokens(self, key: str) -> dict[str, int]:
        """Return the programs of each token of an attribute."""
        if key not in self._tokens:
            found = {t: bits & ~self.overlaid for t, bits in self._base.tokens(key).items()}
            attribute = self._register[key]
            stated = bytearray()
            packed: dict[str, bytearray] = {}
            for number, program in self._overlay.items():
                if key in program.facts:
                    set_bit(stated, number)
                    for token in attribute.tokens(program.facts[key]):
                        set_bit(packed.setdefault(token, bytearray()), number)
            silent = self.overlaid & ~int.from_bytes(stated, "little")
            for token, programs in packed.items():
                found[token] = found.get(token, 0) | int.from_bytes(programs, "little")
            for token in attribute.tokens(NOT_STATED) if silent else ():
                found[token] = found.get(token, 0) | silent
            unstated = Absence.NOT_STATED.value
            self._tokens[key] = {t: bits for t, bits in found.items() if bits or t == unstated}
        return self._tokens[key]

    def numbers(self, key: str) -> Numbers | None:
        """Return the numbers of an attribute; None where no program states one."""
        if key not in self._numbers:
            self._numbers[key] = self._with_own(self._base.numbers(key), self._register[key])
        return self._numbers[key]

    def _with_own(self, base: Numbers | None, attribute: Attribute) -> Numbers | None:
        if attribute.kind.filter_by != "range":
            return base
        own = [
            (low, high, number)
            for number, program in self._overlay.items()
            for low, high in attribute.ends(program.fact(attribute), self._catalog.rates)
        ]
        kept: list[tuple[float, float, int]] = []
        if base is not None:
            all_of_base = zip(base.values, base.uppers, base.programs, strict=True)
            kept = [each for each in all_of_base if each[2] not in self._overlay]
        merged = sorted([*kept, *own], key=lambda each: each[0])
        if not merged:
            return None
        lows, highs, programs = (list(column) for column in zip(*merged, strict=True))
        edges = bin_edges((lows[0], max(highs)))
        packed = (array("d", lows), array("d", highs), array("I", programs), edges)
        return self._binned(*(column.tobytes() for column in packed))

    def _order(self, key: str) -> tuple[int, "array[int]"]:
        if key not in self._orders:
            known, order = self._base._order(key)  # noqa: SLF001 - it is one of these itself
            if key == DOCUMENTED and not known:  # a catalog that is older than this order
                return self._order(BY_NAME)
            keyed = [number for number in order[:known] if number not in self._overlay]
            rest = [number for number in order[known:] if number not in self._overlay]
            for number, program in self._overlay.items():
                rank = self._rank_of(key, program)
                line = rest if rank is None else keyed
                by = BY_NAME if rank is None else key
                line.insert(self._place(line, by, self._rank_of(by, program)), number)
            self._orders[key] = (len(keyed), array("I", (*keyed, *rest)))
        return self._orders[key]

    def _place(self, line: list[int], key: str, rank: Any) -> int:
        """Find where a program belongs in a line in order, reading a few of the others."""
        return bisect_left(line, rank, key=lambda number: self._rank(key, number))

    def _rank(self, key: str, number: int) -> Any:
        if number in self._overlay:
            return self._rank_of(key, self._overlay[number])
        if (key, number) not in self._ranks:
            self._ranks[key, number] = self._read_rank(key, number)
        return self._ranks[key, number]

    def _read_rank(self, key: str, number: int) -> Any:
        if key != BY_NAME:
            (program,) = self._catalog.programs_by_number([number])
            return self._rank_of(key, program)
        sql = "SELECT name, institution FROM programs WHERE number = ?"
        with self._catalog.reading() as connection:
            name, school = connection.execute(sql, (number,)).fetchone()
        return name.casefold(), school.casefold()

    def _rank_of(self, key: str, program: Program) -> Any:
        """Return what a program is ordered by; None where it has nothing to be ordered by."""
        name = (program.name.casefold(), program.institution.casefold())
        if key == BY_NAME:
            return name
        if key == DOCUMENTED:
            return (-documented(program.facts, self._catalog.register), *name)
        attribute = self._register[key]
        rank = attribute.sort_key(program.fact(attribute), self._catalog.rates)
        return None if rank is None else (rank, *name)

    def beginning(self, letters: str) -> int | None:
        """Return the programs that have words with a beginning, if it is one of very many."""
        found = self._base.beginning(letters)
        if found is None:
            return None
        return found & ~self.overlaid | bits_of(self.having([letters]), self.count)

    # The words of the overlay

    @cached_property
    def _words(self) -> dict[int, tuple[frozenset[str], ...]]:
        register, names = self._catalog.register, self._catalog.school_names
        return {
            number: tuple(
                frozenset(map(fold, split_words(text)))
                for text in document(program, register, names)
            )
            for number, program in self._overlay.items()
        }

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that the overlay's programs are found by, without numbers."""
        columns = (column for columns in self._words.values() for column in columns)
        return frozenset(word for column in columns for word in column if not word[0].isdecimal())

    def having(self, beginnings: Sequence[str]) -> list[int]:
        """Return the overlay's programs that have words with all of some folded beginnings."""
        return [
            number for number in self._words if all(self._weight(number, b) for b in beginnings)
        ]

    def is_telling(self, number: int, beginnings: Sequence[str]) -> bool:
        """Whether each of some beginnings is in a program's name, school or the like."""
        return all(self._weight(number, beginning) >= _TELLING for beginning in beginnings)

    def _weight(self, number: int, beginning: str) -> float:
        columns = zip(WEIGHTS, self._words[number], strict=True)
        return max(
            (w for w, words in columns if any(word.startswith(beginning) for word in words)),
            default=0.0,
        )


class OverlaidWords(Words):
    """Finds the overlay's programs by their own words, and no others by those they had before."""

    def __init__(self, catalog: Catalog, packed: OverlaidPacked) -> None:
        super().__init__(catalog, packed)
        self._overlaid = packed

    def _numbers(
        self, words: Sequence[str], order: str, cancelled: Callable[[], bool]
    ) -> list[int]:
        base = super()._numbers(words, order, cancelled)
        beginnings = [fold(word) for word in words]
        own = self._overlaid.having(beginnings)
        changed, gone = set(own), self._overlaid.overlaid
        kept = [number for number in base if number in changed or not gone >> number & 1]
        new = [number for number in own if number not in set(kept)]
        front = [number for number in new if self._overlaid.is_telling(number, beginnings)]
        return [*front, *kept, *(number for number in new if number not in front)]

    def _vocabulary(self, cancelled: Callable[[], bool]) -> Iterable[str]:
        yield from super()._vocabulary(cancelled)
        yield from self._overlaid.vocabulary
