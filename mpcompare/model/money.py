"""Money keeps its currency; a converted figure is always marked as approximate."""

from collections.abc import Mapping
from math import floor
from typing import Literal, NamedTuple, get_args

from mpcompare.model.locale_format import current, decimal, ungrouped, whole

ChargeBasis = Literal["year", "program", "term", "credit"]
Residency = Literal["in-state", "out-of-state", "home", "international", "all"]

CHARGE_BASES: tuple[str, ...] = get_args(ChargeBasis)
RESIDENCIES: tuple[str, ...] = get_args(Residency)

Rates = Mapping[str, float]
"""Units of a currency for one US dollar, by ISO 4217 code (ECB, annual averages)."""

NO_RATES: Rates = {"USD": 1.0}

APPROXIMATELY = "\N{ALMOST EQUAL TO} "
"""Before a figure that was converted, or that is a rough estimate."""

MONEY_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
"""Only signs that stand for one currency among those in the catalog; others show their code."""

UNDATED = "undated"
"""The academic year, in the files, of a price whose page names none."""
YEAR_NOT_STATED = "year not stated"
FREE, FUNDED = "no tuition", "fully funded"
""""no tuition": nothing is charged; "fully funded": it is charged, and someone else pays it all."""


def year_words(academic_year: str) -> str:
    """Return an academic year in words, also where its page names none."""
    return YEAR_NOT_STATED if academic_year == UNDATED else academic_year


class NumberRange(NamedTuple):
    """From `low` to a greater `high`, both included, where a source leaves open which it is."""

    low: float
    high: float


Ends = tuple[float, float]
"""The lower and the upper end of a number; the same twice where it is not a range."""


class Money(NamedTuple):
    """An amount in the currency it is stated in (ISO 4217)."""

    amount: float
    currency: str

    @property
    def text(self) -> str:
        """The amount for a reader, without cents where there are none.

        >>> Money(14990.0, "USD").text, Money(537.5, "USD").text, Money(0.0, "NOK").text
        ('$14,990', '$537.50', 'NOK 0')
        """
        digits = (
            whole(self.amount) if self.amount == round(self.amount) else decimal(self.amount, 2)
        )
        symbol = MONEY_SIGNS.get(self.currency)
        return f"{symbol}{digits}" if symbol else f"{self.currency} {digits}"

    @property
    def rounded(self) -> "Money":
        """The amount in whole units, as a worked-out sum is shown; a half is rounded up.

        >>> Money(17341.92, "EUR").rounded.text, Money(116.5, "USD").rounded.text
        ('€17,342', '$117')
        """
        return Money(float(floor(self.amount + 0.5)), self.currency)

    def in_dollars(self, rates: Rates) -> float | None:
        """Approximate US dollars at `rates`; None where there is no rate for the currency.

        >>> round(Money(759.185, "GBP").in_dollars({"GBP": 0.759185}))
        1000
        """
        rate = rates.get(self.currency)
        return self.amount / rate if rate else None


def money_range_text(low: Money, high: Money) -> str:
    """Return a sum of money, or a range of it, in words.

    >>> money_range_text(Money(77680, "USD"), Money(87390, "USD"))
    '$77,680 to $87,390'
    """
    return low.text if low == high else f"{low.text} to {high.text}"


def sum_text(low: Money, high: Money) -> str:
    """Return a worked-out sum or range in words, in whole units: no cent of it is certain.

    >>> sum_text(Money(17341.92, "EUR"), Money(31401.36, "EUR"))
    '€17,342 to €31,401'
    """
    return money_range_text(low.rounded, high.rounded)


def paid_text(low: Money, high: Money, funded_by: str = "") -> str:
    """Return what is to be paid in words; where that is nothing, who pays instead.

    >>> paid_text(Money(0, "USD"), Money(0, "USD"), "the school")
    'fully funded by the school'
    """
    if high.amount:
        return money_range_text(low, high)
    return f"{FUNDED} by {funded_by}" if funded_by else FREE


class Charge(NamedTuple):
    """Tuition as one source states it: how much, for what, for whom, in which academic year.

    Attributes:
        money: the sum, or the lower end of a range.
        academic_year: like 2023-24, or `UNDATED`.
        most: the upper end of a range, in the same currency; None where it is one sum.
        funded_by: who pays all of it; then the sum is 0.
        covers: the credits of a year or term that a flat price covers, where a source says so.
    """

    money: Money
    basis: ChargeBasis
    residency: Residency
    academic_year: str
    most: float | None = None
    funded_by: str = ""
    covers: NumberRange | None = None

    @property
    def high(self) -> Money:
        """The sum, or the upper end of a range."""
        return self.money if self.most is None else Money(self.most, self.money.currency)

    @property
    def sum_text(self) -> str:
        """The sum or range in words, without what it is for."""
        return paid_text(self.money, self.high, self.funded_by)

    @property
    def text(self) -> str:
        """For example "$14,990 a year, in-state, 2023-24"."""
        per = {"year": " a year", "term": " a term", "credit": " a credit", "program": " in all"}
        what = f"{per[self.basis]}{self._covered}" if self.high.amount else ""
        whom = "" if self.residency == "all" else f", {self.residency}"
        return f"{self.sum_text}{what}{whom}, {year_words(self.academic_year)}"

    @property
    def _covered(self) -> str:
        if self.covers is None:
            return ""
        low, high = ungrouped(self.covers.low), ungrouped(self.covers.high)
        return f" of {low} credits" if low == high else f" of {low} to {high} credits"


class Deadline(NamedTuple):
    """A date to apply by, for a term, or "" where none is said.

    `date` is MM-DD, or YYYY-MM-DD where the source gives a year, or "".
    """

    term: Literal["fall", "spring", "summer", "winter", "rolling", ""]
    date: str
    kind: Literal["priority", "final", "international"]

    @property
    def text(self) -> str:
        """For example "15 January (fall, priority)"."""
        if not self.date:
            return "Rolling: any time" if self.term == "rolling" else self.term.capitalize()
        *year, month, day = self.date.split("-")
        words = current().day(int(day), int(month), int(year[0]) if year else None)
        said = [part for part in (self.term, self.kind) if part not in ("", "final")]
        return f"{words} ({', '.join(said)})" if said else words
