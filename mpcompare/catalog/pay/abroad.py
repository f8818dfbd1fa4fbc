"""Wages of other countries, each in its own unit and currency: never converted, never annualised.

United Kingdom: ONS ASHE, a year. Canada: Job Bank, an hour. Australia: Jobs and Skills Australia,
a week. data/wages/SOURCES.md says how far they can be compared.
"""

from sqlite3 import Connection

from mpcompare.catalog.pay.rows import (
    WageRow,
    data_source,
    flags_of,
    has_percentile,
    wage_rows,
    with_flag,
)
from mpcompare.model.money import Money
from mpcompare.model.pay.wage import PERCENTILE_WORDS, Occupation, Wage


def wage_abroad(catalog: Connection, country: str, code: str) -> Wage | None:
    """Return the wage of an occupation of a country's own classification; None without a row."""
    reader = _READERS.get(country)
    return reader(catalog, code) if reader else None


def _united_kingdom(catalog: Connection, code: str) -> Wage | None:
    """Return the newest year that has both quartiles; a newer median alone becomes a note."""
    rows = wage_rows(
        catalog,
        "SELECT * FROM wages_uk WHERE soc = ? AND workers = 'all' AND classification = 'SOC2020' "
        "ORDER BY year DESC",
        (code,),
    )
    if not rows:
        return None
    ranged = [row for row in rows if row["p25"] is not None and row["p75"] is not None]
    figured = ranged or [row for row in rows if has_percentile(row)]
    row = (figured or rows)[0]
    newest = next((r for r in rows if r["median"] is not None), None)
    notes: tuple[str, ...] = ()
    if newest is not None and newest["year"] > row["year"]:
        words = Money(newest["median"], "GBP").text
        notes = (f"Newer, but the median alone: {words} a year in {newest['year']}.",)
    flags = flags_of(row)
    return Wage(
        occupation=Occupation(row["soc"], row["classification"], row["title"]),
        level="nation",
        area="United Kingdom",
        country="GB",
        year=row["year"],
        currency="GBP",
        unit="year",
        source=data_source(catalog, row["source"]),
        **{key: row[key] for key in PERCENTILE_WORDS},
        mean=row["mean"],
        withheld=with_flag(flags, "x", "suppressed"),
        workers="employees, full-time and part-time, a year or more in the job",
        notes=notes,
    )


def _canada(catalog: Connection, code: str) -> Wage | None:
    row = _first(
        catalog,
        "SELECT * FROM wages_canada WHERE noc = ? AND geography = 'CA' ORDER BY release_year DESC",
        code,
    )
    if row is None:
        return None
    return Wage(
        occupation=Occupation(row["noc"], row["classification"], row["title"]),
        level="nation",
        area="Canada",
        country="CA",
        year=int(str(row["reference_period"])[-4:]),
        currency="CAD",
        unit="hour",
        source=data_source(catalog, row["source"]),
        median=row["hourly_median"],
        notes=(f"Reference period {row['reference_period']}, published {row['release_year']}.",),
    )


def _australia(catalog: Connection, code: str) -> Wage | None:
    row = _first(
        catalog,
        "SELECT * FROM wages_australia WHERE code = ? AND country = 'AU' ORDER BY year DESC",
        code,
    )
    if row is None:
        return None
    notes: tuple[str, ...] = ()
    if row["median_hourly"] is not None:
        hourly = Money(row["median_hourly"], "AUD").text
        notes = (f"The same survey's median an hour, likely with part-time jobs: {hourly}.",)
    return Wage(
        occupation=Occupation(row["code"], row["classification"], row["title"]),
        level="nation",
        area="Australia",
        country="AU",
        year=row["year"],
        currency="AUD",
        unit="week",
        source=data_source(catalog, row["source"]),
        median=row["median_weekly"],
        workers="full-time employees",
        notes=notes,
    )


def _first(catalog: Connection, sql: str, code: str) -> WageRow | None:
    return next(iter(wage_rows(catalog, sql, (code,))), None)


_READERS = {"GB": _united_kingdom, "CA": _canada, "AU": _australia}
