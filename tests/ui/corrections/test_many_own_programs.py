"""Many programs of the user's own: read on another thread, without blocking the window."""

import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.tray.tray import MOST_CARDS, Tray

MANY = 1500
FIRST = "own-made-up-0"


def made_up(number):
    """The file of a made-up program; none says the country, so each has a problem."""
    lines = (f'id = "own-made-up-{number}"', f'name = "Made-up Mixing {number}"')
    return "\n".join((*lines, f'institution = "Made-up School {number}"', 'degree = "MA"', ""))


@pytest.fixture(scope="module")
def own():
    return {f"own-made-up-{n}": OwnProgram(made_up(n), "2026-11-27") for n in range(MANY)}


def library_with(own):
    return replace(Library(), own=own)


def all_laid(session):
    return session.workspace.count == session.workspace.info.programs + MANY


def test_a_change_of_many_does_not_wait_for_their_texts(make_session, qtbot, own):
    session = make_session(State(welcomed=True))
    began = time.thread_time()
    session.apply(replace(session.state, library=library_with(own)), "Import")
    spent = time.thread_time() - began
    assert not all_laid(session)
    assert spent < 0.1  # reading them takes most of a second
    qtbot.waitUntil(lambda: all_laid(session), timeout=60_000)
    hits = session.workspace.hits(Query("made-up mixing 77"))
    found = [program.id for program in session.workspace.programs_by_number(hits.numbers)]
    assert "own-made-up-77" in found


def test_what_was_undone_is_there_at_once_when_it_is_redone(make_session, qtbot, own):
    session = make_session(State(welcomed=True))
    session.apply(replace(session.state, library=library_with(own)), "Import")
    qtbot.waitUntil(lambda: all_laid(session), timeout=60_000)
    session.undo()
    assert session.workspace.own is None
    session.redo()
    assert all_laid(session)


def test_what_was_undone_before_it_was_read_does_not_come(make_session, qtbot, own):
    session = make_session(State(welcomed=True))
    session.apply(replace(session.state, library=library_with(own)), "Import")
    session.undo()
    ended = []
    session.tasks.when_idle(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
    assert session.workspace.own is None


def test_a_start_has_those_of_the_shortlist_in_sight_at_once(make_session, qtbot, own):
    library = replace(comparing(FIRST), own=own)
    session = make_session(State(welcomed=True, library=library))
    assert [program.name for program in session.comparison().programs] == ["Made-up Mixing 0"]
    assert not all_laid(session)
    qtbot.waitUntil(lambda: all_laid(session), timeout=60_000)


def test_the_tray_shows_the_first_of_very_many(make_window, qtbot, own):
    listed = list(own)[: MOST_CARDS + 10]
    some = {program: own[program] for program in listed}
    window = make_window(
        State(page="explore", welcomed=True, library=replace(comparing(*listed), own=some))
    )
    tray = window.findChild(Tray)
    qtbot.waitUntil(lambda: len(tray.cards) == MOST_CARDS, timeout=20_000)
    assert tray.label.text() == "50 of 60 programs"
    session = window.session
    session.apply(changes.remove(session.state, listed[0]))
    assert [card.program.id for card in tray.cards] == listed[1 : MOST_CARDS + 1]


def test_programs_that_are_still_read_are_not_said_to_be_missing(make_window, qtbot, own):
    listed = list(own)[:30]
    some = {program: own[program] for program in listed}
    library = replace(comparing(*listed, "gone-ma-nowhere"), own=some)
    window = make_window(State(page="compare", welcomed=True, library=library))

    def corner():
        labels = [label.text() for label in window.view.findChildren(QLabel)]
        words = next((text for text in labels if "rows differ" in text), "")
        return [line for line in words.splitlines() if "differ" not in line and "some" not in line]

    assert corner() == ["8 programs", "22 more being read", "1 more not in this catalog"]
    qtbot.waitUntil(
        lambda: corner() == ["30 programs", "1 more not in this catalog"], timeout=20_000
    )
