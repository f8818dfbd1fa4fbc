"""Living costs as they stand in institutions/living_costs.csv and money/living_costs.csv."""

from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.catalog.pay.living_costs import ONLINE, living_costs
from mpcompare.catalog.reader import Catalog
from mpcompare.model.cost.living_cost import LivingCosts
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.program import Program

DATA = Path(__file__).parents[3] / "data"
PAGE = Source("page", "https://example.org", "Made-up school", "official", "2026")
LOWELL, NYU, NO_OFF_CAMPUS = 166513, 193900, 130697


@pytest.fixture(scope="module")
def opened():
    with closing(Catalog.open(DATA / "catalog.db")) as catalog:
        yield catalog


@pytest.fixture
def found(opened):
    def of(country="US", region="", city="", unitid=None, online=""):
        facts = {"online": Fact((Statement(online, PAGE),))} if online else {}
        program = Program(
            "made-up", "Made-up school", "Made-up program", "MM", country, region, city,
            "https://example.org", unitid, (PAGE,), facts,
        )  # fmt: skip
        with opened.reading() as catalog:
            return living_costs(catalog, program)

    return of


def texts(costs: LivingCosts) -> list[tuple[str, str]]:
    return [(cost.label, cost.text) for cost in costs.costs]


def test_a_school_in_the_us_has_its_own_figures_as_it_reports_them(found):
    costs = found(unitid=LOWELL)
    assert texts(costs) == [
        ("On campus", "Food and housing $15,424, other expenses $1,370"),
        ("Off campus, not with family", "Food and housing $6,400, other expenses $2,370"),
        ("Books and supplies", "$1,200"),
    ]
    for words in ("undergraduates", "2023-24", "nine months", "graduate's costs differ"):
        assert words in costs.remark
    source = costs.costs[0].source
    assert source.publisher.endswith("IPEDS student charges IC2023_AY, 2023-24")
    assert (source.as_of, source.url[:22]) == ("2023-24", "https://nces.ed.gov/ip")


def test_one_sum_for_on_and_off_campus_stands_once(found):
    assert texts(found(unitid=NYU)) == [
        ("On or off campus", "Food and housing $22,786, other expenses $3,034"),
        ("Books and supplies", "$1,494"),
    ]


def test_what_a_school_does_not_report_is_left_out(found):
    assert [label for label, _ in texts(found(unitid=NO_OFF_CAMPUS))] == [
        "On campus",
        "Books and supplies",
    ]


@pytest.mark.parametrize("unitid", [None, 1])
def test_a_school_without_a_row_has_nothing(found, unitid):
    assert found(unitid=unitid) == LivingCosts()


def test_an_online_program_says_that_it_is_where_its_student_lives(found):
    assert found(unitid=LOWELL, online="online") == LivingCosts(remark=ONLINE)
    assert found("GB", city="Leeds", online="online") == LivingCosts(remark=ONLINE)
    assert found("ES", city="Madrid", online="online") == LivingCosts()


def test_a_sum_to_show_is_that_of_the_region_the_newest_and_says_who_reports_it(found):
    (london,) = found("GB", "England", "London").costs
    assert (london.label, london.text) == (
        "Sum to show for a student permit, London",
        "£1,529 a month, for 9 months",
    )
    assert (london.by, london.source.publisher, london.source.as_of) == (
        "reported by", "VisaHQ (news)", "2025",
    )  # fmt: skip
    assert "not seen at the authority itself: check it there" in london.notes
    assert texts(found("GB", "England", "Leeds")) == [
        ("Sum to show for a student permit, outside London", "£1,171 a month, for 9 months")
    ]
    assert texts(found("CA", "Quebec", "Montreal")) == [
        ("Sum to show for a student permit, Quebec", "CAD 24,617 a year of 12 months")
    ]
    assert texts(found("CA", "Alberta", "Calgary")) == [
        ("Sum to show for a student permit, outside Quebec", "CAD 22,895 a year of 12 months")
    ]


def test_the_authoritys_own_sum_stands_beside_a_newer_report(found):
    reported, stated = found("BE", city="Ghent").costs
    assert (reported.by, reported.text) == ("reported by", "€1,062 a month, for 12 months")
    assert (stated.by, stated.text) == ("stated by", "€835 a month, for 12 months")
    assert not any("check it there" in note for note in stated.notes)
    assert "not a measured cost" in found("BE", city="Ghent").remark


def test_ages_have_a_sum_each(found):
    assert [cost.text for cost in found("AT", city="Graz").costs] == [
        "€722.58 a month, for 12 months",
        "€1,308.39 a month, for 12 months",
    ]


def test_both_ends_of_a_range_are_one_figure(found):
    assert texts(found("DK", city="Copenhagen")) == [
        ("A university's estimate, Copenhagen", "DKK 12,380 to DKK 17,000 a month")
    ]


def test_old_figures_are_not_shown(found):
    (only,) = found("HK", city="Hong Kong").costs
    assert only.text == "HKD 50,000 to HKD 60,000 a year of 12 months"
    assert only.source.as_of == "undated"
    assert "2017" not in f"{only}"
    assert not any("end of the stated range" in note for note in only.notes)


def test_another_citys_estimate_says_so_and_its_sum_to_show_is_left_out(found):
    assert texts(found("CH", city="Basel")) == [
        ("A university's estimate, Zurich, not Basel", "CHF 2,000 a month")
    ]
    assert [label for label, _ in texts(found("CH", city="Zurich"))] == [
        "Sum to show for a student permit, Canton of Zurich",
        "A university's estimate, Zurich",
    ]


def test_months_are_those_of_the_source(found):
    assert found("FR", city="Paris").costs[0].text == "€615 a month"
    norwegian, _ = found("NO", city="Oslo").costs
    assert norwegian.text == "NOK 166,859 a year of 11 months"
