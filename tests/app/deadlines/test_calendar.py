"""Deadlines as iCalendar, read back by icalendar's parser, by vobject and by hand."""

import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from mpcompare.app.deadlines import calendar as calendar_file
from mpcompare.app.deadlines.agenda import Agenda, agenda_of
from mpcompare.export.ical import Event, Issue, calendar
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError, InputError
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.money import Deadline
from tests.model.made_up_programs import fact, program

TODAY = date(2026, 11, 23)
FIRST, SECOND = "2026-11-23T10:00:00+00:00", "2026-11-24T08:30:00+00:00"
APPLY = "made-up.deadlines.fall.final.2027@mpcompare"
WRITE = "made-up.checklist.statement.1@mpcompare"


def found(day="01-15", as_of="2025", items=(), history=(), today=TODAY) -> Agenda:
    one = program("made-up", deadlines=fact(Deadline("fall", day, "final"), as_of=as_of))
    held = {"made-up": Application(tuple(history), tuple(items))}
    return agenda_of([one], held, ATTRIBUTES, today)


@pytest.fixture
def write(tmp_path: Path):
    """Write a file, and return its events by their identifiers, and what the notice says."""

    def write(
        agenda: Agenda, now=FIRST, name="mine.ics", reminders=(14, 2), today=TODAY, expected=True
    ):
        path = tmp_path / name
        record = tmp_path / "user" / "calendar.json"
        written = calendar_file.write(
            agenda, path, record, today, now, reminders, expected=expected
        )
        read = icalendar.Calendar.from_ical(path.read_bytes())
        events = {str(event["UID"]): event for event in read.walk("VEVENT")}
        return events, written.words

    return write


STATEMENT = Item("Write the statement", "statement", due="2026-12-05")


def test_an_event_lasts_all_day_and_says_how_sure_it_is(write):
    events, words = write(found(items=[STATEMENT]))
    assert words == "2 dates: 2 new"
    apply, own = events[APPLY], events[WRITE]
    assert apply["DTSTART"].dt == date(2027, 1, 15)
    assert apply["DTEND"].dt == date(2027, 1, 16)
    assert (
        apply["SUMMARY"]
        == "Apply for fall: MM Made-up made-up, Made-up University (from 2025, check)"
    )
    assert apply["STATUS"] == "TENTATIVE"
    assert apply["URL"] == "https://example.org/made-up-0"
    assert apply["DESCRIPTION"].splitlines() == [
        "MM Made-up made-up, Made-up University",
        "Stated by Made-up University, as of 2025: https://example.org/made-up-0",
        "The date is carried over from an earlier year: check it with the school.",
    ]
    assert own["DTSTART"].dt == date(2026, 12, 5)
    assert own["STATUS"] == "CONFIRMED"
    for event in (apply, own):
        assert event["SEQUENCE"] == 0
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime.fromisoformat(FIRST)
    # at nine in the morning, fourteen and two days before; not where that has passed
    two = [timedelta(days=-13, hours=-15), timedelta(days=-1, hours=-15)]
    assert [alarm["TRIGGER"].dt for alarm in apply.walk("VALARM")] == two
    assert [alarm["TRIGGER"].dt for alarm in own.walk("VALARM")] == two[1:]


def test_expected_dates_are_left_out_unless_asked_for_and_cancelled_where_they_were_in(write):
    events, words = write(found(items=[STATEMENT]), expected=False)
    assert (list(events), words) == ([WRITE], "1 date: 1 new")
    write(found(items=[STATEMENT]))
    events, words = write(found(items=[STATEMENT]), SECOND, expected=False)
    assert words == "1 date: 1 cancelled"
    assert events[APPLY]["STATUS"] == "CANCELLED"


def test_what_is_done_or_sent_does_not_ring(write):
    done = Item("Write the statement", "statement", done=True, due="2026-12-05")
    events, _ = write(found(items=[done], history=[(Status.APPLIED, "2026-11-20")]))
    assert (
        events[WRITE]["SUMMARY"]
        == "Done: Write the statement: MM Made-up made-up, Made-up University"
    )
    assert events[APPLY]["SUMMARY"].startswith("Done: Apply for fall")
    assert not any(event.walk("VALARM") for event in events.values())


def test_the_reminders_are_the_users(write):
    events, _ = write(found(), reminders=(1, 30, 1))
    triggers = [alarm["TRIGGER"].dt for alarm in events[APPLY].walk("VALARM")]
    assert triggers == [timedelta(days=-29, hours=-15), timedelta(hours=-15)]
    events, _ = write(found(), reminders=())
    assert not events[APPLY].walk("VALARM")


def test_a_second_file_updates_and_does_not_double(write):
    before, _ = write(found(items=[STATEMENT]))
    later = Item("Write the statement", "statement", due="2026-12-08")
    after, words = write(found(items=[later]), SECOND, name="another.ics")
    assert words == "2 dates: 1 changed"
    assert set(after) == set(before)
    assert after[WRITE]["DTSTART"].dt == date(2026, 12, 8)
    assert after[WRITE]["SEQUENCE"] == 1
    assert after[WRITE]["LAST-MODIFIED"].dt == datetime.fromisoformat(SECOND)
    # what has not changed is not passed off as changed, and only its stamp is newer
    assert after[APPLY]["SEQUENCE"] == 0
    assert after[APPLY]["LAST-MODIFIED"].dt == datetime.fromisoformat(FIRST)
    assert after[APPLY]["DTSTAMP"].dt == datetime.fromisoformat(SECOND)
    third, words = write(found(items=[later]), SECOND)
    assert words == "2 dates, none changed"
    assert third[WRITE]["SEQUENCE"] == 1


def test_a_newer_catalog_moves_the_event_of_the_same_intake(write):
    write(found())
    events, words = write(found(day="2027-01-20", as_of="2026-27"), SECOND)
    assert words == "1 date: 1 changed"
    assert list(events) == [APPLY]
    assert events[APPLY]["DTSTART"].dt == date(2027, 1, 20)
    assert events[APPLY]["STATUS"] == "CONFIRMED"
    assert events[APPLY]["SUMMARY"] == "Apply for fall: MM Made-up made-up, Made-up University"
    assert events[APPLY]["SEQUENCE"] == 1


def test_what_is_no_longer_meant_is_cancelled_and_can_come_back(write):
    write(found(items=[STATEMENT]))
    events, words = write(found(), SECOND)
    assert words == "1 date: 1 cancelled"
    assert events[WRITE]["STATUS"] == "CANCELLED"
    assert events[WRITE]["SEQUENCE"] == 1
    events, words = write(found(), SECOND)
    assert words == "1 date, none changed"
    assert (events[WRITE]["STATUS"], events[WRITE]["SEQUENCE"]) == ("CANCELLED", 1)
    events, words = write(found(items=[STATEMENT]), SECOND)
    assert words == "2 dates: 1 changed"
    assert (events[WRITE]["STATUS"], events[WRITE]["SEQUENCE"]) == ("CONFIRMED", 2)


def test_what_has_passed_is_left_in_the_calendar_as_it_was(write):
    write(found(items=[STATEMENT]))
    today = date(2026, 12, 6)
    events, words = write(found(items=[STATEMENT], today=today), SECOND, today=today)
    assert list(events) == [APPLY]
    assert words == "1 date, none changed"


def test_a_damaged_record_does_not_stand_in_the_way(write, tmp_path):
    write(found())
    (tmp_path / "user" / "calendar.json").write_text('{"x": 3}')
    events, words = write(found(), SECOND)
    assert words == "1 date: 1 new"
    assert events[APPLY]["SEQUENCE"] == 0


def test_nothing_to_export_is_said(write, tmp_path):
    with pytest.raises(InputError, match=r"There is no date to export\. Put a program"):
        write(found(day="2026-11-20", today=date(2030, 1, 1)), today=date(2031, 1, 1))
    assert not (tmp_path / "mine.ics").exists()


def test_a_file_that_cannot_be_written_leaves_no_record(write, tmp_path):
    with pytest.raises(FileError, match=r"can't be written: .* Make the folder"):
        write(found(), name="missing/mine.ics")
    assert not (tmp_path / "user").exists()


def test_the_same_is_read_by_another_parser(write, tmp_path):
    long = Item("Ask about; commas, semicolons\\ and ümlauts — " + "long " * 30, due="2026-12-05")
    write(found(items=[long]))
    content = (tmp_path / "mine.ics").read_bytes()
    read = vobject.readOne(content.decode())
    assert read.method.value == "PUBLISH"
    summaries = {event.uid.value: event.summary.value for event in read.vevent_list}
    assert (
        summaries[APPLY]
        == "Apply for fall: MM Made-up made-up, Made-up University (from 2025, check)"
    )
    assert f"{long.text}: MM Made-up made-up, Made-up University" in summaries.values()
    days = {event.uid.value: event.dtstart.value for event in read.vevent_list}
    assert days[APPLY] == date(2027, 1, 15)
    (alarm, _) = read.vevent_list[1].valarm_list
    assert alarm.trigger.value == timedelta(days=-13, hours=-15)


def test_the_last_day_there_is_can_be_exported(write, tmp_path):
    events, words = write(found(items=[STATEMENT._replace(due="9999-12-31")]))
    assert words == "2 dates: 2 new"
    assert events[WRITE]["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in events[WRITE]  # it lasts that day: RFC 5545, 3.6.1
    assert b"9999" in (tmp_path / "mine.ics").read_bytes()


def test_the_first_day_there_is_can_be_exported(write):
    stated = found(items=[STATEMENT._replace(due="0001-01-01")], today=date.min)
    events, _ = write(stated, today=date.min)
    assert events[WRITE]["DTSTART"].dt == date(1, 1, 1)
    assert not events[WRITE].walk("VALARM")


def own_lines(*texts: str) -> list[Item]:
    return [Item(text, due=f"2026-12-{number:02}") for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Portfolio: mix!", "Portfolio: mix?"),
        ("write the CV", "Write the cv"),
        ("statement", "Statement"),
        ("same words", "same words"),
        ("???", "!!!"),
        ("a" * 60 + "1", "a" * 60 + "2"),
    ],
)
def test_each_line_has_an_event_of_its_own_wherever_it_stands(write, texts):
    first, second = own_lines(*texts)
    before, words = write(found(items=[STATEMENT, first, second]))
    assert words == "4 dates: 4 new"
    assert sum(event["SUMMARY"].startswith(texts) for event in before.values()) == 2
    after, words = write(found(items=[second, first, STATEMENT]), SECOND)
    if texts[0] != texts[1]:
        assert words == "4 dates, none changed"
    assert set(after) == set(before)


def test_no_control_character_goes_into_a_calendar(write, tmp_path):
    text = "Send\x00 a \x1b[31mdisc\x07\r\nURL:https://example.org/injected\x0c\x85x"
    write(found(items=[Item(text, due="2026-12-05")]))
    content = (tmp_path / "mine.ics").read_bytes().decode()
    controls = {sign for sign in content if unicodedata.category(sign) == "Cc"}
    assert controls == {"\r", "\n"}
    assert "\r\nURL:https://example.org/injected" not in content.replace("\r\n ", "")
    (event,) = (e for e in vobject.readOne(content).vevent_list if "disc" in e.summary.value)
    assert event.summary.value.startswith("Send a [31mdisc URL:https://example.org/injected x: MM")


def test_notes_with_control_characters_keep_their_lines():
    event = Event(
        "made-up\x00@mpcompare", date(2026, 12, 5), "Made up", "one\x85\x02two\rthree\ud83d\u202e"
    )
    stamp = datetime.fromisoformat(FIRST)
    content = calendar([Issue(event, 0, stamp)], "Made-up", stamp, TODAY, [2])
    (read,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert read["UID"] == "made-up@mpcompare"
    assert read["DESCRIPTION"] == "one\ntwo\nthree\N{REPLACEMENT CHARACTER}"


@example(r"C:\New")
@example(r"\n \\N \;,")
@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=200
    )
)
def test_any_words_come_back(words):
    event = Event("made-up@mpcompare", date(2026, 12, 5), words, f"{words}\n{words}")
    stamp = datetime.fromisoformat(FIRST)
    content = calendar([Issue(event, 0, stamp)], "Made-up", stamp, TODAY, [2])
    (read,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert read.get("SUMMARY", "") == words.strip()
    assert read["DESCRIPTION"] == f"{words}\n{words}"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_lines_are_those_of_the_standard(write, tmp_path):
    write(found(items=[STATEMENT]))
    content = (tmp_path / "mine.ics").read_bytes()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or len(line) > 75 for line in lines)
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    for line in (
        "DTSTART;VALUE=DATE:20270115",
        "DTSTAMP:20261123T100000Z",
        f"UID:{APPLY}",
        "SEQUENCE:0",
        "SUMMARY:Apply for fall: MM Made-up made-up\\, Made-up University (from 2025\\, check)",
        "TRIGGER:-P13DT15H",
    ):
        assert line in unfolded, line
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 2
