"""The rows of the CSV tables by school and country, and their releases as sources of facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mpcompare.catalog.build.csv_file import CsvRows
from mpcompare.model.fact import Source

DatasetRow = Mapping[str, Any]
_SCHOOL, _COUNTRY = "unitid", "country"


class Datasets:
    """What the tables hold for any school or country. Each table is gone through once."""

    def __init__(
        self, tables: Mapping[str, CsvRows], releases: Iterable[Mapping[str, Any]]
    ) -> None:
        self._tables = tables
        self._releases = {str(release.get("key")): release for release in releases}
        self._by: dict[tuple[str, str], dict[Any, list[DatasetRow]]] = {}

    def of_school(self, table: str, unitid: int | None) -> Sequence[DatasetRow]:
        """Return the rows of a US institution, in the file's order; none without a `unitid`."""
        return () if unitid is None else self._of(table, _SCHOOL, unitid)

    def of_country(self, table: str, country: str) -> Sequence[DatasetRow]:
        """Return the rows of a country, in the file's order."""
        return self._of(table, _COUNTRY, country)

    def _of(self, table: str, column: str, wanted: object) -> Sequence[DatasetRow]:
        held = self._by.get((table, column))
        if held is None:
            held = defaultdict[Any, list[DatasetRow]](list)
            for row in self._tables[table]:
                held[row[column]].append(row)
            self._by[table, column] = held
        return held.get(wanted, ())

    def release(self, key: str, as_of: str) -> Source:
        """Return a government's release as the source of a figure for a year."""
        release = self._releases.get(key, {})
        publisher, title = release.get("publisher", ""), release.get("title", key)
        return Source(key, release.get("url", ""), f"{publisher}: {title}", "government", as_of)
