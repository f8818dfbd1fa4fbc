"""What every test starts from: no display, a home of its own, and no window left open."""

import logging
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Keep the user's own files out of reach; return the folder that stands for them."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MPCOMPARE_HOME", str(folder / "mpcompare"))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog):
    """Fail on a log record of a warning or worse; a test that expects one clears caplog."""
    yield
    unexpected = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert not unexpected, f"unexpected log records: {unexpected}"


@pytest.fixture(autouse=True)
def _no_window_left():
    """Fail on a window that a test has left open."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return
    left = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.close()
    assert not left, f"windows left open: {left}"


def pytest_sessionfinish():
    """Empty the clipboard. Without a display, Qt holds it until after Python has ended.

    What a test has copied would be destroyed then, with no Python left to do it: a crash at exit.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
