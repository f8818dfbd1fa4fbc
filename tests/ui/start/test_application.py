"""What the program saves by itself, and that it ends in order when asked to."""

import os
import signal
import socket
import sys

import pytest
from PySide6.QtCore import QObject

from mpcompare.app.start import paths
from mpcompare.app.state import changes, session_file
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.start.signals import ASKED, QuitOnSignal


@pytest.fixture
def signals_as_before():
    before = {number: signal.getsignal(number) for number in ASKED}
    for number in ASKED:  # what runs in the background of a shell is started to ignore some
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
@pytest.mark.usefixtures("signals_as_before")
@pytest.mark.parametrize("asked", ASKED)
def test_a_signal_closes_the_window(qtbot, make_window, asked):
    window = make_window()
    SessionAutosave(window.session, window)
    quit_on_signal = QuitOnSignal(window, window.close)
    os.kill(os.getpid(), asked)
    qtbot.waitUntil(lambda: not window.isVisible())
    quit_on_signal.close()
    assert paths.session_file().exists()


def no_pair():
    """Fail as Windows does where a firewall refuses connections within the computer."""
    raise ConnectionRefusedError


@pytest.mark.usefixtures("signals_as_before")
def test_a_signal_ends_it_where_there_can_be_no_pair_of_sockets(qtbot, monkeypatch):
    monkeypatch.setattr(socket, "socketpair", no_pair)
    ended = []
    owner = QObject()
    quit_on_signal = QuitOnSignal(owner, lambda: ended.append(True))
    signal.raise_signal(signal.SIGINT)
    qtbot.waitUntil(lambda: ended == [True])
    quit_on_signal.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signal")
@pytest.mark.usefixtures("signals_as_before")
def test_what_nohup_ignores_stays_ignored():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    owner = QObject()
    QuitOnSignal(owner, owner.deleteLater).close()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


@pytest.mark.usefixtures("signals_as_before")
def test_another_signal_is_ignored(qtbot):
    ended = []
    owner = QObject()
    quit_on_signal = QuitOnSignal(owner, lambda: ended.append(True))
    seen = []
    before = signal.signal(signal.SIGUSR1, lambda *_: seen.append(True))
    os.kill(os.getpid(), signal.SIGUSR1)
    qtbot.waitUntil(lambda: seen == [True])
    qtbot.wait(50)
    signal.signal(signal.SIGUSR1, before)
    quit_on_signal.close()
    assert ended == []


def test_a_change_is_on_disk_soon_after(qtbot, make_window):
    window = make_window()
    session = window.session
    SessionAutosave(session, window)
    session.apply(changes.select(session.state, "nyu-mm-music-technology"))
    qtbot.waitUntil(paths.session_file().exists, timeout=10_000)
    saved = session_file.load(paths.session_file(), ATTRIBUTES).state
    assert saved.selected == "nyu-mm-music-technology"
