"""What a whole program costs in tuition, with the arithmetic that leads there."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mpcompare.model.fact import NOT_STATED, Fact, Statement
from mpcompare.model.locale_format import ungrouped
from mpcompare.model.money import UNDATED, Charge, Ends, Money, NumberRange


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
    stated length, one a credit times the stated credits. Where one of these is a range, so is the
    tuition. Of several years' charges for the same residency the newest counts, and what no source
    dates stays beside it. The note of each statement is its arithmetic.
    """
    found = [
        worked
        for statement in facts.get("tuition", NOT_STATED).statements
        if (worked := _in_all(facts, statement)) is not None
    ]
    newest = newest_years(statement.value for statement in found)
    kept = tuple(
        statement
        for statement in found
        if statement.value.academic_year in (UNDATED, newest.get(statement.value.residency))
    )
    return Fact(kept, parts=True) if kept else NOT_STATED


def newest_years(charges: Iterable[Charge]) -> dict[str, str]:
    """Return the newest academic year that charges for each residency are dated with."""
    found: dict[str, str] = {}
    for charge in charges:
        if charge.academic_year != UNDATED:
            found[charge.residency] = max(found.get(charge.residency, ""), charge.academic_year)
    return found


class Times(NamedTuple):
    """How often a charge falls due until the degree: from `low` to `high` times.

    Attributes:
        words: the factor of the arithmetic, as in "40 to 45 credits"; "" for the whole program.
        why: where the factor comes from, where `words` does not say so.
    """

    low: float
    high: float
    words: str
    why: str = ""

    @property
    def unit(self) -> str:
        """What is counted, as in "credits"; "" for the whole program.

        >>> Times(40, 45, "40 to 45 credits").unit
        'credits'
        """
        return self.words.removeprefix(span_text(self.low, self.high)).strip()


ONCE = Times(1.0, 1.0, "")
"""For a sum that falls due once, for all of it."""


def times_charged(facts: Mapping[str, Fact], charge: Charge) -> Times | None:
    """Work out how often a charge falls due; None where what that takes is not stated.

    A flat price for so many credits a year or term falls due until the stated credits are taken.
    No source states the number of terms, so any other charge a term can't be worked out further.
    """
    # nothing stays nothing, however often it is charged
    if charge.basis == "program" or not charge.high.amount:
        return ONCE
    credit_ends = agreed_ends(facts, "credits")
    if charge.basis == "credit":
        return None if credit_ends is None else _times(credit_ends, "credit")
    if charge.covers is not None and credit_ends is not None:
        return _covered(credit_ends, charge.covers, charge.basis)
    months = agreed_ends(facts, "duration_months")
    if charge.basis == "term" or months is None:
        return None
    return _times((academic_years(months[0]), academic_years(months[1])), "academic year")


def _covered(needed: Ends, covers: NumberRange, basis: str) -> Times:
    """Count the years or terms that credits take at so many in each."""
    fewest, most = math.ceil(needed[0] / covers.high), math.ceil(needed[1] / covers.low)
    unit = "academic year" if basis == "year" else basis
    why = f"{span_text(*needed)} credits at {span_text(covers.low, covers.high)} a {basis}"
    times = _times((fewest, most), unit)
    return Times(times.low, times.high, times.words, why)


def _times(ends: Ends, unit: str) -> Times:
    low, high = ends
    return Times(low, high, f"{span_text(low, high)} {unit}{'' if low == high == 1 else 's'}")


def span_text(low: float, high: float) -> str:
    """Return a number or a range of numbers in words, as in "40 to 45"."""
    return ungrouped(low) if low == high else f"{ungrouped(low)} to {ungrouped(high)}"


def agreed_ends(facts: Mapping[str, Fact], key: str) -> Ends | None:
    """Return the ends of a number that sources agree on."""
    fact = facts.get(key, NOT_STATED)
    if fact.is_disputed or not fact.statements:
        return None
    value = fact.statements[0].value
    return (value.low, value.high) if isinstance(value, NumberRange) else (value, value)


def whole(charge: Charge, times: Times) -> Charge:
    """Return the charge for the whole program."""
    low, high = charge.money.amount * times.low, charge.high.amount * times.high
    return Charge(
        Money(low, charge.money.currency),
        "program",
        charge.residency,
        charge.academic_year,
        most=high if high > low else None,
        funded_by=charge.funded_by,
    )


def _in_all(facts: Mapping[str, Fact], statement: Statement) -> Statement | None:
    charge: Charge = statement.value
    times = times_charged(facts, charge)
    if times is None:
        return None
    if not times.words:
        return statement._replace(value=whole(charge, times))
    arithmetic = f"{times.words} x {charge.sum_text}"
    parts = [part for part in (arithmetic, times.why, statement.note) if part]
    return Statement(whole(charge, times), statement.source, "; ".join(parts), "computed")
