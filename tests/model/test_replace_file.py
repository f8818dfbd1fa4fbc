"""Files take each other's place although a scanner holds one for a moment, and last."""

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest

from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.preferences import preferences_file
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.export import write_whole
from mpcompare.library.copies import backups, moving
from mpcompare.library.copies.backup import DAILY
from mpcompare.library.rescue.set_aside import set_aside
from mpcompare.library.store import Store
from mpcompare.model.errors import FileError
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.replace_file import move_file, replace_file, sync_folder


class Held:
    """Stands in for Windows while another program has a file open: so many tries are refused."""

    def __init__(self, tries: int) -> None:
        self.left, self.asked = tries, 0
        self._replace = os.replace

    def __call__(self, old: Path, new: Path) -> None:
        """Refuse as Windows does, then do it."""
        self.asked += 1
        if self.left:
            self.left -= 1
            raise PermissionError(13, "The process cannot access the file", str(new))
        self._replace(old, new)


@pytest.fixture
def hold(monkeypatch):
    def hold(tries):
        held = Held(tries)
        monkeypatch.setattr(os, "replace", held)
        return held

    return hold


@pytest.fixture
def files(tmp_path):
    """Return a new file, and the older one whose place it is to take."""
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new", encoding="utf-8")
    old.write_text("old", encoding="utf-8")
    return new, old


@pytest.mark.parametrize("move", [replace_file, move_file])
def test_it_is_tried_again_while_another_program_holds_the_file(files, hold, move):
    held = hold(2)
    new, old = files
    move(new, old)
    assert held.asked == 3
    assert old.read_text("utf-8") == "new"
    assert not new.exists()


def test_one_that_is_held_for_long_is_an_error_and_stays(files, hold):
    hold(1000)
    new, old = files
    with pytest.raises(PermissionError):
        replace_file(new, old)
    assert old.read_text("utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folders")
def test_content_is_on_the_disk_before_the_name_and_the_name_afterwards(files, monkeypatch):
    new, old = files
    synced = []

    def look(handle):
        synced.append((os.fstat(handle).st_ino, old.read_text("utf-8")))

    monkeypatch.setattr(os, "fsync", look)
    wanted = [(new.stat().st_ino, "old"), (old.parent.stat().st_ino, "new")]
    replace_file(new, old)
    assert synced == wanted
    synced.clear()
    old.rename(new)
    old.write_text("old", encoding="utf-8")
    replace_file(new, old, lasts=False)
    assert synced == []


def test_a_folder_that_cannot_be_opened_is_no_error(tmp_path):
    sync_folder(tmp_path / "missing")
    replaced = tmp_path / "file"
    replaced.touch()
    move_file(replaced, tmp_path / "moved")  # on Windows, which opens no folders, too
    assert (tmp_path / "moved").exists()


def test_an_export_over_a_file_that_stays_open_says_so(tmp_path, hold):
    path = tmp_path / "Comparison.csv"
    path.write_bytes(b"older")
    hold(1000)
    with pytest.raises(FileError, match="close the program that has it open"):
        write_whole(path, b"newer")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def _library(folder: Path) -> Path:
    store = Store.open(folder / "library.db")
    store.write(Library(), comparing("made-up-program"), "2026-11-23T12:00:00+00:00")
    store.close()
    return folder / "library.db"


def _export(folder):
    write_whole(folder / "Comparison.csv", b"x")
    return folder / "Comparison.csv"


def _session(folder):
    session_file.save(folder / "session.json", Remembered())
    return folder / "session.json"


def _preferences(folder):
    delivered = preferences_file.DELIVERED
    chosen = {**delivered, "library_folder": str(folder)}
    preferences_file.save(folder / "preferences.toml", delivered, chosen)
    return folder / "preferences.toml"


def _draft(folder):
    drafts_file.put(DialogDraft("NOTE", ("made-up-program",), "A made-up note", "typed"))
    return folder / "drafts.json"


def _backup(folder):
    return backups.make(_library(folder), DAILY).path


def _moved(folder):
    (folder / "new").mkdir()
    moving.copy_library(_library(folder), folder / "new" / "library.db")
    return folder / "new" / "library.db"


def _moved_from(folder):
    return moving.set_aside(_library(folder), datetime(2026, 11, 23))


def _damaged(folder):
    return set_aside(_library(folder), datetime(2026, 11, 23))


@pytest.mark.parametrize(
    "write",
    [_export, _session, _preferences, _draft, _backup, _moved, _moved_from, _damaged],
)
def test_all_that_is_written_outlasts_a_scanner(tmp_path, monkeypatch, hold, write):
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path))
    held = hold(2)
    assert write(tmp_path).stat().st_size > 0
    assert held.asked > 2
