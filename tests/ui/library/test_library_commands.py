"""Backups, a damaged library and another computer, in the window, with real files."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.ui.library.backups_dialog import BackupsDialog
from mpcompare.ui.library.incoming_dialog import IncomingDialog
from mpcompare.ui.library.recovery_dialog import RecoveryDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL

LEFT = Qt.MouseButton.LeftButton
NOTED = with_entry(comparing(LOWELL), "notes", (LOWELL, ""), Note("Told by phone: also in spring"))


@pytest.fixture
def library_service() -> Iterator[LibraryService]:
    """A library on disk with one program and one note, backed up today."""
    library_service = LibraryService(library_file())
    library_service.save(Library(), NOTED)
    library_service.back_up_if_due()
    yield library_service
    library_service.close()


@pytest.fixture
def window(
    make_session: Callable[..., Session], qtbot: QtBot, library_service: LibraryService
) -> MainWindow:
    session = make_session(State(page="compare", welcomed=True, library=NOTED))
    window = MainWindow(session, find_pages(), library_service)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def dialog(window: MainWindow, qtbot: QtBot, kind: type[Dialog]) -> Dialog:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    found = window.findChild(kind)
    assert found is not None
    return found


def notice(window: MainWindow) -> str:
    bar = window.findChild(NoticeBar)
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(QLabel)) if bar.isVisible() else ""


def words(shown: Dialog) -> str:
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def test_a_backup_is_restored_and_that_is_undone(window, qtbot):
    session = window.session
    session.apply(replace(session.state, library=comparing(DENVER)), "Lose all")
    window.library_commands.show_backups()
    shown = dialog(window, qtbot, BackupsDialog)
    assert "the day's backup\n1 shortlisted program, 1 note" in shown.list.item(0).text()
    qtbot.mouseClick(shown.restoring, LEFT)
    qtbot.waitUntil(lambda: session.state.library == NOTED)
    assert session.undo_name.startswith("Restore the backup of 20")
    session.undo()
    assert session.state.library == comparing(DENVER)
    assert notice(window) == "", "its Undo would now take back the step before"


def test_without_a_backup_the_dialog_says_when_there_will_be_one(make_window, qtbot):
    window = make_window()
    window.library_commands.show_backups()
    shown = dialog(window, qtbot, BackupsDialog)
    assert "There is no backup yet." in words(shown)
    assert not shown.restoring.isEnabled()


def test_a_library_goes_to_another_computer_and_replaces_what_is_there(
    window, qtbot, tmp_path, make_window, monkeypatch
):
    path = tmp_path / "mine.mpcompare.json"
    window.library_commands.export_to(path)
    qtbot.waitUntil(lambda: f"Exported your library to {path}" in notice(window))
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "other computer"))
    other = make_window(State(welcomed=True, library=comparing(DENVER)))
    other.take_file(path)
    shown = dialog(other, qtbot, IncomingDialog)
    assert "In mine.mpcompare.json: 1 shortlisted program, 1 note." in words(shown)
    assert "Here: 1 shortlisted program." in words(shown)
    shown.instead.setChecked(True)
    qtbot.mouseClick(shown.go_on, LEFT)
    assert other.session.state.library == NOTED
    assert "Undo" in [b.text() for b in other.findChild(NoticeBar).findChildren(type(shown.go_on))]


def test_an_imported_library_comes_beside_the_present_one(window, qtbot, tmp_path, make_window):
    path = tmp_path / "mine.mpcompare.json"
    window.library_commands.export_to(path)
    qtbot.waitUntil(path.exists)
    present = with_entry(comparing(DENVER), "notes", (DENVER, "online"), Note("Ask again"))
    other = make_window(State(welcomed=True, library=present))
    other.library_commands.import_from(path)
    shown = dialog(other, qtbot, IncomingDialog)
    qtbot.mouseClick(shown.go_on, LEFT)
    notes = other.session.state.library.notes
    assert {place: note.text for place, note in notes.items()} == {
        (LOWELL, ""): "Told by phone: also in spring",
        (DENVER, "online"): "Ask again",
    }


def test_a_file_that_is_no_library_is_refused_in_words(window, qtbot, tmp_path):
    for content, sentence in (
        ("{}", "letter.json is not a library of this program."),
        ("Dear applicant", "letter.json is not a library, or not all of it."),
    ):
        path = tmp_path / "letter.json"
        path.write_text(content)
        window.library_commands.import_from(path)
        qtbot.waitUntil(lambda sentence=sentence: sentence in notice(window))
    assert window.session.state.library == NOTED


def test_a_damaged_library_is_set_aside_and_comes_back_from_its_backup(
    library_service: LibraryService, make_session, qtbot
):
    path = library_file()
    library_service.close()
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    again = LibraryService(path)
    opened = again.open()
    assert opened.problem is not None
    session = make_session(State(welcomed=True, library=opened.library))
    window = MainWindow(session, find_pages(), again)
    qtbot.addWidget(window)
    window.show()
    window.library_commands.offer_recovery(opened.problem)
    shown = dialog(window, qtbot, RecoveryDialog)
    assert "library.db was damaged. It is kept as “library damaged 20" in words(shown)
    assert shown.choices[0].text().startswith("The backup of ")
    assert shown.choices[0].accessibleDescription() == "1 shortlisted program, 1 note"
    for label in shown.findChildren(QLabel):  # nothing may be cut off in this dialog either
        assert label.height() >= label.heightForWidth(label.width())
        assert label.visibleRegion().boundingRect() == label.rect()
    qtbot.mouseClick(shown.go_on, LEFT)
    assert session.state.library == NOTED
    assert list(path.parent.glob("library damaged *.db"))
    again.close()
