"""The search index, written into the catalog when it is built.

Words are found by FTS5. Filters, counts and orders come from tables of packed numbers that are
read whole: a bitmap per value, so that counting 100,000 programs is an `&` and a `bit_count`.
"""

import sqlite3
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Fact
from mpcompare.model.kind import SortKey
from mpcompare.model.money import Rates
from mpcompare.model.program import Program

BY_NAME = ""
"""Key of the order that results have when nothing else is asked for: by program, then school."""
MOST_BINS = 24

TABLES = """
CREATE VIRTUAL TABLE search USING fts5(
  name, school, place, degree, concentrations, tracks, courses, careers,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search, row);
CREATE TABLE search_tokens (
  attribute TEXT NOT NULL, token TEXT NOT NULL, programs BLOB NOT NULL,
  PRIMARY KEY (attribute, token)
) STRICT;
CREATE TABLE search_orders (
  attribute TEXT PRIMARY KEY, known INTEGER NOT NULL, programs BLOB NOT NULL
) STRICT;
CREATE TABLE search_numbers (
  attribute TEXT PRIMARY KEY, numbers BLOB NOT NULL, programs BLOB NOT NULL, edges BLOB NOT NULL
) STRICT;
"""
WEIGHTS = (10.0, 6.0, 4.0, 4.0, 2.0, 2.0, 1.0, 1.0)
"""How much a word counts in each column of `search`, for bm25."""


@dataclass
class _Gathered:
    """What one attribute has, program by program."""

    tokens: defaultdict[str, "array[int]"] = field(default_factory=lambda: defaultdict(_numbers))
    keys: list[tuple[SortKey, int]] = field(default_factory=list[tuple[SortKey, int]])
    absent: "array[int]" = field(default_factory=lambda: array("I"))
    numbers: list[tuple[float, int]] = field(default_factory=list[tuple[float, int]])


def _numbers() -> "array[int]":
    return array("I")


def write(
    connection: sqlite3.Connection,
    programs: Iterable[tuple[int, Program]],
    register: Register,
    rates: Rates,
) -> None:
    """Write the index of numbered programs (1 to N). One pass; memory is a few bytes a fact."""
    connection.executescript(TABLES)
    gathered = {attribute.key: _Gathered() for attribute in register}
    names: list[tuple[str, str, int]] = []
    count = 0

    def documents() -> Iterable[tuple[int | str, ...]]:
        nonlocal count
        for number, program in programs:
            count += 1
            names.append((program.name.casefold(), program.institution.casefold(), number))
            for attribute in register:
                fact = program.fact(attribute)
                _gather(gathered[attribute.key], attribute, fact, number, rates)
            yield (number, *document(program, register))

    connection.executemany(
        "INSERT INTO search (rowid, name, school, place, degree, concentrations, tracks, courses, "
        "careers) VALUES (?,?,?,?,?,?,?,?,?)",
        documents(),
    )
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    by_name = array("I", (number for _, _, number in sorted(names)))
    _write_order(connection, BY_NAME, count, by_name)
    ranks = array("I", bytes(4 * (count + 1)))
    for rank, number in enumerate(by_name):
        ranks[number] = rank
    for key, found in gathered.items():
        _write_attribute(connection, key, found, ranks, count)
    connection.commit()


def document(program: Program, register: Register) -> tuple[str, ...]:
    """Give the words that a program is found by, column by column."""

    def words(key: str) -> str:
        return register[key].text(program.fact(key)) if key in register and known(key) else ""

    def known(key: str) -> bool:
        return program.fact(key).is_known

    return (
        program.name,
        # ids hold what a school is called for short: "nyu", "uml"
        f"{program.institution} {program.id.replace('-', ' ')}",
        " ".join((program.city, program.region, program.country, program.country_name)),
        f"{program.degree} {words('degree_title')}",
        words("concentrations"),
        words("tracks"),
        words("courses"),
        words("careers"),
    )


def _gather(held: _Gathered, attribute: Attribute, fact: Fact, number: int, rates: Rates) -> None:
    for token in attribute.tokens(fact):
        held.tokens[token].append(number)
    key = attribute.sort_key(fact, rates)
    if key is None:
        held.absent.append(number)
    else:
        held.keys.append((key, number))
    if attribute.kind.filter_by == "range":
        value = attribute.number(fact, rates)
        if value is not None:
            held.numbers.append((value, number))


def _write_attribute(
    connection: sqlite3.Connection, key: str, found: _Gathered, ranks: "array[int]", count: int
) -> None:
    connection.executemany(
        "INSERT INTO search_tokens VALUES (?,?,?)",
        ((key, token, bitmap(numbers, count)) for token, numbers in sorted(found.tokens.items())),
    )
    if found.keys:
        found.keys.sort(key=lambda pair: (pair[0], ranks[pair[1]]))
        order = array("I", (number for _, number in found.keys))
        order.extend(sorted(found.absent, key=ranks.__getitem__))
        _write_order(connection, key, len(found.keys), order)
    if found.numbers:
        found.numbers.sort()
        values = array("d", (value for value, _ in found.numbers))
        numbers = array("I", (number for _, number in found.numbers))
        connection.execute(
            "INSERT INTO search_numbers VALUES (?,?,?,?)",
            (key, values.tobytes(), numbers.tobytes(), bin_edges(values).tobytes()),
        )


def _write_order(connection: sqlite3.Connection, key: str, known: int, order: "array[int]") -> None:
    connection.execute("INSERT INTO search_orders VALUES (?,?,?)", (key, known, order.tobytes()))


def bitmap(numbers: Iterable[int], count: int) -> bytes:
    """Pack program numbers up to `count`: bit n, counted from the lowest, is program n."""
    packed = bytearray(count // 8 + 1)
    for number in numbers:
        packed[number >> 3] |= 1 << (number & 7)
    return bytes(packed)


def bin_edges(values: Sequence[float]) -> "array[float]":
    """Part the range of sorted values into at most 24 bins with round ends.

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


def bin_of(edges: Sequence[float], value: float) -> int:
    """Give the bin of a value; the last one holds its upper end too."""
    return min(bisect_right(edges, value) - 1, len(edges) - 2)
