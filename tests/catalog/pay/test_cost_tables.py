"""What costs are worked out with, against figures written out from the CSV files by hand."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.catalog.pay.cost_tables import (
    occupations,
    prices,
    states,
    university_tuition,
    wage_near,
)
from mpcompare.catalog.pay.wage_place import place_of
from mpcompare.model.program import Program

DATA = Path(__file__).parents[3] / "data"
GEORGIA_TECH, LOWELL, COLUMBIA_CHICAGO = 139755, 166513, 144281


@pytest.fixture(scope="module")
def catalog():
    uri = f"{(DATA / 'catalog.db').as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def school(country, region="", city=""):
    return Program(
        "made-up", "Made-up school", "Made-up program", "MM", country, region, city,
        "https://example.org", None, (), {},
    )  # fmt: skip


def wage_at(catalog, program):
    return wage_near(catalog, place_of(catalog, program), "27-4014")


def test_georgia_tech_2023(catalog):
    rows = university_tuition(catalog, GEORGIA_TECH)
    assert [(r.academic_year, r.residency, r.tuition, r.fees) for r in rows] == [
        ("2023-24", "in-state", 14064, 1506),
        ("2023-24", "out-of-state", 29140, 1506),
        ("2022-23", "in-state", 14064, 1506),
        ("2022-23", "out-of-state", 29140, 1506),
    ]
    assert rows[0].source.url.startswith("https://nces.ed.gov/ipeds/")
    assert rows[0].source.as_of == "2023-24"


def test_a_charge_by_the_credit_is_not_shown_as_a_year(catalog):
    assert university_tuition(catalog, COLUMBIA_CHICAGO) == ()
    assert university_tuition(catalog, None) == ()


def test_rates_and_index_are_of_whole_years(catalog):
    found = prices(catalog)
    assert found.rates[2025]["GBP"] == 0.759185
    assert found.rates[2025]["USD"] == 1.0
    assert 2026 not in found.rates
    assert (found.index[2025], found.index[2021], found.newest_year) == (321.943, 270.970, 2025)
    assert found.rates_source.publisher == "European Central Bank"
    assert found.index_source.publisher == "US Bureau of Labor Statistics"
    assert found.currencies[0] == "USD"
    assert len(found.currencies) == 14


def test_pay_is_that_of_the_place(catalog):
    lowell = wage_at(catalog, school("US", "Massachusetts", "Lowell"))
    assert tuple(lowell.percentiles.values()) == (35540, 51190, 63250, 113710, 134480)
    bristol = wage_at(catalog, school("GB", "England", "Bristol"))
    assert (bristol.currency, bristol.p25, bristol.median, bristol.p75) == (
        "GBP", 20408, 27970, 32051,
    )  # fmt: skip
    assert wage_at(catalog, school("ES")) is None


def test_what_can_be_chosen(catalog):
    found = occupations(catalog)
    assert [one.code for one in found[:3]] == ["27-4014", "25-1121", "27-2041"]
    assert len({one.code for one in found}) == len(found) == 11
    names = states(catalog)
    assert len(names) == 51
    assert "District of Columbia" in names
    assert "United States" not in names
