"""Digests that tell whether a catalog was built from the present sources, and whether two agree."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, cast

from mpcompare.catalog.build.check import program_paths
from mpcompare.catalog.checksum import KEY
from mpcompare.catalog.retired import retired_paths
from mpcompare.catalog.schema import PROGRAMS_SEARCH, schema_sql
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.database_uri import database_uri


def inputs_digest(data: Path, register: Register = ATTRIBUTES) -> str:
    """Return the SHA-256 of all that a catalog is built from: files, attributes and tables."""
    digest = hashlib.sha256()
    names = ("catalog.toml", "sources.toml", "article.toml")
    paths = [data / name for name in (*names, *(table.path for table in CSV_TABLES))]
    for path in (*paths, *program_paths(data), *retired_paths(data)):
        digest.update(f"\0{path.relative_to(data).as_posix()}\0".encode())
        if path.exists():
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for attribute in register:
        digest.update(_declaration(attribute).encode())
    digest.update(schema_sql(register).encode())
    digest.update(PROGRAMS_SEARCH.encode())
    return digest.hexdigest()


def _declaration(value: Any) -> str:
    """Write an attribute or a part of it in words that stay the same from run to run."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (f"{f.name}={_declaration(getattr(value, f.name))}" for f in fields(value))
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, tuple):
        return f"({', '.join(_declaration(part) for part in cast('tuple[Any, ...]', value))})"
    if isinstance(value, frozenset):  # iterated in another order in each process
        parts = sorted(_declaration(part) for part in cast("frozenset[Any]", value))
        return f"{{{', '.join(parts)}}}"
    return getattr(value, "__qualname__", None) or repr(value)


def content_digest(path: Path) -> str:
    """Return the SHA-256 of a catalog's content: how each table was made, and its rows.

    The search is read as the table that it looks like; how SQLite stores it is its own matter.
    """
    digest = hashlib.sha256()
    with closing(_opened(path)) as catalog:
        kinds = {name: kind for _, name, kind, *_ in catalog.execute("PRAGMA main.table_list")}
        made = catalog.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")
        for name, sql in made.fetchall():
            if kinds.get(name) == "shadow" or name.startswith("sqlite_"):
                continue
            digest.update(f"\0{name}\0{sql}\0".encode())
            if kinds.get(name) in ("table", "virtual"):
                rows = map(repr, catalog.execute(f'SELECT * FROM "{name}"'))
                # how SQLite lays out a file is its own matter, and so is the file's checksum
                for row in sorted(row for row in rows if not row.startswith(f"('{KEY}', ")):
                    digest.update(row.encode())
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
    return sqlite3.connect(database_uri(path.resolve(), "ro"), uri=True)
