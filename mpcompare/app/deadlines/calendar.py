"""From deadlines to an iCalendar file that updates what an earlier one put into a calendar.

Beside the library stands a record of what the last file said of each event. From it an event that
has changed gets the next sequence number, and one that is no longer meant is cancelled.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from mpcompare.app.deadlines.agenda import Agenda, Entry
from mpcompare.export import write_whole
from mpcompare.export.ical import SUFFIX, Event, Issue, calendar
from mpcompare.model.errors import FileError, InputError
from mpcompare.model.json_text import json_value

NAME = "Master's applications"
REMINDERS = (14, 2)
"""Days before, where the user does not choose others."""

RECORD = "calendar.json"
"""Name of the record in the user's folder."""

__all__ = ["NAME", "RECORD", "REMINDERS", "SUFFIX", "Written", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds, counted: new, changed, as they were, and cancelled events."""

    new: int = 0
    changed: int = 0
    same: int = 0
    cancelled: int = 0

    @property
    def words(self) -> str:
        """For a notice, as "12 dates: 3 new, 1 changed, 1 cancelled"."""
        count = self.new + self.changed + self.same
        parts = {"new": self.new, "changed": self.changed, "cancelled": self.cancelled}
        said = ", ".join(f"{number} {word}" for word, number in parts.items() if number)
        dates = f"{count} date{'' if count == 1 else 's'}"
        return f"{dates}: {said}" if said else f"{dates}, none changed"


def write(
    found: Agenda,
    path: Path,
    record: Path,
    today: date,
    now: str,
    reminders: Iterable[int] = REMINDERS,
    *,
    expected: bool = False,
) -> Written:
    """Write what is to come as an iCalendar file: all of it or nothing.

    Args:
        found: the deadlines.
        path: the file.
        record: where it is kept what the last file said.
        today: what has passed is left out.
        now: ISO 8601 in UTC.
        reminders: how many days before each day a reminder rings.
        expected: whether dates of an earlier year, moved on, go into the file as well.

    Raises:
        InputError: there is nothing to come that is asked for.
        FileError: the file can't be written; whatever stood there before is untouched.
    """
    days = sorted(set(reminders), reverse=True)
    entries = found.upcoming(today) if expected else found.confirmed(today)
    events = [_event(entry) for entry in entries]
    before = _recorded(record)
    issues, written = _issued(events, before, days, today, datetime.fromisoformat(now))
    if not issues:
        raise _nothing(found, today)
    write_whole(path, calendar(issues, NAME, datetime.fromisoformat(now), today, days))
    after = {issue.event.uid: _entry_of(issue, days) for issue in issues}
    # Without the record a later file still updates: its stamps are newer.
    with suppress(FileError, OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        write_whole(record, json.dumps(after, indent=1).encode())
    return written


def _nothing(found: Agenda, today: date) -> InputError:
    if found.expected(today):
        return InputError(
            "There is no confirmed date to export.",
            "Tick the expected dates to export those, and check each with its school.",
        )
    return InputError(
        "There is no date to export.",
        "Put a program that states one on a shortlist, or give a line of a checklist a day.",
    )


def _event(entry: Entry) -> Event:
    done = "Done: " if entry.is_done else ""
    marks = [mark for mark in (entry.closed.lower(), entry.mark) if mark]
    mark = f" ({'; '.join(marks)})" if marks else ""
    name = f"{entry.program.title}, {entry.program.institution}"
    return Event(
        uid=entry.uid,
        day=entry.day,
        summary=f"{done}{entry.what}: {name}{mark}",
        description=_description(entry),
        url=entry.source.url if entry.source else entry.program.url,
        is_certain=not entry.mark,
        reminds=not entry.is_done,
    )


def _description(entry: Entry) -> str:
    lines = [f"{entry.program.title}, {entry.program.institution}"]
    if entry.closed:
        lines.append(f"{entry.closed}: the program takes no applications.")
    if entry.source is not None:
        speaks = entry.source.as_of
        lines.append(
            f"Stated by {entry.source.publisher}, "
            f"{'undated' if speaks == 'undated' else f'as of {speaks}'}: {entry.source.url}"
        )
    if entry.mark:
        lines.append("The date is carried over from an earlier year: check it with the school.")
    if entry.note:
        lines.append(entry.note)
    return "\n".join(lines)


def _issued(
    events: Iterable[Event],
    before: Mapping[str, Mapping[str, Any]],
    days: list[int],
    today: date,
    now: datetime,
) -> tuple[list[Issue], Written]:
    issues: list[Issue] = []
    counts = {"new": 0, "changed": 0, "same": 0, "cancelled": 0}
    for event in events:
        known = before.get(event.uid)
        if known is None:
            issue, how = Issue(event, 0, now), "new"
        elif known["digest"] == _digest(event, days):
            issue = Issue(event, known["sequence"], datetime.fromisoformat(known["modified"]))
            how = "same"
        else:
            issue, how = Issue(event, known["sequence"] + 1, now), "changed"
        issues.append(issue)
        counts[how] += 1
    present = {issue.event.uid for issue in issues}
    for uid, known in before.items():
        if uid not in present and date.fromisoformat(known["day"]) >= today:
            issues.append(_cancelled(uid, known, now))
            counts["cancelled"] += not known["cancelled"]
    return issues, Written(**counts)


def _cancelled(uid: str, known: Mapping[str, Any], now: datetime) -> Issue:
    """Take back what an earlier file said; a calendar that has not seen it ignores it."""
    event = Event(uid, date.fromisoformat(known["day"]), known["summary"], reminds=False)
    if known["cancelled"]:
        modified = datetime.fromisoformat(known["modified"])
        return Issue(event, known["sequence"], modified, is_cancelled=True)
    return Issue(event, known["sequence"] + 1, now, is_cancelled=True)


def _digest(event: Event, days: list[int]) -> str:
    said = (event.day.isoformat(), event.summary, event.description, event.url, event.reminds, days)
    return sha256(json.dumps(said).encode()).hexdigest()


def _entry_of(issue: Issue, days: list[int]) -> dict[str, Any]:
    return {
        "digest": "" if issue.is_cancelled else _digest(issue.event, days),
        "sequence": issue.sequence,
        "modified": issue.modified.isoformat(),
        "day": issue.event.day.isoformat(),
        "summary": issue.event.summary,
        "cancelled": issue.is_cancelled,
    }


def _recorded(record: Path) -> dict[str, dict[str, Any]]:
    """Read what the last file said; nothing where that can't be told."""
    try:
        read = json_value(record.read_text("utf-8"))
        return {uid: _checked(known) for uid, known in read.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _checked(known: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "digest": str(known["digest"]),
        "sequence": int(known["sequence"]),
        "modified": datetime.fromisoformat(known["modified"]).isoformat(),
        "day": date.fromisoformat(known["day"]).isoformat(),
        "summary": str(known["summary"]),
        "cancelled": bool(known["cancelled"]),
    }
