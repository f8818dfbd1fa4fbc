"""Read and check all source files of the catalog: every problem at once, each with its line."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mpcompare.catalog.build.csv_file import CsvRows, Row, read_csv
from mpcompare.catalog.build.dataset_rows import Datasets
from mpcompare.catalog.build.datasets import with_datasets
from mpcompare.catalog.build.problem import Problem
from mpcompare.catalog.build.program_file import read_program, retired_problems
from mpcompare.catalog.build.toml_file import Table, TomlFile
from mpcompare.catalog.retired import FOLDER, Retired, read_retired
from mpcompare.catalog.tables import CSV_TABLES, CsvTable
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError
from mpcompare.model.money import Rates
from mpcompare.model.program import Program

_EDITION_KEYS = ("title", "version", "date")
_SOURCE_KEYS = ("key", "title", "publisher", "url", "licence", "retrieved", "note")
_SOURCE_OPTIONS = ("credit",)
_ARTICLE_KEYS = ("number", "topic", "statement", "source")
_FIGURE = "figure"
_ARTICLE_OPTIONS = (_FIGURE, "unit", "year", "correction")


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Everything that the source files hold, as it was read; complete where `problems` is empty."""

    edition: Table
    programs: tuple[Program, ...]
    tables: dict[str, CsvRows]
    data_sources: tuple[Table, ...]
    article: tuple[Table, ...]
    problems: tuple[Problem, ...]
    retired: tuple[Retired, ...] = ()

    @property
    def occupations(self) -> dict[tuple[str, str], str]:
        """The newest title of each occupation, by classification and code."""
        found: dict[tuple[str, str], str] = {}
        for rows in self.tables.values():
            table = rows.table
            if table.year:
                newest = sorted(rows, key=lambda row: str(row[table.year]), reverse=True)
                for row in newest:
                    found.setdefault(occupation_of(table, row), str(row["title"]))
        return found

    @property
    def rates(self) -> tuple[int, Rates]:
        """The newest whole year of exchange rates, and they."""
        rows = list(self.tables["exchange_rates"])
        partial = {row["year"] for row in rows if "part_year" in str(row["flags"])}
        year = max(int(row["year"] or 0) for row in rows if row["year"] not in partial)
        of_year = {
            str(row["currency"]): float(row["rate_per_usd"] or 0)
            for row in rows
            if row["year"] == year
        }
        return year, {"USD": 1.0, **of_year}


def occupation_of(table: CsvTable, row: Row) -> tuple[str, str]:
    """Return the classification and code of the occupation that a row is about."""
    classification = table.classification or str(row["classification"])
    return classification, str(row[table.occupation])


def check(data: Path, register: Register = ATTRIBUTES) -> list[Problem]:
    """Return everything that is wrong in the source files, by file and line.

    Raises:
        CatalogError: the folder holds no source files.
    """
    return list(read_sources(data, register).problems)


def _edition(data: Path) -> TomlFile:
    """Read what this edition of the catalog is called."""
    edition = TomlFile(data / "catalog.toml", "catalog.toml")
    edition.need(edition.table, _EDITION_KEYS)
    edition.only(edition.table, _EDITION_KEYS)
    for key in _EDITION_KEYS:
        edition.text(edition.table, key)
    return edition


def read_sources(data: Path, register: Register = ATTRIBUTES) -> SourceFiles:
    """Read all source files under `data`.

    Raises:
        CatalogError: the folder holds no source files.
    """
    paths = program_paths(data)
    tables = {table.name: read_csv(data, table) for table in CSV_TABLES}
    schools = tables["institutions"]
    unitids = {int(row["unitid"] or 0) for row in schools} if schools.is_whole else None
    edition = _edition(data)
    data_sources = _listed(data, "sources.toml", "source", _SOURCE_KEYS, _SOURCE_OPTIONS)
    article = _listed(data, "article.toml", "statement", _ARTICLE_KEYS, _ARTICLE_OPTIONS)
    read = [read_program(path, register, f"programs/{path.name}", unitids) for path in paths]
    retired, not_readable = _retired(data, register, {path.stem for path in paths})
    programs = (file.program for file in read if file.program)
    datasets = Datasets(tables, data_sources.tables("source"))
    files = SourceFiles(
        edition.table,
        tuple(with_datasets(program, register, datasets) for program in programs),
        tables,
        tuple(data_sources.tables("source")),
        tuple(article.tables("statement")),
        (),
        retired,
    )
    problems = [
        *not_readable,
        *edition.problems,
        *data_sources.problems,
        *article.problems,
        *(problem for file in read for problem in file.problems),
        *(problem for rows in tables.values() for problem in rows.problems),
        *_references(files, unitids, register),
        *_unsourced_names(files, {path.stem for path in paths}),
    ]
    return replace(files, problems=tuple(sorted(problems)))


def _retired(
    data: Path, register: Register, present: set[str]
) -> tuple[tuple[Retired, ...], list[Problem]]:
    """Read the programs that have left the catalog, with what is wrong with their files."""
    try:
        found = tuple(read_retired(data))
    except (OSError, UnicodeDecodeError) as error:
        return (), [Problem(FOLDER, 1, "file", f"can't be read as UTF-8: {error}")]
    problems: list[Problem] = []
    for each in found:
        name = f"{FOLDER}/{each.edition}/{each.id}.toml"
        problems += retired_problems(each.text, register, each.id, name)
        if each.id in present:
            problems.append(Problem(name, 1, "id", f"{each.id!r} is in programs/ as well"))
    return found, problems


def program_paths(data: Path) -> list[Path]:
    """Return the program files in the order of their ids.

    Raises:
        CatalogError: there is none.
        OSError: the folder can't be looked for, as where its name is too long.
    """
    with suppress(FileNotFoundError):  # the search below is silent from Python 3.13 on
        data.stat()
    paths = sorted((data / "programs").glob("*.toml"), key=lambda path: path.stem)
    if not paths:
        raise CatalogError(
            f"There are no program files in {data / 'programs'}.",
            "Name the folder that holds programs, wages, money and institutions.",
        )
    return paths


def _listed(
    data: Path, name: str, key: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> TomlFile:
    """Read a file that is one list of tables, the first required key telling them apart."""
    file = TomlFile(data / name, name)
    file.only(file.table, (key,))
    seen: set[str] = set()
    for number, row in enumerate(file.tables(key)):
        way = (key, number)
        file.need(row, required, way)
        file.only(row, (*required, *optional), way)
        figure = row.get(_FIGURE, 0)
        if isinstance(figure, bool) or not isinstance(figure, int | float):
            file.add((*way, _FIGURE), f"{figure!r} is not a number")
        words = {k: file.text(row, k, way) for k in (*required, *optional) if k != _FIGURE}
        told = words[required[0]]
        if told in seen:
            file.add((*way, required[0]), f"{told!r} stands above already")
        seen.add(told)
    return file


def _references(
    files: SourceFiles, unitids: set[int] | None, register: Register
) -> Iterator[Problem]:
    """Find cells that name a source, a school, an occupation or a choice that is not there.

    What refers to a file that can't be read whole is left alone: that file's problem is the cause.
    """
    sources = {row.get("key") for row in files.data_sources}
    occupations = files.occupations
    has_occupations = all(rows.is_whole for rows in files.tables.values() if rows.table.year)

    def mistakes(table: CsvTable, row: Row) -> Iterator[tuple[str, str]]:
        for name in table.sources if sources else ():
            if row[name] is not None and row[name] not in sources:
                yield name, f"{row[name]!r} is not a key of sources.toml"
        if table.unitid and unitids is not None and row["unitid"] not in (None, *unitids):
            yield "unitid", f"{row['unitid']} is not in institutions/institutions.csv"
        if table.occupation and has_occupations and occupation_of(table, row) not in occupations:
            message = f"{row[table.occupation]!r} is not an occupation of the wage tables"
            yield table.occupation, message
        yield from _outside_choices(table, row, register)

    for rows in files.tables.values():
        for line, row in rows.rows:
            for name, message in mistakes(rows.table, row):
                yield Problem(rows.table.path, line, name, message)


def _outside_choices(table: CsvTable, row: Row, register: Register) -> Iterator[tuple[str, str]]:
    for name, key in table.choices.items():
        allowed = [c.value for c in register[key].kind.choices] if key in register else []
        if allowed and row[name] is not None and row[name] not in allowed:
            yield name, f"{row[name]!r} is not one of {', '.join(allowed)}"


def _unsourced_names(files: SourceFiles, ids: set[str]) -> Iterator[Problem]:
    """Find short names of schools whose row does not lead to a source of a program of theirs."""
    programs = {program.id: program for program in files.programs}
    rows = files.tables["short_names"]
    for line, row in rows.rows:
        program = programs.get(str(row["program"]))
        if program is None and row["program"] in ids:
            continue  # its file has problems of its own, which are told
        if program is None:
            message = f"there is no program {row['program']!r}"
            yield Problem(rows.table.path, line, "program", message)
        elif program.institution != row["institution"]:
            message = f"{program.id} is a program of {program.institution}"
            yield Problem(rows.table.path, line, "institution", message)
        elif row["stated_by"] not in [source.key for source in program.sources]:
            message = f"{row['stated_by']!r} is not a source of {program.id}"
            yield Problem(rows.table.path, line, "stated_by", message)
