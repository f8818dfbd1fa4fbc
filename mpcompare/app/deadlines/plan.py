"""What is to be done for each application, counted back from the date to apply by.

The steps are the lines of the checklist and what the program's sources ask for besides. A line that
has a day of the user's keeps it. The days before the deadline are ours until the user sets others:
no school has stated them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mpcompare.app.deadlines.agenda import Agenda, Entry, identified
from mpcompare.app.deadlines.changes import add_item, application_of, tick_item
from mpcompare.app.deadlines.checklist import offers
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Register
from mpcompare.model.library.application import Application, Item
from mpcompare.model.library.profile import Profile
from mpcompare.model.locale_format import full_day
from mpcompare.model.program import Program

MOST_DAYS = 730
"""The longest lead time that can be set."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do for an application.

    Attributes:
        uid: the same whenever it is exported, and that of the checklist's line.
        program: whose application.
        item: the line; `place` is where it stands in the checklist, None while it does not.
        day: by when.
        lead: how many days before the deadline that is; None where the user set the day.
    """

    uid: str
    program: Program
    item: Item
    place: int | None
    day: date
    lead: int | None

    def is_late(self, today: date) -> bool:
        """Whether it should have been done."""
        return not self.item.done and self.day < today


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one application, first to last, and the date that they are counted back from."""

    deadline: Entry
    steps: tuple[Step, ...]

    @property
    def program(self) -> Program:
        """Whose application it is."""
        return self.deadline.program

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.item.done for step in self.steps)


# Lead times


def default_leads(register: Register) -> Mapping[str, int]:
    """Return our days before the deadline, by the requirement's key; those without a day lack."""
    return {
        attribute.key: attribute.to_do.days
        for attribute in register
        if attribute.to_do is not None and attribute.to_do.days is not None
    }


def leads(profile: Profile, register: Register) -> Mapping[str, int]:
    """Return the days before the deadline: the user's where they set them, else ours."""
    own = {key: min(days, MOST_DAYS) for key, days in profile.lead_times}
    return {**default_leads(register), **own}


def set_leads(state: State, chosen: Mapping[str, int], register: Register) -> State:
    """Keep the user's lead times; what is as ours is not kept."""
    ours = default_leads(register)
    own = tuple(sorted((key, days) for key, days in chosen.items() if ours.get(key) != days))
    profile = replace(state.library.profile, lead_times=own)
    return replace(state, library=replace(state.library, profile=profile))


# Plans


def plans(found: Agenda, state: State, register: Register, today: date) -> tuple[Plan, ...]:
    """Plan each application that has a date to come and is not sent, next date first."""
    lead_times = leads(state.library.profile, register)
    made = [
        Plan(deadline, tuple(_steps(deadline, application, register, lead_times)))
        for deadline in _deadlines(found, today)
        for application in [application_of(state, deadline.program.id)]
    ]
    return tuple(sorted(made, key=lambda plan: plan.deadline.day))


def _deadlines(found: Agenda, today: date) -> Iterable[Entry]:
    """Return the date that each application counts back from: a confirmed one before others."""
    chosen: dict[str, Entry] = {}
    for entry in (*found.confirmed(today), *found.expected(today)):
        if entry.source is not None and not entry.is_done and not entry.closed:
            chosen.setdefault(entry.program.id, entry)
    return chosen.values()


def _steps(
    deadline: Entry, application: Application, register: Register, lead_times: Mapping[str, int]
) -> Iterable[Step]:
    program, held = deadline.program, application.checklist
    lines = (*held, *offers(program, register, application))
    made: list[Step] = []
    for place, (uid, item) in enumerate(identified(program, lines)):
        lead = None if item.due else lead_times.get(item.attribute)
        if not item.due and lead is None:
            continue
        day = date.fromisoformat(item.due) if item.due else _before(deadline.day, lead or 0)
        made.append(Step(uid, program, item, place if place < len(held) else None, day, lead))
    return sorted(made, key=lambda step: step.day)


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, date.min.toordinal()))


def tick(state: State, step: Step, *, done: bool) -> State:
    """Mark a step as done or not; one that is not on the checklist yet is put there."""
    program = step.program.id
    if step.place is None:
        return add_item(state, program, step.item._replace(done=done))
    return tick_item(state, program, step.place, done=done)


def with_steps(found: Agenda, made: Iterable[Plan]) -> Agenda:
    """Add the steps that have no day of the user's own to what is to be done, for a calendar."""
    steps = [
        _entry(plan.deadline, step) for plan in made for step in plan.steps if step.lead is not None
    ]
    entries = sorted((*found.entries, *steps), key=lambda entry: (entry.day, entry.uid))
    return replace(found, entries=tuple(entries))


def _entry(deadline: Entry, step: Step) -> Entry:
    who = f" ({step.item.who})" if step.item.who else ""
    days = f"{step.lead} day{'' if step.lead == 1 else 's'}"
    return Entry(
        uid=step.uid,
        program=step.program,
        day=step.day,
        what=f"{step.item.text}{who}",
        mark=deadline.mark,
        note=f"{days} before {full_day(deadline.day)}: {deadline.what}.",
        status=deadline.status,
        is_done=step.item.done,
        item=step.place,
        is_shortlisted=deadline.is_shortlisted,
    )


def spoken_lead(step: Step) -> str:
    """Return how long before the deadline a step is, in words."""
    if step.lead is None:
        return "your day"
    return f"{step.lead} day{'' if step.lead == 1 else 's'} before"


def horizon(made: Iterable[Plan], today: date) -> tuple[date, date]:
    """Return the first and the last day that a picture of plans has to show."""
    held = tuple(made)
    days = [today, *(plan.deadline.day for plan in held)]
    days += [step.day for plan in held for step in plan.steps if not step.item.done]
    return min(days), max(*days, today + timedelta(days=28))
