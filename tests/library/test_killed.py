"""Processes killed while they write, and several writing at once: nothing is lost or torn."""

import os
import random
import select
import signal
import sqlite3
import threading
import time
from contextlib import closing, suppress

import pytest
from made_up_libraries import AT

from mpcompare.library.opening import connect, set_journal, version_of
from mpcompare.library.schema import VERSION
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library, with_entry
from mpcompare.model.library.note import Note

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="it forks"),
    # the children take no lock but SQLite's, which no other thread holds here
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

RUNS = 200
LONGEST_S = 0.012
"""A killed process has so long at most: some die while they open, most between or in writes."""


def noted(library, number):
    """Change three collections at once: a write that is half done would show."""
    place = f"made-up-{number % 40}"
    after = with_entry(library, "notes", (place, ""), Note(f"note {number} " * 20, str(number)))
    after = with_entry(after, "tags", place, (str(number), "b"))
    shortlist = after.shortlist.__class__("Made-up", str(number), (place,))
    return with_entry(after, "shortlists", after.open, shortlist)


def write_until_killed(path, confirm):
    """Write one change after the other; tell each number once it is on disk."""
    store = Store.open(path)
    library = store.library
    number = int(library.shortlist.made or 0)
    while True:
        number += 1
        after = noted(library, number)
        store.write(library, after, AT)
        os.write(confirm, number.to_bytes(4, "big"))
        library = after


def forked(work, *given):
    """Run some work in a copy of this process that ends without cleaning up."""
    child = os.fork()
    if not child:
        with suppress(BaseException):
            work(*given)
        os._exit(1)
    return child


def last_confirmed(pipe, before):
    said = b""
    while part := os.read(pipe, 65536):
        said += part
    return int.from_bytes(said[len(said) // 4 * 4 - 4 :][:4], "big") if len(said) >= 4 else before


def check(path, confirmed):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    library = Store.read(path)
    found = int(library.shortlist.made or 0)
    assert confirmed <= found <= confirmed + 1
    [place] = library.shortlist.programs
    assert library.notes[place, ""].written == str(found)
    assert library.tags[place] == (str(found), "b")
    return found


def test_200_writing_runs_killed_at_random_lose_nothing_confirmed(tmp_path):
    path = tmp_path / "library.db"
    store = Store.open(path)
    store.write(Library(), noted(Library(), 1), AT)
    store.close()
    chance = random.Random(4)
    confirmed, in_writes = 1, 0
    for _ in range(RUNS):
        reader, writer = os.pipe()
        child = forked(write_until_killed, path, writer)
        os.close(writer)
        if chance.random() < 0.7:  # from the first confirmed change on
            select.select([reader], [], [], 5)
        time.sleep(chance.random() * LONGEST_S)
        os.kill(child, signal.SIGKILL)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        confirmed = last_confirmed(reader, confirmed)
        os.close(reader)
        found = check(path, confirmed)
        in_writes += found > confirmed
        confirmed = found
    assert confirmed > RUNS // 2  # they did write, on a slow machine too
    assert in_writes  # and some were killed between the write and its confirmation


def test_a_process_killed_while_it_makes_the_file_leaves_none_or_a_whole_one(tmp_path):
    chance = random.Random(4)
    for number in range(30):
        path = tmp_path / str(number) / "library.db"
        reader, writer = os.pipe()
        child = forked(write_until_killed, path, writer)
        os.close(writer)
        time.sleep(chance.random() * 0.06)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = last_confirmed(reader, 0)
        os.close(reader)
        store = Store.open(path)
        assert int(store.library.shortlist.made or 0) >= confirmed
        store.write(store.library, noted(store.library, 1000), AT)
        store.close()
        check(path, 1000)


def add_notes(path, name, count):
    store = Store.open(path)
    library = store.library
    for number in range(count):
        after = with_entry(library, "notes", (name, str(number)), Note(f"{name} {number}"))
        after = with_entry(
            after, "tags", "shared", (*after.tags.get("shared", ()), f"{name}{number}")
        )
        library = written(store, library, after)
    store.close()
    os._exit(0)


def written(store, before, after):
    """Write as a window does: what another keeps locked for too long is tried again."""
    while True:
        try:
            return store.write(before, after, AT).library
        except LibraryError as error:
            if error.trouble != "locked":
                raise


def test_processes_that_write_at_once_keep_all_that_each_wrote(tmp_path):
    path = tmp_path / "library.db"
    children = [forked(add_notes, path, name, 40) for name in ("a", "b", "c")]
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    library = Store.read(path)
    assert len(library.notes) == 120
    assert sorted(library.tags["shared"]) == sorted(f"{n}{i}" for n in "abc" for i in range(40))
    assert library.bin == {}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_file_that_another_connection_makes_just_now_is_waited_for(tmp_path):
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")  # SQLite refuses at once, and does not wait
        end = threading.Timer(0.2, other.rollback)
        end.start()
        with closing(connect(path)) as connection:
            set_journal(connection, path)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        end.join()


def test_a_file_that_another_process_makes_while_its_head_is_read_is_not_taken_for_a_foreign_one(
    tmp_path,
):
    path = tmp_path / "library.db"
    with closing(connect(path, "rwc")) as connection:
        set_journal(connection, path)
        statements = []

        def make_it_after_the_first(statement):
            statements.append(statement)
            if len(statements) == 2:
                store = Store(path)
                store.write(Library(), noted(Library(), 1), AT)
                store.close()

        connection.set_trace_callback(make_it_after_the_first)
        version_of(connection, path)
        connection.set_trace_callback(None)
        assert len(statements) >= 2
        assert version_of(connection, path) == VERSION
