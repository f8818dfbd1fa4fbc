"""American wages (BLS OEWS): of the metropolitan area, the state or the nation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection

from mpcompare.catalog.pay_rows import (
    WageRow,
    data_source,
    flags_of,
    has_percentile,
    wage_rows,
    with_flag,
)
from mpcompare.model.program import Program
from mpcompare.model.wage import PERCENTILE_WORDS, Level, Occupation, PayUnit, Wage


@dataclass(frozen=True, slots=True)
class Place:
    """Where wages are looked up: a state by name, and an area's code and title where one fits."""

    state: str
    area: str = ""
    title: str = ""
    label: str = ""


def place_of(catalog: Connection, program: Program) -> Place:
    """Find the metropolitan area whose title names the program's city, in the program's state."""
    if not program.city:
        return Place(program.region)
    codes = {
        row["state"]
        for row in wage_rows(
            catalog, "SELECT state FROM wages_states WHERE state_name = ?", (program.region,)
        )
    }
    areas = wage_rows(
        catalog,
        "SELECT DISTINCT area, area_title FROM wages_metros "
        "WHERE kind = 'metro' AND instr(area_title, ?)",
        (program.city,),
    )
    for area in areas:
        title = area["area_title"]
        if _names(title, program.city, codes):
            label = f"{_first_city(title, program.city)} metro area"
            return Place(program.region, area["area"], title, label)
    return Place(program.region)


def nearest(catalog: Connection, occupation: str, place: Place) -> Wage | None:
    """Give the wage nearest to a place; a note says where a nearer one is withheld."""
    notes: list[str] = []
    for row, level, area, label in _candidates(catalog, occupation, place):
        if _has_figures(row):
            return wage_of(catalog, row, level, area, label, tuple(notes))
        notes.append(f"The figures for {area} are withheld.")
    wage = national(catalog, occupation)
    return replace(wage, notes=(*notes, *wage.notes)) if wage else None


def national(catalog: Connection, occupation: str) -> Wage | None:
    """Give the newest national wage; None where the catalog has none."""
    found = wage_rows(
        catalog,
        "SELECT * FROM wages_national WHERE soc = ? ORDER BY year DESC LIMIT 1",
        (occupation,),
    )
    if not found or not _has_figures(found[0]):
        return None
    return wage_of(catalog, found[0], "nation", "United States", "", ())


def _candidates(
    catalog: Connection, occupation: str, place: Place
) -> Iterator[tuple[WageRow, Level, str, str]]:
    """Give the newest row of the area, then of the state, where there is one."""
    for row in wage_rows(
        catalog,
        "SELECT * FROM wages_metros WHERE soc = ? AND area = ? ORDER BY year DESC LIMIT 1",
        (occupation, place.area),
    ):
        yield row, "metro", place.title, place.label
    for row in wage_rows(
        catalog,
        "SELECT * FROM wages_states WHERE soc = ? AND state_name = ? ORDER BY year DESC LIMIT 1",
        (occupation, place.state),
    ):
        yield row, "state", place.state, place.state


def _names(title: str, city: str, states: set[str]) -> bool:
    """Whether an area's title has the city among its cities and one of the states.

    >>> _names("Louisville/Jefferson County, KY-IN", "Louisville", {"KY"})
    True
    >>> _names("New York-Newark-Jersey City, NY-NJ", "York", {"NY"})
    False
    """
    cities, _, codes = title.rpartition(", ")
    if not states & set(codes.split("-")):
        return False
    return bool(re.search(rf"(?:^|[-/]){re.escape(city)}(?:[-/]|$)", cities))


def _first_city(title: str, city: str) -> str:
    """Name an area by its first city, as in "Nashville"; `city` may itself hold a hyphen.

    >>> _first_city("Nashville-Davidson--Murfreesboro--Franklin, TN", "Murfreesboro")
    'Nashville'
    >>> _first_city("Winston-Salem, NC", "Winston-Salem")
    'Winston-Salem'
    """
    return city if title.startswith(city) else re.split(r"[-/,]", title)[0]


def _has_figures(row: WageRow) -> bool:
    return has_percentile(row, "h_" if "hourly_only" in flags_of(row) else "")


def wage_of(
    catalog: Connection,
    row: WageRow,
    level: Level,
    area: str,
    label: str,
    notes: tuple[str, ...],
) -> Wage:
    """Read a row of a wage table; what BLS gives by the hour only stays by the hour."""
    flags = flags_of(row)
    hourly = "hourly_only" in flags
    unit: PayUnit = "hour" if hourly else "year"
    prefix = "h_" if hourly else ""
    error = row.get("emp_prse")
    wage = Wage(
        occupation=Occupation(row["soc"], "SOC", row["title"]),
        level=level,
        area=area,
        country="US",
        year=row["year"],
        currency="USD",
        unit=unit,
        source=data_source(catalog, row["source"]),
        **{key: row[prefix + key] for key in PERCENTILE_WORDS},
        mean=row[prefix + "mean"],
        top_coded=with_flag(flags, "#"),
        withheld=frozenset(PERCENTILE_WORDS) if "wages:*" in flags else with_flag(flags, "*"),
        hourly_only=hourly,
        annual_only="annual_only" in flags,
        employment=row["employment"],
        emp_prse=error,
        area_label=label,
        notes=notes,
    )
    return replace(wage, notes=(*notes, _rough_words(wage))) if wage.is_rough else wage


def _rough_words(wage: Wage) -> str:
    return (
        "A rough estimate from a small sample: the relative standard error of its employment is "
        f"{wage.emp_prse:g} %."
    )
