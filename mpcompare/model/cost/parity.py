"""How dear a place is beside the US: a figure to set beside a cost, never a part of it."""

from dataclasses import dataclass

from mpcompare.model.locale_format import decimal, ungrouped
from mpcompare.model.money import Money, sum_text
from mpcompare.model.pay.wage import DataSource

_EURO = ("AT", "BE", "DE", "EE", "ES", "FI", "FR", "HR", "IE", "IT", "NL", "PT")
LOCAL_CURRENCIES = dict.fromkeys(_EURO, "EUR") | {
    "AU": "AUD",
    "BG": "BGN",
    "CA": "CAD",
    "CH": "CHF",
    "CZ": "CZK",
    "DK": "DKK",
    "GB": "GBP",
    "HK": "HKD",
    "JP": "JPY",
    "NO": "NOK",
    "NZ": "NZD",
    "PL": "PLN",
    "SE": "SEK",
    "TR": "TRY",
    "ZA": "ZAR",
}
"""The currency that the World Bank's parity of a country is in."""


@dataclass(frozen=True, slots=True)
class CountryParity:
    """What buys in a country as much as one dollar does in the US.

    Attributes:
        country: ISO 3166-1 alpha-2.
        per_dollar: in the country's own currency, for the whole economy.
    """

    country: str
    per_dollar: float
    year: int
    source: DataSource

    def words(self, ends: tuple[Money, Money] | None) -> str:
        """Return the parity in words, with what a cost in that currency is like in dollars.

        Args:
            ends: the cost as it is stated; in another currency nothing is said of it.
        """
        currency = LOCAL_CURRENCIES[self.country]
        local = Money(float(f"{self.per_dollar:.3g}"), currency)
        said = (
            f"There, {_exact(local)} bought in {self.year} what $1 buys "
            "in the US, over the whole economy and not a student's basket "
            f"({self.source.publisher})."
        )
        if ends is None or ends[0].currency != currency or not ends[1].amount:
            return said
        like = sum_text(*(Money(end.amount / self.per_dollar, "USD") for end in ends))
        return f"{said} So {sum_text(*ends)} there is like {like} in the US."


@dataclass(frozen=True, slots=True)
class StateParity:
    """How dear a state of the US is, with the whole country at 100 (BEA, all items)."""

    state: str
    level: float
    year: int
    source: DataSource

    def words(self, ends: tuple[Money, Money] | None) -> str:
        """Return how far prices are from the average of the US, in words."""
        del ends
        by = f"{decimal(abs(self.level - 100), 1)} % {'above' if self.level > 100 else 'below'}"
        return (
            f"Prices in {self.state} were {by} the average of the US in {self.year} "
            f"({self.source.publisher})."
        )


Parity = CountryParity | StateParity


def _exact(money: Money) -> str:
    """Return an amount with its three digits, of which `Money.text` leaves out some.

    >>> _exact(Money(0.664, "GBP")), _exact(Money(94.9, "JPY"))
    ('£0.664', 'JPY 94.9')
    """
    return money._replace(amount=0.0).text.removesuffix("0") + ungrouped(money.amount)
