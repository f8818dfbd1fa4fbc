"""Values in people's own files: what was read wrongly once, by the kinds of mistake."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mpcompare.app.compare.comparison import compared
from mpcompare.app.corrections.draft import Draft, DraftStatement, SourceDraft
from mpcompare.app.corrections.new_file import fresh_text
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.importing.run import Choice, confirmed, preview
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.library.note import Note
from mpcompare.model.money import Charge

AT = "2026-11-23T12:00:00+00:00"


def sheet(tmp_path, text, name="made-up.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def imported(workspace, path, library=None, **choices):
    """Import a file and return the library that comes of it, with the plan."""
    state = State(library=library or Library())
    laid = workspace.with_own(state.library.own, state.library.corrections)
    seen = preview(path, laid, state.library, Choice(**choices), AT)
    return confirmed(state, seen.plan, "open", path.stem, AT).library, seen.plan


def read(workspace, path):
    """Return the programs of a file by their schools, as the window then shows them."""
    library, plan = imported(workspace, path)
    laid = workspace.with_own(library.own, library.corrections)
    programs = laid.programs(tuple(library.own))
    return {program.institution: program for program in programs}, plan


def worded(programs, key):
    return {school: ATTRIBUTES[key].text(program.fact(key)) for school, program in programs.items()}


def problems(plan):
    return {
        str(planned.incoming.draft.identity["institution"]): planned.problems
        for planned in plan.planned
        if planned.problems
    }


def words(plan):
    return [planned.words for planned in plan.planned]


# Money and figures


def test_money_as_people_write_it(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School;Program;Degree;City;Country;Tuition;Application fee;Credits;Length\n"
        "Brook College;Mixing;MA;Leeds;UK;£9,250 a year, home, 2026-27;£0;180;12\n"
        "Elm College;Mixing;MA;Boston;USA;US$ 30,000 a year, all, 2026-27;US$75;30;24\n"
        "Ash College;Mixing;MA;Sydney;Australia;A$ 40,000 a year, all, 2026-27;AUD$100;96;24\n"
        "Oak;Mixing;MA;Toronto;Canada;CA$12,000 a year, all, 2026/27;free;96;2 years\n"
        "Fir;Mixing;MA;Tokyo;Japan;¥535,800 a year, all, 2026-27;¥30,000;30;24\n"
        "Yew;Mixing;MA;Oslo;Norway;0 a year;none;120;24\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "application_fee") == {
        "Brook College": "No fee",
        "Elm College": "$75",
        "Ash College": "AUD 100",
        "Oak": "No fee",
        "Fir": "JPY 30,000",
        "Yew": "No fee",
    }
    assert worded(programs, "tuition") == {
        "Brook College": "£9,250 a year, home, 2026-27",
        "Elm College": "$30,000 a year, 2026-27",
        "Ash College": "AUD 40,000 a year, 2026-27",
        "Oak": "CAD 12,000 a year, 2026-27",
        "Fir": "JPY 535,800 a year, 2026-27",
        "Yew": programs["Yew"].fact("tuition").values[0].text,
    }
    assert programs["Yew"].fact("tuition").values[0].money.amount == 0
    assert programs["Oak"].fact("duration_months").values == (24,)


def test_swiss_apostrophes_group_thousands(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School;Program;Degree;City;Country;Tuition;Application fee;Credits;Length\n"
        "Haute école du Lac;Son;MA;Lausanne;Switzerland;CHF 1'500 a term, all, 2026-27;"
        "CHF 1\u2019150;120;24 months\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    (program,) = programs.values()
    assert program.fact("tuition").values[0].money.amount == 1500
    assert program.fact("application_fee").values[0].amount == 1150


def test_thousands_grouped_by_a_dot_are_no_fractions(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School;Program;Degree;City;Country;Tuition;Application fee;Credits;Length\n"
        "Akademie Nord;Tonregie;MA;Kiel;Germany;12.500 EUR a year, international, 2026-27;"
        "1.050 EUR;120;24\n"
        "Akademie Süd;Tonregie;MA;Ulm;Germany;€9.250 a year, all, 2026-27;€75,50;1.090;18,5\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "tuition") == {
        "Akademie Nord": "€12,500 a year, international, 2026-27",
        "Akademie Süd": "€9,250 a year, 2026-27",
    }
    assert worded(programs, "application_fee") == {
        "Akademie Nord": "€1,050",
        "Akademie Süd": "€75.50",
    }
    assert programs["Akademie Süd"].fact("duration_months").values == (18.5,)
    assert programs["Akademie Süd"].fact("credits").values == (1090,)


def test_a_figure_that_can_be_two_is_reported_and_not_taken(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Credits,Length,Application fee\n"
        'A School,Mixing,1.050,2,"10,000-12,000 EUR"\n'
        "B School,Mixing,120,24,$50\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {
        "A School": (
            "Credits: “1.050” can be 1050 or 1.05: say how figures are written, or write which.",
            "Length: “2” can be months or years: write which.",
            "Application fee: “10,000-12,000 EUR” is a range: write one figure.",
        )
    }
    for key in ("credits", "duration_months", "application_fee"):
        assert not programs["A School"].fact(key).is_known


def test_what_the_heading_says_holds_for_the_cells(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,Application fee (USD),Tuition (EUR/year),Length (months),"
        "Credits (ECTS)\nRiver School,Mixing,MA,75,12000,18,120\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "application_fee") == {"River School": "$75"}
    assert worded(programs, "tuition") == {"River School": "€12,000 a year, year not stated"}
    assert programs["River School"].fact("duration_months").values == (18,)
    assert programs["River School"].fact("credits").values == (120,)


# Days


TWO_DAYS = "can be 3 April 2027 or 4 March 2027: name the month, or say what comes first"
DAYS = (
    ("A School", "2027-01-15", "15 January 2027"),
    ("B School", "01/15/2027", "15 January 2027"),
    ("C School", "15.01.2027", "15 January 2027"),
    ("D School", '"January 15, 2027"', "15 January 2027"),
    ("E School", "15 January", "15 January"),
    ("F School", "Jan 15", "15 January"),
    ("G School", "15-Jan-27", "15 January 2027"),
    ("J School", "rolling", "Rolling: any time"),
    ("K School", "15 January (fall)", "15 January (fall)"),
    ("L School", "2027-01-15T00:00:00", "15 January 2027"),
)


def test_days_as_people_write_them(workspace, tmp_path):
    rows = "".join(f"{school},Mixing,MA,{cell}\n" for school, cell, _ in DAYS)
    path = sheet(
        tmp_path,
        f"School,Program,Degree,Deadline\n{rows}"
        "H School,Mixing,MA,46037\nI School,Mixing,MA,03/04/2027\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {
        "H School": (
            "Apply by: “46037” is a spreadsheet's number of a day: show the cell as a date.",
        ),
        "I School": (f"Apply by: “03/04/2027” {TWO_DAYS}.",),
    }
    said = worded(programs, "deadlines")
    assert {school: said[school] for school, _, _ in DAYS} == {s: day for s, _, day in DAYS}


def test_the_other_days_of_a_file_tell_which_comes_first(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Deadline\nA School,Mixing,12/1/2026\nB School,Mixing,12/15/2026\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "deadlines")["A School"] == "1 December 2026"


def test_cells_of_a_spreadsheet_that_are_dates(workspace, tmp_path):
    path = tmp_path / "made-up.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    as_day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_row(0, 0, ["School", "Program", "Deadline"])
    for number, day in enumerate((datetime(2027, 1, 15), datetime(2027, 4, 3)), 1):
        page.write_row(number, 0, [f"Made-up School {number}", "Mixing"])
        page.write_datetime(number, 2, day, as_day)
    book.close()
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "deadlines") == {
        "Made-up School 1": "15 January 2027",
        "Made-up School 2": "3 April 2027",
    }


# Yes and no


def test_yes_and_no_under_requirements(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,Part-time,GRE,Audition,Internship,Portfolio\n"
        "A School,Mixing,MA,Yes,Yes,No,yes,y\n"
        "B School,Mixing,MA,ja,nein,optional,No,TRUE\n"
        "C School,Mixing,MA,✔,✗,waived,-,FALSE\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {
        "C School": ("Audition: “waived” is not one of Required, Optional, Not required.",)
    }
    assert worded(programs, "part_time") == dict.fromkeys(programs, "Yes")
    assert list(worded(programs, "gre").values()) == ["Required", "Not required", "Not required"]
    assert list(worded(programs, "audition").values()) == [
        *("Not required", "Optional", "not stated")
    ]
    assert list(worded(programs, "internship").values()) == [
        *("Required", "Not required", "not stated")
    ]
    assert list(worded(programs, "sample_recordings").values()) == [
        *("Required", "Required", "Not required")
    ]


def test_years_of_study_are_months(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,Country,Length\nRiver School,Mixing,MA,GB,2 years\n"
        "Lake School,Audio,MA,GB,1 year\nHill School,Audio,MA,GB,12 mo\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {}
    assert worded(programs, "duration_months") == {
        "River School": "24 months",
        "Lake School": "12 months",
        "Hill School": "12 months",
    }


# Places


def test_countries_by_their_usual_names_and_what_is_withheld(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,City,State,Country,GPA,Tuition\n"
        'A School,Mixing,MM,New York,NY,USA,3.0,"$62,000"\n'
        'B School,Mixing,MS,Coral Gables,FL,United States of America,"3,0",PrivacySuppressed\n'
        "C School,Mixing,MA,New York,N.Y.,U.S.A.,N/A,\n"
        'D School,Mixing,MA,Leeds,England,England,2:1,"£11,000 a year"\n',
    )
    programs, plan = read(workspace, path)
    assert [program.country for program in programs.values()] == ["US", "US", "US", "GB"]
    assert [program.region for program in programs.values()] == [
        *("New York", "Florida", "New York", "England")
    ]
    assert worded(programs, "tuition")["B School"] == "withheld"
    assert problems(plan) == {
        "A School": (
            "Tuition: “$62,000” does not say for what: a year, a term, a credit or in all.",
        ),
        "D School": ("Minimum GPA: “2:1” is not a number.",),
    }


@pytest.mark.parametrize("country", [",US", ",USA", ""])
def test_the_same_place_by_another_name_is_no_correction(workspace, tmp_path, country):
    heading = ",Country" if country else ""
    path = sheet(
        tmp_path,
        f"School,Program,Degree,City,State{heading}\n"
        f"University of Miami,Music Engineering Technology,MS,Coral Gables,FL{country}\n",
    )
    library, plan = imported(workspace, path)
    assert words(plan) == ["There already"]
    assert library.corrections == {}


def test_another_place_is_a_correction_by_its_full_name(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,State\nUniversity of Miami,Music Engineering Technology,MS,GA\n",
    )
    library, plan = imported(workspace, path)
    assert words(plan) == ["Correct 1 value"]
    assert [correction.value for correction in library.corrections.values()] == ["Georgia"]


def test_names_in_another_script_are_kept_apart(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,City\n東京の学校,録音,MA,東京\n京都の学校,録音,MA,京都\n"
        "東京の学校,録音,MA,東京\n",
    )
    library, plan = imported(workspace, path)
    assert [planned.fate for planned in plan.planned] == ["add", "add", "left"]
    again, plan = imported(workspace, path, library)
    assert again.own == library.own


# Links


def test_a_link_that_is_none_is_a_problem(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,Country,Link\n"
        "A School,Mixing,MA,GB,file:///tmp/evil.desktop\nB School,Mixing,MA,GB,www.b.example/mix\n"
        "C School,Mixing,MA,GB,see page\nD School,Mixing,MA,GB,smb://host/share\n"
        "E School,Mixing,MA,GB,HTTPS://e.example/mix\nF School,Mixing,MA,GB,n/a\n",
    )
    programs, plan = read(workspace, path)
    assert {school: program.url for school, program in programs.items()} == {
        **dict.fromkeys(("A School", "B School", "C School", "D School", "F School"), ""),
        "E School": "https://e.example/mix",
    }
    assert set(problems(plan)) == {"A School", "B School", "C School", "D School"}
    assert problems(plan)["D School"] == (
        "Link: “smb://host/share” does not begin with http:// or https://.",
    )


def test_a_source_in_a_list_of_facts_leads_to_the_web_alone(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "program,attribute,label,value,raw,basis,absence,source,url,publisher,kind,as_of\n"
        "own-x,institution,School,X,Made-up School,stated,,page,,,,\n"
        "own-x,name,Program,Y,Mixing,stated,,page,,,,\n"
        "own-x,credits,Credits,30,30,stated,,s,file:///etc/passwd,Made-up,yours,2026\n",
    )
    programs, plan = read(workspace, path)
    assert problems(plan) == {
        "Made-up School": (
            "Credits: “file:///etc/passwd” does not begin with http:// or https:// (row 4).",
        )
    }
    (statement,) = programs["Made-up School"].fact("credits").statements
    assert (statement.value, statement.source.url) == (30, "")


# One program more than once


TWICE = (
    "School,Program,Degree,City\nRiver School,Mixing,MA,Kent\nRiver School,Mixing,MA,Kent\n"
    "RIVER SCHOOL ,mixing,MA,Kent\nRiver School,Mixing,M.A.,Kent\n"
)


def test_a_program_in_several_rows_is_added_once(workspace, tmp_path):
    path = sheet(tmp_path, TWICE)
    library, plan = imported(workspace, path)
    assert words(plan) == ["Add, 4 values", "Left out", "Left out", "Left out"]
    assert {planned.problems for planned in plan.planned[1:]} == {
        ("It is the same program as row 2.",)
    }
    assert len(library.own) == 1
    again, plan = imported(workspace, path, library)
    assert words(plan) == ["There already", "Left out", "Left out", "Left out"]
    assert again == library


def test_programs_of_one_name_in_two_cities_are_two(workspace, tmp_path):
    path = sheet(
        tmp_path,
        "School,Program,Degree,City\nRiver School,Mixing,MA,Kent\nRiver School,Mixing,MA,York\n",
    )
    library, plan = imported(workspace, path)
    assert words(plan) == ["Add, 4 values", "Add, 4 values"]
    again, plan = imported(workspace, path, library)
    assert words(plan) == ["There already", "There already"]
    assert again == library


def test_programs_that_only_their_ids_tell_apart_are_asked_for_by_id(workspace, tmp_path):
    text = 'id = "{}"\ninstitution = "River School"\nname = "Mixing"\ndegree = "MA"\n'
    own = {key: OwnProgram(text.format(key), AT) for key in ("own-one", "own-two")}
    library = replace(comparing(*own), own=own)
    _, plan = imported(
        workspace, sheet(tmp_path, TWICE.splitlines()[0] + "\nRiver School,Mixing,MA,\n"), library
    )
    assert plan.planned[0].problems == (
        "There are several of this name: say which in a column “id”, own-one, own-two.",
    )


# Notes and tags


NOTES = (
    "School,Program,Degree,Notes,Tags\n"
    "New York University,Music Technology,MM,pasted remark,second-choice\n"
)


def test_what_stays_as_it_is_gets_no_notes_and_tags(workspace, tmp_path):
    library, plan = imported(workspace, sheet(tmp_path, NOTES), mode="add")
    assert words(plan) == ["There already"]
    assert (library.notes, library.tags) == ({}, {})


def test_notes_and_tags_that_come_are_reported(workspace, tmp_path):
    path = sheet(tmp_path, NOTES)
    library, plan = imported(workspace, path)
    assert words(plan) == ["Add a note, a tag"]
    assert plan.sentence == "1 program to merge"
    (program,) = {key for key, _ in library.notes}
    assert library.notes[program, ""].text == "pasted remark"
    assert library.tags == {program: ("second-choice",)}
    again, plan = imported(workspace, path, library)
    assert words(plan) == ["There already"]
    assert again == library


def test_a_note_of_the_users_stays_before_what_comes(workspace, tmp_path):
    path = sheet(tmp_path, NOTES)
    first, plan = imported(workspace, path)
    (place,) = first.notes
    held = replace(Library(), notes={place: Note("my own", AT)})
    library, plan = imported(workspace, path, held)
    assert words(plan) == ["Add a note, a tag"]
    assert library.notes[place].text == "my own\n\npasted remark"


# What we export comes back

YEARS = st.one_of(
    st.just("undated"), st.integers(1990, 2090).map(lambda y: f"{y}-{(y + 1) % 100:02}")
)
AMOUNTS = st.one_of(st.integers(0, 10**6), st.integers(1, 10**7).map(lambda cents: cents / 100))
MONEY = st.fixed_dictionaries(
    {"amount": AMOUNTS, "currency": st.sampled_from(["USD", "EUR", "GBP", "NOK", "JPY", "CAD"])}
)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
VALUES = {
    "application_fee": MONEY.filter(lambda money: money["amount"]),
    "credits": st.integers(0, 9999),
    "minimum_gpa": st.integers(0, 40).map(lambda tenths: tenths / 10),
    "duration_months": st.integers(1, 60),
}
PARTS = {
    "tuition": st.builds(
        lambda money, basis, whom, year: {
            **money,
            "basis": basis,
            "residency": whom,
            "academic_year": year,
        },
        MONEY,
        st.sampled_from(["year", "term", "credit", "program"]),
        st.sampled_from(["in-state", "out-of-state", "home", "international", "all"]),
        YEARS,
    ),
    "deadlines": st.builds(
        lambda term, day, kind: {**({"term": term} if term else {}), "date": day, "kind": kind},
        st.sampled_from(["", "fall", "spring", "summer", "winter"]),
        st.one_of(DATES, DATES.map(lambda day: day[5:])),
        st.sampled_from(["final", "priority", "international"]),
    ),
}
ALL_PARTS = PARTS.items()
PROGRAMS = st.fixed_dictionaries(
    {"country": st.sampled_from(["US", "CA", "JP", "NO", "DE"])},
    optional={
        **VALUES,
        **{
            key: st.lists(each, min_size=1, max_size=2, unique_by=str)
            for key, each in PARTS.items()
        },
    },
)


def told(fact):
    """Return a fact's values once each; nothing to pay is nothing in every currency and term."""
    values = [
        (value.residency, value.academic_year, value.funded_by)
        if isinstance(value, Charge) and not value.money.amount and value.most is None
        else value
        for value in fact.values
    ]
    return list(dict.fromkeys(values))


@given(PROGRAMS, st.sampled_from(["csv", "csv-facts"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_values_that_we_export_come_back_the_same(workspace, tmp_path, values, form):
    identity = {"institution": "Made-up School", "name": "Mixing", "country": values["country"]}
    facts = {
        key: tuple(DraftStatement(one, "s") for one in (value if key in PARTS else [value]))
        for key, value in values.items()
        if key != "country"
    }
    draft = Draft(identity, (SourceDraft("s", "", "Made-up", "yours", "2026"),), facts)
    own = {"own-one": OwnProgram(fresh_text("own-one", draft, ATTRIBUTES), AT)}
    library = replace(comparing("own-one"), own=own)
    laid = workspace.with_own(own, {})
    path = tmp_path / "made-up.csv"
    comparison = compared(laid, State(library=library), 2026)
    write(laid, comparison, path, Choices(format=form), made=date(2026, 11, 23))
    back, plan = imported(workspace, path)
    assert problems(plan) == {}
    (before,) = comparison.programs
    (after,) = workspace.with_own(back.own, {}).programs(["own-one"])
    for attribute in ATTRIBUTES:
        assert told(after.fact(attribute)) == told(before.fact(attribute)), attribute.key
