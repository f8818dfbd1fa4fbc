"""Money keeps its currency; a converted figure is always marked as approximate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

ChargeBasis = Literal["year", "program", "term", "credit"]
Residency = Literal["in-state", "out-of-state", "home", "international", "all"]

CHARGE_BASES: tuple[str, ...] = get_args(ChargeBasis)
RESIDENCIES: tuple[str, ...] = get_args(Residency)

UNDATED = "undated"
"""The academic year of a charge whose page names no year."""

Rates = Mapping[str, float]
"""Units of a currency for one US dollar, by ISO 4217 code (ECB, annual averages)."""

NO_RATES: Rates = {"USD": 1.0}

APPROXIMATELY = "\N{ALMOST EQUAL TO} "
"""Before a figure that was converted, or that is a rough estimate."""

MONEY_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
"""Only signs that stand for one currency among those in the catalog; others show their code."""


@dataclass(frozen=True, slots=True)
class Money:
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
            f"{self.amount:,.0f}" if self.amount == round(self.amount) else f"{self.amount:,.2f}"
        )
        symbol = MONEY_SIGNS.get(self.currency)
        return f"{symbol}{digits}" if symbol else f"{self.currency} {digits}"

    def in_dollars(self, rates: Rates) -> float | None:
        """Approximate US dollars at `rates`; None where there is no rate for the currency.

        >>> round(Money(759.185, "GBP").in_dollars({"GBP": 0.759185}))
        1000
        """
        rate = rates.get(self.currency)
        return self.amount / rate if rate else None


@dataclass(frozen=True, slots=True)
class Charge:
    """Tuition as one source states it: how much, for what, for whom, in which academic year."""

    money: Money
    basis: ChargeBasis
    residency: Residency
    academic_year: str

    @property
    def text(self) -> str:
        """For example "$14,990 a year, in-state, 2023-24"."""
        per = {"year": " a year", "term": " a term", "credit": " a credit", "program": " in all"}
        whom = "" if self.residency == "all" else f", {self.residency}"
        return f"{self.money.text}{per[self.basis]}{whom}, {self.year_text}"

    @property
    def year_text(self) -> str:
        """The academic year in words: "2023-24", or that the source names none."""
        return "year not stated" if self.academic_year == UNDATED else self.academic_year


@dataclass(frozen=True, slots=True)
class Deadline:
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
        words = f"{int(day)} {DEADLINE_MONTHS[int(month) - 1]}{' ' + year[0] if year else ''}"
        said = [part for part in (self.term, self.kind) if part not in ("", "final")]
        return f"{words} ({', '.join(said)})" if said else words


DEADLINE_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
