"""Programs out of the catalog's tables, a few hundred at a time."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence, Fact, Source, Statement
from mpcompare.model.program import Program
from mpcompare.model.safe_text import safe_text, safe_toml

MOST_PLACEHOLDERS = 500
"""Programs asked for in one statement; older SQLite takes 999 placeholders."""

_Sources = defaultdict[int, dict[int, Source]]
"""Sources by program and by their own number."""


class UnreadableError(Exception):
    """A fact makes no sense: the message names the program, the attribute and what is wrong."""


def load_programs(
    connection: sqlite3.Connection,
    column: Literal["id", "number"],
    keys: Sequence[Any],
    attributes: Mapping[str, Attribute],
) -> dict[Any, Program]:
    """Load the programs that there are of the wanted ones, by id or number.

    Raises:
        UnreadableError: a fact of one makes no sense.
        sqlite3.DatabaseError: the file is damaged.
    """
    found: dict[Any, Program] = {}
    wanted = [key for key in dict.fromkeys(keys) if _can_be_a_key(key)]
    for start in range(0, len(wanted), MOST_PLACEHOLDERS):
        chunk = wanted[start : start + MOST_PLACEHOLDERS]
        found.update(_load_chunk(connection, column, chunk, attributes))
    return found


def _can_be_a_key(key: object) -> bool:
    """Whether SQLite takes it: bytes of a command line that are no text are kept as surrogates."""
    return not isinstance(key, str) or not any("\ud800" <= letter <= "\udfff" for letter in key)


def _load_chunk(
    connection: sqlite3.Connection,
    column: str,
    keys: Sequence[Any],
    attributes: Mapping[str, Attribute],
) -> Iterator[tuple[Any, Program]]:
    rows = connection.execute(
        "SELECT number, id, institution, name, degree, country, region, city, url, unitid "
        f"FROM programs WHERE {column} IN ({_marks(keys)})",
        keys,
    ).fetchall()
    ids = {row[0]: row[1] for row in rows}
    sources = _sources(connection, ids)
    facts = _facts(connection, ids, sources, attributes)
    for number, *identity in rows:
        own = tuple(sources[number].values())
        program = Program(*_safe(identity), sources=own, facts=facts[number])
        yield (number if column == "number" else program.id), program


def _sources(connection: sqlite3.Connection, numbers: Collection[int]) -> _Sources:
    rows = connection.execute(
        "SELECT program, id, key, url, publisher, kind, as_of FROM sources "
        f"WHERE program IN ({_marks(numbers)}) ORDER BY id",
        tuple(numbers),
    )
    sources: _Sources = defaultdict(dict)
    for number, key, *rest in rows:
        sources[number][key] = Source(*_safe(rest))
    return sources


def _facts(
    connection: sqlite3.Connection,
    ids: Mapping[int, str],
    sources: _Sources,
    attributes: Mapping[str, Attribute],
) -> dict[int, dict[str, Fact]]:
    rows = connection.execute(
        "SELECT program, attribute, value, source, note, basis, absence FROM facts "
        f"WHERE program IN ({_marks(ids)}) ORDER BY program, attribute, position",
        tuple(ids),
    )
    facts: dict[int, dict[str, Fact]] = defaultdict(dict)
    with closing(rows):  # else an error's traceback keeps the file open, and locked
        for (number, key), stated in groupby(rows, key=itemgetter(0, 1)):
            attribute = attributes.get(key)
            if attribute is None:
                continue  # a newer catalog's: this program has no words for it
            try:
                facts[number][key] = _fact(attribute, stated, sources[number])
            except (ValueError, TypeError, KeyError) as error:
                what = "its source is missing" if isinstance(error, KeyError) else error
                label = attribute.label.lower()
                raise UnreadableError(f"{label} of {ids[number]} can't be read: {what}") from error
    return facts


def _fact(attribute: Attribute, rows: Iterable[Any], sources: Mapping[int, Source]) -> Fact:
    """Put the rows of one fact together.

    Raises:
        ValueError, TypeError, KeyError: they can't be read.
    """
    statements: list[Statement] = []
    for _, _, value, source, note, basis, absence in rows:
        if absence is not None:
            return Fact(reason=Absence(absence))
        # JSON escapes signs as TOML does
        read = attribute.kind.read(json.loads(safe_toml(value)))
        statements.append(Statement(read, sources[source], safe_text(note), basis))
    return Fact(tuple(statements), parts=attribute.kind.parts)


def _safe(values: Iterable[Any]) -> Iterator[Any]:
    """Leave out of texts what could not be seen: not every catalog was built by this program."""
    return (safe_text(value) if isinstance(value, str) else value for value in values)


def _marks(keys: Collection[Any]) -> str:
    return ",".join("?" * len(keys))
