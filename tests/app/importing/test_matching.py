"""Columns of people's own sheets: what each is by its name, its cells and its unit."""

import csv
import doctest

import pytest

from mpcompare.app.importing import application_words, headings
from mpcompare.app.importing.headings import column_of
from mpcompare.app.importing.matching import header_of, layout_of, match
from mpcompare.app.importing.memory import remember, remembered
from mpcompare.app.importing.run import Choice, confirmed, preview
from mpcompare.app.importing.table import ImportTable, Record, table_of
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Status
from mpcompare.model.library.library import Library

AT = "2026-11-23T12:00:00+00:00"

TRACKER = {
    "School name": ("River University", "institution"),
    "Program name": ("Audio Production", "name"),
    "Degree level": ("Master's", "degree"),
    "Program Delivery": ("In-person", "online"),
    "Program length": ("2 years", "duration_months"),
    "Application deadline": ("January 5", "deadlines"),
    "Application fee amount": ("$90", "application_fee"),
    "GPA requirement": ("3.0", "minimum_gpa"),
    "GRE": ("waived", "gre"),
    "Number of references": ("3 letters", "references_count"),
    "Personal statement": ("Yes", "statement"),
    "Portal link": ("https://apply.river.example", "url"),
    "Deadline time zone": ("EST", None),
}
OWN_APPLICATIONS = {
    "School name": ("River University", "institution"),
    "Program": ("Audio Production", "name"),
    "Deadline": ("January 5", "deadlines"),
    "Fee": ("$90", "application_fee"),
    "LORs": ("3", "references_count"),
    "SOP": ("Yes", "statement"),
    "TOEFL": ("100", "english_test"),
    "Website": ("https://river.example", "url"),
    "Status": ("In progress", "your_status"),
    "To do": ("transcript; reel", "your_checklist"),
    "Notes": ("ask about housing", "note"),
    "Professor": ("Dr Made-up", None),
    "Rank": ("4", None),
}


def table(cells):
    return ImportTable("rows", tuple(cells), (Record("row 2", tuple(cells.values())),))


def matched(cells, before=None):
    found = match(table(cells), ATTRIBUTES, before)
    return {name: found.get(number) for number, name in enumerate(cells)}


@pytest.mark.parametrize("sheet", [TRACKER, OWN_APPLICATIONS])
def test_the_columns_of_an_applicants_list_are_matched_by_name(sheet):
    found = matched({name: cell for name, (cell, _) in sheet.items()})
    assert found == {name: key for name, (_, key) in sheet.items()}
    assert sum(1 for key in found.values() if key) >= 10


def test_a_name_of_several_meanings_is_read_by_its_cells():
    assert matched({"Status": "Active"}) == {"Status": "status"}
    assert matched({"Status": "Submitted"}) == {"Status": "your_status"}
    assert matched({"LORs": "Required"}) == {"LORs": "references"}
    assert matched({"LORs": "2"}) == {"LORs": "references_count"}
    assert matched({"References": "Required", "LORs": "2"}) == {
        "References": "references",
        "LORs": "references_count",
    }


def test_what_was_chosen_for_a_heading_before_goes_first():
    before = {"professor": "note", "fee": "", "rank": "no such thing"}
    assert matched({"Professor": "Dr Made-up", "Fee": "$90", "Rank": "4"}, before) == {
        "Professor": "note",
        "Fee": None,
        "Rank": None,
    }
    assert matched({"Professor (full name)": "x"}, before) == {"Professor (full name)": "note"}


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Application fee (USD)", "USD"),
        ("Application fee [usd]", "USD"),
        ("Application fee ($)", "$"),
        ("Application fee, EUR", "EUR"),
        ("Fee in GBP", "GBP"),
        ("Tuition (EUR/year)", "EUR/year"),
        ("Tuition (EUR per semester)", "EUR/term"),
        ("Annual tuition (£)", "£/year"),
        ("Tuition per credit (US$)", "US$/credit"),
        ("Total tuition", "/program"),
        ("Length (months)", "months"),
        ("Duration in years", "years"),
        ("Years", "years"),
        ("Credits (ECTS)", "ECTS"),
        ("Tuition (2026-27)", ""),
        ("Tuition (in-state)", ""),
        ("Grade (GPA)", ""),
        ("Thesis option (see notes)", ""),
        ("", ""),
    ],
)
def test_a_heading_says_the_unit_of_its_cells(heading, unit):
    assert column_of(heading).unit == unit
    assert table({heading: "75"}).column(0) == column_of(heading)


def test_a_sheet_of_a_few_words_around_the_names_is_laid_out():
    rows = (("My list", "", ""), ("", "", ""), ("Name of school", "Course title", "App deadline"))
    header = header_of((*rows, ("River", "Mixing", "May 1")), ATTRIBUTES)
    assert header == 2
    assert layout_of(rows, ATTRIBUTES, header) == "rows"
    assert table_of(rows, "rows", header).fields == rows[2]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Applied", Status.APPLIED),
        ("SUBMITTED!", Status.APPLIED),
        ("In-progress", Status.APPLYING),
        ("not started", Status.CONSIDERING),
        ("Admitted", Status.OFFER),
        ("Denied", Status.REJECTED),
    ],
)
def test_a_status_is_read_as_people_write_it(words, status):
    assert application_words.status_of(words) is status


def test_what_is_no_status_is_refused_in_words():
    with pytest.raises(ValueError, match="“waitlisted” is not one of Considering, Applying"):
        application_words.status_of("waitlisted")


@pytest.mark.parametrize("module", [application_words, headings])
def test_the_examples_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_the_users_application_comes_with_its_program(tmp_path):
    path = tmp_path / "applications.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("School", "Program", "Status", "To do"))
        writer.writerow(("Made-up School", "Made-up Program", "In progress", "reel; transcript"))
        writer.writerow(("Made-up School", "Another made-up Program", "waitlisted", ""))
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    try:
        seen = preview(path, workspace, Library(), Choice(), AT)
        done = confirmed(State(library=Library()), seen.plan, "open", "applications", AT)
        again = confirmed(done, seen.plan, "open", "applications", AT)
    finally:
        workspace.close()
    first, second = seen.plan.planned
    application = done.library.applications[first.program]
    assert application.history == ((Status.APPLYING, "2026-11-23"),)
    assert [item.text for item in application.checklist] == ["reel", "transcript"]
    assert again.library.applications == done.library.applications
    assert second.program not in done.library.applications
    assert second.problems[0].startswith(
        "Your application's status: “waitlisted” is not one of Considering, Applying, Applied"
    )


def test_what_was_chosen_is_kept_beside_the_library_and_offered_again(tmp_path):
    record = tmp_path / "importing.json"
    assert remembered(record) == {}
    remember(record, {"Professor (name)": "note", "Fee, USD": "", "": "tags"})
    remember(record, {"Rank": "tags", "PROFESSOR": "tags"})
    assert remembered(record) == {"fee": "", "rank": "tags", "professor": "tags"}
    remember(record, {f"Column {number}": "note" for number in range(600)})
    assert len(remembered(record)) == 500
    assert "column 599" in remembered(record)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 9999, b'{"rank": 3}'])
def test_a_record_that_cannot_be_read_remembers_nothing(tmp_path, content):
    record = tmp_path / "importing.json"
    record.write_bytes(content)
    assert remembered(record) == {}
    remember(record, {"Rank": "tags"})
    assert remembered(record) == {"rank": "tags"}


def test_a_record_that_cannot_be_written_costs_nothing(tmp_path):
    (tmp_path / "importing.json").mkdir()
    remember(tmp_path / "importing.json", {"Rank": "tags"})
    assert remembered(tmp_path / "importing.json") == {}
