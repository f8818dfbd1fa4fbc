"""What the cost of a degree is worked out with, out of the catalog's money and school tables.

What each column does not mean stands in data/institutions/SOURCES.md and data/money/SOURCES.md.
"""

from collections import defaultdict
from sqlite3 import Connection

from mpcompare.catalog.pay.abroad import wage_abroad
from mpcompare.catalog.pay.rows import data_source, release_source, wage_rows
from mpcompare.catalog.pay.us import nearest
from mpcompare.catalog.pay.wage_place import US, WagePlace, in_place
from mpcompare.model.cost.parity import LOCAL_CURRENCIES, CountryParity, Parity, StateParity
from mpcompare.model.cost.total import UniversityTuition
from mpcompare.model.money import Residency
from mpcompare.model.pay.prices import DOLLARS, Prices
from mpcompare.model.pay.wage import Occupation, Wage

_RESIDENCIES: dict[str, Residency] = {"in-state": "in-state", "out-of-state": "out-of-state"}
_NOT_A_YEAR = "do not show as a year"


def university_tuition(catalog: Connection, unitid: int | None) -> tuple[UniversityTuition, ...]:
    """Return what a US institution reports as its average for full-time graduates (IPEDS).

    A row whose note says that its figure is no year's is left out.
    """
    if unitid is None:
        return ()
    rows = wage_rows(
        catalog,
        "SELECT * FROM graduate_tuition WHERE unitid = ? AND tuition IS NOT NULL "
        "ORDER BY academic_year DESC, residency",
        (unitid,),
    )
    return tuple(
        UniversityTuition(
            academic_year=row["academic_year"],
            residency=_RESIDENCIES[row["residency"]],
            tuition=row["tuition"],
            fees=row["fees"],
            source=release_source(data_source(catalog, row["source"]), row["academic_year"]),
        )
        for row in rows
        if _NOT_A_YEAR not in (row["note"] or "")
    )


def prices(catalog: Connection) -> Prices:
    """Return the exchange rates of whole years and the annual averages of the CPI-U."""
    rates: dict[int, dict[str, float]] = defaultdict(lambda: {DOLLARS: 1.0})
    sources: dict[str, str] = {}
    for row in wage_rows(catalog, "SELECT * FROM exchange_rates"):
        if "part_year" not in (row["flags"] or ""):
            rates[row["year"]][row["currency"]] = row["rate_per_usd"]
            sources["rates"] = row["source"]
    index: dict[int, float] = {}
    for row in wage_rows(catalog, "SELECT * FROM cpi WHERE cpi_u IS NOT NULL"):
        index[row["year"]] = row["cpi_u"]
        sources["index"] = row["source"]
    return Prices(
        rates=dict(rates),
        rates_source=data_source(catalog, sources.get("rates", "")),
        index=index,
        index_source=data_source(catalog, sources.get("index", "")),
    )


def price_parity(catalog: Connection, country: str, region: str) -> Parity | None:
    """Return how dear a country, or a state of the US by its name, is by the newest figure."""
    if country == US:
        query = (
            "SELECT * FROM rpp WHERE state_name = ? AND state != 'US' ORDER BY year DESC LIMIT 1"
        )
        for row in wage_rows(catalog, query, (region,)):
            source = data_source(catalog, row["source"])
            return StateParity(region, row["rpp_all_items"], row["year"], source)
        return None
    if country not in LOCAL_CURRENCIES:
        return None
    query = "SELECT * FROM ppp WHERE country = ? ORDER BY year DESC LIMIT 1"
    for row in wage_rows(catalog, query, (country,)):
        source = data_source(catalog, row["source"])
        return CountryParity(country, row["ppp_per_usd"], row["year"], source)
    return None


def wage_near(catalog: Connection, place: WagePlace, occupation: str) -> Wage | None:
    """Return what an American occupation pays in a program's place, as on the cards.

    In another country it is that of the occupation there which answers to it, if any.
    """
    if place.country == US:
        return nearest(catalog, occupation, place)
    found = catalog.execute(
        "SELECT code FROM career_paths_abroad WHERE country = ? AND occupation_us = ?",
        (place.country, occupation),
    ).fetchone()
    wage = wage_abroad(catalog, place.country, found[0]) if found else None
    return None if wage is None else in_place(wage, place)


def occupations(catalog: Connection) -> tuple[Occupation, ...]:
    """Return the occupations that concentrations lead to, those of the article first."""
    rows = catalog.execute(
        "SELECT occupation, title, min(CASE WHEN concentration IS NULL THEN rank ELSE 99 END) "
        "AS first FROM career_paths JOIN occupations ON code = occupation "
        "AND occupations.classification = 'SOC' GROUP BY occupation ORDER BY first, title"
    )
    return tuple(Occupation(code, "SOC", title) for code, title, _ in rows)


def states(catalog: Connection) -> tuple[str, ...]:
    """Return the names of the states of the US, with the District of Columbia."""
    rows = catalog.execute(
        "SELECT DISTINCT state_name FROM rpp WHERE state != 'US' ORDER BY state_name"
    )
    return tuple(name for (name,) in rows)
