"""The search index, written into the catalog when it is built.

Words are found by FTS5. Filters, counts and orders come from tables of packed numbers that are
read whole: a bitmap per value, so that counting 100,000 programs is an `&` and a `bit_count`.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

from mpcompare.catalog.search.bitmaps import ones, set_bit
from mpcompare.catalog.search.prefixes import write_prefixes, write_vocabulary
from mpcompare.catalog.search.school_names import NO_NAMES, SchoolNames
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.documented import documented
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.money import Rates
from mpcompare.model.program import Program
from mpcompare.model.query import DOCUMENTED

BY_NAME = ""
"""Key of the order by program, then school, which decides among equals in all other orders."""
MOST_BINS = 24

TABLES = """
CREATE VIRTUAL TABLE search USING fts5(
  name, school, place, degree, topics, names,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE search_vocabulary (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE search_prefixes (
  prefix TEXT PRIMARY KEY, programs BLOB NOT NULL
) STRICT;
CREATE TABLE search_tokens (
  attribute TEXT NOT NULL, token TEXT NOT NULL, programs BLOB NOT NULL,
  PRIMARY KEY (attribute, token)
) STRICT;
CREATE TABLE search_orders (
  attribute TEXT PRIMARY KEY, known INTEGER NOT NULL, programs BLOB NOT NULL
) STRICT;
CREATE TABLE search_numbers (
  attribute TEXT PRIMARY KEY, numbers BLOB NOT NULL, programs BLOB NOT NULL, edges BLOB NOT NULL,
  uppers BLOB NOT NULL
) STRICT;
"""
WEIGHTS = (10.0, 6.0, 4.0, 4.0, 2.0, 1.0)
"""How much a word counts in each column of `search`, for bm25."""


class _Gathered:
    """What one attribute has, program by program, packed."""

    def __init__(self, attribute: Attribute) -> None:
        self.attribute = attribute
        self.spoken_of = bytearray()
        self.tokens: dict[str, bytearray] = {}
        self.keys: list[float | str] = []
        self.keyed = array("I")
        self.values = array("d")
        self.uppers = array("d")
        """The upper end of each of the values; the value itself where it is not a range."""
        self.valued = array("I")
        self._is_range = attribute.kind.filter_by == "range"
        self._same: dict[float | str, float | str] = {}

    def add(self, number: int, fact: Fact, rates: Rates) -> None:
        """Take a program's fact in."""
        set_bit(self.spoken_of, number)
        for token in self.attribute.tokens(fact):
            set_bit(self.tokens.setdefault(token, bytearray()), number)
        key = self.attribute.sort_key(fact, rates)
        if key is not None:
            self.keys.append(self._same.setdefault(key, key))  # one object for equal keys
            self.keyed.append(number)
        for low, high in self.attribute.ends(fact, rates) if self._is_range else ():
            self.values.append(low)
            self.uppers.append(high)
            self.valued.append(number)

    def bitmaps(self, count: int) -> dict[str, bytes]:
        """Return each token's bitmap; a program without a fact has the token "not-stated"."""
        found = {token: int.from_bytes(bits, "little") for token, bits in self.tokens.items()}
        silent = ones(count) & ~int.from_bytes(self.spoken_of, "little")
        unstated = Absence.NOT_STATED.value
        found[unstated] = found.get(unstated, 0) | silent
        size = count // 8 + 1
        return {token: bits.to_bytes(size, "little") for token, bits in found.items() if bits}

    def order(self, by_name: "array[int]", ranks: "array[int]") -> "array[int]":
        """Return all programs by key, then by name; those without a key last."""
        places = sorted(range(len(self.keyed)), key=lambda place: ranks[self.keyed[place]])
        places.sort(key=self.keys.__getitem__)
        order = array("I", (self.keyed[place] for place in places))
        has_key = bytearray(len(ranks))
        for number in self.keyed:
            has_key[number] = 1
        order.extend(number for number in by_name if not has_key[number])
        return order

    def numbers(self) -> "tuple[array[float], array[float], array[int]]":
        """Return the lower ends in order, with the upper end and the program of each."""
        places = sorted(range(len(self.values)), key=self.values.__getitem__)
        return (
            array("d", (self.values[place] for place in places)),
            array("d", (self.uppers[place] for place in places)),
            array("I", (self.valued[place] for place in places)),
        )


def write(
    connection: sqlite3.Connection,
    programs: Iterable[tuple[int, Program]],
    register: Register,
    rates: Rates,
    names: SchoolNames = NO_NAMES,
) -> None:
    """Write the index of numbered programs (1 to N). One pass; memory is a few bytes a fact."""
    connection.executescript(TABLES)
    gathered = {attribute.key: _Gathered(attribute) for attribute in register}
    ranked: list[tuple[str, str, int]] = []
    known = array("d", [0.0])  # how well each program is documented, by its number

    def documents() -> Iterable[tuple[int | str, ...]]:
        for number, program in programs:
            ranked.append((program.name.casefold(), program.institution.casefold(), number))
            known.append(documented(program.facts, register))
            for key, fact in program.facts.items():
                if key in gathered:
                    gathered[key].add(number, fact, rates)
            yield (number, *document(program, register, names))

    connection.executemany(
        "INSERT INTO search (rowid, name, school, place, degree, topics, names) "
        "VALUES (?,?,?,?,?,?,?)",
        documents(),
    )
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    by_name = array("I", (number for _, _, number in sorted(ranked)))
    count = len(ranked)
    ranked.clear()
    write_vocabulary(connection)
    write_prefixes(connection, count)
    _write_order(connection, BY_NAME, count, by_name)
    best_first = array("I", sorted(by_name, key=known.__getitem__, reverse=True))
    _write_order(connection, DOCUMENTED, count, best_first)
    ranks = _ranks(by_name)
    for found in gathered.values():
        _write_attribute(connection, found, by_name, ranks)
    connection.commit()


def _ranks(order: "array[int]") -> "array[int]":
    """Return each program's place in an order, by its number."""
    ranks = array("I", bytes(4 * (len(order) + 1)))
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def document(
    program: Program, register: Register, names: SchoolNames = NO_NAMES
) -> tuple[str, ...]:
    """Return the words that a program is found by, column by column."""
    topics: list[str] = []
    others: list[str] = []
    for attribute in register:
        fact = program.fact(attribute)
        if attribute.is_searched and fact.is_known:
            (topics if attribute.searched else others).append(attribute.text(fact))
    return (
        program.name,
        # ids hold what a school is called for short: "nyu", "uml"
        " ".join((program.institution, program.id.replace("-", " "), *names.of(program))),
        " ".join((program.city, program.region, program.country, program.country_name)),
        program.degree,
        " ".join(topics),
        " ".join(others),
    )


def _write_attribute(
    connection: sqlite3.Connection,
    found: _Gathered,
    by_name: "array[int]",
    ranks: "array[int]",
) -> None:
    key = found.attribute.key
    connection.executemany(
        "INSERT INTO search_tokens VALUES (?,?,?)",
        ((key, token, bits) for token, bits in sorted(found.bitmaps(len(by_name)).items())),
    )
    if found.keys:
        _write_order(connection, key, len(found.keys), found.order(by_name, ranks))
    if found.values:
        values, uppers, numbers = found.numbers()
        edges = bin_edges((values[0], max(uppers)))
        connection.execute(
            "INSERT INTO search_numbers VALUES (?,?,?,?,?)",
            (key, *(packed.tobytes() for packed in (values, numbers, edges, uppers))),
        )


def _write_order(connection: sqlite3.Connection, key: str, known: int, order: "array[int]") -> None:
    connection.execute("INSERT INTO search_orders VALUES (?,?,?)", (key, known, order.tobytes()))


def bin_edges(values: Sequence[float]) -> "array[float]":
    """Return the edges of at most 24 bins with round ends for sorted values.

    >>> list(bin_edges([9.0, 12.0, 24.0, 36.0]))[:4]
    [8.0, 10.0, 12.0, 14.0]
    """
    low, high = values[0], values[-1]
    rough = (high - low) / MOST_BINS or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    first = floor(low / step)
    last = max(ceil(high / step), first + 1)
    return array("d", (step * n for n in range(first, last + 1)))
