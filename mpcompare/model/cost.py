"""What a whole program costs in tuition, with the arithmetic that leads there."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mpcompare.model.fact import NOT_STATED, Fact, Statement
from mpcompare.model.money import Charge, Money


def academic_years(months: float) -> float:
    """Years of tuition that a full-time length in months takes: halves, rounded up, at least one.

    Two academic years end 21 months after they begin, so 21 months are two years.

    >>> [academic_years(months) for months in (9, 12, 14, 18, 21, 24)]
    [1.0, 1.0, 1.5, 1.5, 2.0, 2.0]
    """
    return max(1.0, math.ceil(months / 6) / 2)


def tuition_in_all(facts: Mapping[str, Fact]) -> Fact:
    """Work out the tuition to the degree from each stated charge; fees are not included.

    A charge for the program stands as it is; one a year is taken times the academic years of the
    stated length, one a credit times the stated credits. The note of each
    statement is its arithmetic.
    """
    found = [
        worked
        for statement in facts.get("tuition", NOT_STATED).statements
        if (worked := _in_all(facts, statement)) is not None
    ]
    return Fact(tuple(found), parts=True) if found else NOT_STATED


@dataclass(frozen=True, slots=True)
class Times:
    """How often a charge falls due until the degree: "30 credits"."""

    factor: float
    words: str


def times_charged(facts: Mapping[str, Fact], charge: Charge) -> Times | None:
    """Work out how often a charge falls due; None where what that takes is not stated.

    No source states the number of terms, so a charge a term can't be carried further.
    """
    if charge.basis == "program":
        return Times(1.0, "the program")
    if charge.basis == "credit":
        number = _agreed(facts, "credits")
        return None if number is None else Times(number, f"{number:g} credits")
    if charge.basis == "year":
        months = _agreed(facts, "duration_months")
        if months is None:
            return None
        years = academic_years(months)
        return Times(years, f"{years:g} academic year{'' if years == 1 else 's'}")
    return None


def _agreed(facts: Mapping[str, Fact], key: str) -> float | None:
    """Give a number that sources agree on."""
    fact = facts.get(key, NOT_STATED)
    return None if fact.is_disputed or not fact.statements else fact.statements[0].value


def _in_all(facts: Mapping[str, Fact], statement: Statement) -> Statement | None:
    charge: Charge = statement.value
    times = times_charged(facts, charge)
    if times is None or charge.basis == "program":
        return None if times is None else statement
    total = Charge(
        Money(charge.money.amount * times.factor, charge.money.currency),
        "program",
        charge.residency,
        charge.academic_year,
    )
    remark = f"; {statement.note}" if statement.note else ""
    arithmetic = f"{times.words} x {charge.money.text}{remark}"
    return Statement(total, statement.source, arithmetic, "computed")
