"""What is to be done for each application, counted back; days are written out by hand."""

from datetime import date

import pytest
import vobject

from mpcompare.app.deadlines import calendar as calendar_file
from mpcompare.app.deadlines import plan
from mpcompare.app.deadlines.agenda import agenda_of
from mpcompare.app.deadlines.changes import application_of
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import Library
from mpcompare.model.money import Deadline
from tests.model.made_up_programs import fact, program

TODAY = date(2026, 11, 23)


def made_up(day="2027-01-15", as_of="2026-27", name="made-up"):
    return program(
        name,
        deadlines=fact(Deadline("fall", day, "final"), as_of=as_of),
        references=fact("required"),
        references_count=fact(2.0),
        sample_recordings=fact("required"),
        interview=fact("required"),
        gre=fact("none"),
    )


def planned(*programs, items=(), history=(), lead_times=()):
    """Return the state, what is due and its plans, with an application to the first program."""
    held = Application(tuple(history), tuple(items))
    library = Library(applications={programs[0].id: held} if held != Application() else {})
    state = plan.set_leads(State(library=library), dict(lead_times), ATTRIBUTES)
    found = agenda_of(programs, library.applications, ATTRIBUTES, TODAY)
    return state, found, plan.plans(found, state, ATTRIBUTES, TODAY)


def steps(one):
    return [(str(step.day), step.item.text, plan.spoken_lead(step)) for step in one.steps]


def test_steps_are_counted_back_from_the_deadline_for_what_the_program_asks_for():
    _, _, (one,) = planned(made_up())
    assert one.deadline.day == date(2027, 1, 15)
    assert steps(one) == [
        ("2026-12-04", "Ask for a reference, 1 of 2", "42 days before"),
        ("2026-12-04", "Ask for a reference, 2 of 2", "42 days before"),
        ("2027-01-01", "Send sample recordings", "14 days before"),
    ]


def test_the_users_lead_times_and_days_stand_before_ours():
    own = Item("Send sample recordings", "sample_recordings", due="2026-12-20")
    _, _, (one,) = planned(made_up(), items=[own], lead_times={"references": 60})
    assert steps(one) == [
        ("2026-11-16", "Ask for a reference, 1 of 2", "60 days before"),
        ("2026-11-16", "Ask for a reference, 2 of 2", "60 days before"),
        ("2026-12-20", "Send sample recordings", "your day"),
    ]
    assert [step.is_late(TODAY) for step in one.steps] == [True, True, False]


def test_only_lead_times_that_differ_from_ours_are_kept():
    state = plan.set_leads(State(), {"references": 42, "statement": 30}, ATTRIBUTES)
    assert state.library.profile.lead_times == (("statement", 30),)
    assert state.library.profile.is_empty


def test_a_confirmed_date_is_counted_back_from_before_an_expected_one():
    both = program(
        "both",
        deadlines=fact(
            Deadline("fall", "12-01", "priority"),
            Deadline("fall", "2027-02-01", "final"),
            as_of="2025",
        ),
        sample_recordings=fact("required"),
    )
    guess = made_up(day="12-20", as_of="2025", name="guess")
    _, _, found = planned(both, guess)
    assert [(str(one.deadline.day), one.deadline.is_expected) for one in found] == [
        ("2026-12-20", True),
        ("2027-02-01", False),
    ]


@pytest.mark.parametrize("status", [Status.APPLIED, Status.DECLINED])
def test_what_was_sent_or_given_up_needs_no_plan(status):
    assert planned(made_up(), history=[(status, "2026-11-20")])[2] == ()


def test_a_tick_puts_a_step_on_the_checklist_once():
    one = made_up()
    state, found, (before,) = planned(one)
    state = plan.tick(state, before.steps[1], done=True)
    held = application_of(state, one.id).checklist
    assert held == (Item("Ask for a reference, 2 of 2", "references", done=True),)
    found = agenda_of([one], state.library.applications, ATTRIBUTES, TODAY)
    (after,) = plan.plans(found, state, ATTRIBUTES, TODAY)
    assert len(after.steps) == 3
    assert after.done == 1
    ticked = next(step for step in after.steps if step.item.done)
    state = plan.tick(state, ticked, done=False)
    assert not application_of(state, one.id).checklist[0].done


def exported(tmp_path, found, plans, **more):
    path = tmp_path / "mine.ics"
    calendar_file.write(
        plan.with_steps(found, plans),
        path,
        tmp_path / "calendar.json",
        TODAY,
        "2026-11-23T10:00:00+00:00",
        **more,
    )
    read = vobject.readOne(path.read_text("utf-8"))
    return {event.summary.value: event for event in read.vevent_list}


def test_steps_go_into_a_calendar(tmp_path):
    _, found, plans = planned(made_up())
    events = exported(tmp_path, found, plans)
    whose = "MM Made-up made-up, Made-up University"
    days = {summary.removesuffix(f": {whose}"): e.dtstart.value for summary, e in events.items()}
    assert days == {
        "Ask for a reference, 1 of 2": date(2026, 12, 4),
        "Ask for a reference, 2 of 2": date(2026, 12, 4),
        "Send sample recordings": date(2027, 1, 1),
        "Apply for fall": date(2027, 1, 15),
    }
    said = events[f"Send sample recordings: {whose}"].description.value
    assert "14 days before 15 January 2027: Apply for fall." in said


def test_steps_of_an_expected_date_go_into_a_calendar_only_when_those_are_asked_for(tmp_path):
    _, found, plans = planned(made_up(), made_up(day="01-15", as_of="2025", name="guess"))
    assert len(exported(tmp_path, found, plans)) == 4
    events = exported(tmp_path, found, plans, expected=True)
    assert len(events) == 8
    assert sum("from 2025, check" in summary for summary in events) == 4
