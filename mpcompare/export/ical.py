"""iCalendar (RFC 5545): days to note in any calendar program, so that a second file updates them.

Not a format of a comparison, so it has no `FORMAT`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from mpcompare.model.safe_text import safe_text

SUFFIX = ".ics"
REMINDED_AT = timedelta(hours=9)
"""The time of day at which a reminder rings; the events last all day."""


@dataclass(frozen=True, slots=True)
class Event:
    """One day to note.

    Attributes:
        uid: the same in each file; calendars replace what has it.
        day: the whole day.
        summary: its title.
        description: more words, with line breaks.
        url: who states it; "" for nobody.
        is_certain: whether the day is stated for this very year.
        reminds: whether it is still to be done.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""
    is_certain: bool = True
    reminds: bool = True


@dataclass(frozen=True, slots=True)
class Issue:
    """An event as it goes into a file.

    Attributes:
        event: what it says.
        sequence: how often it has changed since it was first written.
        modified: when it changed last, in UTC.
        is_cancelled: whether calendars shall take it away.
    """

    event: Event
    sequence: int
    modified: datetime
    is_cancelled: bool = False


def calendar(
    issues: Sequence[Issue], name: str, stamp: datetime, today: date, days: Sequence[int]
) -> bytes:
    """Write events as one calendar.

    Args:
        issues: the events.
        name: what calendar programs call it.
        stamp: when the file is made, in UTC.
        today: reminders before it are left out.
        days: how many days before each event a reminder rings.
    """
    from icalendar import Alarm, Calendar  # noqa: PLC0415 - only who exports needs it
    from icalendar import Event as Component  # noqa: PLC0415 - as above

    head = {
        "prodid": "-//mpcompare//Deadlines//EN",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "name": name,
        "x-wr-calname": name,
    }
    made = _filled(Calendar(), head)
    for issue in issues:
        component = _filled(Component(), _properties(issue, stamp))
        for before in days if issue.event.reminds and not issue.is_cancelled else ():
            if (issue.event.day - today).days >= before:  # a past one rings at once
                component.add_component(_filled(Alarm(), _reminder(issue.event, before)))
        made.add_component(component)
    return made.to_ical()


def _filled(component: Any, values: Mapping[str, object]) -> Any:
    for name, value in values.items():
        if value != "":
            component.add(name, value)
    return component


def _properties(issue: Issue, stamp: datetime) -> dict[str, object]:
    event = issue.event
    return {
        "uid": _line(event.uid),
        "dtstamp": stamp,
        "last-modified": issue.modified,
        "sequence": issue.sequence,
        "dtstart": event.day,
        "dtend": _day_after(event.day),
        "summary": _text(_line(event.summary)),
        "description": _text(safe_text(event.description)),
        "url": _line(event.url),
        "status": _status(issue),
        "transp": "TRANSPARENT",
        "categories": ["Applications"],
    }


def _status(issue: Issue) -> str:
    if issue.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if issue.event.is_certain else "TENTATIVE"


def _reminder(event: Event, before: int) -> dict[str, object]:
    trigger = REMINDED_AT - timedelta(days=before)
    words = _text(_line(event.summary))
    return {"action": "DISPLAY", "description": words, "trigger": trigger}


def _day_after(day: date) -> date | str:
    """Return the end of an event that lasts all day; "" for the last day that a date can name.

    An event of a day that states no end lasts that one day (RFC 5545, 3.6.1).
    """
    return "" if day == date.max else day + timedelta(days=1)


@cache
def _text_type() -> Callable[[str], Any]:
    """Return the library's type of texts, with a backslash before an N kept.

    The library takes the two for a line break, in any text (icalendar 7.3). The signs that are
    escaped: RFC 5545, 3.3.11.
    """
    from icalendar import vText  # noqa: PLC0415 - as above

    class Text(vText):
        def to_ical(self) -> bytes:
            return _ESCAPED.sub(r"\\\g<0>", str(self)).replace("\n", r"\n").encode()

    return Text


_ESCAPED = re.compile(r"[\\;,]")


def _text(words: str) -> object:
    """Return words as the library writes them; nothing for no words."""
    return _text_type()(words) if words else ""


def _line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(filter(None, map(str.strip, safe_text(text).split("\n"))))
