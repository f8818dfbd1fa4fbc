"""Pay against figures written out from the CSV files by hand."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.catalog.pay.program_pay import EMPLOYEES_ONLY, article_statements, pay_for
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.pay.preferences import PayChoices
from mpcompare.model.program import Program

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def catalog():
    """The bundled catalog, whose wage tables hold the CSV files."""
    uri = f"{(DATA / 'catalog.db').as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


PAGE = Source("page", "https://example.org", "Made-up school", "official", "2026")


def made_up_program(country, region, city, *concentrations) -> Program:
    facts = {}
    if concentrations:
        facts["concentrations"] = Fact((Statement(tuple(concentrations), PAGE),))
    return Program(
        id="made-up-program",
        institution="Made-up school",
        name="Made-up program",
        degree="MM",
        country=country,
        region=region,
        city=city,
        url="https://example.org",
        unitid=None,
        sources=(PAGE,),
        facts=facts,
    )


def wages(pay):
    return {row.wage.occupation.code: row.wage for row in pay.rows}


def figures(wage):
    return tuple(wage.percentiles.values())


def test_boston_has_its_metropolitan_area(catalog):
    pay = pay_for(catalog, made_up_program("US", "Massachusetts", "Boston", "production"))
    wage = wages(pay)["27-4014"]
    assert figures(wage) == (51190, 61560, 77420, 116540, 125770)
    assert (wage.level, wage.area) == ("metro", "Boston-Cambridge-Newton, MA-NH")
    assert (wage.year, wage.currency, wage.unit) == (2025, "USD", "year")
    assert (wage.mean, wage.employment, wage.emp_prse) == (89430, 140, 18.6)
    assert not wage.top_coded
    assert EMPLOYEES_ONLY in pay.notes


def test_lowell_falls_to_its_state_and_says_so(catalog):
    pay = pay_for(catalog, made_up_program("US", "Massachusetts", "Lowell", "production"))
    wage = wages(pay)["27-4014"]
    assert figures(wage) == (35540, 51190, 63250, 113710, 134480)
    assert wage.place == "Massachusetts, state"


@pytest.mark.parametrize(
    ("region", "city", "area", "expected"),
    [
        (
            "Tennessee",
            "Nashville",
            "Nashville-Davidson--Murfreesboro--Franklin, TN",
            (45010, 49420, 71180, 148830, 167690),
        ),
        (
            "Tennessee",
            "Murfreesboro",
            "Nashville-Davidson--Murfreesboro--Franklin, TN",
            (45010, 49420, 71180, 148830, 167690),
        ),
        (
            "District of Columbia",
            "Washington",
            "Washington-Arlington-Alexandria, DC-VA-MD-WV",
            (49490, 71030, 79990, 106630, 127180),
        ),
    ],
)
def test_a_city_in_an_areas_title(catalog, region, city, area, expected):
    wage = wages(pay_for(catalog, made_up_program("US", region, city)))["27-4014"]
    assert (wage.area, figures(wage)) == (area, expected)


def test_an_area_goes_by_its_first_city(catalog):
    wage = wages(pay_for(catalog, made_up_program("US", "Tennessee", "Murfreesboro")))["27-4014"]
    assert wage.place_label == "Nashville metro area"


def test_a_hyphen_or_stroke_in_a_title_does_not_hide_a_city(catalog):
    salem = made_up_program("US", "North Carolina", "Winston-Salem", "performance")
    wage = wages(pay_for(catalog, salem))["27-2042"]
    assert (wage.place_label, wage.median) == ("Winston-Salem metro area", 58.88)
    wage = wages(pay_for(catalog, made_up_program("US", "Kentucky", "Louisville")))["25-1121"]
    assert wage.area == "Louisville/Jefferson County, KY-IN"
    assert wage.place_label == "Louisville metro area"
    assert wage.annual_only


def test_a_city_of_another_state_is_not_meant(catalog):
    wage = wages(pay_for(catalog, made_up_program("US", "Maine", "Portland")))["27-4014"]
    assert "OR" not in wage.area


def test_brooklyn_is_named_by_no_area(catalog):
    wage = wages(pay_for(catalog, made_up_program("US", "New York", "Brooklyn")))["27-4014"]
    assert wage.place == "New York, state"


def test_a_card_has_five_occupations_at_most(catalog):
    every = ("production", "technical", "acoustics", "education", "computing", "media")
    assert len(pay_for(catalog, made_up_program("US", "Illinois", "Chicago", *every)).rows) == 5
    british = pay_for(catalog, made_up_program("GB", "England", "York", *every))
    assert set(wages(british)) == {"3417", "2311", "2134", "3416", "3415"}


def test_a_small_sample_says_its_error(catalog):
    wage = wages(pay_for(catalog, made_up_program("US", "California", "Valencia")))["27-4014"]
    assert (wage.level, wage.emp_prse) == ("state", 30.6)
    assert any("30.6 %" in note for note in wage.notes)


def test_a_withheld_area_falls_to_the_state_with_a_note(catalog):
    wage = wages(pay_for(catalog, made_up_program("US", "California", "San Jose")))["27-4014"]
    assert wage.level == "state"
    assert "San Jose-Sunnyvale-Santa Clara, CA are withheld" in wage.notes[0]


def test_musicians_stay_hourly(catalog):
    pay = pay_for(catalog, made_up_program("US", "California", "Los Angeles", "performance"))
    wage = wages(pay)["27-2042"]
    assert (wage.unit, wage.hourly_only) == ("hour", True)
    assert figures(wage) == (23.30, 29.66, 53.16, 75.32, 155.15)
    assert wage.unit_text == "USD an hour"


def test_withheld_in_area_and_state_falls_to_the_nation(catalog):
    pay = pay_for(catalog, made_up_program("US", "Tennessee", "Nashville", "performance"))
    wage = wages(pay)["27-2042"]
    assert (wage.place, wage.unit) == ("United States, national", "hour")
    assert [note.split(" are ")[0] for note in wage.notes] == [
        "The figures for Nashville-Davidson--Murfreesboro--Franklin, TN",
        "The figures for Tennessee",
    ]


def test_careers_of_several_concentrations_are_merged_by_rank(catalog):
    program = made_up_program("US", "Massachusetts", "Lowell", "education", "production")
    codes = [row.wage.occupation.code for row in pay_for(catalog, program).rows]
    assert codes == ["25-1121", "27-4014", "27-2012", "27-2041"]


def test_without_concentrations_the_default_careers(catalog):
    pay = pay_for(catalog, made_up_program("US", "Massachusetts", "Lowell"))
    assert [row.wage.occupation.code for row in pay.rows] == ["27-4014", "25-1121", "27-2041"]


def test_the_united_kingdom_leaves_withheld_percentiles_out(catalog):
    pay = pay_for(catalog, made_up_program("GB", "England", "York", "production"))
    wage = wages(pay)["3417"]
    assert figures(wage) == (None, 20408, 27970, 32051, None)
    assert (wage.year, wage.currency, wage.unit) == (2024, "GBP", "year")
    assert wage.withheld == {"p10", "p90"}
    assert wage.text("p90") == "withheld"
    assert wage.notes == ("Newer, but the median alone: £30,396 a year in 2025.",)
    musicians = wages(pay)["3415"]
    assert not musicians.has_figures
    assert "median" in musicians.withheld


def test_canada_is_hourly(catalog):
    pay = pay_for(catalog, made_up_program("CA", "Quebec", "Montreal", "technical"))
    wage = wages(pay)["52113"]
    assert figures(wage) == (None, None, 32.86, None, None)
    assert (wage.currency, wage.unit, wage.year) == ("CAD", "hour", 2024)
    assert any("broadcast technicians" in note.casefold() for note in pay.notes)


def test_australia_is_weekly(catalog):
    pay = pay_for(catalog, made_up_program("AU", "New South Wales", "Sydney", "composition"))
    assert {code: (w.median, w.unit, w.currency) for code, w in wages(pay).items()} == {
        "2112": (1766, "week", "AUD"),
        "2421": (2924, "week", "AUD"),
    }


def test_a_country_without_figures_says_so_and_shows_american_ones_on_request(catalog):
    program = made_up_program("DE", "Berlin", "Berlin", "production")
    pay = pay_for(catalog, program)
    assert pay.rows == ()
    assert pay.sentence == "No wage figures for Germany in this catalog."
    asked = pay_for(catalog, program, PayChoices(national_abroad=True))
    assert asked.sentence == pay.sentence
    assert {row.wage.place for row in asked.rows} == {"United States, national"}
    assert figures(wages(asked)["27-4014"]) == (37570, 49910, 73130, 100280, 137370)


def test_countries_with_figures_keep_to_their_own(catalog):
    program = made_up_program("GB", "England", "York", "production")
    asked = pay_for(catalog, program, PayChoices(national_abroad=True))
    assert {row.wage.country for row in asked.rows} == {"GB"}


def test_the_article_names_a_country_with_its_article(catalog):
    pay = pay_for(catalog, made_up_program("NL", "Utrecht", "Utrecht"))
    assert pay.sentence == "No wage figures for the Netherlands in this catalog."


def test_a_wage_names_its_release(catalog):
    pay = pay_for(catalog, made_up_program("US", "Massachusetts", "Lowell"))
    source = pay.rows[0].wage.source
    assert source.publisher == "US Bureau of Labor Statistics"
    assert source.text.startswith("US Bureau of Labor Statistics, Occupational Employment and Wage")
    assert "May 2025" in source.title


def test_the_articles_figures_stand_beside_what_the_data_show(catalog):
    statements = {statement.number: statement for statement in article_statements(catalog)}
    assert list(statements) == [f"A{number}" for number in range(1, 25)]
    assert (statements["A8"].figure, statements["A8"].year) == (52390, "May 2018")
    assert (statements["A9"].figure, statements["A9"].unit) == (8, "%")
    for words in ("6.3 %", "7.9 %", "-1.7 %"):
        assert words in statements["A9"].correction
    median = catalog.execute(
        "SELECT median FROM wages_national WHERE soc = '27-4014' AND year = 2018"
    ).fetchone()
    assert median == (52390,)
