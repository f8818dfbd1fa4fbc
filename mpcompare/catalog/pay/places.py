"""Wages for the Careers page: the places with figures, every area of one occupation, the years.

What each column does not mean stands in data/wages/SOURCES.md.
"""

from collections.abc import Iterable
from sqlite3 import Connection

from mpcompare.catalog.pay.abroad import wage_abroad
from mpcompare.catalog.pay.rows import WageRow, data_source, flags_of, wage_rows
from mpcompare.catalog.pay.us import national, wage_of
from mpcompare.catalog.pay.wage_place import US, WagePlace
from mpcompare.model.pay.career import (
    NATION,
    AreaWage,
    Cpi,
    Place,
    PriceLevel,
    PriceLevels,
    YearWage,
)
from mpcompare.model.pay.wage import DataSource, Level, Wage
from mpcompare.model.program import Program

ALL_OCCUPATIONS = "00-0000"
LINES = {"15-1252": ("15-1132", "15-1133", "15-1256", "15-1252")}
"""Codes that followed one another in the classification, and are not one series."""
ERAS = ((2018, "SOC 2010"), (2020, "SOC 2010/2018 hybrid"), (9999, "SOC 2018"))
"""The last year of each classification that the national wages were published in."""
_TOP_LIMITS = ((2018, 2021, 208_000.0), (2022, 2024, 239_200.0))
"""Dollars a year from which the workbooks only said so; that of May 2025 gives the values."""
_ABROAD = (
    Place("GB", "United Kingdom", "GB", "nation"),
    Place("CA", "Canada", "CA", "nation"),
    Place("AU", "Australia", "AU", "nation"),
)
_LEVELS: dict[str, Level] = {"state": "state", "metro": "metro", "nonmetro": "metro"}


def places(catalog: Connection) -> tuple[Place, ...]:
    """Return every place with wage figures: the nation, states, areas, then other countries."""
    states = [
        Place(f"state:{row['state']}", row["state_name"], "US", "state", row["state"])
        for row in wage_rows(
            catalog, "SELECT DISTINCT state, state_name FROM wages_states ORDER BY state_name"
        )
    ]
    areas = [
        Place(f"area:{row['area']}", row["area_title"], "US", row["kind"], row["state"])
        for row in wage_rows(
            catalog,
            "SELECT DISTINCT area, area_title, kind, state FROM wages_metros "
            "WHERE median IS NOT NULL OR h_median IS NOT NULL ORDER BY kind, area_title",
        )
    ]
    return (NATION, *states, *areas, *_ABROAD)


def wage_at(catalog: Connection, occupation: str, place: Place) -> Wage | None:
    """Return an American occupation's newest wage in a place; None where nothing is published.

    In another country it is that of the occupation there which answers to it, if any.
    """
    if place.country != "US":
        found = catalog.execute(
            "SELECT code FROM career_paths_abroad WHERE country = ? AND occupation_us = ?",
            (place.country, occupation),
        ).fetchone()
        return wage_abroad(catalog, place.country, found[0]) if found else None
    if place.kind == "nation":
        return national(catalog, occupation)
    table, column = ("states", "state") if place.kind == "state" else ("metros", "area")
    rows = wage_rows(
        catalog,
        f"SELECT * FROM wages_{table} WHERE soc = ? AND {column} = ? ORDER BY year DESC LIMIT 1",
        (occupation, place.key.partition(":")[2]),
    )
    return _local(catalog, rows[0], place) if rows else None


def _local(catalog: Connection, row: WageRow, place: Place) -> Wage:
    return wage_of(catalog, row, _LEVELS[place.kind], place.title, place.short, ())


def areas_of(
    catalog: Connection, occupation: str, programs: Iterable[tuple[int, Program, WagePlace]]
) -> tuple[tuple[AreaWage, str], ...]:
    """Return every state and area of an occupation with its state's letters.

    `programs` are those to be found in them, each with the index of its series colour and where
    its wages are looked up.
    """
    there: dict[str, list[tuple[int, str]]] = {}
    for series, program, place in programs:
        if place.country == US:
            for key in filter(None, (place.area, place.state)):
                there.setdefault(key, []).append((series, _named(program, place)))
    rows = [
        (row, Place(row["state"], row["state_name"], "US", "state", row["state"]))
        for row in wage_rows(catalog, "SELECT * FROM wages_states WHERE soc = ?", (occupation,))
    ]
    rows += [
        (row, Place(row["area"], row["area_title"], "US", row["kind"], row["state"]))
        for row in wage_rows(catalog, "SELECT * FROM wages_metros WHERE soc = ?", (occupation,))
    ]
    return tuple(
        (
            AreaWage(
                _local(catalog, row, place),
                tuple(there.get(place.title if place.kind == "state" else place.key, ())),
            ),
            place.state,
        )
        for row, place in rows
    )


def _named(program: Program, place: WagePlace) -> str:
    return program.title + f" ({place.whose})" * bool(place.whose)


def years_of(catalog: Connection, occupation: str) -> tuple[YearWage, ...]:
    """Return the national wages of an occupation and of those before it, by code and year."""
    codes = LINES.get(occupation, (occupation,))
    found: list[YearWage] = []
    for code in codes:
        for row in wage_rows(
            catalog, "SELECT * FROM wages_national WHERE soc = ? ORDER BY year", (code,)
        ):
            notes = ()
            if "median_only" in flags_of(row):
                notes = ("Only the median of this year was found.",)
            wage = wage_of(catalog, row, "nation", "United States", "", notes)
            found.append(YearWage(wage, _era(wage.year), _limit(wage)))
    return tuple(found)


def _era(year: int) -> str:
    return next(name for last, name in ERAS if year <= last)


def _limit(wage: Wage) -> float | None:
    """Return the limit of a year with top-coded figures; its workbook's notes name it."""
    if not wage.top_coded:
        return None
    return next((limit for a, b, limit in _TOP_LIMITS if a <= wage.year <= b), None)


def cpi(catalog: Connection) -> tuple[Cpi, DataSource | None]:
    """Return the CPI-U of each May."""
    rows = wage_rows(catalog, "SELECT * FROM cpi WHERE cpi_u_may IS NOT NULL ORDER BY year")
    source = data_source(catalog, rows[-1]["source"]) if rows else None
    return {row["year"]: row["cpi_u_may"] for row in rows}, source


def price_levels(catalog: Connection) -> PriceLevels:
    """Return the newest price level of each state."""
    rows = wage_rows(
        catalog,
        "SELECT * FROM rpp WHERE year = (SELECT max(year) FROM rpp) AND rpp_all_items IS NOT NULL",
    )
    return {
        row["state"]: PriceLevel(
            row["state_name"],
            row["year"],
            row["rpp_all_items"],
            data_source(catalog, row["source"]),
        )
        for row in rows
    }
