"""What the window asks of the library, on real files, damaged ones among them."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from sqlite3 import connect

import pytest

from mpcompare.app.library.recovery import contents
from mpcompare.app.library.service import LibraryService
from mpcompare.library.copies import backups
from mpcompare.model.errors import FileError, LibraryError
from mpcompare.model.library.library import Library, comparing, deleted, with_entry
from mpcompare.model.library.note import Note
from tests.made_up_libraries import AT, FULL, ONE, TWO, large


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


@pytest.fixture
def make(path):
    made = []

    def make(at=AT):
        made.append(LibraryService(path, lambda: at))
        return made[-1]

    yield make
    for library_service in made:
        library_service.close()


@pytest.fixture
def library_service(make):
    library_service = make()
    library_service.save(library_service.open().kept, FULL)
    return library_service


def damage(path, from_page=0):
    with path.open("r+b") as file:
        file.seek(from_page * 4096)
        file.write(b"\xa5" * (path.stat().st_size - from_page * 4096))


def test_a_first_start_finds_nothing_and_nothing_amiss(make, path):
    opened = make().open()
    assert opened.is_new
    assert opened.library is opened.kept
    assert not path.exists()


@pytest.mark.usefixtures("library_service")
def test_what_was_kept_is_found_again(make):
    opened = make().open()
    assert opened.library == FULL
    assert not opened.is_new


def test_the_bin_is_emptied_of_what_is_older_than_thirty_days(make):
    old = deleted(FULL, "notes", (ONE, ""), "Note", "2026-10-24T14:04:00+00:00")
    young = deleted(old, "tags", ONE, "Tags", "2026-10-24T14:06:00+00:00")
    make().save(Library(), young)
    opened = make().open()
    assert opened.kept == young
    assert {each.collection for each in opened.library.bin.values()} == {
        "tags",
        "notes",
        "shortlists",
    }
    assert len(opened.library.bin) == len(young.bin) - 1


def test_a_damaged_library_is_set_aside_and_all_ways_back_are_offered(make, path):
    many = with_entry(large(200, 2000), "tags", ONE, ("tag",))
    library_service = make()
    library_service.save(Library(), many)
    library_service.back_up_if_due()
    library_service.save(many, with_entry(many, "notes", (TWO, ""), Note("since the backup")))
    library_service.close()
    damage(path, path.stat().st_size // 4096 - 9)
    library_service = make()
    opened = library_service.open()
    assert opened.problem is not None
    assert opened.problem.trouble == "damaged"
    [aside] = path.parent.glob("library damaged *.db")
    assert aside.name in opened.problem.message
    assert not path.exists()
    together, backup, salvaged = library_service.recovery_options()
    assert together.name == "Both: what can be read, its gaps filled from the backup"
    assert backup.name.startswith("The backup of ")
    assert salvaged.name == "What can be read of the damaged file"
    assert backup.library == many
    assert backup.contents == "200 shortlisted programs, 2,000 notes"
    assert len(salvaged.library.notes) < 2001
    assert set(together.library.notes) >= set(many.notes) | set(salvaged.library.notes)
    assert library_service.save(opened.kept, together.library).library == together.library
    assert aside.exists()


def test_a_library_with_nothing_left_in_it_offers_the_backup_alone(library_service, make, path):
    library_service.back_up_if_due()
    library_service.close()
    path.write_bytes(b"")
    library_service = make()
    assert library_service.open().problem is not None
    assert [each.library for each in library_service.recovery_options()] == [FULL]


def test_a_library_that_is_gone_is_missed_where_there_are_backups(library_service, make, path):
    library_service.back_up_if_due()
    library_service.close()
    path.unlink()
    library_service = make()
    opened = library_service.open()
    assert opened.problem is not None
    assert opened.problem.trouble == "missing"
    assert [each.library for each in library_service.recovery_options()] == [FULL]


def test_a_damaged_library_that_nobody_chose_for_is_offered_again(make, path):
    library_service = make()
    library_service.save(Library(), FULL)
    library_service.close()
    damage(path, path.stat().st_size // 4096 - 1)
    path.write_bytes(path.read_bytes().replace(b"SQLite format 3", b"SQLite format ?"))
    assert make().open().problem is not None
    again = make()
    problem = again.open().problem
    assert problem is not None
    assert problem.trouble == "missing"
    [salvaged] = again.recovery_options()
    assert salvaged.library.notes == FULL.notes


def test_damage_that_was_repaired_long_ago_is_not_brought_up_again(library_service, make, path):
    library_service.close()
    path.with_name("library damaged 2025-01-02 03.04.db").write_bytes(path.read_bytes())
    again = make()
    again.open()
    again.back_up_if_due()
    again.close()
    path.unlink()
    again = make()
    assert again.open().problem is not None
    assert [each.name[:13] for each in again.recovery_options()] == ["The backup of"]


def test_a_backup_that_fails_is_not_tried_again_at_once(library_service, path):
    folder = path.with_name("backups")
    folder.write_text("in the way")
    with pytest.raises(LibraryError):
        library_service.back_up_if_due()
    folder.unlink()
    assert library_service.back_up_if_due() is None
    assert backups.listed(path) == ()
    assert LibraryService(path).back_up_if_due() is not None


def test_an_answer_that_another_windows_replaces_is_reported(library_service, make):
    other = make()
    theirs = other.open().library
    other.save(theirs, replace(theirs, profile=replace(theirs.profile, degree="master")))
    kept = library_service.save(FULL, replace(FULL, profile=replace(FULL.profile, degree="none")))
    assert kept.library.profile.degree == "master"
    assert kept.message == (
        "Another window has changed the same. In your profile, the other window's answers stay."
    )


def test_damage_while_the_window_is_open_costs_nothing(library_service, make, path):
    library_service.close()
    damage(path, 1)
    after = with_entry(FULL, "tags", TWO, ("x",))
    kept = library_service.save(FULL, after)
    assert kept.library == after
    assert "is kept as “library damaged" in kept.message
    assert kept.message.endswith("It has been written anew, whole.")
    assert make().open().library == after


def test_the_check_after_the_start_writes_again_what_was_read(library_service, make, path):
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'sqlite_autoindex_tags_1') WHERE name = 'sqlite_autoindex_notes_1'"
        )
        connection.commit()
    mended = library_service.check()
    assert mended is not None
    assert mended.library == FULL
    assert mended.message.endswith("It has been written anew from what was read.")
    assert library_service.check() is None
    assert make().open().library == FULL


def test_a_backup_is_made_once_a_day(library_service, path):
    assert library_service.back_up_if_due() is not None
    assert library_service.back_up_if_due() is None
    assert LibraryService(path).back_up_if_due() is None
    assert [each.made.date() for each in backups.listed(path)] == [date.today()]


def test_a_backup_is_restored_after_one_of_the_present_was_made(library_service):
    library_service.back_up_if_due()
    after = with_entry(FULL, "tags", TWO, ("since",))
    library_service.save(FULL, after)
    [(backup, library)] = library_service.backups()
    assert library == FULL
    assert library_service.restore(backup) == FULL
    assert library_service.open().library == after  # nothing is written before the window takes it
    assert [(each.reason, held) for each, held in library_service.backups()] == [
        ("before restoring", after),
        ("daily", FULL),
    ]


def test_the_library_goes_to_another_computer_and_comes_together_with_the_one_there(
    library_service, tmp_path
):
    library_service.export(FULL, tmp_path / "mine.json")
    incoming = library_service.read_export(tmp_path / "mine.json")
    assert incoming == FULL
    there = with_entry(comparing("made-up-there"), "notes", (ONE, ""), Note("from there"))
    both = library_service.together(there, incoming)
    assert both.shortlists["first"].programs == (TWO, ONE, "made-up-there")
    assert both.notes[ONE, ""] == FULL.notes[ONE, ""]
    assert Note("from there") in [each.entry for each in both.bin.values()]


def test_an_export_where_none_can_be_is_refused(library_service, tmp_path):
    with pytest.raises(FileError):
        library_service.export(FULL, tmp_path / "no folder" / "mine.json")
    with pytest.raises(FileError):
        library_service.read_export(tmp_path / "none.json")


def test_a_newer_library_is_reported_at_the_start_and_never_written(library_service, make, path):
    library_service.close()
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    content = path.read_bytes()
    library_service = make()
    opened = library_service.open()
    assert opened.problem is not None
    assert opened.problem.trouble == "newer"
    with pytest.raises(LibraryError):
        library_service.save(opened.kept, comparing(ONE))
    assert path.read_bytes() == content


def test_what_is_in_a_library_is_said_in_words():
    assert contents(Library()) == "nothing yet"
    assert contents(FULL) == (
        "2 shortlisted programs, 3 notes, 2 applications, 1 program of your own, 2 corrections"
    )
