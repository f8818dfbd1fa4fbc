"""What the system asks of the one application object: files of Finder, in a real process."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

from mpcompare.ui.start.system_application import DESKTOP_FILE

ROOT = Path(__file__).parents[3]
ASK = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from mpcompare.ui.start import application, system_application
from mpcompare.ui.window import window

def ask_for(address):
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(QUrl(address)))

class Asked(system_application.SystemApplication):
    '''Stands in for macOS: it asks for a file before the window is there, and for one after.'''
    def __init__(self):
        super().__init__()
        ask_for(sys.argv[1])

    def open_files_with(self, opened):
        super().open_files_with(opened)
        print("window", flush=True)
        ask_for("made-up-scheme:nothing")
        ask_for(sys.argv[2])
        QTimer.singleShot(0, self.quit)

class Watched(window.MainWindow):
    def take_file(self, path):
        print("took", path, flush=True)

application.SystemApplication, application.MainWindow = Asked, Watched
from mpcompare.app.start.start_request import StartRequest
sys.exit(application.run(StartRequest()))
"""


def test_files_of_finder_are_opened_before_the_window_is_there_and_after(tmp_path):
    early, late = tmp_path / "Früh am Tag.mpcompare", tmp_path / "later.mpcompare"
    done = subprocess.run(
        [sys.executable, "-c", ASK, early.as_uri(), late.as_uri()],
        env={**os.environ, "MPCOMPARE_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"took {early}", "window", f"took {late}"]


def test_desktops_find_the_window_by_the_name_of_its_desktop_file():
    """Wayland has no other way from a window to its icon."""
    (path,) = (ROOT / "packaging" / "linux").glob("*.desktop")
    assert path.stem == DESKTOP_FILE
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(path, encoding="utf-8")
    assert entry["Desktop Entry"]["StartupWMClass"] in ("mpcompare", DESKTOP_FILE)
