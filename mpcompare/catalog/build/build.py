"""Build the catalog's SQLite file from the checked source files; nothing else writes it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlite_utils import Database

from mpcompare.catalog.build.check import SourceFiles, read_sources
from mpcompare.catalog.build.digest import content_digest, inputs_digest, is_stale
from mpcompare.catalog.build.rows import (
    Row,
    attribute_rows,
    fact_rows,
    program_row,
    sheet_value,
    source_row,
    table_rows,
    value_rows,
)
from mpcompare.catalog.checksum import BLANK, KEY, write_checksum
from mpcompare.catalog.opening import APPLICATION_ID, SCHEMA_VERSION
from mpcompare.catalog.schema import PROGRAMS_SEARCH, schema_sql
from mpcompare.catalog.search import index
from mpcompare.catalog.search.school_names import read_school_names
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, FileError
from mpcompare.model.money import Rates
from mpcompare.model.program import Program
from mpcompare.model.replace_file import replace_file

__all__ = ["BuildReport", "build", "content_digest", "is_stale"]

_PROBLEMS_TOLD = 20
_PATHS = "concentrations"
"""The attribute that leads to occupations, by data/careers.csv."""


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
        write_checksum(part)
        part.chmod(0o644)
        replace_file(part, output)
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
    reason = getattr(error, "strerror", None) or str(error)
    return FileError(
        f"The catalog {output} can't be written: {reason.lower()}.",
        "Check that its folder exists, can be written to and has room.",
    )


def _write(path: Path, files: SourceFiles, register: Register, digest: str) -> tuple[int, int]:
    """Fill an empty file; return the numbers of facts and sources."""
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
            _insert(db, "attributes", attribute_rows(register))
            _insert(db, "attribute_values", value_rows(register))
            _insert(db, "retired_programs", [each._asdict() for each in files.retired])
            counts = _write_programs(db, files.programs, register, rates)
            _insert(db, "program_occupations", _occupations(files))
            _insert(db, "metadata", _metadata(files, counts, digest))
        db.executescript(PROGRAMS_SEARCH)
        numbered = enumerate(files.programs, start=1)
        index.write(connection, numbered, register, rates, read_school_names(connection))
        db.analyze()
        db.vacuum()
    return counts


def _insert(db: Database, table: str, rows: Iterator[Row] | list[Row]) -> None:
    db.table(table).insert_all(rows, batch_size=500)


def _write_tables(db: Database, files: SourceFiles) -> None:
    _insert(db, "data_sources", [{"credit": None, **row} for row in files.data_sources])
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


def _write_programs(
    db: Database, programs: tuple[Program, ...], register: Register, rates: Rates
) -> tuple[int, int]:
    """Write programs, sources, facts and the tables made of facts; return how many of the two."""
    rows: dict[str, list[Row]] = {"programs": [], "sources": [], "facts": [], "sheet": []}
    rows.update({a.key: [] for a in register if a.origin == "table"})
    for number, program in enumerate(programs, start=1):
        rows["programs"].append(program_row(number, program))
        ids: dict[str, int] = {}
        for source in program.sources:
            ids[source.key] = len(rows["sources"]) + 1
            rows["sources"].append(source_row(ids[source.key], number, source))
        rows["sheet"].append({"program": number, "id": program.id})
        for attribute in register:
            fact = program.fact(attribute)
            rows["sheet"][-1][attribute.key] = sheet_value(attribute, fact)
            for row in fact_rows(attribute, fact, ids, rates):
                rows["facts"].append({"id": len(rows["facts"]) + 1, "program": number, **row})
            if attribute.origin == "table":
                found = table_rows(attribute, fact, ids)
                rows[attribute.key] += [{"program": number, **row} for row in found]
    for table, of_table in rows.items():
        _insert(db, table, of_table)
    return len(rows["facts"]), len(rows["sources"])


def _occupations(files: SourceFiles) -> Iterator[Row]:
    """Return each program's occupations, the likeliest first, none twice."""
    for number, program in enumerate(files.programs, start=1):
        newest = program.fact(_PATHS).values[:1]
        concentrations = [word for words in newest for word in words] or [None]
        paths = [p for p in files.tables["career_paths"] if p["concentration"] in concentrations]
        order = {word: place for place, word in enumerate(concentrations)}
        paths.sort(key=lambda path: (path["rank"], order[path["concentration"]]))
        chosen: dict[object, Row] = {}
        for path in paths:
            chosen.setdefault(path["soc"], path)
        for rank, (occupation, path) in enumerate(chosen.items(), start=1):
            yield {
                "program": number,
                "occupation": occupation,
                "rank": rank,
                "concentration": path["concentration"],
            }


def _metadata(files: SourceFiles, counts: tuple[int, int], digest: str) -> list[Row]:
    facts, sources = counts
    year, _ = files.rates
    licences: dict[str, list[str]] = {}
    for source in files.data_sources:
        named = licences.setdefault(source.get("credit") or source["licence"], [])
        if source["publisher"] not in named:
            named.append(source["publisher"])
    csv_rows = sum(len(rows.rows) for rows in files.tables.values())
    words = {
        "title": files.edition["title"],
        "catalog_version": files.edition["version"],
        "catalog_date": files.edition["date"],
        "schema_version": SCHEMA_VERSION,
        "inputs_sha256": digest,
        KEY: BLANK,
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
