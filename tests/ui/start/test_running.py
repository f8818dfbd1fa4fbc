"""The program's beginning and end: failing starts, Qt's messages, and requests to end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from mpcompare.__main__ import EXIT_AFTER, main
from mpcompare.app.start import paths
from mpcompare.app.start.log import LOG
from mpcompare.app.start.start_request import StartRequest
from mpcompare.model.errors import CatalogError, FileError
from mpcompare.ui.start import application
from mpcompare.ui.start.running import AppLifetime
from mpcompare.ui.start.save_session import SessionAutosave

ROOT = Path(__file__).parents[3]
SECRET = "Made-up words of the user's"


@pytest.fixture
def lifetime(make_window):
    window = make_window()
    left = []
    made = AppLifetime(window.session, window, SessionAutosave(window.session, window), left.append)
    made.left = left
    yield made
    made.end()


def log():
    return (paths.logs_dir() / LOG).read_text("utf-8")


def test_the_windows_have_the_program_s_icon(lifetime, qapp):
    qapp.setWindowIcon(QIcon())
    lifetime.begin(StartRequest(), "")
    for side in (16, 48):
        image = qapp.windowIcon().pixmap(side, side).toImage()
        colours = {image.pixelColor(x, side * 3 // 4).name() for x in range(image.width())}
        assert {"#63c6e4", "#ffffff", "#f0883e"} <= colours, "three columns, each crisp"


def test_what_qt_warns_of_is_logged_without_what_it_quotes(lifetime, capfd):
    qWarning(f'Made-up warning of "{SECRET}"')
    assert "WARNING Qt: Made-up warning of “…”" in log()
    assert SECRET not in log()
    assert SECRET in capfd.readouterr().err  # as without us: whoever starts it by hand sees it
    assert lifetime.left == []


def test_the_file_of_the_command_line_is_taken_in(qtbot, lifetime, tmp_path):
    file = tmp_path / "Made-up text.txt"
    file.write_text(SECRET)
    window = lifetime.parent()
    told = []
    window.session.noticed.connect(told.append)
    lifetime.begin(StartRequest(file=file), "")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "Made-up text.txt" in told[0].text
    assert told[0].is_problem
    qtbot.waitUntil(lambda: (paths.logs_dir() / LOG).exists() and "Started: mpcompare" in log())
    assert paths.session_file().exists()
    assert file.name not in log()


def test_a_system_without_what_qt_s_network_needs_has_a_window(
    qtbot, lifetime, monkeypatch, tmp_path
):
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)  # importing it raises ImportError
    lifetime.begin(StartRequest(), str(tmp_path / "socket"))
    expected = "WARNING Second starts can't reach this one"
    qtbot.waitUntil(lambda: (paths.logs_dir() / LOG).exists() and expected in log())
    assert "Started: mpcompare" in log()
    idle = []
    lifetime.parent().session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: len(idle) == 1)
    assert QApplication.activeModalWidget() is None
    assert "ERROR" not in log()


@pytest.fixture
def boxes(qapp, monkeypatch):
    """Read and close each box that would wait for the user."""
    monkeypatch.setattr(application, "SystemApplication", lambda: qapp)
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(f"{box.text()} {box.informativeText()}")
            box.accept()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    yield seen
    timer.stop()
    qapp.setStyleSheet("")


def test_a_portable_folder_that_cannot_be_used_is_reported_in_a_dialog(boxes, capsys):
    assert application.refuse(FileError("It is a file.", "Rename it.")) == 1
    assert boxes == ["It is a file. Rename it."]
    assert capsys.readouterr().err == "mpcompare: It is a file. Rename it.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["made up.csv"], 1, "There is no file made up.csv. Check its name and folder."),
        (["--made-up"], 2, "mpcompare: error: unrecognized arguments: --made-up"),
    ],
)
def test_without_a_console_an_error_is_reported_in_a_dialog(
    boxes, monkeypatch, arguments, status, words
):
    monkeypatch.setattr(sys, "argv", ["mpcompare", *arguments])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main() == status
    assert len(boxes) == 1
    assert boxes[0].rstrip().endswith(words)


def test_an_error_after_a_double_click_on_a_desktop_is_reported_in_a_dialog(
    boxes, monkeypatch, capsys
):
    monkeypatch.setattr(sys, "argv", ["mpcompare", "made up.csv"])
    monkeypatch.setenv("GIO_LAUNCHED_DESKTOP_FILE_PID", str(os.getpid()))
    assert main() == 1
    assert boxes == ["There is no file made up.csv. Check its name and folder. "]
    assert capsys.readouterr().err.startswith("mpcompare: There is no file made up.csv.")


def test_a_terminal_that_a_desktop_has_started_is_no_double_click(boxes, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["mpcompare", "made up.csv"])
    monkeypatch.setenv("GIO_LAUNCHED_DESKTOP_FILE_PID", "1")
    assert main() == 1
    assert boxes == []
    assert "There is no file" in capsys.readouterr().err


def test_an_unexpected_error_at_the_start_is_reported_and_logged(boxes, capsys, monkeypatch):
    def fail(*_):
        raise KeyError(SECRET)

    monkeypatch.setattr(application, "MainWindow", fail)
    assert application.run(StartRequest()) == 1
    assert boxes[0].startswith("mpcompare can't start: an error has come up. It arose here: Key")
    assert str(paths.logs_dir()) in boxes[0]
    assert "KeyError (its message is left out)" in log()
    assert "in fail" in capsys.readouterr().err


def test_no_catalog_at_all_is_reported(boxes, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "bundled_catalog", lambda: tmp_path / "none.db")
    assert application.run(StartRequest()) == 1
    assert "Install mpcompare again" in boxes[0]
    assert CatalogError.__name__ not in boxes[0]


def test_it_starts_where_nothing_can_be_kept(tmp_path):
    (tmp_path / "home").touch()
    ask = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QFrame, QLabel\n"
        "from mpcompare.ui.start import application, running\n"
        "class Begun(running.AppLifetime):\n"
        "    def begin(self, *given):\n"
        "        super().begin(*given)\n"
        "        bar = self.parent().findChild(QFrame, 'Notice')\n"
        "        print(bar.isVisible(), bar.findChild(QLabel).text(), flush=True)\n"
        "        self.parent().close()\n"
        "application.AppLifetime = Begun\n"
        "from mpcompare.__main__ import main\n"
        "sys.exit(main())\n"
    )
    home = str(tmp_path / "home")
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "MPCOMPARE_HOME": home, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"True What you gather can't be kept in {home}: ")
    assert (tmp_path / "home").read_bytes() == b""


def test_a_measured_start_ends_on_a_page_without_charts_too(tmp_path):
    environment = {**os.environ, "MPCOMPARE_HOME": str(tmp_path), EXIT_AFTER: "charts"}
    command = [sys.executable, str(ROOT / "main.py")]
    ended = subprocess.run(
        command, env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, "")
