"""American wages (BLS OEWS): of the metropolitan area, the state or the nation."""

from collections.abc import Iterator
from dataclasses import replace
from sqlite3 import Connection

from mpcompare.catalog.pay.rows import (
    WageRow,
    data_source,
    flags_of,
    has_percentile,
    wage_rows,
    with_flag,
)
from mpcompare.catalog.pay.wage_place import WagePlace
from mpcompare.model.locale_format import ungrouped
from mpcompare.model.pay.wage import PERCENTILE_WORDS, Level, Occupation, PayUnit, Wage

_LEVEL_WORDS: dict[Level, str] = {"metro": "area", "state": "state", "nation": "nation"}


def nearest(catalog: Connection, occupation: str, place: WagePlace) -> Wage | None:
    """Return the wage nearest to a place in the US; its notes say why a nearer one is not there."""
    notes = (place.remark,) if place.remark else ()
    instead = ""
    for level, area, label, row in _candidates(catalog, occupation, place):
        if row is not None and _has_figures(row):
            wage = wage_of(catalog, row, level, area, label, notes)
            return replace(wage, aside="; ".join(filter(None, (place.whose, instead))))
        instead = f"{_LEVEL_WORDS[level]} {'withheld' if row else 'not published'}"
        notes = (*notes, f"The figures for {area} are {'withheld' if row else 'not published'}.")
    wage = national(catalog, occupation)
    return replace(wage, notes=(*notes, *wage.notes), aside=instead) if wage else None


def national(catalog: Connection, occupation: str) -> Wage | None:
    """Return the newest national wage; None where the catalog has none."""
    found = wage_rows(
        catalog,
        "SELECT * FROM wages_national WHERE soc = ? ORDER BY year DESC LIMIT 1",
        (occupation,),
    )
    if not found or not _has_figures(found[0]):
        return None
    return wage_of(catalog, found[0], "nation", "United States", "", ())


def _candidates(
    catalog: Connection, occupation: str, place: WagePlace
) -> Iterator[tuple[Level, str, str, WageRow | None]]:
    """Return the newest row of the area and of the state, None where there is none."""
    if place.area:
        rows = wage_rows(
            catalog,
            "SELECT * FROM wages_metros WHERE soc = ? AND area = ? ORDER BY year DESC LIMIT 1",
            (occupation, place.area),
        )
        yield "metro", place.title, place.label, rows[0] if rows else None
    if place.state:
        rows = wage_rows(
            catalog,
            "SELECT * FROM wages_states WHERE soc = ? AND state_name = ? "
            "ORDER BY year DESC LIMIT 1",
            (occupation, place.state),
        )
        yield "state", place.state, place.state, rows[0] if rows else None


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
    return (
        replace(wage, notes=(*notes, _rough_words(error)))
        if error is not None and wage.is_rough
        else wage
    )


def _rough_words(error: float) -> str:
    return (
        "A rough estimate from a small sample: the relative standard error of its employment is "
        f"{ungrouped(error)} %."
    )
