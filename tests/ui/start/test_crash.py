"""An unexpected error: one dialog, the user's things saved first, and the program goes on."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mpcompare.app.start import paths
from mpcompare.app.start.log import LOG, Log
from mpcompare.app.state import changes
from mpcompare.ui.pages.compare.rows_dialog import RowsDialog
from mpcompare.ui.start.crash import Crashes, Rescue
from mpcompare.ui.start.crash_dialog import CrashDialog
from mpcompare.ui.start.save_session import SessionAutosave

SECRET = "Made-up words of the user's"


class Scene:
    """A window whose errors are caught, as in the program."""

    def __init__(self, window, save=None):
        self.window = window
        self.session_autosave = SessionAutosave(window.session, window)
        self.event_log = Log(paths.logs_dir())
        self.left = []
        rescue = Rescue(save or self.session_autosave.save, lambda: self.left.append(True))
        self.crashes = Crashes(window.session, window, self.event_log, rescue)

    @property
    def dialogs(self):
        return [d for d in self.window.findChildren(CrashDialog) if d.isVisible()]

    @property
    def dialog(self):
        (only,) = self.dialogs
        return only

    def words(self):
        return " ".join(label.text() for label in self.dialog.findChildren(QLabel))

    def button(self, text):
        (found,) = [b for b in self.dialog.findChildren(QPushButton) if b.text() == text]
        return found

    def log(self):
        return (self.event_log.folder / LOG).read_text("utf-8")


@pytest.fixture
def make_scene(make_window):
    made = []

    def make(save=None):
        scene = Scene(make_window(), save)
        scene.crashes.watch()
        made.append(scene)
        return scene

    yield make
    for scene in made:
        scene.crashes.close()
        for dialog in scene.dialogs:
            dialog.reject()
        scene.event_log.close()


@pytest.fixture
def scene(make_scene):
    return make_scene()


class Raising(QObject):
    """Raises what it is given when its slot is called."""

    def __init__(self, error):
        super().__init__()
        self.error = error
        self.times = 0

    def slot(self):
        self.times += 1
        raise self.error


def raise_in_slot(error):
    raising = Raising(error)
    timer = QTimer(raising, singleShot=True)
    timer.timeout.connect(raising.slot)
    timer.start(0)
    return raising


def test_an_error_in_a_slot_shows_the_dialog_and_saves_first(qtbot, scene):
    kept = raise_in_slot(ValueError(SECRET))
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert kept.error
    assert paths.session_file().exists()
    assert "What you gathered is saved." in scene.words()
    assert "ValueError (its message is left out)" in scene.log()
    assert SECRET not in scene.log()


def test_the_details_are_copied_whole(qtbot, scene):
    kept = raise_in_slot(ValueError(SECRET))
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    qtbot.mouseClick(scene.button("Copy details"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert kept.error
    assert copied == scene.dialog.findChild(QPlainTextEdit).toPlainText()
    about = ("mpcompare 0", "Python 3", "PySide6 6", "Qt 6")
    for part in (*about, "Traceback", "in slot", f"ValueError: {SECRET}"):
        assert part in copied
    assert scene.button("Copied").isVisible()


def test_the_log_folder_is_opened(qtbot, scene, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    qtbot.mouseClick(scene.button("Open log folder"), Qt.MouseButton.LeftButton)
    assert opened == [str(paths.logs_dir())]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_go_on(qtbot, scene, key):
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert scene.button("Go on").isDefault()
    qtbot.keyClick(scene.dialog, key)
    assert scene.dialogs == []
    assert scene.left == []
    session = scene.window.session
    session.apply(changes.show_page(session.state, "compare"))
    assert session.state.page == "compare"


def test_quit_leaves(qtbot, scene):
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    qtbot.mouseClick(scene.button("Quit"), Qt.MouseButton.LeftButton)
    assert scene.left == [True]


@pytest.fixture
def storm():
    """Raise the same error again and again; no longer than the test, also where it fails."""
    raising = Raising(LookupError(SECRET))
    timer = QTimer(raising, interval=0)
    timer.timeout.connect(raising.slot)
    yield raising, timer
    timer.stop()


def test_many_errors_make_one_dialog_then_one_sentence(qtbot, scene, storm):
    storm, timer = storm
    timer.start()
    qtbot.waitUntil(lambda: storm.times > 50, timeout=30_000)
    assert "such errors came in all" in scene.words()
    assert scene.dialog.details.count("Traceback") == 1
    timer.stop()
    scene.dialog.accept()
    assert scene.dialogs == []
    timer.start()
    bar = scene.window.findChild(QFrame, "Notice")
    qtbot.waitUntil(bar.isVisible, timeout=30_000)
    assert bar.findChild(QLabel).text() == "The same unexpected error has happened again."
    bar.hide()
    qtbot.waitUntil(lambda: storm.times > 100, timeout=30_000)
    assert not bar.isVisible()
    assert scene.dialogs == []


PAINTING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from mpcompare.ui.start import running
from mpcompare.ui.start.crash_dialog import CrashDialog

class Broken(QWidget):
    times = 0

    def paintEvent(self, event):
        self.times += 1
        if self.times == 30:
            QTimer.singleShot(0, self.tell)
        QTimer.singleShot(0, self.update)
        raise ValueError("painting")

    def tell(self):
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
        print(len(dialogs), [w.isVisible() for w in dialogs], flush=True)
        (leave,) = [b for b in dialogs[0].findChildren(QPushButton) if b.text() == "Quit"]
        leave.click()

class Begun(running.AppLifetime):
    def begin(self, *given):
        super().begin(*given)
        broken = Broken(self.parent())
        broken.resize(50, 50)
        broken.show()

from mpcompare.ui.start import application
application.AppLifetime = Begun
from mpcompare.__main__ import main
sys.exit(main())
"""
"""The program itself, with a widget that can't be painted; in the end its user quits."""


def test_the_program_lives_on_with_a_widget_that_cannot_be_painted(tmp_path):
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PAINTING],
        env={**os.environ, "MPCOMPARE_HOME": str(tmp_path), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "1 [True]\n"), done.stderr
    log = (tmp_path / "logs" / LOG).read_text("utf-8")
    assert log.count("paintEvent") == 3
    assert "times in all: ValueError in " in log
    assert " INFO Ended.\n" in log
    assert (tmp_path / "session.json").exists()


def test_the_sentence_leads_to_the_details(qtbot, scene):
    error = _raised()
    scene.crashes.catch(error)
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    scene.dialog.accept()
    scene.crashes.catch(error)
    bar = scene.window.findChild(QFrame, "Notice")
    qtbot.waitUntil(bar.isVisible)
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert SECRET in scene.dialog.details


def _raised():
    try:
        Raising(ValueError(SECRET)).slot()
    except ValueError as error:
        return error


def test_another_error_has_its_own_dialog_after_the_first(qtbot, scene):
    scene.crashes.catch(_raised())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    scene.dialog.accept()
    scene.crashes.catch(KeyError("another"))
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "another" in scene.dialog.details
    assert SECRET not in scene.dialog.details


def test_different_errors_share_a_dialog(qtbot, scene):
    for error in (_raised(), KeyError("second"), _raised()):
        scene.crashes.catch(error)
    qtbot.waitUntil(lambda: "3 such errors" in scene.words() if scene.dialogs else False)
    assert scene.dialog.details.count(SECRET) == 1
    assert "second" in scene.dialog.details


def test_an_error_of_work_on_another_thread_comes_by_its_page(qtbot, scene):
    def work(task):
        raise ZeroDivisionError(task.is_cancelled())

    def failed(error):
        raise error

    scene.window.session.tasks.run(work, print, failed)
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "ZeroDivisionError" in scene.dialog.details


def test_an_error_on_a_thread_of_pythons_comes_too(qtbot, scene):
    def fail():
        raise ValueError(threading.current_thread().name)

    thread = threading.Thread(target=fail, name="Made-up thread")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "ValueError: Made-up thread" in scene.dialog.details


class Falling:
    """Raises while Python frees it."""

    def __del__(self):
        raise ValueError("freed")


def test_an_error_while_something_is_freed_comes_too(qtbot, scene):
    falling = Falling()
    del falling
    gc.collect()
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "ValueError: freed" in scene.dialog.details


def test_what_ends_the_program_is_no_error(qtbot, scene):
    for ending in (KeyboardInterrupt(), SystemExit()):
        sys.excepthook(type(ending), ending, None)
    scene.crashes.catch(None)
    qtbot.wait(0)
    assert scene.dialogs == []


def test_it_is_before_a_dialog_that_is_open(qtbot, scene):
    rows = RowsDialog(scene.window.session, scene.window)
    rows.open()
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert scene.dialog.windowModality() is Qt.WindowModality.ApplicationModal
    qtbot.keyClick(scene.dialog, Qt.Key.Key_Escape)
    assert scene.dialogs == []
    assert [d for d in scene.window.findChildren(QDialog) if d.isVisible()] == [rows]
    rows.reject()


def test_a_save_that_fails_is_said(qtbot, make_scene):
    scene = make_scene(lambda: OSError(28, "No space left on device"))
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "could not be saved: [Errno 28] No space left on device." in scene.words()
    assert "It is still here" in scene.words()


def test_a_save_that_raises_is_said_too(qtbot, make_scene):
    def save():
        raise KeyError(SECRET)

    scene = make_scene(save)
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert "could not be saved. It is still here" in scene.words()
    assert SECRET not in scene.words()
    assert scene.log().count("ERROR") == 2


def test_the_hooks_are_given_back(make_window):
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    scene = Scene(make_window())
    scene.crashes.watch()
    assert sys.excepthook != before[0]
    scene.crashes.close()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before


def test_everything_has_a_name_and_can_be_reached_by_key(qtbot, scene):
    scene.crashes.catch(ValueError())
    qtbot.waitUntil(lambda: len(scene.dialogs) == 1)
    assert scene.dialog.findChild(QPlainTextEdit).accessibleName() == "Details of the error"
    scene.button("Go on").setFocus()
    seen = set()
    for _ in range(6):
        qtbot.keyClick(scene.dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.add(scene.dialog.focusWidget())
    buttons = {b for b in scene.dialog.findChildren(QPushButton) if b.isEnabled()}
    assert buttons | {scene.dialog.findChild(QPlainTextEdit)} <= seen
    assert all(isinstance(widget, QWidget) for widget in seen)
