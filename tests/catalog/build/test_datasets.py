"""Figures of schools, fields and countries as the CSV files hold them, on the programs of a school.

All figures are written out from institutions/*.csv and money/living_costs.csv.
"""

import tomllib
from pathlib import Path

import pytest

from mpcompare.catalog.build.csv_file import read_csv
from mpcompare.catalog.build.dataset_rows import Datasets
from mpcompare.catalog.build.datasets import with_datasets
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Absence, Fact, Source, Statement
from mpcompare.model.program import Program

DATA = Path(__file__).parents[3] / "data"
PAGE = Source("page", "https://example.org", "Made-up school", "official", "2026")
LOWELL, NYU, BELMONT, AMERICAN, CHICAGO = 166513, 193900, 219709, 131159, 144281
GEORGIA_TECH, ONLY_ON_CAMPUS, INDIANA_OF_PENNSYLVANIA = 139755, 130697, 213020
TABLES = ("graduate_tuition", "school_living_costs", "scorecard_field", "country_living_costs")
MUSIC = {
    "field_earnings_four_years": "$52,777 a year, Music",
    "field_earnings_one_year": "$32,175 a year, Music",
    "field_debt": "$103,403, Music",
}


@pytest.fixture(scope="module")
def datasets():
    tables = {t.name: read_csv(DATA, t) for t in CSV_TABLES if t.name in TABLES}
    return Datasets(tables, tomllib.loads((DATA / "sources.toml").read_text("utf-8"))["source"])


@pytest.fixture
def filled(datasets):
    def of(country="US", region="", city="", unitid=None, sources=(PAGE,), **facts):
        bare = Program(
            "made-up", "Made-up school", "Made-up program", "MM", country, region, city,
            "https://example.org", unitid, sources, facts,
        )  # fmt: skip
        return with_datasets(bare, ATTRIBUTES, datasets)

    return of


def texts(program, key):
    return [ATTRIBUTES[key].kind.text(value) for value in program.fact(key).values]


def notes(program, key):
    return [statement.note for statement in program.fact(key).statements]


def test_a_schools_average_tuition_is_its_newest_with_its_fees_in_the_note(filled):
    lowell = filled(unitid=LOWELL)
    assert texts(lowell, "school_tuition") == [
        "$15,330 a year, in-state, 2023-24",
        "$27,706 a year, out-of-state, 2023-24",
    ]
    assert notes(lowell, "school_tuition") == ["", "required fees of $720 a year are on top"]
    assert texts(filled(unitid=BELMONT), "school_tuition") == ["$26,100 a year, 2023-24"]


def test_a_figure_names_its_release_and_year(filled):
    belmont = filled(unitid=BELMONT)
    (stated,) = belmont.fact("school_tuition").statements
    assert stated.source.publisher == (
        "US Department of Education, National Center for Education Statistics: "
        "IPEDS student charges IC2023_AY, 2023-24"
    )
    assert (stated.source.kind, stated.source.as_of) == ("government", "2023-24")
    assert stated.source.url.startswith("https://nces.ed.gov/ipeds/")
    (earned,) = belmont.fact("field_earnings_four_years").statements
    assert "College Scorecard" in earned.source.publisher
    assert earned.source.as_of == "2026-06-10"
    assert belmont.sources == (PAGE, stated.source, earned.source)


def test_a_charge_by_the_credit_is_not_shown_as_a_year(filled):
    assert filled(unitid=CHICAGO).fact("school_tuition") == NOT_STATED


def test_the_fields_figures_are_named_by_their_field(filled):
    nyu = filled(unitid=NYU)
    for key, words in MUSIC.items():
        assert texts(nyu, key) == [words]
        assert notes(nyu, key) == [""]
    assert texts(filled(unitid=AMERICAN), "field_earnings_four_years") == [
        "$65,062 a year, Arts, Entertainment, and Media Management",
        "$74,573 a year, Audiovisual Communications Technologies/Technicians",
    ]


def test_a_suppressed_figure_is_withheld_and_no_gap(filled):
    for key in MUSIC:
        assert filled(unitid=GEORGIA_TECH).fact(key).reason is Absence.WITHHELD
        assert filled(unitid=1).fact(key) == NOT_STATED
    indiana = filled(unitid=INDIANA_OF_PENNSYLVANIA)
    assert texts(indiana, "field_earnings_one_year") == ["$50,808 a year, Music"]
    assert indiana.fact("field_earnings_four_years").reason is Absence.WITHHELD
    assert notes(filled(unitid=BELMONT), "field_debt") == [
        "withheld for Audiovisual Communications Technologies/Technicians"
    ]


def test_living_costs_of_a_us_school_are_added_up_from_what_it_reports(filled):
    lowell = filled(unitid=LOWELL)
    assert texts(lowell, "living_costs") == [
        "$16,794 an academic year, on campus",
        "$8,770 an academic year, off campus, not with family",
    ]
    assert notes(lowell, "living_costs") == [
        "food and housing $15,424 and other expenses $1,370",
        (
            "food and housing $6,400 and other expenses $2,370; "
            "books and supplies of $1,200 are on top"
        ),
    ]
    assert {stated.basis for stated in lowell.fact("living_costs").statements} == {"computed"}


def test_one_sum_for_on_and_off_campus_stands_once(filled):
    nyu = texts(filled(unitid=NYU), "living_costs")
    assert nyu == ["$25,820 an academic year, on or off campus"]


def test_what_a_school_does_not_report_is_left_out(filled):
    found = texts(filled(unitid=ONLY_ON_CAMPUS), "living_costs")
    assert found == ["$20,504 an academic year, on campus"]


@pytest.mark.parametrize("unitid", [None, 1])
def test_a_school_without_a_row_has_nothing(filled, unitid):
    bare = filled(unitid=unitid)
    assert (bare.facts, bare.sources) == ({}, (PAGE,))


def test_living_costs_are_no_question_for_who_studies_from_anywhere(filled):
    for country, unitid in (("US", LOWELL), ("GB", None), ("ES", None)):
        online = filled(country, unitid=unitid, online=Fact((Statement("online", PAGE),)))
        assert online.fact("living_costs").reason is Absence.NOT_APPLICABLE


def test_a_sum_to_show_is_that_of_the_region_the_newest_and_says_who_reports_it(filled):
    london = filled("GB", "England", "London")
    assert texts(london, "living_costs") == [
        ("£1,529 a month for 9 months, sum for a student permit, London, reported by VisaHQ (news)")
    ]
    (stated,) = london.fact("living_costs").statements
    assert (stated.source.kind, stated.source.as_of) == ("directory", "2025")
    assert "not seen at the authority itself: check it there" in stated.note
    assert texts(filled("CA", "Alberta", "Calgary"), "living_costs") == [
        "CAD 22,895 a year, sum for a student permit, outside Quebec"
    ]


def test_the_authoritys_own_sum_stands_beside_a_newer_report(filled):
    ghent = filled("BE", city="Ghent")
    assert texts(ghent, "living_costs") == [
        (
            "€1,062 a month for 12 months, sum for a student permit, "
            "reported by The Brussels Times (newspaper)"
        ),
        "€835 a month for 12 months, sum for a student permit",
    ]
    reported, own = ghent.fact("living_costs").statements
    assert (own.source.kind, reported.source.kind) == ("government", "directory")
    assert own.source.key != reported.source.key
    assert "check it there" not in own.note


def test_a_university_that_restates_a_sum_is_not_taken_for_the_school(filled):
    (berlin,) = filled("DE", "Berlin", "Berlin").fact("living_costs").statements
    assert berlin.value.by == "restated by University of Duisburg-Essen"
    assert berlin.source.kind == "directory"


def test_ages_have_a_sum_each(filled):
    sums = [value.money.amount for value in filled("AT", city="Graz").fact("living_costs").values]
    assert sums == [722.58, 1308.39]


def test_both_ends_of_a_range_are_one_figure(filled):
    assert texts(filled("DK", city="Copenhagen"), "living_costs") == [
        "DKK 12,380 to DKK 17,000 a month, a university's estimate, Copenhagen"
    ]


def test_old_figures_and_those_of_another_city_are_left_out(filled):
    hong_kong = texts(filled("HK", city="Hong Kong"), "living_costs")
    assert hong_kong == ["HKD 50,000 to HKD 60,000 a year, a university's estimate"]
    assert filled("CH", city="Basel").fact("living_costs") == NOT_STATED
    assert [value.what for value in filled("CH", city="Zurich").fact("living_costs").values] == [
        "sum for a student permit, Canton of Zurich",
        "a university's estimate, Zurich",
    ]


def test_a_source_of_the_file_keeps_its_key(filled):
    own = Source("ipeds_ic2023_ay", "https://example.org/a", "Made-up page", "official", "2026")
    belmont = filled(unitid=BELMONT, sources=(PAGE, own))
    keys = [source.key for source in belmont.sources]
    assert keys[:2] == ["page", "ipeds_ic2023_ay"]
    assert len(set(keys)) == len(keys)
    (stated,) = belmont.fact("school_tuition").statements
    assert stated.source in belmont.sources
    assert stated.source != own
