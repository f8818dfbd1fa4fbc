"""The main job in the real window, followed from another process as a screen reader follows it."""

import csv
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READER = Path(__file__).with_name("screen_reader.py")
NEEDS = ("Xvfb", "dbus-run-session", "dbus-daemon")
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


@functools.cache
def missing():
    """Return what this machine lacks for a screen reader; "" where all is there."""
    if sys.platform != "linux":
        return "AT-SPI is Linux's"
    for command in NEEDS:
        if shutil.which(command) is None:
            return f"there is no {command}"
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core is not installed"
    return "" if system_python() else "no Python of the system has gi and Atspi"


@functools.cache
def system_python():
    for python in ("/usr/bin/python3", "/usr/local/bin/python3"):
        if Path(python).exists():
            asked = subprocess.run([python, "-c", BINDINGS], capture_output=True, check=False)
            if asked.returncode == 0:
                return python
    return None


@contextmanager
def display():
    """Start a display of its own and return its name; the server chooses a free one."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


@pytest.fixture
def heard(tmp_path):
    """Do the main job in the real window; return the events, and the file that it exports."""
    if missing():
        pytest.skip(missing())
    folder = tmp_path / "Documents"
    folder.mkdir()
    with display() as name, tempfile.TemporaryDirectory(prefix="run-") as runtime:
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(tmp_path),
            "MPCOMPARE_HOME": str(tmp_path / "home"),
            "XDG_RUNTIME_DIR": runtime,
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "FONTCONFIG_FILE": os.environ["FONTCONFIG_FILE"],
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "ignore",
            "GSETTINGS_BACKEND": "memory",
        }
        program = [sys.executable, str(ROOT / "main.py")]
        ended = subprocess.run(
            ["dbus-run-session", "--", system_python(), READER, "Made-up two", *program],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ended.returncode == 0, ended.stderr[-2000:]
    lines = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("[")]
    return lines, folder / "Made-up two.csv"


def test_the_main_job_is_done_by_what_a_screen_reader_hears(heard):
    events, file = heard
    with file.open(encoding="utf-8-sig", newline="") as written:
        cells = " ".join(cell for row in csv.reader(written) for cell in row)
    said = [words for kind, _, words in events if kind == "object:announcement"]
    added = [words.split(": done.")[0] for words in said if words.startswith("Add ")]
    assert len(added) == 2
    for program in added:
        assert program.split()[-1] in cells
