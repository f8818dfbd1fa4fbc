"""The library is on disk at once, follows other windows, and saving is tried until it works."""

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


class AutosavedWindow:
    """A window on the library of this test's home, with its autosave."""

    def __init__(self, make_session, qtbot, offer=None, service=LibraryService):
        self.library_service = service(library_file())
        opened = self.library_service.open(first=True)
        self.session = make_session(State(welcomed=True, library=opened.library))
        self.library_autosave = LibraryAutosave(self.session, self.library_service, opened)
        self.window = MainWindow(self.session, find_pages(), self.library_service)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.library_autosave.guard(self.window, offer)

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
    library_service = LibraryService(library_file())
    library = library_service.open().library
    library_service.close()
    return library


@pytest.fixture
def autosaved(make_session, qtbot):
    made = AutosavedWindow(make_session, qtbot)
    yield made
    made.library_service.close()


def blocked():
    """Put a folder in the place of the file."""
    library_file().mkdir(parents=True)


def test_a_change_is_on_disk_soon_and_nothing_is_before(autosaved, qtbot):
    autosaved.library_autosave.begin()
    assert not library_file().exists()
    autosaved.change(comparing(ONE))
    assert not autosaved.library_autosave.is_saved
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk() == comparing(ONE)


def test_changes_made_while_one_is_written_come_with_the_next(autosaved, qtbot):
    for number in range(40):
        autosaved.note(f"version {number}")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk().notes[ONE, ""].text == "version 39"
    assert on_disk().bin == {}


def test_no_other_work_keeps_a_change_from_the_disk(autosaved, qtbot):
    done = threading.Event()
    for _ in range(10):
        autosaved.session.tasks.run(
            lambda _: done.wait(20), lambda _: None, autosaved.session.refuse
        )
    autosaved.note("all the same")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk().notes[ONE, ""].text == "all the same"
    done.set()


def test_undo_and_redo_are_written_too(autosaved, qtbot):
    autosaved.note("first")
    autosaved.note("second")
    autosaved.session.undo()
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk().notes[ONE, ""].text == "first"
    autosaved.session.redo()
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk().notes[ONE, ""].text == "second"


def test_what_another_window_writes_appears_and_undo_leaves_it_alone(autosaved, qtbot):
    autosaved.note("mine")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    other = LibraryService(library_file())
    theirs = other.open().library
    other.save(theirs, with_entry(theirs, "notes", (TWO, ""), Note("theirs")))
    autosaved.library_autosave.begin()
    qtbot.waitUntil(lambda: (TWO, "") in autosaved.library.notes, timeout=8000)
    autosaved.session.undo()
    assert dict(autosaved.library.notes) == {(TWO, ""): Note("theirs")}
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk() == autosaved.library
    other.close()


def test_the_same_note_changed_in_two_windows_is_reported(autosaved, qtbot):
    autosaved.note("before")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    other = LibraryService(library_file())
    theirs = other.open().library
    other.save(theirs, with_entry(theirs, "notes", (ONE, ""), Note("theirs")))
    autosaved.note("mine")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert autosaved.library.notes[ONE, ""].text == "theirs"
    assert [each.entry.text for each in autosaved.library.bin.values()] == ["mine"]
    assert "Another window has changed the same. In the bin: Note" in autosaved.words
    other.close()


def test_what_cannot_be_written_is_reported_once_tried_again_and_reported_when_it_is_saved(
    autosaved, qtbot
):
    blocked()
    autosaved.note("kept in memory")
    qtbot.waitUntil(lambda: "can't be kept" in autosaved.words)
    assert "library.db there is a folder. You can go on" in autosaved.words
    assert autosaved.library.notes[ONE, ""].text == "kept in memory"
    library_file().rmdir()
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved, timeout=5000)
    assert autosaved.words == "Saved. What you gather is kept again."
    assert on_disk() == autosaved.library


def test_each_change_tries_again_without_a_second_word(autosaved, qtbot):
    blocked()
    autosaved.note("one")
    qtbot.waitUntil(lambda: autosaved.library_autosave.trouble is not None)
    bar = autosaved.window.findChild(QFrame, "Notice")
    bar.hide()
    autosaved.note("two")
    with qtbot.assertNotEmitted(autosaved.session.noticed, wait=300):
        pass
    library_file().rmdir()
    autosaved.note("three")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)


def test_the_title_is_marked_while_something_is_not_saved(autosaved, qtbot):
    blocked()
    autosaved.note("one")
    qtbot.waitUntil(autosaved.window.isWindowModified)
    library_file().rmdir()
    autosaved.note("two")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert not autosaved.window.isWindowModified()


def test_a_close_waits_for_what_is_being_written(autosaved):
    autosaved.note("just typed")
    assert autosaved.window.close()
    assert on_disk().notes[ONE, ""].text == "just typed"
    assert on_disk().bin == {}


def test_what_is_typed_while_the_last_write_is_under_way_is_no_conflict(autosaved):
    for number in range(20):
        autosaved.note(f"version {number}")
        if number % 3 == 0:
            QApplication.processEvents()
        assert autosaved.library_autosave.save() is None
        assert on_disk().notes[ONE, ""].text == f"version {number}"
    assert on_disk().bin == {}


def answering(act):
    """Act on the dialog that closing shows, as soon as it is there."""

    def look():
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, UnsavedDialog)]
        if dialogs and dialogs[0].isVisible():
            act(dialogs[0])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_a_close_that_would_lose_something_asks(autosaved, qtbot):
    blocked()
    autosaved.note("not to be lost")
    answering(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert not autosaved.window.close()
    assert autosaved.window.isVisible()

    def mend(dialog):
        qtbot.mouseClick(dialog.again, LEFT)
        assert "did not help yet" in dialog.problem.text()
        library_file().rmdir()
        qtbot.mouseClick(dialog.again, LEFT)

    answering(mend)
    assert autosaved.window.close()
    assert on_disk().notes[ONE, ""].text == "not to be lost"


def test_it_can_be_saved_elsewhere_and_taken_in_again(autosaved, tmp_path):
    blocked()
    autosaved.note("taken along")
    answering(lambda dialog: dialog.save_elsewhere(tmp_path / "kept.json"))
    assert autosaved.window.close()
    assert autosaved.library_service.read_export(tmp_path / "kept.json") == autosaved.library


def test_or_let_go(autosaved, qtbot):
    blocked()
    autosaved.note("of no worth")
    answering(lambda dialog: qtbot.mouseClick(dialog.let_go, LEFT))
    assert autosaved.window.close()
    library_file().rmdir()


def test_a_window_that_could_not_read_the_library_adds_to_it_later(make_session, qtbot):
    library_service = LibraryService(library_file())
    library_service.save(Library(), comparing(ONE))
    library_service.close()
    aside = library_file().rename(library_file().with_name("aside.db"))
    blocked()
    autosaved = AutosavedWindow(make_session, qtbot)
    autosaved.library_autosave.begin()
    assert "can't be kept" in autosaved.words
    library_file().rmdir()
    aside.rename(library_file())
    autosaved.note("added")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert autosaved.library.shortlist.programs == (ONE,)
    assert on_disk() == autosaved.library
    autosaved.library_service.close()


def test_a_damaged_library_is_offered_back_and_what_is_added_meanwhile_is_kept(make_session, qtbot):
    library_service = LibraryService(library_file())
    library_service.save(Library(), comparing(ONE))
    library_service.close()
    library_file().write_bytes(b"no library at all")
    offered = []
    autosaved = AutosavedWindow(make_session, qtbot, offered.append)
    autosaved.library_autosave.begin()
    assert [each.trouble for each in offered] == ["damaged"]
    autosaved.note("meanwhile")
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk().notes[ONE, ""].text == "meanwhile"
    [aside] = library_file().parent.glob("library damaged *.db")
    assert aside.read_bytes() == b"no library at all"
    autosaved.library_service.close()


def test_no_frame_waits_for_a_write(autosaved, qtbot):
    autosaved.change(comparing(*(f"made-up-{number}" for number in range(1000))))
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    took = []
    for number in range(20):
        began = time.perf_counter()
        autosaved.note(f"version {number}")
        took.append(time.perf_counter() - began)
        qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert sorted(took)[10] < 0.016


def test_the_notes_that_a_start_left_out_come_soon_and_are_no_step(make_session, qtbot):
    elsewhere = with_entry(comparing(ONE), "notes", (TWO, ""), Note("of one not in sight"))
    library_service = LibraryService(library_file())
    library_service.save(Library(), elsewhere)
    library_service.close()
    autosaved = AutosavedWindow(make_session, qtbot)
    assert autosaved.library.notes == {}
    autosaved.note("at once")
    autosaved.library_autosave.begin()
    qtbot.waitUntil(
        lambda: len(autosaved.library.notes) == 2 and autosaved.library_autosave.is_saved
    )
    assert autosaved.session.steps == ("Note at once",)
    autosaved.session.undo()
    assert autosaved.library == elsewhere
    qtbot.waitUntil(lambda: autosaved.library_autosave.is_saved)
    assert on_disk() == elsewhere
    autosaved.library_service.close()


def test_damage_found_after_the_start_is_repaired_from_what_was_read(make_session, qtbot):
    library_service = LibraryService(library_file())
    library_service.save(Library(), comparing(*(f"made-up-{number}" for number in range(500))))
    library_service.close()
    autosaved = AutosavedWindow(make_session, qtbot)
    with library_file().open("r+b") as file:
        file.seek(-4096 * 4, os.SEEK_END)
        file.write(b"\xa5" * 4096 * 4)
    autosaved.library_autosave.begin()
    qtbot.waitUntil(lambda: "was damaged" in autosaved.words)
    assert on_disk() == autosaved.library
    assert len(list(library_file().parent.glob("library damaged *.db"))) == 1
    autosaved.library_service.close()


def test_an_unexpected_error_saves_what_was_just_gathered(autosaved):
    session_autosave = SessionAutosave(
        autosaved.session, autosaved.window, autosaved.library_autosave
    )
    autosaved.note("before the crash")
    assert session_autosave.rescue() is None
    assert on_disk().notes[ONE, ""].text == "before the crash"
    autosaved.library_service.close()
    library_file().unlink()
    blocked()
    autosaved.note("not to be saved")
    assert "there is a folder" in str(session_autosave.rescue())
    library_file().rmdir()


START = """
import sys
from dataclasses import replace
from PySide6.QtCore import QTimer
from mpcompare.model.library.library import comparing
from mpcompare.ui.start import application, running
class Begun(running.AppLifetime):
    def begin(self, *given):
        super().begin(*given)
        session = self._session
        print(*session.state.compared, flush=True)
        listed = comparing(*session.state.compared, f"made-up-{len(session.state.compared)}")
        session.apply(replace(session.state, library=listed), "Add")
        QTimer.singleShot(0, self.parent().close)
application.AppLifetime = Begun
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


def take_and_undo_steps(make_session, qtbot):
    """Note “first” and “second”, undo the latter, and end."""
    first = AutosavedWindow(make_session, qtbot)
    first.library_autosave.begin()
    first.note("first")
    first.note("second")
    first.session.undo()
    qtbot.waitUntil(lambda: first.library_autosave.is_saved)
    first.library_service.close()


def test_steps_of_an_earlier_start_are_undone_after_a_restart(make_session, qtbot):
    take_and_undo_steps(make_session, qtbot)
    second = AutosavedWindow(make_session, qtbot)
    assert second.session.steps == ()  # they are read after the first paint
    second.library_autosave.begin()
    qtbot.waitUntil(lambda: second.session.steps == ("Note first", "Note second"))
    assert second.session.redo_name == "Note second"
    second.session.redo()
    assert second.library.notes[ONE, ""].text == "second"
    second.note("third")
    second.session.go_back_to(0)
    assert second.library.notes == {}
    second.session.go_back_to(2)
    qtbot.waitUntil(lambda: second.library_autosave.is_saved)
    second.library_service.close()
    third = AutosavedWindow(make_session, qtbot)
    third.library_autosave.begin()
    qtbot.waitUntil(lambda: third.session.steps == ("Note first", "Note second", "Note third"))
    assert (third.session.undo_name, third.session.redo_name) == ("Note second", "Note third")
    third.library_service.close()


def test_no_step_can_be_undone_before_what_it_changed_is_there(make_session, qtbot):
    class SlowToRead(LibraryService):
        """A service whose file is on a slow disk: the rest of the library comes when it may."""

        may_read = threading.Event()

        def news(self):
            self.may_read.wait(20)
            return super().news()

    take_and_undo_steps(make_session, qtbot)
    second = AutosavedWindow(make_session, qtbot, service=SlowToRead)
    second.library_autosave.begin()
    done = []
    second.session.tasks.run(lambda _: True, done.append, second.session.refuse)
    qtbot.waitUntil(lambda: bool(done))  # what was begun before it would be done as well
    assert second.library.notes == {}
    assert second.session.steps == ()
    SlowToRead.may_read.set()
    qtbot.waitUntil(lambda: second.session.steps == ("Note first", "Note second"))
    assert second.library.notes[ONE, ""].text == "first"
    second.session.redo()
    assert second.library.notes[ONE, ""].text == "second"
    qtbot.waitUntil(lambda: second.library_autosave.is_saved)
    second.library_service.close()


def test_a_step_taken_before_the_earlier_ones_are_read_comes_after_them(make_session, qtbot):
    first = AutosavedWindow(make_session, qtbot)
    first.note("first")
    qtbot.waitUntil(lambda: first.library_autosave.is_saved)
    first.library_service.close()
    second = AutosavedWindow(make_session, qtbot)
    second.note("at once")
    second.library_autosave.begin()
    qtbot.waitUntil(lambda: second.session.steps == ("Note first", "Note at once"))
    second.session.undo()
    second.session.undo()
    assert second.library.notes == {}
    qtbot.waitUntil(lambda: second.library_autosave.is_saved)
    assert on_disk().notes == {}
    second.library_service.close()
