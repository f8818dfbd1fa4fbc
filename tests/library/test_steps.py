"""Steps that can be undone come back from the file, whatever they changed, and stay bounded."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import ClassVar

import pytest
from hypothesis import given
from made_up_libraries import AT, FULL, ONE, TWO, WITH_SHARED, libraries

from mpcompare.app.library.service import LibraryService
from mpcompare.library.rows import steps as step_rows
from mpcompare.library.store import Steps, Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import FIRST, Library, comparing, deleted, with_entry
from mpcompare.model.library.note import Note
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.library.step import MOST_STEPS, Gathered, StepLog, step_between
from mpcompare.model.pay.preferences import NO_CHANGES, PathChanges
from mpcompare.model.query import Query

MAPPED = PathChanges((("made-up", "27-4014"),), frozenset({("", "27-2041")}))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


class Window:
    """What a window does with its file: a step is written with what it changed."""

    opened: ClassVar[list["Window"]] = []

    def __init__(self, path):
        self.store = Store.open(path)
        Window.opened.append(self)
        self.held = Gathered(self.store.library, NO_CHANGES)
        self.log = self.store.steps()

    def do(self, name, library, paths=None, at=AT):
        after = Gathered(library, self.held.paths if paths is None else paths)
        log = self.log.with_step(step_between(name, at, self.held, after))
        self._keep(after, log, at)

    def note(self, text, place=(ONE, ""), at=AT):
        noted = with_entry(self.held.library, "notes", place, Note(text, at))
        self.do(f"Note {text}", noted, at=at)

    def undo(self):
        self._keep(self.log.done[-1].taken_back(self.held), self.log.at(len(self.log.done) - 1))

    def redo(self):
        self._keep(self.log.undone[0].repeated(self.held), self.log.at(len(self.log.done) + 1))

    def _keep(self, after, log, at=AT):
        steps = Steps(self.log, log)
        written = self.store.write(self.held.library, after.library, at, steps).library
        self.held, self.log = Gathered(written, after.paths), log

    @property
    def library(self):
        return self.held.library

    @property
    def names(self):
        return [step.name for step in self.log.done]

    def close(self):
        self.store.close()


@pytest.fixture(autouse=True)
def _closed_windows():
    yield
    while Window.opened:
        Window.opened.pop().close()


def restarted(window):
    path = window.store.path
    window.close()
    return Window(path)


STEPS = {
    "shortlist": lambda held: replace(
        with_entry(held, "shortlists", "k7", Shortlist("Seven", AT, (ONE, TWO), ONE)), open="k7"
    ),
    "note": lambda held: with_entry(held, "notes", (TWO, "gre"), Note("asked", AT)),
    "deletion": lambda held: deleted(held, "notes", (ONE, ""), "Note on Made-up one", AT),
    "tags": lambda held: with_entry(held, "tags", TWO, ("far",)),
    "status": lambda held: with_entry(held, "applications", TWO, FULL.applications[ONE]),
    "own program": lambda held: replace(held, own={}),
    "correction": lambda held: replace(
        held, corrections={(TWO, ""): held.corrections[ONE, "tuition"]}
    ),
    "money": lambda held: replace(held, money={}),
    "search": lambda held: with_entry(held, "searches", "s2", SavedSearch("Two", Query("two"))),
    "profile": lambda held: replace(held, profile=replace(held.profile, gpa=None, tests=())),
    "bin": lambda held: replace(held, bin={}),
    "everything": lambda _: comparing(TWO),
}


@pytest.mark.parametrize("kind", STEPS)
def test_each_kind_of_step_is_undone_and_done_again_after_restarts(path, kind):
    window = Window(path)
    window.do("Everything", WITH_SHARED)
    after = STEPS[kind](WITH_SHARED)
    window.do(kind, after)
    window = restarted(window)
    assert window.names == ["Everything", kind]
    window.undo()
    assert window.library == WITH_SHARED
    window = restarted(window)
    assert window.library == WITH_SHARED
    assert window.names == ["Everything"]
    window.redo()
    window = restarted(window)
    assert window.library == after
    assert window.names == ["Everything", kind]


def test_what_concentrations_lead_to_is_undone_after_a_restart(path):
    window = Window(path)
    window.do("Add a program", comparing(ONE))
    window.do("Map", window.library, MAPPED)
    window = restarted(window)
    assert window.log.done[-1].paths == (NO_CHANGES, MAPPED)
    assert window.log.done[-1].taken_back(Gathered(window.library, MAPPED)).paths == NO_CHANGES


@given(libraries(), libraries())
def test_any_step_leads_back_to_any_library_and_on_again(tmp_path_factory, one, two):
    window = Window(tmp_path_factory.mktemp("any") / "library.db")
    window.do("First", one)
    window.do("Second", two)
    if two != one:
        log = window.store.steps()
        assert log.done[-1] == window.log.done[-1]
        window.undo()
        assert window.library == one
        window.redo()
        assert window.library == two
    window.close()


def test_the_last_two_hundred_are_kept_and_go_all_the_way_back(path):
    window = Window(path)
    for number in range(MOST_STEPS + 5):
        window.note(str(number))
    window = restarted(window)
    assert window.names == [f"Note {number}" for number in range(5, 205)]
    for _ in range(MOST_STEPS):
        window.undo()
    assert window.library.notes[ONE, ""].text == "4"
    window = restarted(window)
    assert [len(part) for part in window.log] == [0, MOST_STEPS]
    assert window.log.undone[0].name == "Note 5"


def test_a_new_step_drops_what_was_undone_before_the_restart(path):
    window = Window(path)
    window.note("one")
    window.note("two")
    window.undo()
    window = restarted(window)
    window.note("three")
    window = restarted(window)
    assert window.names == ["Note one", "Note three"]
    assert window.log.undone == ()


def test_steps_older_than_the_bin_keeps_things_are_forgotten(path):
    window = Window(path)
    window.note("old", at="2026-10-24T14:04:59+00:00")
    window.note("young", at="2026-10-24T14:05:00+00:00")
    window.note("new", at="2026-11-23T14:05:00+00:00")
    assert [step.name for step in window.store.steps().done] == ["Note young", "Note new"]


def test_steps_stay_for_as_long_as_is_chosen_for_the_bin(path):
    service = LibraryService(path, now=lambda: AT)  # 23 November, 14:05
    service.open()
    held, log = Gathered(Library(), NO_CHANGES), StepLog()
    service.days_in_bin = 90

    def note(text, at):
        nonlocal held, log
        noted = with_entry(held.library, "notes", (ONE, ""), Note(text, at))
        after = Gathered(noted, NO_CHANGES)
        led = log.with_step(step_between(f"Note {text}", at, held, after))
        service.save(held.library, noted, (log, led))
        held, log = after, led

    note("of September", "2026-09-01T10:00:00+00:00")
    note("of last week", "2026-11-16T10:00:00+00:00")
    note("new", AT)
    assert [step.name for step in service.steps().done] == [
        *("Note of September", "Note of last week", "Note new")
    ]
    service.days_in_bin = 7
    assert [step.name for step in service.steps().done] == ["Note new"]
    service.days_in_bin = 8
    assert [step.name for step in service.steps().done] == ["Note of last week", "Note new"]
    service.close()


def test_steps_go_along_with_a_library_that_is_moved(path, tmp_path):
    new = tmp_path / "new"
    new.mkdir()
    service = LibraryService(path, now=lambda: AT)
    service.open()
    one = comparing(ONE)
    before = Gathered(Library(), NO_CHANGES)
    log = StepLog().with_step(step_between("Add one", AT, before, Gathered(one, NO_CHANGES)))
    service.save(Library(), one, (StepLog(), log))
    service.move(new, lambda: None)
    assert service.steps() == log
    two = comparing(ONE, TWO)
    held = Gathered(one, NO_CHANGES)
    longer = log.with_step(step_between("Add two", AT, held, Gathered(two, NO_CHANGES)))
    service.save(one, two, (log, longer))
    service.close()
    assert Window(new / path.name).names == ["Add one", "Add two"]


def test_large_steps_make_room_for_newer_ones(path, monkeypatch):
    monkeypatch.setattr(step_rows, "MOST_BYTES", 3_600)
    window = Window(path)
    for number in range(4):
        window.note(f"{number} {os.urandom(600).hex()}")  # packed, 1,400 bytes with the one before
    kept = window.store.steps().done
    assert [step.name[:6] for step in kept] == ["Note 2", "Note 3"]
    window.close()
    with closing(sqlite3.connect(path)) as connection:
        [(size,)] = connection.execute("SELECT sum(length(content)) FROM steps")
    assert size < 3_600


def test_what_another_window_wrote_meanwhile_stays_when_a_step_is_undone(path):
    one = Window(path)
    one.do("Begin", comparing(ONE))
    two = Window(path)
    two.do("Add two", with_entry(two.library, "shortlists", FIRST, comparing(ONE, TWO).shortlist))
    listed = replace(one.library.shortlist, hidden_rows=frozenset({"gre"}))
    one.do("Hide", with_entry(one.library, "shortlists", FIRST, listed))
    two.close()
    one = restarted(one)
    assert one.names == ["Begin", "Add two", "Hide"]
    assert one.library.shortlist.programs == (ONE, TWO)
    one.undo()
    assert one.library.shortlist.programs == (ONE, TWO)
    assert not one.library.shortlist.hidden_rows
    one.undo()
    assert one.library.shortlist.programs == (ONE,)


def test_a_note_that_another_window_has_written_over_is_left_alone(path):
    one = Window(path)
    one.note("mine")
    two = Window(path)
    theirs = with_entry(two.library, "notes", (ONE, ""), Note("theirs", AT))
    two.store.write(two.library, theirs, AT)
    two.close()
    one = restarted(one)
    one.undo()
    assert one.library.notes[ONE, ""].text == "theirs"


def test_a_step_that_cannot_be_written_leaves_library_and_steps_as_they_were(path):
    window = Window(path)
    window.note("kept")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON steps BEGIN SELECT raise(ABORT, 'full'); END"
        )
    with pytest.raises(LibraryError):
        window.note("not kept")
    window = restarted(window)
    assert window.names == ["Note kept"]
    assert window.library.notes[ONE, ""].text == "kept"


def test_a_full_disk_keeps_neither_change_nor_step_and_a_later_try_keeps_both(path):
    window = Window(path)
    window.note("kept")
    connection = window.store._connection
    assert connection is not None
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = os.urandom(40_000).hex()
    with pytest.raises(LibraryError) as refused:
        window.note(long)
    assert refused.value.trouble == "full"
    window = restarted(window)
    assert window.names == ["Note kept"]
    window.note(long)
    window = restarted(window)
    assert window.names == ["Note kept", f"Note {long}"]
    assert window.library.notes[ONE, ""].text == long


def test_a_file_that_was_thrown_away_gets_all_steps_again(path):
    window = Window(path)
    window.note("one")
    window.store.close()
    path.unlink()
    window.note("two")
    window = restarted(window)
    assert window.names == ["Note one", "Note two"]


def test_a_step_that_cannot_be_understood_is_left_out_and_nothing_else(path):
    window = Window(path)
    window.note("one")
    window.note("two")
    window.note("three")
    window.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE steps SET content = x'00' WHERE name = 'Note two'")
    assert Window(path).names == ["Note one", "Note three"]


def test_a_backup_has_the_steps_and_another_computers_file_has_none(path, tmp_path):
    window = Window(path)
    window.note("one")
    window.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    assert Window(copy).names == ["Note one"]
    assert Window(copy).library == window.library
    assert Store.read(path) == window.library
    assert StepLog() == Window(tmp_path / "none.db").log
    assert not Library().notes
