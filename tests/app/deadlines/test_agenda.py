"""Deadlines over all shortlisted programs, seen from written-out days."""

from dataclasses import replace
from datetime import date

import pytest

from mpcompare.app.deadlines.agenda import Agenda, agenda, agenda_of, intake_year, occurrences
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Statement
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.money import Deadline
from tests.model.made_up_programs import fact, program, source

TODAY = date(2026, 11, 23)


def seen(day, as_of, term="fall", kind="final", today=TODAY):
    """Return the entries that a deadline makes, as text."""
    stated = Statement(Deadline(term, day, kind), source(as_of=as_of))
    return [(str(one), mark) for one, mark in occurrences(stated, today)]


@pytest.mark.parametrize(
    ("day", "as_of", "expected"),
    [
        # a day and month are of the year for which the source speaks, or carried on
        ("12-01", "2026", [("2026-12-01", "")]),
        ("12-01", "2026-27", [("2026-12-01", "")]),
        ("01-15", "2026-27", [("2027-01-15", "")]),
        ("01-15", "2026", [("2027-01-15", "from 2026, check")]),
        ("12-01", "2020-21", [("2026-12-01", "from 2021, check")]),
        ("12-01", "undated", [("2026-12-01", "undated, check")]),
        ("11-23", "2026", [("2026-11-23", "")]),
        # a full date to come is what is stated
        ("2026-12-01", "2026", [("2026-12-01", "")]),
        ("2027-01-15", "undated", [("2027-01-15", "")]),
        # a past one is carried on, and stands for itself for a year
        ("2026-04-30", "2026", [("2026-04-30", ""), ("2027-04-30", "from 2026, check")]),
        ("2025-11-22", "2025", [("2027-11-22", "from 2025, check")]),  # 366 days ago
        ("2025-01-05", "2025", [("2027-01-05", "from 2025, check")]),
        ("2024-12-01", "2025", [("2026-12-01", "from 2025, check")]),
        ("2025-01-05", "undated", [("2027-01-05", "from 2025, check")]),
        # a source of this year that names a past day does not make the next one certain
        ("2025-12-01", "2026", [("2025-12-01", ""), ("2026-12-01", "from 2025, check")]),
        # a leap day in a year without one: too early is safe
        ("2024-02-29", "2024", [("2027-02-28", "from 2024, check")]),
        ("", "2026", []),
    ],
)
def test_a_stated_day_is_carried_to_its_next_occurrence_and_says_so(day, as_of, expected):
    assert seen(day, as_of, term="fall" if day else "rolling") == expected


def test_a_leap_day_is_itself_in_a_leap_year():
    assert seen("2024-02-29", "2024", today=date(2028, 1, 1)) == [
        ("2028-02-29", "from 2024, check")
    ]


@pytest.mark.parametrize(
    ("term", "day", "year"),
    [
        ("fall", date(2026, 12, 1), 2027),
        ("fall", date(2027, 8, 29), 2027),
        ("spring", date(2026, 10, 1), 2027),
        ("spring", date(2027, 1, 5), 2027),
        ("summer", date(2027, 2, 1), 2027),
        ("winter", date(2027, 6, 30), 2027),
        ("rolling", date(2027, 6, 30), 2027),
    ],
)
def test_the_intake_that_a_day_is_for(term, day, year):
    assert intake_year(Deadline(term, "", "final"), day) == year


def lines(found: Agenda):
    return [(str(e.day), e.program.id, e.what, e.mark) for e in found.entries]


def test_a_day_for_no_certain_term_is_followed_like_any_other():
    made_up = program(deadlines=fact(Deadline("", "2027-01-15", "final")))
    found = agenda_of([made_up], {}, ATTRIBUTES, TODAY)
    assert lines(found) == [("2027-01-15", "made-up", "Apply", "")]


def test_dates_of_several_programs_stand_in_order_with_what_has_none_apart():
    first = program(
        "made-up-first",
        deadlines=fact(
            Deadline("fall", "01-15", "final"), Deadline("fall", "12-01", "priority"), parts=True
        ),
    )
    rolling = program("made-up-rolling", deadlines=fact(Deadline("rolling", "", "final")))
    silent = program("made-up-silent")
    assert silent.fact("deadlines") is NOT_STATED
    held = {
        "made-up-silent": Application(
            ((Status.APPLYING, "2026-11-01"),),
            (
                Item("Write the statement", "statement", due="2026-12-05"),
                Item("Call them", who="Ana", due="2026-11-20"),
                Item("Buy a suit", done=True, due="2026-11-10"),
                Item("No day yet"),
            ),
        )
    }
    found = agenda_of([first, rolling, silent], held, ATTRIBUTES, TODAY)
    assert lines(found) == [
        ("2026-11-10", "made-up-silent", "Buy a suit", ""),
        ("2026-11-20", "made-up-silent", "Call them (Ana)", ""),
        ("2026-12-01", "made-up-first", "Apply for fall, priority", ""),
        ("2026-12-05", "made-up-silent", "Write the statement", ""),
        ("2027-01-15", "made-up-first", "Apply for fall", "from 2026, check"),
    ]
    assert [(one.program.id, one.why) for one in found.undated] == [
        ("made-up-rolling", "rolling"),
        ("made-up-silent", "not stated"),
    ]
    assert [e.what for e in found.overdue(TODAY)] == ["Call them (Ana)"]
    assert [e.what for e in found.past(TODAY)] == ["Buy a suit"]
    assert len(found.upcoming(TODAY)) == 3


def test_a_sent_application_asks_for_nothing_more():
    one = program("made-up", deadlines=fact(Deadline("fall", "12-01", "final")))
    for status in Status:
        held = {"made-up": Application(((status, "2026-11-01"),))}
        (entry,) = agenda_of([one], held, ATTRIBUTES, TODAY).entries
        assert entry.is_done is (status not in (Status.CONSIDERING, Status.APPLYING))


def test_identifiers_are_of_the_intake_and_not_of_the_day():
    def uids(*days, today=TODAY, **more):
        deadlines = [Deadline("fall", day, "final") for day in days]
        one = program("made-up", deadlines=fact(*deadlines, parts=True, **more))
        return [e.uid for e in agenda_of([one], {}, ATTRIBUTES, today).entries]

    assert uids("01-15") == ["made-up.deadlines.fall.final.2027@mpcompare"]
    assert uids("01-20") == uids("01-15") == uids("2027-01-31", as_of="2027")
    assert uids("01-15", today=date(2027, 1, 16)) == ["made-up.deadlines.fall.final.2028@mpcompare"]
    three = uids("01-15", "02-15", "03-15")
    assert len(set(three)) == 3
    assert three[0] == "made-up.deadlines.fall.final.2027@mpcompare"


def test_the_bundled_catalog_over_all_shortlists():
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    library = comparing("cu-denver-ms-recording-arts", "calarts-mfa-music-technology")
    found = agenda(State(library=library), workspace, TODAY)
    # data/programs: undated pages for Denver, 2024-12-01 and 2025-01-05 of a 2025 page for CalArts
    assert lines(found) == [
        (
            "2026-12-01",
            "calarts-mfa-music-technology",
            "Apply for fall, priority",
            "from 2025, check",
        ),
        ("2027-01-05", "calarts-mfa-music-technology", "Apply for fall", "from 2025, check"),
        (
            "2027-04-01",
            "cu-denver-ms-recording-arts",
            "Apply for fall, priority",
            "undated, check",
        ),
        ("2027-05-01", "cu-denver-ms-recording-arts", "Apply for fall", "undated, check"),
    ]
    assert agenda(State(library=Library()), workspace, TODAY) == Agenda()
    workspace.close()


def test_an_application_that_has_begun_is_followed_without_a_shortlist():
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    calarts, denver = "calarts-mfa-music-technology", "cu-denver-ms-recording-arts"
    for status in Status:
        history = ((Status.CONSIDERING, "2026-10-01"), (status, "2026-11-01"))
        held = replace(comparing(denver), applications={calarts: Application(history)})
        found = agenda(State(library=held), workspace, TODAY)
        is_followed = status is not Status.CONSIDERING
        assert [p.id for p in found.programs] == ([denver, calarts] if is_followed else [denver])
        assert found.unlisted == (frozenset([calarts]) if is_followed else frozenset())
        assert {e.program.id: e.is_shortlisted for e in found.entries} == (
            {denver: True, calarts: False} if is_followed else {denver: True}
        )
    workspace.close()
