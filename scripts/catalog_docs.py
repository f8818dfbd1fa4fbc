#!/usr/bin/env python3
"""Write docs/catalog.md and docs/datasette/metadata.yml from what the catalog's tables are.

`scripts/catalog_docs.py [--check]` reads the schema, the attributes, data/sources.toml and the
words of docs/datasette/*.toml; it needs no built catalog. With --check it writes nothing, and fails
where a file is not what it would write.
"""

import argparse
import csv
import json
import sqlite3
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from mpcompare.catalog.schema import PROGRAMS_SEARCH, schema_sql
from mpcompare.catalog.search import index
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.attributes import ATTRIBUTES

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "docs" / "datasette" / "tables.toml"
QUERIES = ROOT / "docs" / "datasette" / "queries.toml"
SERVING = ROOT / "docs" / "datasette" / "serving.md"
METADATA = ROOT / "docs" / "datasette" / "metadata.yml"
PAGE = ROOT / "docs" / "catalog.md"
REPOSITORY = "https://github.com/mpcompare/mpcompare"

OWN_WORDS = "Facts of the schools' own pages in our words, each with its source"
"""As data/SOURCES.md says of the program files."""
OWN_READING = "Our own reading, not a source's"
READINGS = frozenset(
    {"program_occupations", "occupations_of_programs", "career_paths", "career_paths_abroad"}
)
OF_PROGRAMS = frozenset(
    {"programs", "sheet", "facts", "facts_in_words", "sources", "tuition", "deadlines"}
)
SHOWN: Mapping[str, Mapping[str, Any]] = {
    "programs": {
        "label_column": "title",
        "fts_table": "search",
        "fts_pk": "number",
        "facets": ["country", "degree"],
    },
    "sheet": {
        "label_column": "name",
        "fts_table": "search",
        "fts_pk": "program",
        "facets": ["country", "degree", "online", "thesis_option"],
    },
    "facts": {"facets": ["basis"]},
    "facts_in_words": {"facets": ["basis"]},
    "attributes": {"label_column": "label", "sort": "position"},
    "data_sources": {"label_column": "title"},
    "institutions": {"label_column": "name", "facets": ["state", "control"]},
    "tuition": {"facets": ["basis", "residency", "currency"]},
    "deadlines": {"facets": ["term", "kind"]},
    "wages_metros": {"facets": ["title", "kind"]},
    "wages_states": {"facets": ["title"]},
}
"""How Datasette shows a table, beyond its words: labels of rows, search box, facets."""
FOLDED = "<style>dl.column-descriptions { max-height: 9em; overflow-y: auto }</style>"
"""Datasette lists what the columns mean above the search box, which has to stay in sight."""


@dataclass(frozen=True)
class Column:
    """A column as the schema has it; `leads_to` is the table whose key it holds, or ""."""

    name: str
    kind: str
    words: str
    is_key: bool = False
    leads_to: str = ""


@dataclass(frozen=True)
class Table:
    """A table or view with its words. `file` is the CSV file that it is; "" for others."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    licence: str
    publishers: str
    file: str = ""


def tables() -> tuple[Table, ...]:
    """Return all tables and views that have rows to read, in the order of their words.

    Raises:
        ValueError: a table or a column has no words, or words are of none.
    """
    words = tomllib.loads(WORDS.read_text("utf-8"))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(ATTRIBUTES))
        names = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM pragma_table_list "
                "WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
            )
        }
        if names != words["tables"].keys():
            different = ", ".join(sorted(names ^ words["tables"].keys()))
            raise ValueError(f"{WORDS.name} and the schema differ in the tables {different}.")
        used: set[str] = set()
        found = tuple(_table(connection, name, words, used) for name in words["tables"])
    if unused := words["columns"].keys() - used:
        raise ValueError(f"{WORDS.name} has words for columns that no table has: {sorted(unused)}.")
    return found


_LEADS = """
SELECT "from", min("table") FROM pragma_foreign_key_list(?) GROUP BY id HAVING count(*) = 1
"""
"""The columns of a table that alone are the key of another, and which one."""


def _table(
    connection: sqlite3.Connection, name: str, words: Mapping[str, Any], used: set[str]
) -> Table:
    own = words["tables"][name]
    leads = dict(connection.execute(_LEADS, (name,)))
    columns = [
        Column(
            column,
            kind,
            _words(name, column, words, used),
            is_key=bool(is_key),
            leads_to=leads.get(column, ""),
        )
        for column, kind, is_key in connection.execute(
            "SELECT name, type, pk FROM pragma_table_xinfo(?)", (name,)
        )
    ]
    unknown = own.get("columns", {}).keys() - {column.name for column in columns}
    if unknown:
        raise ValueError(
            f"{WORDS.name} has words for columns that {name} lacks: {sorted(unknown)}."
        )
    licence, publishers, file = _origin(name)
    return Table(name, own["title"], own["description"], tuple(columns), licence, publishers, file)


def _words(table: str, column: str, words: Mapping[str, Any], used: set[str]) -> str:
    """Return what a column holds: its table's words, those of all columns, or its attribute's."""
    own = words["tables"][table].get("columns", {})
    if column in own:
        return own[column]
    if table == "sheet" and column in ATTRIBUTES:
        attribute = ATTRIBUTES[column]
        unit = f" In {attribute.kind.unit}." if attribute.kind.unit else ""
        return f"{attribute.label}: {attribute.explanation}{unit}"
    if column not in words["columns"]:
        raise ValueError(f"{WORDS.name} has no words for the column {column} of {table}.")
    used.add(column)
    return words["columns"][column]


def _origin(name: str) -> tuple[str, str, str]:
    """Return a table's licence, its publishers and its file."""
    if name in OF_PROGRAMS:
        return OWN_WORDS, "The schools, named fact by fact", ""
    if name in READINGS:
        return OWN_READING, "", next((t.path for t in CSV_TABLES if t.name == name), "")
    table = next((table for table in CSV_TABLES if table.name == name), None)
    if table is None:
        return "", "", ""
    releases = {r["key"]: r for r in tomllib.loads(_read("data/sources.toml"))["source"]}
    with (ROOT / "data" / table.path).open(encoding="utf-8", newline="") as file:
        keys = dict.fromkeys(row.get("source") or "" for row in csv.DictReader(file))
    stated = [releases[key] for key in keys if key]
    licences = dict.fromkeys(each.get("credit") or each["licence"] for each in stated)
    publishers = dict.fromkeys(each["publisher"] for each in stated)
    return "; ".join(licences), "; ".join(publishers), table.path


def _read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


# The metadata of Datasette


def metadata(found: tuple[Table, ...]) -> str:
    """Return metadata.yml."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    edition = tomllib.loads(_read("data/catalog.toml"))
    queries = tomllib.loads(QUERIES.read_text("utf-8"))
    content = {
        "title": edition["title"],
        "description": words["about"].strip(),
        "license": "Each table names its own; the releases' licences are in data_sources",
        "source": "mpcompare",
        "source_url": REPOSITORY,
        "databases": {
            "catalog": {
                "title": edition["title"],
                "description_html": _start(found),
                "tables": {
                    **{table.name: _shown(table) for table in found},
                    **{name: {"hidden": True} for name in _search_tables()},
                },
                "queries": {name: _query(query) for name, query in queries.items()},
            }
        },
    }
    head = "# Written by scripts/catalog_docs.py; change docs/datasette/*.toml instead.\n"
    return head + "".join(_yaml(content, 0))


def _start(found: tuple[Table, ...]) -> str:
    """Return links to the tables to start with: Datasette lists all by their names."""
    by_name = {table.name: table for table in found}
    links = (
        f'<a href="catalog/{name}">{escape(by_name[name].title)}</a>'
        for name in ("sheet", "facts_in_words", "tuition", "wages_national", "data_sources")
    )
    return f"Start with: {', '.join(links)}."


def _shown(table: Table) -> dict[str, Any]:
    about = {
        "title": table.title,
        "description_html": f"{escape(table.description)}{FOLDED}",
        "license": table.licence,
        "source": table.publishers,
        "source_url": f"{REPOSITORY}/blob/main/data/SOURCES.md",
        **SHOWN.get(table.name, {}),
        "columns": {column.name: column.words for column in table.columns},
    }
    return {key: value for key, value in about.items() if value}


def _query(query: Mapping[str, str]) -> dict[str, Any]:
    return {**query, "sql": query["sql"].strip(), "hide_sql": True}


def _search_tables() -> list[str]:
    """Return the tables that only the program's own search reads."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(ATTRIBUTES))
        kept = set(_names(connection))
        connection.executescript(PROGRAMS_SEARCH)
        connection.executescript(index.TABLES)
        return sorted(set(_names(connection)) - kept)


def _names(connection: sqlite3.Connection) -> Iterator[str]:
    yield from (
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    )


def _yaml(value: Any, depth: int) -> Iterator[str]:
    """Write a mapping as YAML: texts as JSON writes them, which YAML reads alike."""
    pad = "  " * depth
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{pad}{json.dumps(key)}:\n"
            yield from _yaml(inner, depth + 1)
        elif isinstance(inner, str) and "\n" in inner:
            lines = "".join(f"{pad}  {line}\n" for line in inner.splitlines())
            yield f"{pad}{json.dumps(key)}: |-\n{lines}"
        else:
            yield f"{pad}{json.dumps(key)}: {json.dumps(inner, ensure_ascii=False)}\n"


# The page


def page(found: tuple[Table, ...]) -> str:
    """Return docs/catalog.md."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    listed = "".join(f"| [{table.name}](#{table.name}) | {table.title} |\n" for table in found)
    return (
        "# The open catalog\n\n"
        "<!-- Written by scripts/catalog_docs.py; change docs/datasette/ instead. -->\n\n"
        f"{words['about'].strip()}\n\n"
        f"{SERVING.read_text('utf-8').strip()}\n\n"
        "## Tables\n\n"
        "What else is in the file, with names that begin with search, are indexes.\n\n"
        f"| table | what it holds |\n|---|---|\n{listed}\n"
        f"{''.join(map(_section, found)).rstrip()}\n"
    )


def _section(table: Table) -> str:
    said = [table.description]
    if table.file:
        said.append(f"File: `data/{table.file}`.")
    if table.publishers:
        said.append(f"Published by: {table.publishers}.")
    if table.licence:
        said.append(f"Licence: {table.licence}.")
    rows = "".join(
        f"| {f'**{c.name}**' if c.is_key else c.name} | {c.kind.lower()} "
        f"| {_cell(c.words)}{f' Leads to {c.leads_to}.' if c.leads_to else ''} |\n"
        for c in table.columns
    )
    head = "| column | type | what it is |\n|---|---|---|\n"
    return f"### {table.name}\n\n{table.title}. {' '.join(said)}\n\n{head}{rows}\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def main() -> int:
    """Write both files, or say which are not what they should be; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where stale")
    asked = parser.parse_args()
    found = tables()
    stale = 0
    for path, text in ((METADATA, metadata(found)), (PAGE, page(found))):
        if asked.check:
            is_stale = not path.is_file() or path.read_text("utf-8") != text
            if is_stale:
                print(f"{path.relative_to(ROOT)} is out of date: run scripts/catalog_docs.py.")
            stale += is_stale
        else:
            path.write_text(text, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
