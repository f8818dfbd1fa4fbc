"""The theme follows a desktop that turns to dark and to high contrast while the program runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.test_screen_reader import display, missing, system_python

ROOT = Path(__file__).parents[3]
SETTINGS = Path(__file__).with_name("desktop_settings.py")

FOLLOWING = """
from PySide6.QtWidgets import QApplication
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.session import Session
from mpcompare.ui.start.follow_theme import follow_theme
from mpcompare.ui.theme import Themes
application = QApplication(["made-up", "-style", "Fusion"])
workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
session = Session(workspace, Themes.load(paths.resources_dir()), State())
follow_theme(application, session)
def say():
    theme = session.theme
    contrast = "high" if theme.is_high_contrast else "normal"
    window = application.palette().window().color().name().upper()
    print("dark" if theme.is_dark else "light", contrast, window, flush=True)
session.themed.connect(say)
say()
application.exec()
"""
DRIVING = """
import subprocess, sys
python, settings, following = sys.argv[1:]
desktop = subprocess.Popen(
    [python, settings], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
)
assert desktop.stdout.readline() == "ready\\n"
program = subprocess.Popen([sys.executable, "-c", following], stdout=subprocess.PIPE, text=True)
try:
    print(program.stdout.readline(), end="")
    for setting in ("contrast 1", "color-scheme 1", "contrast 0", "color-scheme 2"):
        print(setting, file=desktop.stdin, flush=True)
        print(program.stdout.readline(), end="")
finally:
    program.kill()
    desktop.kill()
"""


def test_a_desktop_that_turns_dark_and_to_high_contrast_is_followed(tmp_path):
    if missing():
        pytest.skip(missing())
    with display() as name:
        environment = {
            **{key: value for key, value in os.environ.items() if key.startswith("LC_")},
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(tmp_path),
            "MPCOMPARE_HOME": str(tmp_path),
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CURRENT_DESKTOP": "GNOME",
        }
        command = ["dbus-run-session", "--", sys.executable, "-c", DRIVING]
        done = subprocess.run(
            [*command, system_python(), str(SETTINGS), FOLLOWING],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if "#" in line]  # others talk there, too
    assert told == [  # the windows' grounds are those of tokens.json
        "light normal #F4F6F8",
        "light high #FFFFFF",
        "dark high #000000",
        "dark normal #11161C",
        "light normal #F4F6F8",
    ]
