"""Build the catalog's SQLite file from the checked source files; nothing else writes it."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from sqlite_utils import Database

from mpcompare.catalog.check import SourceFiles, inputs_digest, read_sources
from mpcompare.catalog.schema import APPLICATION_ID, SCHEMA_VERSION, schema_sql
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, FileError
from mpcompare.model.fact import Fact, Source
from mpcompare.model.money import Rates
from mpcompare.model.program import Program

_PROBLEMS_TOLD = 20
_PATHS = "concentrations"
"""The attribute that leads to occupations, by data/careers.csv."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote; `size` is in bytes."""

    output: Path
    version: str
    programs: int
    facts: int
    sources: int
    size: int


def build(data: Path, output: Path, register: Register = ATTRIBUTES) -> BuildReport:
    """Build a catalog; an older one at `output` is replaced at the end, or left as it is.

    Raises:
        CatalogError: the source files have problems, or there are none.
        FileError: the catalog can't be written.
    """
    files = read_sources(data, register)
    if files.problems:
        raise CatalogError(_told(files), "Mend the source files and build again.")
    try:
        with NamedTemporaryFile(
            dir=output.parent, prefix=f".{output.stem}-", suffix=".part", delete=False
        ) as made:
            part = Path(made.name)
    except OSError as error:
        raise _unwritten(output, error) from error
    try:
        counts = _write(part, files, register, inputs_digest(data, register))
        part.chmod(0o644)
        os.replace(part, output)  # noqa: PTH105 - it must replace on every system
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritten(output, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return BuildReport(
        output, files.edition["version"], len(files.programs), *counts, output.stat().st_size
    )


def _told(files: SourceFiles) -> str:
    count = len(files.problems)
    lines = [str(problem) for problem in files.problems[:_PROBLEMS_TOLD]]
    more = [f"... and {count - _PROBLEMS_TOLD} more"] if count > _PROBLEMS_TOLD else []
    head = f"{count} problem{'' if count == 1 else 's'} in the source files:"
    return "\n".join((head, *lines, *more)) + "\n"


def _unwritten(output: Path, error: Exception) -> FileError:
    return FileError(
        f"The catalog {output} can't be written: {error}.",
        "Check that its folder exists, can be written to and has room.",
    )


def _write(path: Path, files: SourceFiles, register: Register, digest: str) -> tuple[int, int]:
    """Fill an empty file; give the numbers of facts and sources."""
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection, execute_plugins=False)
        for pragma in (
            "page_size = 4096",
            "journal_mode = delete",
            "foreign_keys = on",
            f"application_id = {APPLICATION_ID}",
            f"user_version = {SCHEMA_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        db.executescript(schema_sql(register))
        _, rates = files.rates
        with db.atomic():
            _write_tables(db, files)
            _write_attributes(db, register)
            counts = _write_programs(db, files.programs, register, rates)
            _insert(db, "program_occupations", _occupations(files))
            _insert(db, "metadata", _metadata(files, counts, digest))
        db.analyze()
        db.vacuum()
    return counts


def _insert(db: Database, table: str, rows: Iterator[Row] | list[Row]) -> None:
    db.table(table).insert_all(rows, batch_size=500)


def _write_tables(db: Database, files: SourceFiles) -> None:
    _insert(db, "data_sources", list(files.data_sources))
    occupations = sorted(files.occupations.items())
    _insert(
        db,
        "occupations",
        [{"classification": c, "code": code, "title": title} for (c, code), title in occupations],
    )
    for name, rows in files.tables.items():
        table = rows.table
        _insert(db, name, [{table.column(k): cell for k, cell in row.items()} for row in rows])
    names = ("number", "statement", "topic", "figure", "unit", "year", "source", "correction")
    _insert(db, "article", [{name: row.get(name) for name in names} for row in files.article])


def _write_attributes(db: Database, register: Register) -> None:
    _insert(
        db,
        "attributes",
        [
            {
                "key": attribute.key,
                "position": position,
                "label": attribute.label,
                "section": attribute.section.value,
                "kind": attribute.kind.name,
                "explanation": attribute.explanation,
                "caution": attribute.caution,
                "origin": attribute.origin,
            }
            for position, attribute in enumerate(register)
        ],
    )
    _insert(
        db,
        "attribute_values",
        [
            {
                "attribute": attribute.key,
                "value": choice.value,
                "position": position,
                "label": choice.label,
                "explanation": choice.explanation,
            }
            for attribute in register
            for position, choice in enumerate(attribute.kind.choices)
        ],
    )


def _write_programs(
    db: Database, programs: tuple[Program, ...], register: Register, rates: Rates
) -> tuple[int, int]:
    """Write programs, sources, facts and the tables made from facts; give how many of the two."""
    rows: dict[str, list[Row]] = {"programs": [], "sources": [], "facts": [], "sheet": []}
    rows.update({a.key: [] for a in register if a.origin == "table"})
    for number, program in enumerate(programs, start=1):
        rows["programs"].append(_program_row(number, program))
        ids: dict[str, int] = {}
        for source in program.sources:
            ids[source.key] = len(rows["sources"]) + 1
            rows["sources"].append(_source_row(ids[source.key], number, source))
        rows["sheet"].append({"program": number, "id": program.id})
        for attribute in register:
            fact = program.fact(attribute)
            rows["sheet"][-1][attribute.key] = _sheet_value(attribute, fact)
            for row in _fact_rows(attribute, fact, ids, rates):
                rows["facts"].append({"id": len(rows["facts"]) + 1, "program": number, **row})
            if attribute.origin == "table":
                found = _charge_rows(attribute, fact, ids)
                rows[attribute.key] += [{"program": number, **row} for row in found]
    for table, of_table in rows.items():
        _insert(db, table, of_table)
    return len(rows["facts"]), len(rows["sources"])


def _program_row(number: int, program: Program) -> Row:
    names = ("id", "institution", "name", "degree", "country", "region", "city", "url", "unitid")
    return {"number": number, **{name: getattr(program, name) for name in names}}


def _source_row(source_id: int, number: int, source: Source) -> Row:
    names = ("key", "url", "publisher", "kind", "as_of")
    return {
        "id": source_id,
        "program": number,
        **{name: getattr(source, name) for name in names},
    }


def _fact_rows(
    attribute: Attribute, fact: Fact, ids: Mapping[str, int], rates: Rates
) -> Iterator[Row]:
    """Give a row for each statement; one for an absence that was written down; none for silence."""
    kind = attribute.kind
    for position, stated in enumerate(fact.statements):
        yield {
            "attribute": attribute.key,
            "position": position,
            "value": json.dumps(kind.plain(stated.value), ensure_ascii=False),
            "text": kind.text(stated.value),
            "number": kind.number(stated.value, rates),
            "source": ids[stated.source.key],
            "as_of": stated.source.as_of,
            "note": stated.note,
            "basis": stated.basis,
            "absence": None,
        }
    if fact.reason is not None and fact.reason is not fact.reason.NOT_STATED:
        yield {
            "attribute": attribute.key,
            "position": 0,
            "value": None,
            "text": fact.reason.label,
            "number": None,
            "source": None,
            "as_of": "",
            "note": "",
            "basis": "stated",
            "absence": fact.reason.value,
        }


def _charge_rows(attribute: Attribute, fact: Fact, ids: Mapping[str, int]) -> Iterator[Row]:
    """Give a row for each statement of an attribute whose values are table rows."""
    for position, stated in enumerate(fact.statements):
        plain: Any = attribute.kind.plain(stated.value)
        yield {
            "position": position,
            **{field: plain.get(field) for field in attribute.kind.fields},
            "source": ids[stated.source.key],
            "note": stated.note,
        }


def _sheet_value(attribute: Attribute, fact: Fact) -> object:
    """Give the newest value for a column: words, or a number; None for every absence."""
    if not fact.is_known:
        return None
    if attribute.kind.column != "TEXT":
        return attribute.kind.plain(fact.values[0])
    return attribute.text(fact) if fact.parts else attribute.kind.text(fact.values[0])


def _occupations(files: SourceFiles) -> Iterator[Row]:
    """Give each program's occupations, the likeliest first, none twice."""
    paths = list(files.tables["career_paths"])
    for number, program in enumerate(files.programs, start=1):
        newest = program.fact(_PATHS).values[:1]
        concentrations = [c for values in newest for c in values] or [None]
        ranked = sorted(
            (int(path["rank"] or 0), concentrations.index(path["concentration"]), index)
            for index, path in enumerate(paths)
            if path["concentration"] in concentrations
        )
        chosen = {paths[index]["soc"]: paths[index] for *_, index in reversed(ranked)}
        in_order = sorted(chosen.values(), key=lambda path: _place(path, ranked, paths))
        for rank, path in enumerate(in_order, start=1):
            yield {
                "program": number,
                "occupation": path["soc"],
                "rank": rank,
                "concentration": path["concentration"],
            }


def _place(path: Row, ranked: list[tuple[int, int, int]], paths: list[Row]) -> int:
    return next(place for place, (*_, index) in enumerate(ranked) if paths[index] is path)


def _metadata(files: SourceFiles, counts: tuple[int, int], digest: str) -> list[Row]:
    facts, sources = counts
    year, _ = files.rates
    licences: dict[str, list[str]] = {}
    for source in files.data_sources:
        named = licences.setdefault(source["licence"], [])
        if source["publisher"] not in named:
            named.append(source["publisher"])
    csv_rows = sum(len(rows.rows) for rows in files.tables.values())
    words = {
        "title": files.edition["title"],
        "catalog_version": files.edition["version"],
        "catalog_date": files.edition["date"],
        "schema_version": SCHEMA_VERSION,
        "inputs_sha256": digest,
        "programs": len(files.programs),
        "countries": len({program.country for program in files.programs}),
        "facts": facts,
        "sources": sources,
        "rates_year": year,
        "licences": json.dumps(licences, ensure_ascii=False),
        "built_from": f"{len(files.programs)} program files and {csv_rows} rows of "
        f"{len(files.tables)} CSV files",
    }
    return [{"key": key, "value": str(value)} for key, value in words.items()]


def content_digest(path: Path) -> str:
    """Give the SHA-256 of a catalog's content: all ordinary tables, their columns and rows."""
    digest = hashlib.sha256()
    with closing(_opened(path)) as catalog:
        tables = sorted(
            name
            for _, name, kind, *_ in catalog.execute("PRAGMA main.table_list")
            if kind == "table" and not name.startswith("sqlite_")
        )
        for name in tables:
            cursor = catalog.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in cursor.description]
            digest.update(f"\0{name}\0{columns}\0".encode())
            for row in sorted(cursor, key=repr):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def is_stale(path: Path, data: Path, register: Register = ATTRIBUTES) -> bool:
    """Whether a catalog was not built from these source files and attributes, or is no catalog.

    Raises:
        CatalogError: there are no source files.
    """
    wanted = inputs_digest(data, register)
    try:
        with closing(_opened(path)) as catalog:
            found = catalog.execute("SELECT value FROM metadata WHERE key = 'inputs_sha256'")
            return found.fetchone() != (wanted,)
    except sqlite3.Error:
        return True


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
