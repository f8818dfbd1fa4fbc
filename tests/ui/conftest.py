"""A session and windows on the real catalog, each with a state folder of its own."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui import accessibility, enter_key
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.start.follow_theme import follow_theme
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow
from tests.ui.opened_pages import System, system_replaced

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 11, 23)

MakeSession = Callable[..., Session]
MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own session out of the tests, and theirs out of it."""
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with what ours tells screen readers and does with Enter."""
    accessibility.install(qapp)
    enter_key.install(qapp)
    return qapp


@pytest.fixture
def make_session(qapp: QApplication) -> Iterator[MakeSession]:
    """Make sessions on the bundled catalog; they are closed at the end."""
    made: list[Session] = []
    qapp.setStyle("Fusion")

    def make(state: State | None = None) -> Session:
        workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
        themes = Themes.load(paths.resources_dir())
        session = Session(workspace, themes, state or State(welcomed=True), TODAY)
        follow_theme(qapp, session)
        made.append(session)
        return session

    yield make
    for session in made:
        session.close()


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    """A session in which the welcome has been closed."""
    return make_session()


@pytest.fixture
def make_window(qtbot: QtBot, make_session: MakeSession) -> MakeWindow:
    """Make windows with every page, shown in a size."""

    def make(state: State | None = None, size: tuple[int, int] = (1280, 800)) -> MainWindow:
        window = MainWindow(make_session(state), find_pages())
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


@pytest.fixture
def system(qapp: QApplication) -> Iterator[System]:
    """Take what is opened instead of the system."""
    assert qapp is not None
    with system_replaced() as taking:
        yield taking
