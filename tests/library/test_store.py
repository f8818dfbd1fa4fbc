"""What is written comes back the same, from real files; nothing is written that need not be."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from made_up_libraries import AT, FULL, ONE, libraries

from mpcompare.library.store import Store
from mpcompare.model.library.library import Library, comparing, with_entry, without_entry
from mpcompare.model.library.note import Note

ANY_FILE = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "library.db"


def reread(path):
    store = Store.open(path)
    store.close()
    return store.library


def rows(path, table):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_no_file_is_made_before_there_is_something_to_keep(path):
    store = Store.open(path)
    assert store.library == Library()
    assert not store.exists
    store.close()
    assert not path.parent.exists()


def test_something_of_everything_comes_back(path):
    store = Store.open(path)
    assert store.write(store.library, FULL, AT).library is FULL
    store.close()
    assert reread(path) == FULL
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]


@ANY_FILE
@given(libraries(), libraries())
def test_any_library_comes_back_and_so_does_any_other_written_over_it(tmp_path_factory, one, two):
    path = tmp_path_factory.mktemp("any") / "library.db"
    store = Store.open(path)
    store.write(store.library, one, AT)
    assert reread(path) == one
    store.write(one, two, AT)
    assert reread(path) == two
    store.close()


def test_only_what_differs_is_written(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    numbers = {row[1:3]: row[0] for row in rows(path, "notes")}
    after = with_entry(FULL, "notes", (ONE, ""), Note("another", AT))
    store.write(FULL, after, AT)
    store.close()
    changed = {row[1:3]: row[0] for row in rows(path, "notes")}
    assert [key for key in numbers if numbers[key] != changed[key]] == [(ONE, "")]
    assert reread(path) == after


def test_writing_the_same_again_writes_nothing(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    store.write(FULL, replace(FULL, notes=dict(FULL.notes)), AT)
    store.close()
    [(_, revision, _)] = rows(path, "state")
    assert revision == 1


def test_an_answer_taken_back_leaves_nothing(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    blank = replace(FULL, profile=Library().profile)
    store.write(FULL, blank, AT)
    store.close()
    assert rows(path, "profile") == []
    assert reread(path) == blank


def test_half_a_character_costs_a_question_mark_and_no_more(path):
    store = Store.open(path)
    after = with_entry(FULL, "notes", (ONE, ""), Note("half \ud83c of one", AT))
    store.write(store.library, after, AT)
    store.close()
    assert reread(path).notes[ONE, ""].text == "half ? of one"


def test_a_change_that_fails_half_way_leaves_the_file_as_it_was(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    bad = with_entry(FULL, "notes", (ONE, ""), Note("written first", AT))
    bad = with_entry(bad, "own", "x", FULL.own["made-up-own"]._replace(text=object()))
    with pytest.raises(Exception, match=r".+"):
        store.write(FULL, bad, AT)
    assert reread(path) == FULL
    good = without_entry(FULL, "tags", ONE)
    store.write(FULL, good, AT)
    store.close()
    assert reread(path) == good


def test_notes_are_found_by_the_beginnings_of_words_whatever_their_accents(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    assert store.places_of("phone spri") == ((ONE, ""),)
    assert store.places_of("uberrasch") == ((ONE, ""),)
    assert store.places_of('"') == ()
    assert store.places_of("phone autumn") == ()
    after = with_entry(FULL, "notes", (ONE, ""), Note("in autumn", AT))
    store.write(FULL, after, AT)
    assert store.places_of("phone") == ()
    assert store.places_of("AUTUMN") == ((ONE, ""),)
    store.close()


def test_a_file_that_was_thrown_away_is_written_whole(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    for each in path.parent.iterdir():
        each.unlink()
    after = without_entry(FULL, "tags", ONE)
    store.write(FULL, after, AT)
    store.close()
    assert reread(path) == after


def test_a_file_that_was_put_in_its_place_is_followed(path, tmp_path):
    other = Store.open(tmp_path / "other.db")
    other.write(other.library, comparing(ONE), AT)
    other.close()
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    for each in path.parent.iterdir():
        each.unlink()
    (tmp_path / "other.db").rename(path)
    assert store.news() == comparing(ONE)
    store.close()


def test_two_stores_see_each_other(path):
    one, two = Store.open(path), Store.open(path)
    one.write(Library(), FULL, AT)
    assert two.news() == FULL
    assert two.news() is None
    after = without_entry(FULL, "tags", ONE)
    two.write(FULL, after, AT)
    assert two.news() is None
    assert one.news() == after
    one.close()
    two.close()


def test_two_stores_that_begin_a_file_at_once_keep_both(path):
    one, two = Store.open(path), Store.open(path)
    one.write(Library(), comparing("made-up-one"), AT)
    merged = two.write(Library(), comparing("made-up-two"), AT)
    assert merged.library.shortlist.programs == ("made-up-one", "made-up-two")
    assert merged.binned == ()
    one.close()
    two.close()
    assert reread(path) == merged.library


def test_where_both_changed_the_same_note_the_first_stays_and_the_second_is_in_the_bin(path):
    one, two = Store.open(path), Store.open(path)
    one.write(Library(), FULL, AT)
    two.news()
    one.write(FULL, with_entry(FULL, "notes", (ONE, ""), Note("first", AT)), AT)
    merged = two.write(FULL, with_entry(FULL, "notes", (ONE, ""), Note("second", AT)), AT)
    assert merged.library.notes[ONE, ""].text == "first"
    [binned] = merged.binned
    assert (binned.entry.text, binned.label) == ("second", "Note, changed in two places")
    assert binned in merged.library.bin.values()
    one.close()
    two.close()
    assert reread(path) == merged.library


def test_a_start_reads_the_notes_in_sight_and_the_others_come_as_news(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    store.close()
    store = Store.open(path, first=True)
    assert set(store.library.notes) == {(ONE, ""), (ONE, "tuition")}
    assert replace(store.library, notes=FULL.notes) == FULL
    assert store.news() == FULL
    assert store.news() is None
    store.close()


def test_what_is_changed_before_the_other_notes_have_come_loses_none_of_them(path):
    store = Store.open(path)
    store.write(store.library, FULL, AT)
    store.close()
    store = Store.open(path, first=True)
    part = store.library
    after = without_entry(part, "notes", (ONE, "tuition"))
    merged = store.write(part, after, AT)
    assert merged.library == without_entry(FULL, "notes", (ONE, "tuition"))
    assert store.news() is None
    store.close()
    assert reread(path) == merged.library
