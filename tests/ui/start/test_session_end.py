"""The end of the desktop's session: all is saved, and nothing asked where that is forbidden."""

import pytest

from mpcompare.app.start import paths
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.start.session_end import SessionEnd


class Manager:
    """Stands in for the desktop's session manager, of which Qt alone can make the real one."""

    def __init__(self, *, allows: bool) -> None:
        self.allows, self.said, self.command = allows, [], []

    def allowsInteraction(self) -> bool:  # noqa: N802 - Qt's name
        """Allow a dialog, or not."""
        self.said.append("asked")
        return self.allows

    def release(self) -> None:
        """Go on."""
        self.said.append("released")

    def cancel(self) -> None:
        """Stop the end of the session."""
        self.said.append("cancelled")

    def setRestartCommand(self, command: list[str]) -> None:  # noqa: N802
        """Keep what starts the program again."""
        self.command = command


@pytest.fixture
def end(make_window):
    """Make what answers the session's end, with answers to a dialog that would be shown."""

    def make(*answers):
        window = make_window()
        saved = SessionAutosave(window.session, window)
        left = list(answers)
        return SessionEnd(window, saved.rescue, lambda: left.pop(0))

    return make


def test_all_is_saved_without_a_question(end):
    manager = Manager(allows=True)
    end().commit(manager)
    assert paths.session_file().exists()
    assert manager.said == []


@pytest.mark.parametrize(
    ("allows", "answers", "said"),
    [
        (False, [], ["asked"]),
        (True, [True], ["asked", "released"]),
        (True, [False], ["asked", "released", "cancelled"]),
    ],
)
def test_what_cannot_be_saved_is_asked_about_where_that_is_allowed(
    end, tmp_path, monkeypatch, allows, answers, said
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "file"))
    manager = Manager(allows=allows)
    end(*answers).commit(manager)
    assert manager.said == said


def test_the_next_session_starts_it_on_the_same_folder_without_options_of_qt(
    end, monkeypatch, tmp_path
):
    program = str(tmp_path / "mpcompare")
    monkeypatch.setattr("sys.argv", [program, "list.csv"])
    manager = Manager(allows=False)
    end().keep(manager)
    assert manager.command[1:] == [program, "--portable", str(paths.user_dir())]
