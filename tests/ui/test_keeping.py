"""What is gathered is on disk at once, follows other windows, and is never given up."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.ui.library.autosave import LibraryAutosave
from mpcompare.ui.library.unsaved_dialog import UnsavedDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.window.window import MainWindow

ONE, TWO = "made-up-one", "made-up-two"
LEFT = Qt.MouseButton.LeftButton


class ProgramFormState:
    """A window on the library of this test's home, with what keeps it."""

    def __init__(self, make_session, qtbot, offer=None):
        self.keeper = LibraryService(library_file())
        opened = self.keeper.open(first=True)
        self.session = make_session(State(welcomed=True, library=opened.library))
        self.keeping = LibraryAutosave(self.session, self.keeper, opened)
        self.window = MainWindow(self.session, find_pages(), self.keeper)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.keeping.guard(self.window, offer)

    @property
    def library(self):
        return self.session.state.library

    def change(self, library, name="Change"):
        self.session.apply(replace(self.session.state, library=library), name)

    def note(self, text, program=ONE):
        self.change(with_entry(self.library, "notes", (program, ""), Note(text)), f"Note {text}")

    @property
    def words(self):
        bar = self.window.findChild(QFrame, "Notice")
        return bar.findChild(QLabel).text() if bar.isVisible() else ""


def on_disk():
    keeper = LibraryService(library_file())
    library = keeper.open().library
    keeper.close()
    return library


@pytest.fixture
def desk(make_session, qtbot):
    made = ProgramFormState(make_session, qtbot)
    yield made
    made.keeper.close()


def blocked():
    """Put a folder in the place of the file."""
    library_file().mkdir(parents=True)


def test_a_change_is_on_disk_soon_and_nothing_is_before(desk, qtbot):
    desk.keeping.begin()
    assert not library_file().exists()
    desk.change(comparing(ONE))
    assert not desk.keeping.is_saved
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk() == comparing(ONE)


def test_changes_made_while_one_is_written_come_with_the_next(desk, qtbot):
    for number in range(40):
        desk.note(f"version {number}")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk().notes[ONE, ""].text == "version 39"
    assert on_disk().bin == {}


def test_no_other_work_keeps_a_change_from_the_disk(desk, qtbot):
    done = threading.Event()
    for _ in range(10):
        desk.session.tasks.run(lambda _: done.wait(20), lambda _: None, desk.session.refuse)
    desk.note("all the same")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk().notes[ONE, ""].text == "all the same"
    done.set()


def test_undo_and_redo_are_written_too(desk, qtbot):
    desk.note("first")
    desk.note("second")
    desk.session.undo()
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk().notes[ONE, ""].text == "first"
    desk.session.redo()
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk().notes[ONE, ""].text == "second"


def test_what_another_window_writes_appears_and_undo_leaves_it_alone(desk, qtbot):
    desk.note("mine")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    other = LibraryService(library_file())
    theirs = other.open().library
    other.keep(theirs, with_entry(theirs, "notes", (TWO, ""), Note("theirs")))
    desk.keeping.begin()
    qtbot.waitUntil(lambda: (TWO, "") in desk.library.notes, timeout=8000)
    desk.session.undo()
    assert dict(desk.library.notes) == {(TWO, ""): Note("theirs")}
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk() == desk.library
    other.close()


def test_the_same_note_changed_in_two_windows_is_told(desk, qtbot):
    desk.note("before")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    other = LibraryService(library_file())
    theirs = other.open().library
    other.keep(theirs, with_entry(theirs, "notes", (ONE, ""), Note("theirs")))
    desk.note("mine")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert desk.library.notes[ONE, ""].text == "theirs"
    assert [each.entry.text for each in desk.library.bin.values()] == ["mine"]
    assert "Another window has changed the same. In the bin: Note" in desk.words
    other.close()


def test_what_cannot_be_written_is_told_once_tried_again_and_told_when_it_is_saved(desk, qtbot):
    blocked()
    desk.note("kept in memory")
    qtbot.waitUntil(lambda: "can't be kept" in desk.words)
    assert "library.db there is a folder. You can go on" in desk.words
    assert desk.library.notes[ONE, ""].text == "kept in memory"
    library_file().rmdir()
    qtbot.waitUntil(lambda: desk.keeping.is_saved, timeout=5000)
    assert desk.words == "Saved. What you gather is kept again."
    assert on_disk() == desk.library


def test_each_change_tries_again_without_a_second_word(desk, qtbot):
    blocked()
    desk.note("one")
    qtbot.waitUntil(lambda: desk.keeping.trouble is not None)
    bar = desk.window.findChild(QFrame, "Notice")
    bar.hide()
    desk.note("two")
    with qtbot.assertNotEmitted(desk.session.noticed, wait=300):
        pass
    library_file().rmdir()
    desk.note("three")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)


def test_a_close_waits_for_what_is_being_written(desk):
    desk.note("just typed")
    assert desk.window.close()
    assert on_disk().notes[ONE, ""].text == "just typed"
    assert on_disk().bin == {}


def test_what_is_typed_while_the_last_write_is_under_way_is_no_conflict(desk):
    for number in range(20):
        desk.note(f"version {number}")
        if number % 3 == 0:
            QApplication.processEvents()
        assert desk.keeping.save() is None
        assert on_disk().notes[ONE, ""].text == f"version {number}"
    assert on_disk().bin == {}


def answering(act):
    """Act on the dialog that a close brings up, as soon as it is there."""

    def look():
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, UnsavedDialog)]
        if dialogs and dialogs[0].isVisible():
            act(dialogs[0])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_a_close_that_would_lose_something_asks(desk, qtbot):
    blocked()
    desk.note("not to be lost")
    answering(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert not desk.window.close()
    assert desk.window.isVisible()

    def mend(dialog):
        qtbot.mouseClick(dialog.again, LEFT)
        assert "did not help yet" in dialog.said.text()
        library_file().rmdir()
        qtbot.mouseClick(dialog.again, LEFT)

    answering(mend)
    assert desk.window.close()
    assert on_disk().notes[ONE, ""].text == "not to be lost"


def test_it_can_be_saved_elsewhere_and_taken_in_again(desk, tmp_path):
    blocked()
    desk.note("taken along")
    answering(lambda dialog: dialog.save_elsewhere(tmp_path / "kept.json"))
    assert desk.window.close()
    assert desk.keeper.read_export(tmp_path / "kept.json") == desk.library


def test_or_let_go(desk, qtbot):
    blocked()
    desk.note("of no worth")
    answering(lambda dialog: qtbot.mouseClick(dialog.let_go, LEFT))
    assert desk.window.close()
    library_file().rmdir()


def test_a_window_that_could_not_read_the_library_adds_to_it_later(make_session, qtbot):
    keeper = LibraryService(library_file())
    keeper.keep(Library(), comparing(ONE))
    keeper.close()
    aside = library_file().rename(library_file().with_name("aside.db"))
    blocked()
    desk = ProgramFormState(make_session, qtbot)
    desk.keeping.begin()
    assert "can't be kept" in desk.words
    library_file().rmdir()
    aside.rename(library_file())
    desk.note("added")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert desk.library.shortlist.programs == (ONE,)
    assert on_disk() == desk.library
    desk.keeper.close()


def test_a_damaged_library_is_offered_back_and_what_is_added_meanwhile_is_kept(make_session, qtbot):
    keeper = LibraryService(library_file())
    keeper.keep(Library(), comparing(ONE))
    keeper.close()
    library_file().write_bytes(b"no library at all")
    offered = []
    desk = ProgramFormState(make_session, qtbot, offered.append)
    desk.keeping.begin()
    assert [each.trouble for each in offered] == ["damaged"]
    desk.note("meanwhile")
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk().notes[ONE, ""].text == "meanwhile"
    [aside] = library_file().parent.glob("library damaged *.db")
    assert aside.read_bytes() == b"no library at all"
    desk.keeper.close()


def test_no_frame_waits_for_a_write(desk, qtbot):
    desk.change(comparing(*(f"made-up-{number}" for number in range(1000))))
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    took = []
    for number in range(20):
        began = time.perf_counter()
        desk.note(f"version {number}")
        took.append(time.perf_counter() - began)
        qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert sorted(took)[10] < 0.016


def test_the_notes_that_a_start_left_out_come_soon_and_are_no_step(make_session, qtbot):
    elsewhere = with_entry(comparing(ONE), "notes", (TWO, ""), Note("of one not in sight"))
    keeper = LibraryService(library_file())
    keeper.keep(Library(), elsewhere)
    keeper.close()
    desk = ProgramFormState(make_session, qtbot)
    assert desk.library.notes == {}
    desk.note("at once")
    desk.keeping.begin()
    qtbot.waitUntil(lambda: len(desk.library.notes) == 2 and desk.keeping.is_saved)
    assert desk.session.steps == ("Note at once",)
    desk.session.undo()
    assert desk.library == elsewhere
    qtbot.waitUntil(lambda: desk.keeping.is_saved)
    assert on_disk() == elsewhere
    desk.keeper.close()


def test_damage_found_after_the_start_is_mended_from_what_was_read(make_session, qtbot):
    keeper = LibraryService(library_file())
    keeper.keep(Library(), comparing(*(f"made-up-{number}" for number in range(500))))
    keeper.close()
    desk = ProgramFormState(make_session, qtbot)
    with library_file().open("r+b") as file:
        file.seek(-4096 * 4, os.SEEK_END)
        file.write(b"\xa5" * 4096 * 4)
    desk.keeping.begin()
    qtbot.waitUntil(lambda: "was damaged" in desk.words)
    assert on_disk() == desk.library
    assert len(list(library_file().parent.glob("library damaged *.db"))) == 1
    desk.keeper.close()


def test_an_unexpected_error_saves_what_was_just_gathered(desk):
    saving = SessionAutosave(desk.session, desk.window, desk.keeping)
    desk.note("before the crash")
    assert saving.rescue() is None
    assert on_disk().notes[ONE, ""].text == "before the crash"
    desk.keeper.close()
    library_file().unlink()
    blocked()
    desk.note("not to be saved")
    assert "there is a folder" in str(saving.rescue())
    library_file().rmdir()


START = """
import sys
from dataclasses import replace
from PySide6.QtCore import QTimer
from mpcompare.model.library import comparing
from mpcompare.ui import application, life
class Begun(life.Life):
    def begin(self, *given):
        super().begin(*given)
        session = self._session
        print(*session.state.compared, flush=True)
        listed = comparing(*session.state.compared, f"made-up-{len(session.state.compared)}")
        session.apply(replace(session.state, library=listed), "Add")
        QTimer.singleShot(0, self.parent().close)
application.Life = Begun
from mpcompare.__main__ import main
sys.exit(main())
"""


def test_each_start_finds_what_the_last_one_gathered():
    said = [
        subprocess.run(
            [sys.executable, "-c", START], capture_output=True, text=True, timeout=60, check=True
        ).stdout
        for _ in range(3)
    ]
    assert [line.split() for line in said] == [[], ["made-up-0"], ["made-up-0", "made-up-1"]]
