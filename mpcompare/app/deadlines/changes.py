"""What a user can do about their applications: pure functions from one state to the next."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mpcompare.app.deadlines.checklist import NOTHING_YET, offers
from mpcompare.app.state.changes import visit
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Register
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import deleted, with_entry, without_entry
from mpcompare.model.program import Program
from mpcompare.model.safe_text import safe_text

COLLECTION = "applications"
DEADLINES = "deadlines"


def application_of(state: State, program: str) -> Application:
    """Return the application to a program; an empty one where there is none yet."""
    return state.library.applications.get(program, NOTHING_YET)


def show_application(state: State, program: str | None) -> State:
    """Show a program's application beside the deadlines, whatever page is in sight."""
    return replace(state, application=program)


def open_application(state: State, program: str) -> State:
    """Go to a program's application on the Deadlines page."""
    return visit(state, application=program, page=DEADLINES)


# Status


def set_status(state: State, program: str, status: Status, on: str) -> State:
    """Set the status of an application since a day (an ISO date).

    The history stays in the order of its days; what is set again on the same day is there once.
    """
    history = application_of(state, program).history
    if history and history[-1][0] is status:
        return state
    return _with_history(state, program, (*history, (status, on)))


def set_statuses(state: State, programs: Iterable[str], status: Status, on: str) -> State:
    """Set the status of several applications since a day (an ISO date)."""
    for program in programs:
        state = set_status(state, program, status, on)
    return state


def edit_status(state: State, program: str, place: int, status: Status, on: str) -> State:
    """Change one entry of the history, counted from the oldest."""
    history = list(application_of(state, program).history)
    history[place] = (status, on)
    return _with_history(state, program, history)


def remove_status(state: State, program: str, place: int) -> State:
    """Take one entry out of the history, counted from the oldest."""
    history = list(application_of(state, program).history)
    del history[place]
    return _with_history(state, program, history)


def clear_status(state: State, program: str) -> State:
    """Take the whole history away; the checklist stays."""
    return _with_history(state, program, ())


def _with_history(state: State, program: str, entries: Iterable[tuple[Status, str]]) -> State:
    in_order = sorted(dict.fromkeys(entries), key=lambda entry: entry[1])
    return _with(state, program, history=tuple(in_order))


# Checklist


def make_checklist(state: State, program: Program, register: Register) -> State:
    """Add every line to the checklist that the program asks for and that is not there yet."""
    held = application_of(state, program.id)
    lines = offers(program, register, held)
    return _with(state, program.id, checklist=(*held.checklist, *lines))


def add_item(state: State, program: str, item: Item) -> State:
    """Put a line at the end of the checklist."""
    held = application_of(state, program).checklist
    return _with(state, program, checklist=(*held, _safe(item)))


def remove_item(state: State, program: str, place: int) -> State:
    """Take a line off the checklist."""
    held = application_of(state, program).checklist
    return _with(state, program, checklist=(*held[:place], *held[place + 1 :]))


def edit_item(state: State, program: str, place: int, **changes: Any) -> State:
    """Change a line: its text, whether it is done, of whom it is asked, by when."""
    held = list(application_of(state, program).checklist)
    held[place] = _safe(held[place]._replace(**changes))
    return _with(state, program, checklist=tuple(held))


def _safe(item: Item) -> Item:
    return item._replace(text=safe_text(item.text), who=safe_text(item.who))


def tick_item(state: State, program: str, place: int, *, done: bool) -> State:
    """Mark a line as done, or as not done."""
    return edit_item(state, program, place, done=done)


def move_item(state: State, program: str, place: int, to: int) -> State:
    """Move a line to a place among the others; out of range is an end."""
    held = list(application_of(state, program).checklist)
    item = held.pop(place)
    held.insert(max(0, min(to, len(held))), item)
    return _with(state, program, checklist=tuple(held))


def delete_application(state: State, program: str, label: str, at: str) -> State:
    """Put status and checklist into the bin, under a label such as "Application to MM Audio"."""
    return replace(state, library=deleted(state.library, COLLECTION, program, label, at))


def _with(state: State, program: str, **changes: Any) -> State:
    application = application_of(state, program)._replace(**changes)
    if application == NOTHING_YET:
        return replace(state, library=without_entry(state.library, COLLECTION, program))
    return replace(state, library=with_entry(state.library, COLLECTION, program, application))
