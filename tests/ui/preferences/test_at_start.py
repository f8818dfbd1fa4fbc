"""What is wrong in the preferences' file is told once the window is there, and is kept."""

from pytestqt.qtbot import QtBot

from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.preferences.preferences_file import load
from mpcompare.ui.start.save_session import SessionAutosave
from tests.ui.conftest import MakeWindow


def test_a_broken_line_is_told_and_stays_in_the_file(qtbot: QtBot, make_window: MakeWindow):
    text = 'scheme = "purple"\ntext_size = 150\n'
    preferences_path().write_text(text, encoding="utf-8")
    window = make_window()
    saved = SessionAutosave(window.session, window)
    saved.preferences = load(preferences_path())
    told = []
    window.session.noticed.connect(told.append)
    saved.begin()
    assert [notice.is_problem for notice in told] == [True]
    assert told[0].text.startswith("preferences.toml, line 1: scheme has to be one of")
    assert preferences_path().read_text(encoding="utf-8").startswith(text.splitlines()[0])
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
