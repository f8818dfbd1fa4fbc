"""The pipe of Windows that second starts use, with a terminal's two ends in its place."""

import os
import sys
import threading
import time

import pytest

from mpcompare.app.start import second_start
from mpcompare.app.start.second_start import TAKEN, pipe_name, through_pipe
from tests.app.start.terminal import open_terminal

LINE = b'{"kind": "made-up"}\n'


@pytest.fixture
def pipe():
    """Return the end of a window, and the name under which a second start opens the other."""
    tty = pytest.importorskip("tty", reason="Windows has the real pipes")
    window, other = open_terminal()
    tty.setraw(other)
    yield window, os.ttyname(other)
    os.close(window)
    os.close(other)


def test_the_answer_of_a_window_is_heard(pipe):
    window, name = pipe
    heard = []

    def answer():
        heard.append(os.read(window, len(LINE)))
        os.write(window, TAKEN)

    answering = threading.Thread(target=answer)
    answering.start()
    assert through_pipe(name, LINE)
    answering.join()
    assert heard == [LINE]


def test_a_window_that_hangs_is_given_up(pipe, monkeypatch):
    _, name = pipe
    monkeypatch.setattr(second_start, "_PATIENCE_S", 0.3)
    began = time.monotonic()
    assert not through_pipe(name, LINE)
    assert time.monotonic() - began < 30


def test_where_there_is_no_pipe_there_is_no_window(tmp_path):
    assert not through_pipe(str(tmp_path / "none"), LINE)


def test_each_user_has_pipes_of_their_own():
    users = [
        {"USERDOMAIN": "MADE-UP", "USERNAME": "Zoë"},
        {"USERDOMAIN": "MADE-UP", "USERNAME": "Zoe"},
        {"USERDOMAIN": "OTHER", "USERNAME": "Zoe"},
        {},
    ]
    names = [pipe_name("0123", user) for user in users]
    assert len(set(names)) == 4
    assert all(name.startswith("\\\\.\\pipe\\mpcompare-") and name.isascii() for name in names)
    assert pipe_name("0123", {"USERDOMAIN": "Made-up", "USERNAME": "ZOË"}) == names[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names pipes by its users' names")
def test_each_folder_has_a_socket_of_its_own(tmp_path):
    one, two = second_start.address(tmp_path / "one"), second_start.address(tmp_path / "two")
    assert one != two
    assert str(os.getuid()) in one
