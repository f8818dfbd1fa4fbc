"""American wages (BLS OEWS): of the metropolitan area, the state or the nation."""

import re
from dataclasses import replace
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

UNCERTAIN_FROM = 20.0
"""Percent of relative standard error of the employment from which an estimate is called rough."""


def nearest(catalog: Connection, occupation: str, program: Program) -> Wage | None:
    """Give the wage nearest to the program's place; a note says where a nearer one is withheld."""
    notes: list[str] = []
    for row, level, area, label in (
        *_metro(catalog, occupation, program),
        *_state(catalog, occupation, program),
    ):
        if _has_figures(row):
            return _wage(catalog, row, level, area, label, tuple(notes))
        notes.append(f"The figures for {area} are withheld.")
    wage = national(catalog, occupation)
    return _with_notes(wage, tuple(notes)) if wage else None


def national(catalog: Connection, occupation: str) -> Wage | None:
    """Give the newest national wage; None where the catalog has none."""
    found = wage_rows(
        catalog,
        "SELECT * FROM wages_national WHERE soc = ? ORDER BY year DESC LIMIT 1",
        (occupation,),
    )
    if not found or not _has_figures(found[0]):
        return None
    return _wage(catalog, found[0], "nation", "United States", "", ())


_Place = tuple[WageRow, Level, str, str]


def _metro(catalog: Connection, occupation: str, program: Program) -> list[_Place]:
    """Find the metropolitan area whose title names the program's city, in that state."""
    if not program.city:
        return []
    codes = {
        row["state"]
        for row in wage_rows(
            catalog, "SELECT state FROM wages_states WHERE state_name = ?", (program.region,)
        )
    }
    rows = wage_rows(
        catalog,
        "SELECT * FROM wages_metros WHERE soc = ? AND kind = 'metro' AND instr(area_title, ?) "
        "ORDER BY year DESC",
        (occupation, program.city),
    )
    named = [row for row in rows if _names(row["area_title"], program.city, codes)]
    return [
        (
            row,
            "metro",
            row["area_title"],
            f"{_first_city(row['area_title'], program.city)} metro area",
        )
        for row in named[:1]
    ]


def _state(catalog: Connection, occupation: str, program: Program) -> list[_Place]:
    rows = wage_rows(
        catalog,
        "SELECT * FROM wages_states WHERE soc = ? AND state_name = ? ORDER BY year DESC LIMIT 1",
        (occupation, program.region),
    )
    return [(row, "state", program.region, program.region) for row in rows]


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


def _wage(
    catalog: Connection,
    row: WageRow,
    level: Level,
    area: str,
    label: str,
    notes: tuple[str, ...],
) -> Wage:
    """Read a row; what BLS gives by the hour only stays by the hour."""
    flags = flags_of(row)
    hourly = "hourly_only" in flags
    unit: PayUnit = "hour" if hourly else "year"
    prefix = "h_" if hourly else ""
    error = row.get("emp_prse")
    if error is not None and error >= UNCERTAIN_FROM:
        notes += (f"A small sample: its relative standard error is {error:g} %, of employment.",)
    return Wage(
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


def _with_notes(wage: Wage, notes: tuple[str, ...]) -> Wage:
    return replace(wage, notes=(*notes, *wage.notes))
