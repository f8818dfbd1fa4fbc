"""Living costs out of the catalog: of the school in the US, of the country or a city elsewhere.

What each column does not mean stands in data/institutions/SOURCES.md and data/money/SOURCES.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from mpcompare.catalog.pay.rows import WageRow, data_source, release_source, wage_rows
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.cost.living_cost import LivingCost, LivingCosts
from mpcompare.model.fact import Source, SourceKind
from mpcompare.model.money import Money
from mpcompare.model.program import Program

ONLINE = "This program is online: living costs are those of where its student lives."
OF_SCHOOL = (
    "The nearest figures that the school itself publishes: for full-time, first-time "
    "undergraduates, {year}, an academic year of about nine months. A graduate's costs differ. "
    "Schools reckon differently: a low figure is not a cheap town."
)
SUM_TO_SHOW = (
    "A sum to show is what international students must prove for a permit, not a measured cost: "
    "life can cost more. Own citizens, and EU citizens within the EU, need not show it."
)
_ON, _OFF, _BOTH = "On campus", "Off campus, not with family", "On or off campus"
_VISA, _ESTIMATE = "visa-requirement", "university-estimate"
_BY = {"authority": "stated by", "university": "stated by", "reported": "reported by"}
_KINDS: dict[str, SourceKind] = {
    "authority": "government",
    "university": "official",
    "reported": "directory",
}
_CHECK = "not seen at the authority itself: check it there"
_UNDATED = "undated"
_OLD, _LOW, _HIGH = "OLD", "low end", "high end"
_OUTSIDE = "outside "


def living_costs(catalog: Connection, program: Program) -> LivingCosts:
    """Return what is published of living costs for a program; empty where there is nothing."""
    found = _of_school(catalog, program) if program.country == "US" else _abroad(catalog, program)
    if found.costs and ATTRIBUTES.is_remote(program.facts):
        return LivingCosts(remark=ONLINE)
    return found


def _of_school(catalog: Connection, program: Program) -> LivingCosts:
    """Return what a US institution publishes (IPEDS); one sum for on and off campus stands once."""
    rows = wage_rows(
        catalog,
        "SELECT * FROM school_living_costs WHERE unitid = ? ORDER BY academic_year DESC LIMIT 1",
        (program.unitid,),
    )
    if not rows:
        return LivingCosts()
    row = rows[0]
    year = row["academic_year"]
    source = release_source(data_source(catalog, row["source"]), year)
    on, off = _lodging(row, "on_campus"), _lodging(row, "off_campus")
    named = {_BOTH: on} if on == off else {_ON: on, _OFF: off}
    if row["books"] is not None:
        named["Books and supplies"] = _dollars(row["books"])
    costs = (LivingCost(label, text, source) for label, text in named.items() if text)
    return LivingCosts(tuple(costs), OF_SCHOOL.format(year=year))


def _lodging(row: WageRow, where: str) -> str:
    """Return food and housing and the other expenses in words, without what is not reported."""
    parts = (
        ("food and housing", row[f"{where}_food_housing"]),
        ("other expenses", row[f"{where}_other"]),
    )
    said = ", ".join(f"{words} {_dollars(sum_)}" for words, sum_ in parts if sum_ is not None)
    return said[:1].upper() + said[1:]


def _dollars(amount: float) -> str:
    return Money(amount, "USD").text


def _abroad(catalog: Connection, program: Program) -> LivingCosts:
    """Return the country's or a city's figures: the newest of each, and the authority's own."""
    rows = wage_rows(
        catalog, "SELECT * FROM country_living_costs WHERE country = ?", (program.country,)
    )
    groups: dict[tuple[str, str], list[WageRow]] = defaultdict(list)
    for row in rows:
        is_old = _OLD in (row["note"] or "").split()
        if not is_old and _holds_for(row["region"] or "", row["basis"], program):
            groups[row["basis"], row["region"] or ""].append(row)
    costs = tuple(
        _cost(ends, program) for group in groups.values() for ends in _ranges(_newest(group))
    )
    asks = any(basis == _VISA for basis, _ in groups)
    return LivingCosts(costs, SUM_TO_SHOW if asks else "")


def _holds_for(region: str, basis: str, program: Program) -> bool:
    """Whether a region's figure says something for a program.

    A sum that one region asks for holds nowhere else; a university's estimate for another city is
    shown, and called that.
    """
    if region.startswith(_OUTSIDE):
        return not _is_in(region.removeprefix(_OUTSIDE), program)
    return not region or basis == _ESTIMATE or _is_in(region, program)


def _is_in(region: str, program: Program) -> bool:
    return any(place and place in region for place in (program.city, program.region))


def _newest(rows: Sequence[WageRow]) -> list[WageRow]:
    """Keep the newest rows of a group, and the authority's own newest where others are newer."""
    newest = max(map(_age, rows))
    kept = [row for row in rows if _age(row) == newest]
    own = [row for row in rows if row["stated_by"] == "authority"]
    if own and not any(row in kept for row in own):
        last = max(map(_age, own))
        kept += [row for row in own if _age(row) == last]
    return kept


def _age(row: WageRow) -> tuple[str, str]:
    """Order rows by time: the undated ones may be years old, and come first."""
    year, as_of = ("" if row[name] == _UNDATED else row[name] for name in ("year", "as_of"))
    return year[:4], as_of


def _ranges(rows: Iterable[WageRow]) -> list[list[WageRow]]:
    """Join the two rows that are the low and the high end of one range."""
    found: list[list[WageRow]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        ends_it = last is not None and _LOW in (last["note"] or "") and _HIGH in (row["note"] or "")
        if ends_it and last is not None and last["source_url"] == row["source_url"]:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _cost(ends: Sequence[WageRow], program: Program) -> LivingCost:
    """Return a figure or a range in words; nothing is converted to other months than its own."""
    row = ends[0]
    amounts = " to ".join(Money(end["amount"], end["currency"]).text for end in ends)
    notes = [row["payer_note"] or "", *map(_note, ends)]
    if row["stated_by"] == "reported":
        notes.append(_CHECK)
    return LivingCost(
        label=_label(row["basis"], row["region"] or "", program),
        text=f"{amounts} {_period(row['per'], row['months'])}",
        source=Source(
            row["source_url"],
            row["source_url"],
            row["source_publisher"],
            _KINDS[row["stated_by"]],
            _when(row),
        ),
        notes=tuple(dict.fromkeys(note for note in notes if note)),
        by=_BY[row["stated_by"]],
    )


def _note(row: WageRow) -> str:
    """Leave out which end of a range a row is: the range is worded with both."""
    words = row["note"] or ""
    return re.sub(r"^(low|high) end of the stated range(; )?", "", words)


def _label(basis: str, region: str, program: Program) -> str:
    words = "Sum to show for a student permit" if basis == _VISA else "A university's estimate"
    if not region:
        return words
    if region.startswith(_OUTSIDE):
        return f"{words}, {region}"
    elsewhere = "" if _is_in(region, program) else f", not {program.city or program.region}"
    return f"{words}, {region}{elsewhere}"


def _period(per: str, months: float | None) -> str:
    """Return the period of a figure in words, with the months that its source names.

    >>> _period("month", 9), _period("month", None), _period("year", 11)
    ('a month, for 9 months', 'a month', 'a year of 11 months')
    """
    if months is None:
        return f"a {per}"
    return f"a {per}, for {months:g} months" if per == "month" else f"a {per} of {months:g} months"


def _when(row: WageRow) -> str:
    return row["year"] if row["year"] != _UNDATED else row["as_of"]
