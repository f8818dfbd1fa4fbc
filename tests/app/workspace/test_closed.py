"""Programs that take no applications: left out of results unless asked for, and always marked.

By data/programs/*.toml: Leeds is closed ("marked as not recruiting in 2022/23"), Tartu is paused.
"""

import csv
import io
import json
from datetime import date

import icalendar
import pymupdf

from mpcompare.app.compare.comparison import compared
from mpcompare.app.corrections.changes import correct
from mpcompare.app.deadlines import calendar as calendar_file
from mpcompare.app.deadlines.agenda import agenda_of
from mpcompare.app.exporting import write as exporting
from mpcompare.app.state.changes import hide_rows
from mpcompare.app.state.session_file import Remembered, load, save
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.kind import Choice, OneOf
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import comparing
from mpcompare.model.money import Deadline
from mpcompare.model.program import closed_names, closed_words
from mpcompare.model.query import AnyOf, Query
from tests.model.made_up_programs import fact, program

LEEDS, TARTU = "leeds-ma-electronic-and-computer-music", "tartu-master-sound-and-visual-technology"
LOWELL = "uml-mm-sound-recording-technology"
CLOSED = AnyOf("status", frozenset({"closed"}))


def found(workspace: Workspace, query: Query) -> set[str]:
    numbers = workspace.hits(query).numbers
    return {program.id for program in workspace.programs_by_number(numbers)}


def test_they_are_out_of_the_results_and_counted(workspace):
    hits = workspace.hits(Query())
    assert hits.total + hits.closed == workspace.count
    assert {LEEDS, TARTU}.isdisjoint(found(workspace, Query()))
    leeds = workspace.hits(Query("leeds electronic computer"))
    assert (leeds.total, leeds.closed) == (0, 1)


def test_they_are_among_the_results_when_asked_for(workspace):
    assert {LEEDS, TARTU} <= found(workspace, Query(with_closed=True))
    assert workspace.hits(Query(with_closed=True)).closed == 0
    only = found(workspace, Query(filters=(CLOSED,)))
    assert LEEDS in only
    assert LOWELL not in only


def test_the_counts_of_the_filters_leave_them_out_but_those_of_the_status(workspace):
    facets = workspace.facets(Query())
    assert facets.total == workspace.hits(Query()).total
    estonia = workspace.hits(Query(filters=(AnyOf("country", frozenset({"EE"})),)))
    assert facets.counts["country"]["EE"] == estonia.total
    assert estonia.closed == 1
    closed = workspace.hits(Query(filters=(CLOSED,))).total
    assert facets.counts["status"]["closed"] == closed > 0


def test_what_one_source_calls_open_counts_as_open():
    status = ATTRIBUTES["status"]
    assert status.closed_words(fact("closed")) == "Closed"
    assert status.closed_words(fact("closed", "paused")) == "Closed / Paused"
    assert status.closed_words(fact("active", "closed")) == ""
    assert status.closed_words(fact("unknown")) == ""


def test_an_attribute_of_ones_own_can_close_a_program():
    flooded = Attribute(
        key="made_up",
        label="Made-up",
        section=Section.GLANCE,
        explanation="Made-up.",
        kind=OneOf(
            (Choice("dry", "Dry", "It is."), Choice("wet", "Under water", "It is.", is_closed=True))
        ),
    )
    register = Register((flooded,))
    assert closed_names(register) == "under water"
    assert closed_words(program(made_up=fact("wet")), register) == "Under water"
    assert closed_words(program(made_up=fact("dry")), register) == ""


def test_a_correction_closes_a_program_and_opens_one(workspace):
    state = State()
    for one, value in ((LOWELL, "closed"), (LEEDS, "active")):
        state = correct(state, (one, "status"), correction(value))
    over = workspace.with_own({}, state.library.corrections)
    assert LOWELL not in found(over, Query())
    assert LEEDS in found(over, Query())
    assert over.facets(Query()).counts["status"]["active"] >= 1


def correction(value) -> Correction:
    at = "2026-11-23T10:00:00+00:00"
    return Correction(value, "https://example.org", "Made-up page", "2026", "", "", at)


def test_one_on_a_shortlist_stays_there_with_its_badge(workspace):
    state = State(library=comparing(LEEDS, LOWELL))
    comparison = compared(workspace, state, 2026)
    assert [one.id for one in comparison.programs] == [LEEDS, LOWELL]
    badges = [(r.kind, r.text) for r in comparison.remarks_of(comparison.programs[0])]
    assert ("closed", "Closed") in badges
    tip = next(r.tip for r in comparison.remarks_of(comparison.programs[0]) if r.kind == "closed")
    assert "marked as not recruiting in 2022/23" in tip
    assert "closed" not in [r.kind for r in comparison.remarks_of(comparison.programs[1])]


def test_the_exports_say_so_also_where_the_row_is_hidden(workspace, tmp_path):
    comparison = compared(workspace, State(library=comparing(LEEDS, LOWELL)), 2026)
    comparison = compared(workspace, hidden(comparison), 2026)
    for name in ("csv", "csv-facts", "pdf", "html", "markdown", "json"):
        exporting.write(workspace, comparison, tmp_path / name, exporting.Choices(name))
    table = list(csv.reader(io.StringIO((tmp_path / "csv").read_text("utf-8-sig"))))
    assert ["Program", "Takes applications", "No: closed", ""] in table
    facts = list(csv.reader(io.StringIO((tmp_path / "csv-facts").read_text("utf-8-sig"))))
    assert [row[3] for row in facts if row[:2] == [LEEDS, "status"]] == ["Closed"]
    with pymupdf.open(tmp_path / "pdf") as pdf:
        assert "Closed: takes no applications" in str(pdf[0].get_text()).replace("\n", " ")
    for name in ("html", "markdown"):
        assert "Closed: takes no applications" in (tmp_path / name).read_text("utf-8")
    documented = json.loads((tmp_path / "json").read_bytes())["documented"]
    assert [each["closed"] for each in documented] == ["Closed", ""]


def hidden(comparison) -> State:
    state = State(library=comparing(*(one.id for one in comparison.programs)))
    return hide_rows(state, ["status"])


def test_the_calendar_says_so(tmp_path):
    today = date(2026, 11, 23)
    made_up = program(
        "made-up",
        status=fact("closed"),
        deadlines=fact(Deadline("fall", "2027-01-15", "final"), as_of="2026"),
    )
    agenda = agenda_of([made_up], {}, ATTRIBUTES, today)
    path, now = tmp_path / "mine.ics", "2026-11-23T10:00:00+00:00"
    calendar_file.write(agenda, path, tmp_path / "calendar.json", today, now)
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]).endswith("(closed)")
    assert "Closed: the program takes no applications." in str(event["DESCRIPTION"])


def test_that_they_are_shown_outlasts_a_restart(tmp_path):
    path = tmp_path / "session.json"
    save(path, Remembered(State(query=Query(with_closed=True))))
    assert load(path, ATTRIBUTES).state.query.with_closed
