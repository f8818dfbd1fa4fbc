"""A newer catalog from a file: what it changes is shown first, then it is used, then replaced."""

import errno
import hashlib
import shutil
import sqlite3
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.app.workspace import update as catalog_update
from mpcompare.catalog.build.build import build
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError
from mpcompare.model.library.library import comparing
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.window.catalog_update_dialog import UpdateDialog
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL, NEW_YORK

LEFT = Qt.MouseButton.LeftButton
DATA = Path(__file__).parents[3] / "data"
NEWER = "2999.01"
"""The edition of a made-up catalog; no real one is ever as new."""
EDITION = tomllib.loads((DATA / "catalog.toml").read_text(encoding="utf-8"))["version"]


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up newer catalog: Denver asks for a thesis, New York is gone."""
    folder = tmp_path_factory.mktemp("newer")
    data = shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("*.db*", "raw"))
    edition = data / "catalog.toml"
    edition.write_text(edition.read_text().replace(f'"{EDITION}"', f'"{NEWER}"'))
    denver = data / "programs" / f"{DENVER}.toml"
    text = denver.read_text()
    stated = 'thesis_option = { value = "choice"'
    assert text.count(stated) == 1
    denver.write_text(text.replace(stated, 'thesis_option = { value = "thesis"'))
    (data / "programs" / f"{NEW_YORK}.toml").unlink()
    build(data, folder / "made-up newer.db")
    return folder / "made-up newer.db"


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    listed = comparing(LOWELL, DENVER, NEW_YORK)
    return make_window(State(page="compare", welcomed=True, library=listed))


def notice(window: MainWindow) -> str:
    bar = window.findChild(NoticeBar)
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(QLabel)) if bar.isVisible() else ""


def offered(window: MainWindow, qtbot: QtBot, path: Path) -> UpdateDialog:
    window.catalogs.update(path)
    qtbot.waitUntil(lambda: window.findChild(UpdateDialog) is not None, timeout=10_000)
    dialog = window.findChild(UpdateDialog)
    assert dialog is not None
    return dialog


def thesis_of_denver(window: MainWindow) -> str:
    comparison = window.session.comparison()
    denver = next(program for program in comparison.programs if program.id == DENVER)
    return comparison.text(ATTRIBUTES["thesis_option"], denver)


def test_what_changes_is_shown_before_anything_is_taken(window, qtbot, newer):
    dialog = offered(window, qtbot, newer)
    present = window.session.workspace.count
    told = f"{present - 1} programs, 1 of the present ones missing"
    assert told in dialog.words.text()
    assert "2 of your shortlisted programs" in dialog.words.text()
    shown = dialog.text.toPlainText()
    assert "MS Recording Arts" in shown
    assert "Thesis option\nChoice\nThesis" in shown
    assert "MM Music Technology\nNew York University\nIt is not in the new catalog" in shown
    assert "Sound Recording Technology" not in shown
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.workspace.info.path == paths.bundled_catalog()
    assert not (paths.user_dir() / "catalogs").exists()


def test_it_is_used_from_a_copy_and_taken_back(window, qtbot, newer, tmp_path):
    users = tmp_path / "download.db"
    shutil.copy(newer, users)
    dialog = offered(window, qtbot, users)
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: window.session.workspace.info.version == NEWER)
    users.unlink()
    assert thesis_of_denver(window) == "Thesis"
    assert window.session.state.compared == (LOWELL, DENVER, NEW_YORK)
    assert f"Catalog {NEWER} is in use." in notice(window)
    new_york = window.session.comparison().programs[-1]
    assert (new_york.id, new_york.left) == (NEW_YORK, NEWER)
    window.session.workspace.verify()
    window.catalogs.go_back()
    qtbot.waitUntil(lambda: window.session.workspace.info.version == EDITION)
    assert thesis_of_denver(window) == "Choice"
    assert [program.id for program in window.session.comparison().programs] == [
        LOWELL,
        DENVER,
        NEW_YORK,
    ]


def test_a_restart_can_still_go_back(window, qtbot, newer):
    session_autosave = SessionAutosave(window.session, window)
    dialog = offered(window, qtbot, newer)
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: window.session.workspace.info.version == NEWER)
    assert session_autosave.save() is None
    kept = session_file.load(paths.session_file(), ATTRIBUTES)
    assert Path(kept.catalog).parent == paths.user_dir() / "catalogs"
    assert kept.catalog_before == str(paths.bundled_catalog())


def test_the_catalog_in_use_and_what_is_none_are_refused_in_words(window, qtbot, tmp_path):
    same = tmp_path / "same.db"
    shutil.copy(paths.bundled_catalog(), same)
    window.catalogs.update(same)
    qtbot.waitUntil(lambda: "same.db is the catalog that is in use already." in notice(window))
    text = tmp_path / "letter.txt"
    text.write_text("Dear applicant")
    window.catalogs.update(text)
    qtbot.waitUntil(lambda: "letter.txt" in notice(window))
    assert window.session.workspace.info.path == paths.bundled_catalog()


def test_programs_that_the_newer_catalog_lacks_stay_on_the_cards_marked(window, qtbot, newer):
    dialog = offered(window, qtbot, newer)
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: window.session.workspace.info.version == NEWER)
    page = window.page_widget
    qtbot.waitUntil(lambda: page.model.programs[-1].left == NEWER)
    assert len(page.model.programs) == 3
    new_york = page.model.programs[-1]
    assert new_york.title == "MM Music Technology"
    assert new_york.url.startswith("https://")
    words = [b.text() for b in window.top_bar.findChildren(QAbstractButton)]
    assert "Compare  3" in words
    assert window.session.state.compared == (LOWELL, DENVER, NEW_YORK)


def test_a_file_whose_counts_do_not_hold_is_refused(window, qtbot, newer, tmp_path):
    wrong = tmp_path / "wrong.db"
    shutil.copy(newer, wrong)
    with sqlite3.connect(wrong) as connection:
        connection.execute("UPDATE metadata SET value = '999' WHERE key = 'programs'")
    connection.close()
    window.catalogs.update(wrong)
    told = f"says that it holds 999 programs, but holds {window.session.workspace.count - 1}"
    qtbot.waitUntil(lambda: told in notice(window))


@pytest.fixture
def downloaded(newer: Path, tmp_path: Path) -> Path:
    """The newer catalog as somebody has saved it, with the hash of another file beside it."""
    path = Path(shutil.copy(newer, tmp_path / "catalog.db"))
    path.with_name("catalog.db.sha256").write_text(f"{'0' * 64}  catalog.db\n")
    return path


@pytest.mark.parametrize("way", ["update", "load"])
def test_a_file_that_is_not_the_one_published_is_refused(window, qtbot, downloaded, way):
    getattr(window.catalogs, way)(downloaded)
    told = "catalog.db is not the file whose hash is in catalog.db.sha256"
    qtbot.waitUntil(lambda: told in notice(window), timeout=10_000)
    assert window.session.workspace.info.path == paths.bundled_catalog()
    assert window.findChild(UpdateDialog) is None


def test_it_is_said_whether_the_published_hash_was_compared(window, qtbot, downloaded):
    beside = downloaded.with_name("catalog.db.sha256")
    beside.write_text(f"{hashlib.sha256(downloaded.read_bytes()).hexdigest()}  catalog.db\n")
    dialog = offered(window, qtbot, downloaded)
    assert "Its hash is the one in catalog.db.sha256" in dialog.hash_words.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(UpdateDialog) is None)
    beside.unlink()
    dialog = offered(window, qtbot, downloaded)
    assert "catalog.db.sha256 does not stand beside it" in dialog.hash_words.text()


def test_a_full_disk_leaves_nothing_half_copied(window, newer, tmp_path, monkeypatch):
    workspace = window.session.workspace
    update = catalog_update.prepare(newer, workspace.info.path, (), workspace)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:4096])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(FileError, match="No space left on device"):
        catalog_update.install(update, tmp_path / "catalogs")
    assert list((tmp_path / "catalogs").iterdir()) == []


def test_only_what_is_in_use_and_the_one_before_are_kept(newer, tmp_path, window):
    workspace = window.session.workspace
    update = catalog_update.prepare(newer, workspace.info.path, (), workspace)
    folder = tmp_path / "catalogs"
    installed = catalog_update.install(update, folder)
    older = folder / "catalog 2026.12 0badcafe.db"
    older.write_bytes(b"made-up")
    (folder / "my own notes.txt").write_text("stay")
    catalog_update.forget_others((installed,), folder)
    assert sorted(path.name for path in folder.iterdir()) == [installed.name, "my own notes.txt"]


def test_remembered_catalogs_come_back(tmp_path):
    path = tmp_path / "session.json"
    session_file.save(path, Remembered(catalog="/a/b.db", catalog_before="/a/c.db"))
    assert session_file.load(path, ATTRIBUTES).catalog_before == "/a/c.db"
