"""Damaged files: found, set aside under a dated name, and read as far as they can be."""

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.library.copies import backups
from mpcompare.library.copies.backup import DAILY
from mpcompare.library.rescue.raw_pages import rows
from mpcompare.library.rescue.salvage import newest_good, salvage
from mpcompare.library.rescue.set_aside import set_aside
from mpcompare.library.rows.bin import ALL
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import FIRST, Library, with_entry
from mpcompare.model.library.note import Note
from tests.made_up_libraries import AT, FULL, ONE, SETS, WITH_MONEY, WITH_SHARED, large

PAGE = 4096
MANY = with_entry(large(300, 2000), "tags", ONE, ("kept",))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.db"
    store = Store.open(path)
    store.write(Library(), MANY, AT)
    store.close()
    return path


def overwrite(path, first, pages, content=b"\xa5"):
    with path.open("r+b") as file:
        file.seek(first * PAGE)
        file.write(content * PAGE * pages)


def pages(path):
    return path.stat().st_size // PAGE


def is_refused(path):
    try:
        store = Store.open(path)
        store.check()
    except LibraryError as error:
        return error.trouble == "damaged"
    return False


def part_of(found, whole):
    return all(whole.notes.get(key) == note for key, note in found.notes.items())


def test_a_whole_file_is_read_whole(path):
    found = salvage(path)
    assert found.library == MANY
    assert found.is_whole


def test_something_of_everything_is_read(tmp_path):
    store = Store.open(tmp_path / "library.db")
    store.write(Library(), WITH_SHARED, AT)
    store.close()
    assert salvage(store.path).library == WITH_SHARED


def test_all_but_what_was_cut_off_is_read(path):
    with path.open("r+b") as file:
        file.truncate(pages(path) * PAGE * 2 // 3 + 100)
    assert is_refused(path)
    found = salvage(path)
    assert not found.is_whole
    assert part_of(found.library, MANY)
    assert 500 < len(found.library.notes) < 2000
    assert found.library.shortlist.programs == MANY.shortlist.programs


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_all_but_what_was_overwritten_is_read(path, share):
    overwrite(path, int(pages(path) * share), 4)
    assert is_refused(path)
    found = salvage(path)
    assert part_of(found.library, MANY)
    assert len(found.library.notes) > 1500


@pytest.mark.parametrize("content", [b"\0", b"\xa5"])
def test_a_file_that_has_lost_its_head_is_read(path, content):
    overwrite(path, 0, 1, content)
    assert is_refused(path)
    found = salvage(path)
    assert found.library == MANY


def test_a_table_whose_name_is_no_text_any_more_is_damage(path):
    whole = path.read_bytes()
    name = b"table" + b"tagged_programs" * 2  # as SQLite lists it: kind, name, table
    assert whole.count(name) == 1
    path.write_bytes(whole.replace(name, b"table" + b"tagged_program\xe4" * 2))
    assert is_refused(path)
    found = salvage(path)
    assert found.library == MANY


@pytest.mark.parametrize(
    "content", [b"", b"Dear diary, this is no database.\n" * 500, b"\0" * 9999]
)
def test_a_file_with_nothing_in_it_gives_nothing(tmp_path, content):
    path = tmp_path / "library.db"
    path.write_bytes(content)
    found = salvage(path)
    assert found.entries == 0
    assert found.library == Library()
    assert path.read_bytes() == content


def test_reading_leaves_the_file_as_it_is(path):
    overwrite(path, 5, 2)
    content = path.read_bytes()
    salvage(path)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]


def test_it_is_read_where_the_folder_of_temporary_files_has_no_room(path, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    before = sorted(path.parent.iterdir())
    assert salvage(path).entries
    assert sorted(path.parent.iterdir()) == before


def test_what_is_set_aside_gets_a_name_of_its_own_and_takes_the_log_along(path):
    now = datetime(2026, 11, 23, 14, 5)
    for end in ("-wal", "-shm"):
        shutil.copy(path, f"{path}{end}")
    assert set_aside(path, now).name == "library damaged 2026-11-23 14.05.db"
    path.write_bytes(b"another")
    assert set_aside(path, now).name == "library damaged 2026-11-23 14.05 2.db"
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "library damaged 2026-11-23 14.05 2.db",
        "library damaged 2026-11-23 14.05.db",
        "library damaged 2026-11-23 14.05.db-shm",
        "library damaged 2026-11-23 14.05.db-wal",
    ]


def test_the_newest_backup_that_is_whole_is_found(path):
    assert newest_good(path) is None
    store = Store.open(path)
    made = []
    for day in (20, 21, 22):
        before = store.library
        store.write(before, with_entry(before, "notes", (ONE, ""), Note(f"day {day}")), AT)
        made.append(backups.make(path, DAILY, datetime(2026, 11, day, 9)))
    store.close()
    overwrite(made[2].path, 9, 3)
    found = newest_good(path)
    assert found is not None
    assert found[0] == made[1]
    assert found[1].notes[ONE, ""].text == "day 21"


def root_of(path, table):
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return connection.execute(sql, (table,)).fetchone()[0]


def test_rows_that_no_tree_leads_to_any_more_are_read_from_their_pages(path):
    long = with_entry(MANY, "notes", (ONE, "long"), Note("ä" * 20_000, AT))
    store = Store.open(path)
    store.write(MANY, long, AT)
    store.close()
    overwrite(path, root_of(path, "notes") - 1, 1)
    assert is_refused(path)
    found = salvage(path)
    assert not found.is_whole
    assert found.library == long


def test_something_of_everything_is_read_from_its_pages(tmp_path):
    decided = replace(FULL.shortlists[FIRST], criteria=SETS)
    store = Store.open(tmp_path / "library.db")
    store.write(Library(), replace(WITH_MONEY, shortlists={FIRST: decided}, open=FIRST), AT)
    store.close()
    content = store.path.read_bytes()
    with closing(sqlite3.connect(store.path)) as connection:
        for codec in ALL:
            for table in codec.tables:
                if table.name not in {"applications", "tagged_programs"}:
                    kept = sorted(connection.execute(table.select).fetchall())
                    assert sorted(row for _, row in rows(content, table.name)) == kept


def test_a_row_that_goes_on_in_a_circle_is_given_up_at_once():
    """Page 1 says twenty times that a row of 40 MB goes on in page 2, which goes on in itself."""
    content = bytearray(9 * PAGE)
    begins = PAGE - 1005
    content[100:105] = b"\x0d\0\0\0\x14"
    content[108:148] = begins.to_bytes(2, "big") * 20
    content[begins : begins + 5] = b"\x93\x89\xb4\0\x01"
    content[begins + 5 :] = (2).to_bytes(4, "big") * ((len(content) - begins - 5) // 4 + 1)
    began = time.perf_counter()
    assert list(rows(bytes(content[: 9 * PAGE]), "notes")) == []
    assert time.perf_counter() - began < 1


@given(st.binary(max_size=3 * PAGE), st.integers(0, 2), st.integers(0, PAGE - 1))
def test_no_page_whatever_is_in_it_stops_the_reading(noise, page, at):
    content = bytearray(3 * PAGE)
    content[page * PAGE] = 0x0D
    place = page * PAGE + at
    content[place : place + len(noise)] = noise
    for table in ("notes", "shortlists", "tags", "bin"):
        for _, row in rows(bytes(content[: 3 * PAGE]), table):
            assert all(isinstance(value, str | int | None) for value in row)
