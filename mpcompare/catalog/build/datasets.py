"""Facts that no program file holds: figures of its school, field and country, out of the tables.

What each column does not mean stands in data/institutions/SOURCES.md and data/money/SOURCES.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from mpcompare.catalog.build.dataset_rows import Datasets
from mpcompare.catalog.build.living_costs import living_costs
from mpcompare.model.attribute import Register
from mpcompare.model.fact import NOT_STATED, Absence, Fact, Source, Statement
from mpcompare.model.money import Charge, Money, Residency
from mpcompare.model.named_sum import NamedSum
from mpcompare.model.program import Program

FIELDS = ("5009", "5010", "1002")
"""CIP of music, of arts and media management, and of audiovisual technologies, four digits."""
MASTERS = 5
_NOT_A_YEAR = "do not show as a year"
_WITHHELD = Fact(reason=Absence.WITHHELD)
_NOT_APPLICABLE = Fact(reason=Absence.NOT_APPLICABLE)


def with_datasets(program: Program, register: Register, datasets: Datasets) -> Program:
    """Add what the tables have on the school, field and country of a program, with its sources."""
    found = {
        attribute.key: fact
        for attribute in register
        if attribute.dataset
        and (fact := _READERS[attribute.dataset](program, register, datasets)) != NOT_STATED
    }
    named = _named(program.sources, found.values())
    facts = {**program.facts, **{key: _renamed(fact, named) for key, fact in found.items()}}
    ordered = {a.key: facts[a.key] for a in register if a.key in facts}
    return replace(program, facts=ordered, sources=(*program.sources, *named.values()))


def _named(taken: Iterable[Source], facts: Iterable[Fact]) -> dict[Source, Source]:
    """Return each source of the facts with a key that no other source of the program has."""
    keys = {source.key for source in taken}
    named: dict[Source, Source] = {}
    for source in (statement.source for fact in facts for statement in fact.statements):
        if source not in named:
            free = (source.key, *(f"{source.key}-{n}" for n in range(2, len(keys) + 3)))
            key = next(key for key in free if key not in keys)
            named[source] = source._replace(key=key)
            keys.add(key)
    return named


def _renamed(fact: Fact, named: Mapping[Source, Source]) -> Fact:
    said = tuple(stated._replace(source=named[stated.source]) for stated in fact.statements)
    return replace(fact, statements=said)


def _school_tuition(program: Program, _register: Register, datasets: Datasets) -> Fact:
    """Return what a US institution reports as its average for full-time graduates (IPEDS).

    A row whose note says that its figure is no year's is left out.
    """
    rows = [
        row
        for row in datasets.of_school("graduate_tuition", program.unitid)
        if row["tuition"] is not None and _NOT_A_YEAR not in (row["note"] or "")
    ]
    newest = max((row["academic_year"] for row in rows), default="")
    kept = [row for row in rows if row["academic_year"] == newest]
    if len({(row["tuition"], row["fees"]) for row in kept}) == 1:
        kept = [{**kept[0], "residency": "all"}]
    said = [_average(row, datasets) for row in kept]
    if len({stated.note for stated in said}) == 1:  # said once, below them all
        said = [*(stated._replace(note="") for stated in said[:-1]), said[-1]]
    return Fact(tuple(said), parts=True) if said else NOT_STATED


def _average(row: Mapping[str, Any], datasets: Datasets) -> Statement:
    year = row["academic_year"]
    charge = Charge(Money(row["tuition"], "USD"), "year", cast("Residency", row["residency"]), year)
    match row["fees"]:
        case None:
            note = "required fees are not reported"
        case 0:
            note = "no required fees"
        case fees:
            note = f"required fees of {Money(fees, 'USD').text} a year are on top"
    return Statement(charge, datasets.release(row["source"], year), note)


def _of_field(column: str, per: str) -> "_Reader":
    """Read one figure of the College Scorecard: for each audio field, that of its master's."""

    def read(program: Program, _register: Register, datasets: Datasets) -> Fact:
        rows = [
            row
            for field in FIELDS
            for row in datasets.of_school("scorecard_field", program.unitid)
            if (row["cip4"], row["credential_level"]) == (field, MASTERS)
        ]
        known = [row for row in rows if row[column] is not None]
        if not known:
            return _WITHHELD if rows else NOT_STATED
        withheld = [_field(row) for row in rows if row[column] is None]
        note = f"{Absence.WITHHELD.label} for {' and '.join(withheld)}" if withheld else ""
        said = (
            Statement(
                NamedSum(_field(row), Money(row[column], "USD"), per=per),
                datasets.release(row["source"], row["release"]),
                note if row is known[-1] else "",
            )
            for row in known
        )
        return Fact(tuple(said), parts=True)

    return read


def _field(row: Mapping[str, Any]) -> str:
    return str(row["cip_title"]).rstrip(".")


def _living_costs(program: Program, register: Register, datasets: Datasets) -> Fact:
    if register.is_remote(program.facts):
        return _NOT_APPLICABLE  # they are those of where its student lives
    return living_costs(program, datasets)


_Reader = Callable[[Program, Register, Datasets], Fact]
_READERS: Mapping[str, _Reader] = {
    "graduate_tuition": _school_tuition,
    "living_costs": _living_costs,
    "scorecard_earnings_four_years": _of_field("median_earnings_4yr", "year"),
    "scorecard_earnings_one_year": _of_field("median_earnings_1yr", "year"),
    "scorecard_debt": _of_field("median_debt", ""),
}
"""How each attribute's `dataset` is read."""
