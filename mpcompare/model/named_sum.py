"""Sums of money of which a fact has several, each with what it is: on campus, in one field."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, ClassVar, NamedTuple, cast

from mpcompare.model.kind import Column, Kind, SortKey, read_money
from mpcompare.model.locale_format import ungrouped, whole
from mpcompare.model.money import NO_RATES, Ends, Money, Rates, money_range_text

PERIODS: Mapping[str, float | None] = {
    "": None,
    "month": 1.0,
    "academic year": 9.0,
    "year": None,
}
"""What a sum may be for, and how many months that is; a year has those that its source names."""

PERMIT_SUM = "sum for a student permit"
"""With what `NamedSum.what` begins where a country's authority decides on the sum."""


class NamedSum(NamedTuple):
    """One sum or range of money, and what it is.

    Attributes:
        what: what it is, as "on campus" or "Music"; it is said after the sum and a comma.
        money: the sum, or the lower end of a range, as its source states it.
        most: the upper end of a range, in the same currency; None where it is one sum.
        per: the period that it is for, of `PERIODS`; "" where it is for none.
        months: how many months the source says that it is for; None where it does not say.
        by: how it comes to be known where its source is not who decides on it, as "reported by".
    """

    what: str
    money: Money
    most: float | None = None
    per: str = ""
    months: float | None = None
    by: str = ""

    @property
    def high(self) -> Money:
        """The sum, or the upper end of a range."""
        return self.money if self.most is None else Money(self.most, self.money.currency)

    @property
    def period(self) -> str:
        """The period in words, as in "an academic year" or "a month for 9 months"."""
        if not self.per:
            return ""
        words = f"{'an' if self.per[0] in 'aeiou' else 'a'} {self.per}"
        if self.months is None:
            return words
        if self.per == "month":
            return f"{words} for {ungrouped(self.months)} months"
        return words if self.months == 12 else f"{words} of {ungrouped(self.months)} months"

    @property
    def text(self) -> str:
        """For example "$16,794 an academic year, on campus"."""
        sums = f"{money_range_text(self.money, self.high)} {self.period}".rstrip()
        return ", ".join(filter(None, (sums, self.what, self.by)))

    def by_month(self) -> "NamedSum | None":
        """Return what it comes to in a month; None where nobody says for how many months it is."""
        months = PERIODS[self.per]
        if self.per == "year":
            months = self.months
        if not months:
            return None
        most = None if self.most is None else self.most / months
        a_month = Money(self.money.amount / months, self.money.currency)
        return self._replace(money=a_month, most=most, per="month", months=None)


@dataclass(frozen=True, eq=False)
class NamedSums(Kind):
    """Several sums of money, each with a name of its own.

    Attributes:
        monthly: whether filters and orders compare what each comes to in a month.
        unit: what is then said after the ends of a range.
    """

    name = "named sums"
    filter_by = "range"
    in_dollars = True
    parts = True
    fields: ClassVar[Mapping[str, Column]] = {
        "what": "TEXT",
        "amount": "REAL",
        "currency": "TEXT",
        "amount_to": "REAL",
        "per": "TEXT",
        "months": "REAL",
        "by": "TEXT",
    }
    monthly: bool = False
    unit: str = ""

    def read(self, raw: object) -> NamedSum:
        row = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
        what, per, by = (row.get(key, "") for key in ("what", "per", "by"))
        if not isinstance(what, str) or not what.strip():
            raise ValueError(f"what {what!r} does not say what the sum is")
        if per not in PERIODS:
            raise ValueError(f"per {per!r} is not one of {', '.join(filter(None, PERIODS))}")
        if not isinstance(by, str):
            raise ValueError(f"by {by!r} is not a text")
        money = read_money(row)
        most = _amount_to(row, money)
        return NamedSum(what.strip(), money, most, str(per), _months(row), by.strip())

    def plain(self, value: NamedSum) -> dict[str, object]:
        more = {
            "amount_to": value.most,
            "per": value.per or None,
            "months": value.months,
            "by": value.by or None,
        }
        return {
            "what": value.what,
            "amount": value.money.amount,
            "currency": value.money.currency,
            **{key: held for key, held in more.items() if held is not None},
        }

    def text(self, value: NamedSum) -> str:
        return value.text

    def sort_key(self, value: NamedSum, rates: Rates = NO_RATES) -> SortKey:
        ends = self.ends(value, rates)
        return inf if ends is None else ends[0]

    def ends(self, value: NamedSum, rates: Rates = NO_RATES) -> Ends | None:
        compared = value.by_month() if self.monthly else value
        if compared is None:
            return None
        low, high = compared.money.in_dollars(rates), compared.high.in_dollars(rates)
        return None if low is None or high is None else (low, high)

    def number_text(self, number: float) -> str:
        return f"${whole(number)}"


def _amount_to(row: Mapping[str, Any], money: Money) -> float | None:
    if row.get("amount_to") is None:
        return None
    most = read_money({**row, "amount": row["amount_to"]}).amount
    if most <= money.amount:
        raise ValueError(f"amount_to {most:g} is not greater than the amount")
    return most


def _months(row: Mapping[str, Any]) -> float | None:
    months = row.get("months")
    if months is None:
        return None
    if isinstance(months, bool) or not isinstance(months, int | float) or not 0 < months <= 120:
        raise ValueError(f"months {months!r} is not a number of months")
    return float(months)
