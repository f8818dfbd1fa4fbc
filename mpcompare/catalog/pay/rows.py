"""Rows of the wage tables read with their columns' names, and what their flags mean."""

import re
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from mpcompare.model.fact import Source
from mpcompare.model.pay.wage import PERCENTILE_WORDS, DataSource, Percentile

WageRow = Mapping[str, Any]


def wage_rows(catalog: Connection, sql: str, parameters: Sequence[object] = ()) -> list[WageRow]:
    """Run a query and return its rows by column name."""
    cursor = catalog.execute(sql, tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor]


def flags_of(row: WageRow) -> frozenset[str]:
    """Split a row's flags, such as "hourly_only;employment:**" or "p10:x p90:x"."""
    return frozenset(re.split(r"[; ]+", row["flags"] or "")) - {""}


def with_flag(flags: frozenset[str], *marks: str) -> frozenset[Percentile]:
    """Return the percentiles that carry one of the marks, such as "#" or "x"."""
    return frozenset(
        key for key in PERCENTILE_WORDS if any(f"{key}:{mark}" in flags for mark in marks)
    )


def has_percentile(row: WageRow, prefix: str = "") -> bool:
    """Whether at least one percentile is there."""
    return any(row[prefix + key] is not None for key in PERCENTILE_WORDS)


def release_source(release: DataSource, as_of: str) -> Source:
    """Return a release of a government as the source of a figure for a year."""
    words = f"{release.publisher}: {release.title}"
    return Source(release.key, release.url, words, "government", as_of)


def data_source(catalog: Connection, key: str) -> DataSource:
    """Return the release that a row's `source` names; its key alone where nothing is said of it."""
    found = wage_rows(catalog, "SELECT * FROM data_sources WHERE key = ?", (key,))
    if not found:
        return DataSource(key, key, "")
    row = found[0]
    return DataSource(
        key=key,
        title=row["title"],
        publisher=row["publisher"] or "",
        url=row["url"] or "",
        licence=row["licence"] or "",
        retrieved=row["retrieved"] or "",
    )
