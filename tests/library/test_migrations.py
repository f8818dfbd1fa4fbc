"""Libraries of every earlier version open with all that is in them, after a backup of each."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from made_up_libraries import (
    AT,
    FULL,
    ONE,
    TWO,
    WITH_CRITERIA,
    WITH_MONEY,
    WITH_SEARCHES,
    WITH_SHARED,
)

from mpcompare.library import store
from mpcompare.library.copies import backups
from mpcompare.library.migrations import MIGRATIONS
from mpcompare.library.schema import VERSION
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import FIRST, Library, without_entry

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("library-*.db"))
OLDER = [path for path in FIXTURES if path.stem != f"library-{VERSION}"]


def held_in(fixture):
    """Return what the file of a version holds: money since 4, criteria 5, shared 6, searches 8."""
    if fixture.stem >= "library-8":
        return WITH_SEARCHES
    if fixture.stem >= "library-6":
        return WITH_SHARED
    if fixture.stem >= "library-5":
        return WITH_CRITERIA
    return WITH_MONEY if fixture.stem >= "library-4" else FULL


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


def look(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_there_is_a_file_of_each_version():
    assert [path.name for path in FIXTURES] == [f"library-{n}.db" for n in range(1, VERSION + 1)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_version_opens_whole_can_be_searched_and_written(path, fixture):
    shutil.copy(fixture, path)
    opened = Store.open(path)
    held = held_in(fixture)
    assert opened.library == held
    assert opened.places_of("phone") == ((ONE, ""),)
    after = without_entry(held, "notes", (ONE, ""))
    opened.write(held, after, AT)
    assert opened.places_of("phone") == ()
    opened.check()
    opened.close()
    assert look(path, "PRAGMA user_version") == [(VERSION,)]
    assert Store.read(path) == after


@pytest.mark.parametrize("fixture", OLDER, ids=lambda path: path.stem)
def test_an_older_one_is_backed_up_before_it_is_changed(path, fixture):
    shutil.copy(fixture, path)
    before = look(path, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    Store.open(path).close()
    [made] = backups.listed(path)
    assert made.reason == "before updating"
    assert look(made.path, "SELECT type, name, sql FROM sqlite_master ORDER BY name") == before
    assert Store.read(made.path) == held_in(fixture)
    assert look(made.path, "PRAGMA user_version") == look(fixture, "PRAGMA user_version")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_tables_are_those_of_a_new_library(path, fixture, tmp_path):
    shutil.copy(fixture, path)
    Store.open(path).close()
    new = Store.open(tmp_path / "new.db")
    new.write(Library(), FULL, AT)
    new.close()
    tables = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    assert look(path, tables) == look(tmp_path / "new.db", tables)


@pytest.mark.parametrize("fixture", OLDER, ids=lambda path: path.stem)
def test_what_is_new_can_be_kept_in_an_older_library(path, fixture):
    shutil.copy(fixture, path)
    with closing(Store.open(path)) as opened:
        opened.write(opened.library, WITH_SHARED, AT)
    assert Store.read(path) == WITH_SHARED


@pytest.mark.parametrize("fixture", OLDER, ids=lambda path: path.stem)
def test_programs_of_an_older_library_keep_the_colours_that_their_places_had(path, fixture):
    shutil.copy(fixture, path)
    with closing(Store.open(path)) as opened:
        assert opened.library.shortlists[FIRST].series == {TWO: 0, ONE: 1}
    order = (
        "SELECT program, series FROM shortlist_programs WHERE shortlist = 'first' ORDER BY series"
    )
    assert look(path, order) == [(TWO, 0), (ONE, 1)]


def test_a_step_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    shutil.copy(FIXTURES[0], path)
    last = MIGRATIONS._migrations[-1]

    def fails(database):
        last_fn(database)
        database.conn.execute("SELECT * FROM no_such_table")

    last_fn = last.fn
    monkeypatch.setattr(last, "fn", fails)
    with pytest.raises(LibraryError):
        store.Store(path).news()
    assert look(path, "PRAGMA user_version") == [(1,)]
    monkeypatch.undo()
    with closing(Store.open(path)) as opened:
        assert opened.library == FULL


def test_nothing_is_imported_for_it_where_nothing_is_to_be_done(path):
    with closing(Store.open(path)) as opened:
        opened.write(Library(), FULL, AT)
    code = (
        "import sys; from pathlib import Path; from mpcompare.library.store import Store;"
        f"Store.open(Path({str(path)!r})); sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
