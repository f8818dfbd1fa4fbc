"""Where wages are looked up: schools from institutions.csv, figures written out from metros.csv."""

from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.catalog.pay.program_pay import pay_for
from mpcompare.catalog.pay.wage_place import areas_by_state, place_of
from mpcompare.catalog.reader import Catalog
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.pay.preferences import PayChoices, Residence
from mpcompare.model.program import Program

DATA = Path(__file__).parents[3] / "data"
PAGE = Source("page", "https://example.org", "Made-up school", "official", "2026")
BERKLEE_ONLINE = "berklee-online-ma-music-production"
NASHVILLE = Residence("US", "Tennessee", "34980")
OHIO_UNIVERSITY = 204857
MICROPOLITAN = (
    "The school lies in a micropolitan area (Athens County), outside all metropolitan areas: "
    "looked up for Ohio instead."
)
NO_AREA = "No metropolitan area with wage figures"


@pytest.fixture(scope="module")
def opened():
    with closing(Catalog.open(DATA / "catalog.db")) as catalog:
        yield catalog


@pytest.fixture
def catalog(opened):
    with opened.reading() as connection:
        yield connection


def made_up(country="US", region="", city="", unitid=None, online=()):
    facts = {"online": Fact(tuple(Statement(value, PAGE) for value in online))} if online else {}
    return Program(
        "made-up", "Made-up school", "Made-up program", "MM", country, region, city,
        "https://example.org", unitid, (PAGE,), facts,
    )  # fmt: skip


def medians(catalog, program, home=None):
    pay = pay_for(catalog, program, PayChoices(home=home))
    return {row.wage.occupation.code: (row.wage.place_label, row.wage.median) for row in pay.rows}


@pytest.mark.parametrize(
    ("program", "code", "expected"),
    [
        ("stanford-ma-music-science-and-technology", "15-1252", ("San Jose metro area", 213110)),
        ("uml-mm-sound-recording-technology", "27-4011", ("Boston metro area", 86470)),
        ("uml-mm-sound-recording-technology", "27-4014", ("Boston metro area", 77420)),
        ("northwestern-ma-sound-arts-and-industries", "27-4014", ("Chicago metro area", 73140)),
        ("brooklyn-college-mfa-sonic-arts", "27-4014", ("New York metro area", 97510)),
        ("asu-mm-composition-interdisciplinary-digital-media", "15-1252",
         ("Phoenix metro area", 131750)),
    ],
)  # fmt: skip
def test_a_school_has_the_area_that_it_lies_in(opened, catalog, program, code, expected):
    assert medians(catalog, opened.program(program))[code] == expected


def test_three_quarters_of_american_programs_have_an_area_and_the_others_say_why(opened, catalog):
    programs = [p for p in opened.programs(opened.ids()) if p.country == "US"]
    places = [place_of(catalog, program) for program in programs]
    assert sum(bool(place.area) for place in places) >= 75
    assert [place for place in places if not place.area and not place.remark] == []


@pytest.mark.parametrize(
    ("program", "remark"),
    [
        (
            made_up(region="Ohio", city="Athens", unitid=OHIO_UNIVERSITY),
            MICROPOLITAN,
        ),
        (
            made_up(region="New York", city="Brooklyn"),
            f"{NO_AREA} is named after Brooklyn: looked up for New York instead.",
        ),
        (made_up(region="Ohio"), "The program names no city: looked up for Ohio instead."),
        (made_up(), "The program names no city: looked up for the United States instead."),
    ],
)
def test_a_place_without_an_area_says_why(catalog, program, remark):
    place = place_of(catalog, program)
    assert (place.area, place.remark) == ("", remark)
    pay = pay_for(catalog, program)
    assert pay.remark == remark
    assert all(remark in row.wage.notes for row in pay.rows)


def test_the_city_decides_only_where_no_school_is_named(catalog):
    named = made_up(region="Ohio", city="Columbus", unitid=OHIO_UNIVERSITY)
    assert place_of(catalog, named).area == ""
    assert place_of(catalog, made_up(region="Ohio", city="Columbus")).area == "18140"


def test_an_area_without_the_occupation_says_that_nothing_is_published(opened, catalog):
    program = opened.program("iu-indianapolis-ms-music-technology")
    (wage,) = (
        row.wage for row in pay_for(catalog, program).rows if row.wage.occupation.code == "27-4014"
    )
    assert wage.place_label == "Indiana (the school's; area not published)"
    title = "Indianapolis-Carmel-Greenwood, IN"
    assert f"The figures for {title} are not published." in wage.notes


def test_an_online_program_says_that_the_area_is_the_schools(opened, catalog):
    program = opened.program(BERKLEE_ONLINE)
    assert medians(catalog, program)["27-4014"] == ("Boston metro area (the school's)", 77420)
    assert pay_for(catalog, program).remark == (
        "This program is online: the wages are those of where the school is, not the student."
    )


@pytest.mark.parametrize(
    ("home", "code", "expected"),
    [
        (NASHVILLE, "27-4014", ("Nashville metro area (where you live)", 71180)),
        (Residence("US", "", "34980"), "27-4014", ("Nashville metro area (where you live)", 71180)),
        (Residence("US", "Ohio"), "27-2041", ("Ohio (where you live)", 61380)),
        (Residence("GB"), "3417", ("United Kingdom, national (where you live)", 27970)),
        # an area of another state than the one that is named does not count
        (Residence("US", "Ohio", "34980"), "27-2041", ("Ohio (where you live)", 61380)),
        # too wide, or without wages in the catalog: the school's
        (Residence("US"), "27-4014", ("Boston metro area (the school's)", 77420)),
        (Residence("DE"), "27-4014", ("Boston metro area (the school's)", 77420)),
    ],
)
def test_an_online_program_has_the_wages_of_where_the_user_lives(
    opened, catalog, home, code, expected
):
    assert medians(catalog, opened.program(BERKLEE_ONLINE), home)[code] == expected


def test_an_online_program_abroad_has_the_users_wages_too(catalog):
    program = made_up("ES", city="Madrid", online=("online",))
    assert pay_for(catalog, program).rows == ()
    found = medians(catalog, program, NASHVILLE)
    assert found["27-4014"] == ("Nashville metro area (where you live)", 71180)


@pytest.mark.parametrize("online", [("on-campus",), ("hybrid",), ("online", "on-campus"), ()])
def test_who_must_be_at_the_school_has_its_wages(catalog, online):
    program = made_up(region="Massachusetts", city="Boston", online=online)
    assert medians(catalog, program, NASHVILLE)["27-4014"] == ("Boston metro area", 77420)


def test_the_areas_of_a_state_are_all_that_reach_into_it(catalog):
    areas = areas_by_state(catalog)
    philadelphia = ("37980", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD")
    assert all(philadelphia in areas[s] for s in ("Pennsylvania", "New Jersey", "Delaware"))
    assert philadelphia not in areas["New York"]
    assert ("34980", "Nashville-Davidson--Murfreesboro--Franklin, TN") in areas["Tennessee"]
