"""What every test starts from: no display, a home of its own, and no window left open."""

import ctypes
import gc
import itertools
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

import pytest
from hypothesis import settings

COLLECT_ALL_EVERY = 100
"""Tests. In between, what has been made since the last test alone is looked through for cycles."""
_tests_run = itertools.count(1)

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
    """Fail on a window that a test has left open, and delete those that it has closed.

    What is closed would stay without an event loop, and each later change of the application's
    font or style would go through all of it.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    _delete_closed(widgets)
    left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    words = f"windows left open: {left}"
    for window in left:
        window.close()
    _delete_closed(widgets)
    assert not left, words


def _delete_closed(widgets: ModuleType) -> None:
    """Delete windows that belong to no other."""
    for window in widgets.QApplication.topLevelWidgets():
        is_window = isinstance(window, widgets.QMainWindow | widgets.QDialog)
        if is_window and window.parent() is None and not window.isVisible():
            window.deleteLater()
    deletion = sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete
    widgets.QApplication.sendPostedEvents(None, deletion.value)


def pytest_collection_finish():
    """Let no later collection of cycles look at the thousands of tests: they stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol():
    """Free the cycles of each test when nothing of it is needed any more.

    `mpcompare/ui/tasks.py` turns Python's own collecting off, and collects in the event loop of a
    window, which no test keeps open long enough: the windows of all tests would stay in memory.
    """
    result = yield
    if next(_tests_run) % COLLECT_ALL_EVERY:
        gc.collect(1)
    else:
        gc.collect()
        _trim()
    return result


def _trim() -> None:
    """Return freed memory to the system; each thread that has ended leaves its own behind."""
    with suppress(AttributeError, OSError):  # a C library of another kind
        ctypes.CDLL(None).malloc_trim(0)


def pytest_sessionfinish():
    """Empty the clipboard. Without a display, Qt holds it until after Python has ended.

    What a test has copied would be destroyed then, with no Python left to do it: a crash at exit.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
