"""The folder of the library: moved whole, told where it is not there, and never begun anew."""

import pytest

from mpcompare.app.library.service import LibraryService, library_file, read_library, user_library
from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.preferences.preferences_file import DELIVERED, save
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library, comparing, deleted, with_entry

LISTED = comparing("made-up-program")
MORE = comparing("made-up-program", "another-made-up-program")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "home"))


def chosen(folder):
    save(preferences_path(), DELIVERED, {**DELIVERED, "library_folder": str(folder)})


def opened() -> LibraryService:
    service = user_library()
    service.open()
    return service


def test_the_library_is_where_the_preferences_say(tmp_path):
    assert library_file() == tmp_path / "home" / "library.db"
    chosen(tmp_path / "elsewhere")
    assert library_file() == tmp_path / "elsewhere" / "library.db"


def test_a_library_is_moved_with_its_backups_and_goes_on_there(tmp_path):
    new = tmp_path / "new"
    new.mkdir()
    service = opened()
    service.save(Library(), LISTED)
    made = service.back_up_if_due()
    assert made is not None
    left = service.move(new, lambda: chosen(new))
    service.save(LISTED, MORE)
    service.close()
    assert read_library().shortlist.programs == ("made-up-program", "another-made-up-program")
    assert library_file() == new / "library.db"
    assert (new / "backups" / made.path.name).read_bytes() == made.path.read_bytes()
    assert left is not None
    assert left.parent == tmp_path / "home"
    assert left.name.startswith("library, moved ")
    assert not (tmp_path / "home" / "library.db").exists()


def test_a_folder_that_has_a_library_is_refused_and_both_stay(tmp_path):
    new = tmp_path / "new"
    other = LibraryService(new / "library.db")
    other.save(Library(), MORE)
    other.close()
    before = (new / "library.db").read_bytes()
    service = opened()
    service.save(Library(), LISTED)
    with pytest.raises(LibraryError, match=r"There is a library in .*new already"):
        service.move(new, lambda: chosen(new))
    service.close()
    assert (new / "library.db").read_bytes() == before
    assert read_library() == LISTED


def test_where_its_place_can_not_be_written_down_all_is_as_it_was(tmp_path):
    new = tmp_path / "new"
    new.mkdir()

    def fail():
        raise OSError("made up")

    service = opened()
    service.save(Library(), LISTED)
    with pytest.raises(OSError, match="made up"):
        service.move(new, fail)
    service.save(LISTED, MORE)
    service.close()
    assert read_library().shortlist.programs == MORE.shortlist.programs
    assert not (new / "library.db").exists()


@pytest.mark.parametrize("name", ["made-up drive", "so-long-" * 50])
def test_no_library_is_begun_where_the_chosen_folder_is_gone(tmp_path, name):
    """Of a name that is too long the system can't say whether it is there: as of a lost network."""
    gone = tmp_path / name / "library"
    chosen(gone)
    service = user_library()
    problem = service.open().problem
    assert problem is not None
    assert "is not there. Connect its drive" in str(problem)
    with pytest.raises(LibraryError, match="is not there"):
        service.save(Library(), LISTED)
    with pytest.raises(LibraryError, match="is not there"):
        read_library()
    service.close()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_the_bin_keeps_things_for_as_many_days_as_chosen(tmp_path):
    path = tmp_path / "library.db"
    service = LibraryService(path, now=lambda: "2026-11-20T10:00:00+00:00")
    tagged = with_entry(LISTED, "tags", "made-up-program", ("made up",))
    binned = deleted(tagged, "tags", "made-up-program", "A tag", "2026-10-31T10:00:00+00:00")
    service.save(Library(), binned)
    assert len(service.open().library.bin) == 1
    service.days_in_bin = 19
    assert service.open().library.bin == {}
    service.days_in_bin = 21
    assert len(service.open().library.bin) == 1
    service.close()


def test_as_many_backups_are_kept_as_chosen(tmp_path):
    service = LibraryService(tmp_path / "library.db")
    service.backups_kept = 2
    service.save(Library(), LISTED)
    backup = service.back_up_if_due()
    assert backup is not None
    for _ in range(4):
        service.restore(backup)
    service.close()
    kept = [each.reason for each, _ in service.backups()]
    assert sorted(kept) == ["before restoring", "before restoring", "daily"]
