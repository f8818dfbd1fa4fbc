"""A folder that can't be written costs a sentence, once; the program goes on and tries again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from mpcompare import cli
from mpcompare.app.start import paths
from mpcompare.ui.start.save_session import SessionAutosave


@pytest.fixture
def blocked(tmp_path, monkeypatch):
    """Return a home that can't be made, because a file is in the way."""
    (tmp_path / "home").touch()
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def bar(window):
    return window.findChild(QFrame, "Notice")


@pytest.fixture
def window(make_window):
    return make_window()


def words(bar):
    return bar.findChild(QLabel).text() if bar.isVisible() else ""


def test_it_says_once_where_it_tried_and_what_to_do(window, bar, blocked):
    session_autosave = SessionAutosave(window.session, window)
    assert isinstance(session_autosave.save(), OSError)
    assert f"can't be kept in {blocked}: a file is in the way." in words(bar)
    assert "start with --portable" in words(bar)
    bar.hide()
    session_autosave.save()
    assert words(bar) == ""


@pytest.mark.usefixtures("blocked")
def test_the_option_that_it_names_can_be_copied_and_typed(window, bar, tmp_path):
    SessionAutosave(window.session, window).save()
    option = words(bar).partition("start with ")[2].split()[0]
    homes = []
    faces = cli.Faces(window=lambda _: homes.append(paths.user_dir()) or 0, drawing=lambda: None)
    assert cli.run([option, str(tmp_path / "stick")], faces) == 0
    assert homes == [tmp_path / "stick"]


def test_it_recovers_silently_and_reports_a_new_problem(window, bar, blocked):
    session_autosave = SessionAutosave(window.session, window)
    session_autosave.save()
    bar.hide()
    blocked.unlink()
    assert session_autosave.save() is None
    assert paths.session_file().exists()
    assert words(bar) == ""
    paths.session_file().unlink()
    blocked.rmdir()
    blocked.touch()
    session_autosave.save()
    assert "can't be kept" in words(bar)


def test_try_again_answers(qtbot, window, bar, blocked):
    session_autosave = SessionAutosave(window.session, window)
    session_autosave.save()
    again = bar.findChild(QPushButton)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert "can't be kept" in words(bar)
    blocked.unlink()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert words(bar) == "Saved. What you gather is kept again."
    assert paths.session_file().exists()
