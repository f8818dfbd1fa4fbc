"""What a whole program costs in tuition, with the arithmetic that leads there."""

import math
from collections.abc import Mapping

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
    stated length, one a credit times the stated credits. A charge a term can't be carried further:
    no source states the number of terms. The note of each statement is its arithmetic.
    """
    found = [
        worked
        for statement in facts.get("tuition", NOT_STATED).statements
        if (worked := _in_all(facts, statement)) is not None
    ]
    return Fact(tuple(found), parts=True) if found else NOT_STATED


def _in_all(facts: Mapping[str, Fact], statement: Statement) -> Statement | None:
    charge: Charge = statement.value
    if charge.basis == "program":
        return Statement(charge, statement.source, statement.note, statement.basis)
    times, words = _times(facts, charge)
    if times is None:
        return None
    total = Charge(
        Money(charge.money.amount * times, charge.money.currency),
        "program",
        charge.residency,
        charge.academic_year,
    )
    remark = f"; {statement.note}" if statement.note else ""
    arithmetic = f"{words} x {charge.money.text}{remark}"
    return Statement(total, statement.source, arithmetic, "computed")


def _times(facts: Mapping[str, Fact], charge: Charge) -> tuple[float | None, str]:
    if charge.basis == "credit":
        credit = facts.get("credits", NOT_STATED)
        if credit.is_known and not credit.is_disputed:
            return credit.values[0], f"{credit.values[0]:g} credits"
    if charge.basis == "year":
        length = facts.get("duration_months", NOT_STATED)
        if length.is_known and not length.is_disputed:
            years = academic_years(length.values[0])
            return years, f"{years:g} academic year{'' if years == 1 else 's'}"
    return None, ""
