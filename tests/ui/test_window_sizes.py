"""The window on screens of several sizes, and its bars in small ones."""

import base64
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from mpcompare.app.state import State

LEFT = Qt.MouseButton.LeftButton

STARTED = """
import sys
from PySide6.QtWidgets import QApplication
from mpcompare.app import paths
from mpcompare.app.state import State
from mpcompare.app.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.theme import Themes
from mpcompare.ui.window import MainWindow
application = QApplication([])
workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
session = Session(workspace, Themes.load(paths.resources_dir()), State(page="guide"))
window = MainWindow(session, find_pages())
window.restore_geometry(sys.argv[1])
window.show()
application.processEvents()
screen, place = window.screen().availableGeometry(), window.frameGeometry()
print(screen.width(), screen.height(), *place.getRect(), window.width(), window.height())
print(window.remembered_geometry())
window.close()
session.close()
workspace.close()
"""


def started(tmp_path: Path, screen: tuple[int, int], scale: str, remembered: str = ""):
    """Start a window on a screen of so many pixels.

    Return the screen, the place with its frame, the size, and what it remembers.
    """
    screens = tmp_path / "screens.json"
    width, height = screen
    one = {"name": "Made-up", "x": 0, "y": 0, "width": width, "height": height}
    screens.write_text(json.dumps({"screens": [one]}))
    done = subprocess.run(
        [sys.executable, "-c", STARTED, remembered],
        env={
            **os.environ,
            "MPCOMPARE_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": scale,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *figures, left = done.stdout.split()
    numbers = [int(figure) for figure in figures]
    return QRect(0, 0, *numbers[:2]), QRect(*numbers[2:6]), tuple(numbers[6:]), left


@pytest.mark.parametrize(
    ("screen", "scale", "size"),
    [
        ((1920, 1080), "1", (1280, 800)),
        ((1920, 1080), "2", (960 - 16, 540 - 48)),
        ((1366, 768), "1", (1280, 768 - 48)),
        ((1024, 768), "1", (1024 - 16, 768 - 48)),
    ],
)
def test_the_first_window_fits_its_screen(tmp_path, screen, scale, size):
    seen, place, shown, _ = started(tmp_path, screen, scale)
    assert seen.contains(place)
    assert shown == size


def test_a_window_from_a_larger_screen_fits_the_one_it_comes_back_to(tmp_path):
    _, _, shown, remembered = started(tmp_path, (2560, 1440), "1")
    assert base64.b64decode(remembered)
    assert shown == (1280, 800)
    for screen in ((1152, 720), (1024, 600), (1920, 1080)):
        seen, place, _, _ = started(tmp_path, screen, "1", remembered)
        assert seen.contains(place)


# The top bar


def test_pages_without_room_in_the_top_bar_are_in_its_menu(make_window, qtbot):
    window = make_window(State(page="explore", welcomed=True), size=(640, 480))
    bar = window.top_bar
    qtbot.waitUntil(lambda: bool(bar.pages.folded))
    shown = [b for b in bar.pages.findChildren(QToolButton) if b.isVisible()]
    edges = sorted((one.geometry().left(), one.geometry().right()) for one in shown)
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert bar.search.width() >= 150
    assert bar.pages.more.text() == "More"
    menu = bar.pages.more.menu()
    menu.aboutToShow.emit()
    entries = [action.text() for action in menu.actions()]
    assert entries == [button.text() for button in bar.pages.folded]
    assert entries[-1] == "Guide"
    menu.actions()[-1].trigger()
    assert window.session.state.page == "guide"
    # the menu says which page is in sight, and the next one with room says it again
    assert bar.pages.more.text() == "Guide"
    QTest.mouseClick(next(b for b in shown if b.text() == "Explore"), LEFT)
    assert window.session.state.page == "explore"
    assert bar.pages.more.text() == "More"
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not bar.pages.folded)
    assert not bar.pages.more.isVisible()
