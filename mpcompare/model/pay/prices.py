"""Amounts converted to another currency or price level: approximate, and always with how.

An academic year takes the calendar year in which it begins: fees are set for the autumn, and
2023-24 is at the prices and rates of 2023. Rates and the index are annual averages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mpcompare.model.locale_format import decimal, ungrouped
from mpcompare.model.money import Money, Rates
from mpcompare.model.pay.wage import DataSource

DOLLARS = "USD"
_NO_YEAR = "the source does not state the year of the price"


def price_year(when: str) -> int | None:
    """Return the calendar year whose prices a year's figures are at; None where there is none.

    >>> price_year("2023-24"), price_year("2025"), price_year("undated")
    (2023, 2025, None)
    """
    return int(when[:4]) if when[:4].isdigit() else None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How amounts of one currency and year are converted: `amount * factor` in `currency`.

    Attributes:
        steps: what was done, a sentence each, with rate or index, year and publisher.
        problem: why it can't be converted as asked; the amount then stays as it is stated.
    """

    factor: float
    currency: str
    steps: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_approximate(self) -> bool:
        """Whether anything was converted."""
        return bool(self.steps)

    def convert(self, money: Money) -> Money:
        """Convert an amount; a converted one has no cents, since it is not that exact."""
        if not self.steps:
            return Money(money.amount * self.factor, self.currency)
        return Money(float(round(money.amount * self.factor)), self.currency)


@dataclass(frozen=True, slots=True)
class Prices:
    """Exchange rates of whole years and a price index of the US, both by calendar year.

    Attributes:
        rates: units of each currency for one US dollar.
        index: CPI-U, all items, annual average, 1982-84 = 100.
    """

    rates: Mapping[int, Rates]
    rates_source: DataSource
    index: Mapping[int, float]
    index_source: DataSource

    @property
    def newest_year(self) -> int:
        """The year whose dollars amounts are converted to: the newest with an annual average."""
        return max(self.index, default=0)

    @property
    def currencies(self) -> tuple[str, ...]:
        """Every currency that amounts can be shown in, the dollar first."""
        known = {currency for rates in self.rates.values() for currency in rates}
        return (DOLLARS, *sorted(known - {DOLLARS}))

    def conversion(
        self, currency: str, year: int | None, to: str = "", *, real: bool = False
    ) -> Conversion:
        """Find how amounts of a currency and year come to be in `to`, or in the newest dollars.

        Args:
            currency: of the amounts, ISO 4217.
            year: the calendar year that they are of.
            to: the currency asked for; "" for the one they are in.
            real: whether dollars are converted to the prices of `newest_year`.
        """
        conversion = self._converted(currency, year, to or currency)
        if not real or conversion.problem:
            return conversion
        return self._at_newest_prices(conversion, year)

    def _converted(self, currency: str, year: int | None, to: str) -> Conversion:
        if currency == to:
            return Conversion(1.0, currency)
        whole = self._rate_year(year)
        rates = None if whole is None else self.rates.get(whole)
        if rates is None or currency not in rates or to not in rates:
            if year is None:
                return Conversion(1.0, currency, (), f"Not converted to {to}: {_NO_YEAR}.")
            return Conversion(
                1.0, currency, (), f"No exchange rate of {year} from {currency} to {to}."
            )
        # each currency has so many units for one dollar
        rate = rates[to] / rates[currency]
        later = "" if whole == year else f", the newest whole year: {year} is not over"
        step = (
            f"Converted at {ungrouped(1 / rate)} {currency} for 1 {to}, the average of "
            f"{whole}{later} ({self.rates_source.publisher})."
        )
        return Conversion(rate, to, (step,))

    def _rate_year(self, year: int | None) -> int | None:
        """Return the year itself or, for one that has no whole-year average yet, the newest."""
        newest = max(self.rates, default=0)
        return newest if year is not None and year > newest else year

    def _at_newest_prices(self, conversion: Conversion, year: int | None) -> Conversion:
        target = self.newest_year
        if conversion.currency != DOLLARS:
            problem = f"Not carried to {target} prices: the index is of US prices, for dollars."
            return Conversion(conversion.factor, conversion.currency, conversion.steps, problem)
        if year == target:
            return conversion
        if year is None:
            problem = f"Not carried to {target} dollars: {_NO_YEAR}."
            return Conversion(conversion.factor, conversion.currency, conversion.steps, problem)
        if year not in self.index:
            problem = f"Not carried to {target} dollars: no annual price index of {year}."
            return Conversion(conversion.factor, conversion.currency, conversion.steps, problem)
        levels = f"{decimal(self.index[target], 3)} / {decimal(self.index[year], 3)}"
        step = (
            f"In {target} dollars: times {levels}, the CPI-U of {target} over that of {year} "
            f"({self.index_source.publisher})."
        )
        factor = conversion.factor * self.index[target] / self.index[year]
        return Conversion(factor, DOLLARS, (*conversion.steps, step))
