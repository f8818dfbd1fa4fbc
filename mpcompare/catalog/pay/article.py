"""The article that the program grew from, and single figures to quote in a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from mpcompare.model.locale_format import ungrouped, whole


@dataclass(frozen=True, slots=True)
class ArticleStatement:
    """One thing that the article says, in our words.

    `correction` is what better data say, `topic` the term of the glossary that it is about.
    """

    number: str
    statement: str
    source: str
    correction: str = ""
    figure: float | None = None
    unit: str = ""
    year: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where figures come from."""

    publisher: str
    title: str
    url: str


def article(catalog: Connection) -> tuple[ArticleStatement, ...]:
    """Return all that the article says, from A1 on."""
    rows = catalog.execute(
        "SELECT number, statement, source, ifnull(correction, ''), figure, ifnull(unit, ''), "
        "ifnull(year, ''), topic FROM article ORDER BY CAST(substr(number, 2) AS INTEGER)"
    )
    return tuple(ArticleStatement(*row) for row in rows)


def publication(catalog: Connection, key: str) -> Publication | None:
    """Return the publication behind a key of the `source` columns."""
    row = catalog.execute(
        "SELECT publisher, title, url FROM data_sources WHERE key = ?", (key,)
    ).fetchone()
    return Publication(*row) if row else None


def figure(catalog: Connection, asked: str) -> str | None:
    """Return one figure in words, as for "wage 27-4014 2025 median" or "A8"; None for none.

    Raises:
        ValueError: nothing is asked for in such words.
    """
    name, *rest = asked.split()
    if not rest:
        return _article_figure(catalog, name)
    if name not in _READERS:
        raise ValueError(f"{asked!r} asks for no figure")
    return _READERS[name](catalog, rest)


def _article_figure(catalog: Connection, number: str) -> str | None:
    row = catalog.execute("SELECT figure, unit FROM article WHERE number = ?", (number,)).fetchone()
    if not row or row[0] is None:
        return None
    return _dollars(row[0]) if row[1] == "USD" else f"{ungrouped(row[0])}\u00a0{row[1]}"


def _wage(catalog: Connection, words: Sequence[str]) -> str | None:
    soc, year, level = words
    row = _one(catalog, "wages_national", _known(level, _LEVELS), "soc = ? AND year = ?", soc, year)
    return None if row is None else _dollars(float(row))


def _growth(catalog: Connection, words: Sequence[str]) -> str | None:
    found = _projected(catalog, "change_percent", words)
    return None if found is None else f"{ungrouped(float(found))}\u00a0%"


def _openings(catalog: Connection, words: Sequence[str]) -> str | None:
    found = _projected(catalog, "openings_annual", words)
    return None if found is None else whole(float(found) * 1000)


def _jobs(catalog: Connection, words: Sequence[str]) -> str | None:
    found = _projected(catalog, "employment_base", words)
    return None if found is None else whole(float(found) * 1000)


def _paid(catalog: Connection, words: Sequence[str]) -> str | None:
    found = _one(catalog, "wages_national", "employment", "soc = ? AND year = ?", *words)
    return None if found is None else whole(float(found))


def _entry(catalog: Connection, words: Sequence[str]) -> str | None:
    found = _projected(catalog, "typical_entry_education", words)
    return None if found is None else str(found)[:1].lower() + str(found)[1:]


def _education(catalog: Connection, words: Sequence[str]) -> str | None:
    soc, years, level = words
    row = _one(catalog, "education", _known(level, _DEGREES), "soc = ? AND years = ?", soc, years)
    return None if row is None else f"{ungrouped(float(row))}\u00a0%"


def _projected(catalog: Connection, column: str, words: Sequence[str]) -> float | str | None:
    where = "soc = ? AND base_year = ? AND target_year = ?"
    return _one(catalog, "projections", column, where, *words)


def _one(
    catalog: Connection, table: str, column: str, where: str, *keys: str
) -> float | str | None:
    """Read one cell; table, column and condition are words of this file, never of a text."""
    row = catalog.execute(f"SELECT {column} FROM {table} WHERE {where}", keys).fetchone()
    return row[0] if row else None


def _known(word: str, allowed: Sequence[str]) -> str:
    if word not in allowed:
        raise ValueError(f"{word!r} is not one of {', '.join(allowed)}")
    return word


def _dollars(amount: float) -> str:
    return f"${whole(amount)}"


_LEVELS = ("p10", "p25", "median", "p75", "p90", "mean")
_DEGREES = ("less_than_hs", "hs", "some_college", "associate", "bachelor", "master", "doctoral")
_READERS: dict[str, Callable[[Connection, Sequence[str]], str | None]] = {
    "wage": _wage,
    "growth": _growth,
    "openings": _openings,
    "jobs": _jobs,
    "paid": _paid,
    "entry": _entry,
    "education": _education,
}
