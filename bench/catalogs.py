"""Makes catalogs of made-up programs, of any size, for measurements.

`python bench/catalogs.py FILE COUNT`. Every name says that it is made up. The rows go straight
into the tables of a real catalog, the search index is written by the build's own code.
"""

import json
import random
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mpcompare.catalog.build.rows import attribute_rows, fact_rows, value_rows
from mpcompare.catalog.checksum import BLANK, KEY, write_checksum
from mpcompare.catalog.opening import APPLICATION_ID, SCHEMA_VERSION
from mpcompare.catalog.schema import schema_sql
from mpcompare.catalog.search import index
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Absence, Fact, Source, Statement
from mpcompare.model.money import NO_RATES
from mpcompare.model.program import Program

SOURCE = Source("page", "https://example.org/", "Made-up publisher", "official", "2025-26")
PLACES = (
    *(("US", "Made-up Massachusetts", city) for city in ("Lowell", "Boston", "Salem")),
    *(("US", "Made-up Tennessee", city) for city in ("Nashville", "Memphis")),
    *(("GB", "Made-up Scotland", city) for city in ("Edinburgh", "Glasgow")),
    *(("GB", "Made-up England", city) for city in ("London", "Leeds", "York", "Salford")),
    *(("CA", "Made-up Quebec", city) for city in ("Montréal", "Québec")),
    *(("CH", "Made-up canton", city) for city in ("Zürich", "Basel", "Bern")),
    *((code, "Made-up region", "Made-up city") for code in ("AU", "AT", "DE", "ES", "FI", "NO")),
)
DEGREES = ("MM", "MMus", "MA", "MS", "MSc", "MFA", "MEng", "MPhil")
SUBJECTS = (
    *("Sound", "Music", "Recording", "Acoustics", "Composition", "Studio", "Audio", "Production"),
    *("Technology", "Media", "Engineering", "Education", "Performance", "Business", "Film"),
)
TOPICS = tuple(
    f"{start}{end}"
    for start in ("Micro", "Poly", "Electro", "Psycho", "Stereo", "Phono", "Tele", "Radio", "Son")
    for end in ("phone", "graphy", "acoustics", "tonal", "synthesis", "mixing", "design", "theory")
)
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A fact with the rows of `facts` that hold it, but for their numbers."""

    fact: Fact
    rows: tuple[tuple[Any, ...], ...]


Pools = Mapping[str, Sequence[Made]]


def generate(path: Path, count: int) -> None:
    """Write a catalog of `count` made-up programs; the same every time."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as connection:
        for pragma in (
            "page_size = 4096",
            "journal_mode = off",
            "synchronous = off",
            f"application_id = {APPLICATION_ID}",
            f"user_version = {SCHEMA_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(schema_sql(ATTRIBUTES))
        connection.execute("DROP INDEX facts_by_number")
        _insert(connection, "attributes", attribute_rows(ATTRIBUTES))
        _insert(connection, "attribute_values", value_rows(ATTRIBUTES))
        index.write(connection, _writing(connection, count), ATTRIBUTES, NO_RATES)
        connection.execute("CREATE INDEX facts_by_number ON facts (attribute, number)")
        _insert(connection, "metadata", _metadata(connection, count))
        connection.execute("ANALYZE")
        connection.commit()
    write_checksum(part)
    part.replace(path)


def _insert(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]
) -> None:
    for row in rows:
        marks = ",".join("?" * len(row))
        sql = f"INSERT INTO {table} ({','.join(row)}) VALUES ({marks})"
        connection.execute(sql, tuple(row.values()))


def _metadata(connection: sqlite3.Connection, count: int) -> Iterator[dict[str, str]]:
    (facts,) = connection.execute("SELECT max(id) FROM facts").fetchone()
    words = {
        "title": "Made-up programs",
        "catalog_version": "0000.00",
        "catalog_date": "2026-11-23",
        "programs": count,
        "countries": len({place[0] for place in PLACES}),
        "facts": facts,
        "sources": count,
        "rates_year": 0,
        "licences": json.dumps({"Public domain": ["Made-up publisher"]}),
        KEY: BLANK,
    }
    for key, value in words.items():
        yield {"key": key, "value": str(value)}


def _writing(connection: sqlite3.Connection, count: int) -> Iterator[tuple[int, Program]]:
    """Return the programs to the index, and write their rows on the way."""
    chosen = random.Random(count)
    pools = _pools(chosen)
    places, degrees = (
        _headers(PLACES, ("country", "region", "city")),
        _headers(DEGREES, ("degree",)),
    )
    fact_id = 0
    programs: list[tuple[Any, ...]] = []
    facts: list[tuple[Any, ...]] = []
    for number in range(1, count + 1):
        place, degree = chosen.choice(PLACES), chosen.choice(DEGREES)
        name = f"Made-up {' '.join(chosen.sample(SUBJECTS, 2))} {number:06}"
        school = (
            f"Made-up {place[2].removeprefix('Made-up ')} school {chosen.randrange(count) // 4}"
        )
        made = {
            "name": _made("name", name),
            "institution": _made("institution", school),
            **places[place],
            **degrees[degree],
            **{key: chosen.choice(pool) for key, pool in pools.items()},
        }
        header = (f"made-up-{number:07}", school, name, degree, *place, SOURCE.url)
        yield (
            number,
            Program(*header, None, (SOURCE,), {key: each.fact for key, each in made.items()}),
        )
        programs.append((number, *header))
        for each in made.values():
            for row in each.rows:
                fact_id += 1
                facts.append((fact_id, number, number if row[2] is not None else None, *row))
        if len(programs) == BATCH or number == count:
            _write_rows(connection, programs, facts)


def _headers(values: Iterable[Any], keys: tuple[str, ...]) -> dict[Any, dict[str, Made]]:
    """Make the facts of each header that many programs share."""
    found: dict[Any, dict[str, Made]] = {}
    for value in values:
        parts = value if isinstance(value, tuple) else (value,)
        found[value] = {key: _made(key, part) for key, part in zip(keys, parts, strict=True)}
    for degree, made in found.items():
        compute = ATTRIBUTES["degree_title"].compute
        if "degree" in made and compute is not None:
            title = compute({"degree": made["degree"].fact})
            found[degree] = {**made, "degree_title": _with_rows("degree_title", title)}
    return found


def _pools(chosen: random.Random) -> Pools:
    """Make a few dozen facts of each of some attributes, for the programs to draw from."""

    def draws(draw: Callable[[], object], key: str, stated: float) -> Sequence[Made]:
        return [_made(key, draw()) if chosen.random() < stated else _absent(key) for _ in range(60)]

    def some(words: Sequence[str], count: int) -> Callable[[], list[str]]:
        return lambda: chosen.sample(words, count)

    pools: dict[str, Sequence[Made]] = {
        "duration_months": draws(
            lambda: chosen.choice((9, 10, 12, 12, 18, 24, 24, 36)), "duration_months", 0.8
        ),
        "credits": draws(lambda: chosen.choice((30, 32, 36, 60, 90, 120, 180)), "credits", 0.6),
        "application_fee": draws(
            lambda: {"amount": 5 * chosen.randrange(31), "currency": "USD"}, "application_fee", 0.4
        ),
        "courses": draws(some([f"{topic} seminar" for topic in TOPICS], 3), "courses", 0.3),
        "careers": draws(some([f"{topic} engineer" for topic in TOPICS], 2), "careers", 0.2),
    }
    for attribute in ATTRIBUTES:
        words = attribute.kind.all_tokens
        if attribute.filtered and attribute.origin == "fact" and words:
            listed = attribute.kind.name == "choices"
            draw = some(words, 2) if listed else lambda words=words: chosen.choice(words)
            pools[attribute.key] = draws(draw, attribute.key, 0.7)
    return pools


def _absent(key: str) -> Made:
    return _with_rows(key, NOT_STATED if len(key) % 2 else Fact(reason=Absence.NOT_APPLICABLE))


def _made(key: str, raw: object) -> Made:
    return _with_rows(key, Fact((Statement(ATTRIBUTES[key].kind.read(raw), SOURCE),)))


def _with_rows(key: str, fact: Fact) -> Made:
    rows = fact_rows(ATTRIBUTES[key], fact, {SOURCE.key: 0}, NO_RATES)
    return Made(fact, tuple(tuple(v for k, v in row.items() if k != "source") for row in rows))


def _write_rows(
    connection: sqlite3.Connection,
    programs: list[tuple[Any, ...]],
    facts: list[tuple[Any, ...]],
) -> None:
    connection.executemany(
        "INSERT INTO programs (number, id, institution, name, degree, country, region, city, url) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        programs,
    )
    page = (SOURCE.key, SOURCE.url, SOURCE.publisher, SOURCE.kind, SOURCE.as_of)
    connection.executemany(
        "INSERT INTO sources VALUES (?,?,?,?,?,?,?)", ((row[0], row[0], *page) for row in programs)
    )
    connection.executemany(
        "INSERT INTO sheet (program, id) VALUES (?,?)", (r[:2] for r in programs)
    )
    connection.executemany(
        "INSERT INTO facts (id, program, source, attribute, position, value, text, number, as_of, "
        "note, basis, absence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        facts,
    )
    programs.clear()
    facts.clear()


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
