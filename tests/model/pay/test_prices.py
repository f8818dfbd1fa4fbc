"""Conversion and price level: every figure below was worked out by hand."""

import pytest

from mpcompare.model.money import Money
from mpcompare.model.pay.prices import Prices, price_year
from mpcompare.model.pay.wage import DataSource

ECB = DataSource("ecb", "Reference rates", "European Central Bank")
BLS = DataSource("cpi", "CPI-U", "US Bureau of Labor Statistics")
# data/money/exchange_rates.csv and data/wages/cpi.csv
PRICES = Prices(
    rates={
        2024: {"USD": 1.0, "GBP": 0.782333},
        2025: {"USD": 1.0, "GBP": 0.759185, "CAD": 1.39807},
    },
    rates_source=ECB,
    index={2017: 245.120, 2021: 270.970, 2025: 321.943},
    index_source=BLS,
)


@pytest.mark.parametrize(
    ("when", "year"), [("2023-24", 2023), ("2025-26", 2025), ("2024", 2024), ("", None)]
)
def test_an_academic_year_takes_the_year_in_which_it_begins(when, year):
    assert price_year(when) == year


def test_pounds_in_dollars():
    # 29,500 / 0.759185 = 38,857.46
    conversion = PRICES.conversion("GBP", 2025, "USD")
    assert conversion.convert(Money(29_500, "GBP")) == Money(38_857.0, "USD")
    assert conversion.is_approximate
    assert conversion.steps == (
        "Converted at 0.759185 GBP for 1 USD, the average of 2025 (European Central Bank).",
    )


def test_between_two_currencies_neither_of_which_is_the_dollar():
    # 10,000 x 1.39807 / 0.759185 = 18,415.41
    conversion = PRICES.conversion("GBP", 2025, "CAD")
    assert conversion.convert(Money(10_000, "GBP")) == Money(18_415.0, "CAD")


def test_a_year_that_is_not_over_takes_the_newest_whole_one_and_says_so():
    (step,) = PRICES.conversion("GBP", 2026, "USD").steps
    assert "the average of 2025, the newest whole year: 2026 is not over" in step


def test_dollars_of_2021_in_those_of_2025():
    # 30,420 x 321.943 / 270.970 = 30,420 x 1.1881131 = 36,142.40
    conversion = PRICES.conversion("USD", 2021, real=True)
    assert conversion.convert(Money(30_420, "USD")) == Money(36_142.0, "USD")
    (step,) = conversion.steps
    assert step == (
        "In 2025 dollars: times 321.943 / 270.970, the CPI-U of 2025 over that of 2021 "
        "(US Bureau of Labor Statistics)."
    )


def test_dollars_of_the_newest_year_stay():
    conversion = PRICES.conversion("USD", 2025, real=True)
    assert (conversion.convert(Money(100.5, "USD")), conversion.is_approximate) == (
        Money(100.5, "USD"),
        False,
    )


def test_as_stated_is_as_stated():
    conversion = PRICES.conversion("GBP", 2016)
    assert conversion.convert(Money(537.5, "GBP")) == Money(537.5, "GBP")
    assert not conversion.is_approximate


@pytest.mark.parametrize(
    ("currency", "year", "to", "real", "problem"),
    [
        ("ISK", 2025, "USD", False, "No exchange rate of 2025 from ISK to USD."),
        ("GBP", 2014, "USD", True, "No exchange rate of 2014 from GBP to USD."),
        (
            "GBP",
            None,
            "USD",
            False,
            "Not converted to USD: the source does not state the year of the price.",
        ),
        ("USD", 2026, "", True, "Not carried to 2025 dollars: no annual price index of 2026."),
        ("GBP", 2024, "", True, "Not carried to 2025 prices: the index is of US prices, for"),
    ],
)
def test_what_cannot_be_converted_stays_and_says_why(currency, year, to, real, problem):
    conversion = PRICES.conversion(currency, year, to, real=real)
    assert conversion.problem.startswith(problem)
    assert conversion.convert(Money(100, currency)) == Money(100, currency)
