"""Copies of the library: whole also while it is written, dated, and no more than ten of a kind."""

import os
from datetime import date, datetime

import pytest

from mpcompare.library.copies import backups
from mpcompare.library.copies.backup import DAILY, RESTORING, UPDATING
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library, with_entry, without_entry
from mpcompare.model.library.note import Note
from tests.made_up_libraries import AT, FULL, ONE


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


@pytest.fixture
def store(path):
    store = Store.open(path)
    store.write(Library(), FULL, AT)
    yield store
    store.close()


def test_it_is_one_file_with_a_dated_name_that_holds_what_was_written_last(path, store):
    after = without_entry(FULL, "tags", ONE)
    store.write(FULL, after, AT)
    made = backups.make(path, DAILY, datetime(2026, 11, 23, 14, 5, 9))
    assert [each.name for each in made.path.parent.iterdir()] == [
        "library 2026-11-23 14.05.09, daily.db"
    ]
    assert Store.read(made.path) == after
    assert made.size == made.path.stat().st_size > 50_000
    assert backups.listed(path) == (made,)


@pytest.mark.usefixtures("store")
def test_two_in_one_second_are_two(path):
    for _ in range(2):
        backups.make(path, RESTORING, datetime(2026, 11, 23, 14, 5, 9))
    assert sorted(each.path.name for each in backups.listed(path)) == [
        "library 2026-11-23 14.05.09, before restoring 2.db",
        "library 2026-11-23 14.05.09, before restoring.db",
    ]


@pytest.mark.usefixtures("store")
def test_one_that_is_made_after_a_clock_was_set_back_is_kept(path):
    for day in range(1, 13):
        backups.make(path, DAILY, datetime(2031, 1, day, 9))
    for day in (23, 24):
        made = backups.make(path, DAILY, datetime(2026, 11, day, 9))
        assert made.path.exists()
        assert made in backups.listed(path)
        assert len(backups.listed(path)) == 10


@pytest.mark.usefixtures("store")
def test_ten_of_each_kind_are_kept(path):
    backups.make(path, UPDATING, datetime(2026, 1, 1, 9))
    for day in range(1, 15):
        backups.make(path, DAILY, datetime(2026, 11, day, 9))
    listed = backups.listed(path)
    assert [each.made.day for each in listed] == [*range(14, 4, -1), 1]
    assert listed[-1].reason == "before updating"


@pytest.mark.usefixtures("store")
def test_one_is_due_on_each_day_on_which_there_is_a_library(path, tmp_path):
    assert not backups.is_due(tmp_path / "none.db", date(2026, 11, 23))
    assert backups.is_due(path, date(2026, 11, 23))
    backups.make(path, DAILY, datetime(2026, 11, 23, 23, 59))
    assert not backups.is_due(path, date(2026, 11, 23))
    assert backups.is_due(path, date(2026, 11, 24))


@pytest.mark.usefixtures("store")
def test_files_of_the_users_in_that_folder_are_left_alone(path):
    for day in range(1, 12):
        backups.make(path, DAILY, datetime(2026, 11, day, 9))
    mine = path.parent / "backups" / "library 2026-01-01, mine.db"
    mine.write_text("mine")
    backups.make(path, DAILY, datetime(2026, 11, 20, 9))
    assert mine.exists()
    assert len(backups.listed(path)) == 10


def test_a_damaged_library_is_not_backed_up_over_good_ones(path, store):
    for number in range(400):
        before = store.library
        store.write(before, with_entry(before, "notes", (ONE, str(number)), Note("w " * 99)), AT)
    store.close()
    good = backups.make(path, DAILY, datetime(2026, 11, 22, 9))
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 40_000)
    with pytest.raises(LibraryError) as caught:
        backups.make(path, DAILY, datetime(2026, 11, 23, 9))
    assert caught.value.trouble == "damaged"
    assert [each.name for each in good.path.parent.iterdir()] == [good.path.name]


@pytest.mark.usefixtures("store")
def test_a_file_in_the_place_of_the_folder_is_reported(path):
    (path.parent / "backups").touch()
    with pytest.raises(LibraryError) as caught:
        backups.make(path, DAILY)
    assert caught.value.trouble == "in the way"


@pytest.mark.skipif(os.name != "posix", reason="it is about accounts on one computer")
def test_nobody_else_on_the_computer_can_read_it(path, store):
    made = backups.make(path, DAILY)
    store.write(FULL, without_entry(FULL, "tags", ONE), AT)
    for each in (*path.parent.glob("library*"), made.path):
        assert each.stat().st_mode & 0o077 == 0, each.name
