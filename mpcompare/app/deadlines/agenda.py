"""What is to be done by when, over all followed programs: stated dates and the user's own.

A date whose source speaks for an earlier year is carried to its next occurrence and says so: it is
where to look, and not a fact.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from typing import Literal

from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Source, Statement
from mpcompare.model.kind import Dates
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.money import Deadline
from mpcompare.model.program import Program, closed_words

PAST_DAYS = 365
"""How far back what has passed is still listed."""

LONGEST_NAME = 40
"""Letters of a checklist's line that its identifier begins with."""

_BEGINS = {"spring": 1, "summer": 5, "fall": 8, "winter": 10}
"""The month in which each intake begins at the earliest: which year's intake a date is for."""

Why = Literal["rolling", "not stated"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is to be done by a day.

    Attributes:
        uid: the same whenever it is exported, also where its day has moved.
        program: whose it is.
        day: by when.
        what: in words: "Apply for fall, priority", or the line of a checklist.
        mark: how sure the day is: "from 2025, check"; "" where it is stated for this very year.
        source: who states it; None for a line of the checklist.
        note: what the source adds.
        status: how far the application is.
        is_done: whether the line is ticked, or the application was sent.
        item: place in the checklist; None for a stated date.
        closed: "Closed" or the like where the program takes no applications.
        is_shortlisted: whether the program is on a shortlist.
    """

    uid: str
    program: Program
    day: date
    what: str
    mark: str = ""
    source: Source | None = None
    note: str = ""
    status: Status | None = None
    is_done: bool = False
    item: int | None = None
    closed: str = ""
    is_shortlisted: bool = True

    @property
    def is_expected(self) -> bool:
        """Whether the day is no stated one, but that of an earlier year moved on."""
        return bool(self.mark)


@dataclass(frozen=True, slots=True)
class Undated:
    """A program without a date to apply by, and why."""

    program: Program
    why: Why
    status: Status | None = None
    is_shortlisted: bool = True
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All entries in the order of their days, and the programs that have no date."""

    entries: tuple[Entry, ...] = ()
    undated: tuple[Undated, ...] = ()
    programs: tuple[Program, ...] = ()
    unlisted: frozenset[str] = frozenset()
    """The ids of the programs that are on no shortlist."""

    def overdue(self, today: date) -> tuple[Entry, ...]:
        """Return the lines of checklists that should have been done."""
        return tuple(e for e in self.entries if e.day < today and _is_open(e))

    def upcoming(self, today: date) -> tuple[Entry, ...]:
        """Return what is to come, next first."""
        return tuple(e for e in self.entries if e.day >= today)

    def confirmed(self, today: date) -> tuple[Entry, ...]:
        """Return what is to come and is stated for its very day, or the user's own, next first."""
        return tuple(e for e in self.upcoming(today) if not e.is_expected)

    def expected(self, today: date) -> tuple[Entry, ...]:
        """Return what is to come if a date of an earlier year comes again, next first."""
        return tuple(e for e in self.upcoming(today) if e.is_expected)

    def past(self, today: date) -> tuple[Entry, ...]:
        """Return what has passed and needs nothing more, latest first."""
        return tuple(e for e in reversed(self.entries) if e.day < today and not _is_open(e))


def _is_open(entry: Entry) -> bool:
    return entry.item is not None and not entry.is_done


def agenda(state: State, workspace: Workspace, today: date) -> Agenda:
    """Gather the dates of all followed programs; those the catalog lacks are left out."""
    library = state.library
    programs = workspace.programs(library.followed)
    unlisted = frozenset(library.followed).difference(library.shortlisted)
    return agenda_of(programs, library.applications, workspace.register, today, unlisted)


def agenda_of(
    programs: Sequence[Program],
    applications: Mapping[str, Application],
    register: Register,
    today: date,
    unlisted: frozenset[str] = frozenset(),
) -> Agenda:
    """Gather the dates of some programs and of the user's applications to them."""
    attributes = [a for a in register if isinstance(a.kind, Dates)]
    entries: list[Entry] = []
    undated: list[Undated] = []
    for program in programs:
        application = applications.get(program.id, Application())
        closed = closed_words(program, register)
        dated = [
            entry
            for attribute in attributes
            for entry in _stated(program, attribute, application.status, today)
        ]
        if not dated:
            why = _why(program, attributes)
            is_listed = program.id not in unlisted
            undated.append(Undated(program, why, application.status, is_listed, closed))
        found = (*dated, *_own(program, application))
        if closed or program.id in unlisted:
            is_listed = program.id not in unlisted
            found = tuple(replace(e, is_shortlisted=is_listed, closed=closed) for e in found)
        entries += found
    entries.sort(key=lambda e: (e.day, e.program.institution, e.program.name, e.uid))
    return Agenda(tuple(entries), tuple(undated), tuple(programs), unlisted)


def _why(program: Program, attributes: Iterable[Attribute]) -> Why:
    stated = any(program.fact(attribute).is_known for attribute in attributes)
    return "rolling" if stated else "not stated"


_SENT = frozenset(Status) - {Status.CONSIDERING, Status.APPLYING}
"""Once an application was sent, or will not be, its deadline asks for nothing more."""


def _stated(
    program: Program, attribute: Attribute, status: Status | None, today: date
) -> Iterable[Entry]:
    taken: set[str] = set()
    for statement in program.fact(attribute).statements:
        deadline: Deadline = statement.value
        for day, mark in occurrences(statement, today):
            named = f"{attribute.key}.{deadline.term}.{deadline.kind}.{intake_year(deadline, day)}"
            uid = _free(named, statement.source.key, taken)
            taken.add(uid)
            yield Entry(
                uid=f"{program.id}.{uid}@mpcompare",
                program=program,
                day=day,
                what=_words(deadline),
                mark=mark,
                source=statement.source,
                note=statement.note,
                status=status,
                is_done=status in _SENT,
            )


def _free(name: str, source: str, taken: Container[str]) -> str:
    """Return an identifier that no other date of the same intake has, by who states it."""
    if name not in taken:
        return name
    tried = (f"{name}.{source}{number or ''}" for number in count())
    return next(one for one in tried if one not in taken)


def _words(deadline: Deadline) -> str:
    kind = "" if deadline.kind == "final" else f", {deadline.kind}"
    if not deadline.term:
        return f"Apply{kind}"
    term = "any time" if deadline.term == "rolling" else f"for {deadline.term}"
    return f"Apply {term}{kind}"


def _own(program: Program, application: Application) -> Iterable[Entry]:
    for place, (uid, item) in enumerate(identified(program, application.checklist)):
        if not item.due:
            continue
        who = f" ({item.who})" if item.who else ""
        yield Entry(
            uid=uid,
            program=program,
            day=date.fromisoformat(item.due),
            what=f"{item.text}{who}",
            status=application.status,
            is_done=item.done,
            item=place,
        )


def identified(program: Program, items: Iterable[Item]) -> Iterable[tuple[str, Item]]:
    """Return the lines of a checklist, each with the identifier of its event in a calendar."""
    seen: dict[str, int] = {}
    for item in items:
        name = _named(item)
        seen[name] = seen.get(name, 0) + 1
        yield f"{program.id}.checklist.{name}.{seen[name]}@mpcompare", item


def _named(item: Item) -> str:
    """Return what tells a line of a checklist from the others, wherever it stands among them.

    A line that a requirement made has its attribute's key. The user's own are told apart by a
    digest of their words, for some differ by signs alone.
    """
    if item.attribute:
        return _plain(item.attribute)
    digest = sha256(item.text.encode("utf-8", "replace")).hexdigest()
    return f"{_plain(item.text)[:LONGEST_NAME]}-{digest[:8]}"


def _plain(name: str) -> str:
    """Return a line as a part of an identifier."""
    return "".join(c if c.isalnum() else "-" for c in name.lower())


def intake_year(deadline: Deadline, day: date) -> int:
    """Return the year in which the intake begins that one applies for by a day."""
    begins = _BEGINS.get(deadline.term)
    if begins is None:
        return day.year
    # One can apply until some weeks after the earliest beginning.
    return day.year if day.month <= begins + 1 else day.year + 1


def occurrences(statement: Statement, today: date) -> Iterable[tuple[date, str]]:
    """Return the days of a stated deadline that matter now, each with how sure it is.

    One that is stated for a day to come is that day. Any other is carried to its next occurrence
    and marked with the year for which its source speaks; if it passed less than a year ago, the
    stated day itself is given as well. A rolling one without a date has none.
    """
    deadline: Deadline = statement.value
    if not deadline.date:
        return
    year = statement.source.year
    if len(deadline.date) == 10:
        stated = date.fromisoformat(deadline.date)
        if stated >= today:
            yield stated, ""
            return
        if today - stated <= timedelta(days=PAST_DAYS):
            yield stated, ""
        coming = _next(stated.month, stated.day, today)
        spoken = stated.year if year is None or year >= coming.year else year
        yield coming, f"from {spoken}, check"
        return
    month, number = map(int, deadline.date.split("-"))
    coming = _next(month, number, today)
    if year is None:
        yield coming, "undated, check"
    else:
        yield coming, "" if year >= coming.year else f"from {year}, check"


def _next(month: int, number: int, today: date) -> date:
    this_year = _day(today.year, month, number)
    return this_year if this_year >= today else _day(today.year + 1, month, number)


def _day(year: int, month: int, number: int) -> date:
    """Return a day; 29 February is the 28th where a year has none: too early is safe."""
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, number - 1)
