"""Two starts on one folder of the user's: real processes, as two clicks on an icon make them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mpcompare.app.start import paths, second_start
from mpcompare.app.start.start_request import LIMIT, StartRequest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks a Unix socket")

FIRST = """
import os, sys
from PySide6.QtCore import QTimer
from mpcompare.ui.window import window
from mpcompare.ui.start.second_start import SecondStartListener

class Watched(window.MainWindow):
    def __init__(self, *given):
        print("building", flush=True)
        super().__init__(*given)

    def come_forward(self):
        super().come_forward()
        print("raised", self.isVisible(), self.isMinimized(), flush=True)
        print("token", os.environ.get("XDG_ACTIVATION_TOKEN", ""), flush=True)

    def take_file(self, path):
        print("took", path, flush=True)
        super().take_file(path)

class Heard(SecondStartListener):
    def listen(self):
        print("listening", super().listen(), flush=True)
        return True

from mpcompare.ui.start import application, running
application.MainWindow = Watched
running.SecondStartListener = Heard
from mpcompare.__main__ import main
sys.exit(main())
"""
"""The program itself, which says aloud what it does."""
IMPATIENT = """
from mpcompare.app.start import second_start
from mpcompare.ui.start import second_start as listener
second_start._PATIENCE_S = listener._PATIENCE_S = 0.2
"""


@pytest.fixture
def runtime():
    """Return a folder for sockets: their paths must be shorter than pytest's own folders."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        yield Path(folder)


@pytest.fixture
def environment(tmp_path, runtime):
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "MPCOMPARE_HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def start(environment):
    """Start the program that says what it does, and wait until it listens."""
    running_ones = []

    def first(*arguments, home=None, script=FIRST):
        process = subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**environment, **({"MPCOMPARE_HOME": str(home)} if home else {})},
            cwd=ROOT,
        )
        running_ones.append(process)
        return process

    yield first
    for process in running_ones:
        process.kill()
        process.wait()
        process.stdout.close()


def again(environment, *arguments, cwd):
    """Start the program as a user does, a second time."""
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, arguments)],
        env=environment,
        cwd=cwd,
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )


def told(process, beginning):
    """Read on until the process says a line that begins so."""
    for line in process.stdout:
        if line.startswith(beginning):
            return line.strip()
    raise AssertionError(f"it ended without {beginning!r}")


def test_a_second_start_raises_the_first_window_and_hands_its_file_over(
    start, environment, tmp_path
):
    first = start()
    assert told(first, "listening") == "listening True"
    shutil.copy(paths.bundled_catalog(), tmp_path / "other.db")
    second = again(environment, "other.db", cwd=tmp_path)  # relative to a folder of its own
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert told(first, "raised") == "raised True False"
    assert told(first, "took") == f"took {tmp_path / 'other.db'}"
    environment["XDG_ACTIVATION_TOKEN"] = "made-up-desktop_TIME7"
    third = again(environment, "--catalog", tmp_path / "other.db", cwd=tmp_path)
    assert third.returncode == 0
    # with it, the desktop lets the window of another process take the focus
    assert told(first, "token") == "token made-up-desktop_TIME7"
    assert told(first, "took") == f"took {tmp_path / 'other.db'}"


def test_a_second_start_while_the_first_is_on_its_way_waits_for_it(start, environment, tmp_path):
    first = start()
    told(first, "building")  # it has its turn, and nobody listens yet
    assert again(environment, cwd=tmp_path).returncode == 0
    assert told(first, "raised") == "raised True False"


def test_what_a_killed_process_left_is_replaced(start, environment, runtime, tmp_path):
    first = start()
    told(first, "listening")
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    left = list(runtime.iterdir())
    assert any(path.is_socket() for path in left)
    second = start()
    assert told(second, "listening") == "listening True"
    assert again(environment, cwd=tmp_path).returncode == 0
    assert told(second, "raised") == "raised True False"


def test_two_homes_run_side_by_side(start, tmp_path):
    first, second = start(home=tmp_path / "one"), start(home=tmp_path / "two")
    assert told(first, "listening") == told(second, "listening") == "listening True"


def test_it_leaves_nothing_behind_when_it_ends(start, runtime):
    first = start()
    told(first, "listening")
    first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=60) == 0
    assert list(runtime.iterdir()) == []


def test_the_window_outlives_callers_who_talk_nonsense(start, environment, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", environment["XDG_RUNTIME_DIR"])
    first = start()
    told(first, "listening")
    where = second_start.address(Path(environment["MPCOMPARE_HOME"]))
    assert Path(where).stat().st_mode & 0o077 == 0
    for nonsense in (b"hello\n", b"[" * 10_000 + b"\n", b"x" * (2 * LIMIT), b"{}\n", b""):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(30)
            caller.connect(where)
            if nonsense:
                caller.sendall(nonsense)
                assert _answer(caller) == b""
    assert second_start.hand_over(where, StartRequest())
    assert told(first, "raised") == "raised True False"


def _answer(caller):
    try:
        return caller.recv(16)
    except ConnectionResetError:
        return b""


def test_a_folder_too_deep_for_a_socket_is_passed_over(tmp_path, monkeypatch):
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    monkeypatch.delenv("TMPDIR", raising=False)
    assert Path(second_start.address(tmp_path)).parent == Path("/tmp")
    assert second_start.address(tmp_path) == second_start.address(tmp_path / ".." / tmp_path.name)
    assert second_start.address(tmp_path) != second_start.address(deep)


def test_a_first_that_hangs_does_not_keep_the_second_from_its_window(start, environment, tmp_path):
    first = start()
    told(first, "listening")
    first.send_signal(signal.SIGSTOP)
    second = start(script=IMPATIENT + FIRST)
    assert told(second, "building") == "building"
    first.send_signal(signal.SIGCONT)
    assert again(environment, cwd=tmp_path).returncode == 0
    assert told(first, "raised") == "raised True False"  # it listens still: the second left it
