"""Living costs near a school: what it publishes itself in the US, what is to be shown elsewhere.

What each column does not mean stands in data/institutions/SOURCES.md and data/money/SOURCES.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mpcompare.catalog.build.dataset_rows import DatasetRow, Datasets
from mpcompare.model.fact import NOT_STATED, Basis, Fact, Source, Statement
from mpcompare.model.money import Money
from mpcompare.model.named_sum import PERMIT_SUM, NamedSum
from mpcompare.model.program import Program

_ON, _OFF, _BOTH = "on campus", "off campus, not with family", "on or off campus"
_VISA, _ESTIMATE = "visa-requirement", "university-estimate"
_AUTHORITY, _REPORTED = "authority", "reported"
_BY = {_AUTHORITY: "", "university": "restated by", _REPORTED: "reported by"}
_CHECK = "not seen at the authority itself: check it there"
_UNDATED = "undated"
_OLD, _LOW, _HIGH = "OLD", "low end", "high end"
_OUTSIDE = "outside "


def living_costs(program: Program, datasets: Datasets) -> Fact:
    """Return what is published of living costs near a program's school."""
    found = _of_school if program.country == "US" else _abroad
    statements = tuple(found(program, datasets))
    return Fact(statements, parts=True) if statements else NOT_STATED


def _of_school(program: Program, datasets: Datasets) -> Iterator[Statement]:
    """Return what a US institution publishes (IPEDS); one sum for on and off campus stands once."""
    rows = datasets.of_school("school_living_costs", program.unitid)
    if not rows:
        return
    row = max(rows, key=lambda row: row["academic_year"])
    source = datasets.release(row["source"], row["academic_year"])
    on, off = (_parts(row, where) for where in ("on_campus", "off_campus"))
    named = {_BOTH: on} if on == off else {_ON: on, _OFF: off}
    found = [_sum(what, parts, source) for what, parts in named.items() if parts]
    if found and row["books"] is not None:  # said once, below them all
        books = f"books and supplies of {_dollars(row['books'])} are on top"
        found[-1] = found[-1]._replace(note=f"{found[-1].note}; {books}")
    yield from found


def _parts(row: DatasetRow, where: str) -> dict[str, float]:
    """Return food and housing and the other expenses, without what is not reported."""
    words = {"food and housing": f"{where}_food_housing", "other expenses": f"{where}_other"}
    return {part: row[column] for part, column in words.items() if row[column] is not None}


def _sum(what: str, parts: dict[str, float], source: Source) -> Statement:
    """Add the parts up; where there is one alone, the sum is named by it."""
    named = f"{what}, {next(iter(parts))} only" if len(parts) == 1 else what
    said = " and ".join(f"{part} {_dollars(sum_)}" for part, sum_ in parts.items())
    money = Money(sum(parts.values()), "USD")
    basis: Basis = "computed" if len(parts) > 1 else "stated"
    return Statement(NamedSum(named, money, per="academic year"), source, said, basis)


def _dollars(amount: float) -> str:
    return Money(amount, "USD").text


def _abroad(program: Program, datasets: Datasets) -> Iterator[Statement]:
    """Return the country's or the city's figures: the newest of each, and the authority's own."""
    groups: dict[tuple[str, str], list[DatasetRow]] = defaultdict(list)
    for row in datasets.of_country("country_living_costs", program.country):
        is_old = _OLD in (row["note"] or "").split()
        if not is_old and _holds_for(row["region"] or "", program):
            groups[row["basis"], row["region"] or ""].append(row)
    for group in groups.values():
        for ends in _ranges(_newest(group)):
            yield _statement(ends)


def _holds_for(region: str, program: Program) -> bool:
    """Whether a region's figure says something for a program: no other city's does."""
    if region.startswith(_OUTSIDE):
        return not _is_in(region.removeprefix(_OUTSIDE), program)
    return not region or _is_in(region, program)


def _is_in(region: str, program: Program) -> bool:
    return any(place and place in region for place in (program.city, program.region))


def _newest(rows: Sequence[DatasetRow]) -> list[DatasetRow]:
    """Keep the newest rows of a group, and the authority's own newest where others are newer."""
    newest = max(map(_age, rows))
    kept = [row for row in rows if _age(row) == newest]
    own = [row for row in rows if row["stated_by"] == _AUTHORITY]
    if own and not any(row in kept for row in own):
        last = max(map(_age, own))
        kept += [row for row in own if _age(row) == last]
    return kept


def _age(row: DatasetRow) -> tuple[str, str]:
    """Order rows by time: the undated ones may be years old, and come first."""
    year, as_of = ("" if row[name] == _UNDATED else row[name] for name in ("year", "as_of"))
    return year[:4], as_of


def _ranges(rows: Iterable[DatasetRow]) -> list[list[DatasetRow]]:
    """Join the two rows that are the low and the high end of one range."""
    found: list[list[DatasetRow]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        ends_it = last is not None and _LOW in (last["note"] or "") and _HIGH in (row["note"] or "")
        if ends_it and last is not None and last["source_url"] == row["source_url"]:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _statement(ends: Sequence[DatasetRow]) -> Statement:
    """Return a figure or a range; nothing is converted to other months than its own."""
    row, last = ends[0], ends[-1]
    check = _CHECK if row["stated_by"] == _REPORTED else ""
    notes = [row["payer_note"] or "", check, *map(_note, ends)]
    by = _BY[row["stated_by"]] if row["basis"] == _VISA else ""
    value = NamedSum(
        what=_what(row["basis"], row["region"] or ""),
        money=Money(row["amount"], row["currency"]),
        most=last["amount"] if last is not row else None,
        per=row["per"],
        months=row["months"],
        by=f"{by} {row['source_publisher']}" if by else "",
    )
    return Statement(value, _source(row), "; ".join(dict.fromkeys(filter(None, notes))))


def _source(row: DatasetRow) -> Source:
    # a university that restates a sum is not the program's school: no school is found by its name
    kind = "government" if row["stated_by"] == _AUTHORITY else "directory"
    when = row["year"] if row["year"] != _UNDATED else row["as_of"]
    return Source("living-costs", row["source_url"], row["source_publisher"], kind, when)


def _note(row: DatasetRow) -> str:
    """Leave out which end of a range a row is: the range is worded with both."""
    return re.sub(r"^(low|high) end of the stated range(; )?", "", row["note"] or "")


def _what(basis: str, region: str) -> str:
    words = "a university's estimate" if basis == _ESTIMATE else PERMIT_SUM
    return f"{words}, {region}" if region else words
