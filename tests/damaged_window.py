"""The real window on a damaged catalog: its pages are opened one after the other."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from mpcompare.app.start import paths
from mpcompare.app.start.start_request import StartRequest
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.start.crash_dialog import CrashDialog
from mpcompare.ui.start.running import AppLifetime
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow

PAGES = ("explore", "compare", "careers", "cost", "guide")
TWO = ("uml-mm-sound-recording-technology", "nyu-mm-music-technology")
REPLACED = "the sentence, and the bundled catalog in its place"


def outcome_in_window(catalog: Path) -> str:
    """Open each page on a catalog, then have its checksum compared as after the first paint.

    The pages come first, so that they meet the damage themselves.
    """
    _application()
    try:
        workspace = Workspace.open(catalog, ATTRIBUTES)
    except CatalogError:
        return "the sentence before there is a window"
    state = State(welcomed=True, library=comparing(*TWO), page="compare")
    session = Session(workspace, Themes.load(paths.resources_dir()), state)
    told: list[str] = []
    session.noticed.connect(lambda notice: told.append(notice.text))
    try:
        window = MainWindow(session, find_pages())
    except CatalogError:
        session.close()
        return "the sentence instead of a window"
    lifetime = AppLifetime(session, window, SessionAutosave(session, window), lambda _: None)
    window.show()
    for page in PAGES:
        session.apply(changes.show_page(session.state, page))
        _settle(session)
    lifetime.begin(StartRequest(), "")
    _wait(lambda: session.workspace.info.path == paths.bundled_catalog(), 10)
    _settle(session)
    crashes = [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]
    is_replaced = session.workspace.info.path == paths.bundled_catalog()
    details = [text.toPlainText() for d in crashes for text in d.findChildren(QPlainTextEdit)]
    for dialog in crashes:
        dialog.reject()
    window.close()
    lifetime.end()
    session.close()
    if details:
        return f"WRONG: a dialog of an unexpected error\n{details}"
    has_sentence = any("damaged" in words for words in told)
    return REPLACED if is_replaced and has_sentence else f"WRONG: {told}"


def _application() -> Any:
    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
    return application


def _settle(session: Session) -> None:
    """Wait until nothing runs any more."""
    done: list[bool] = []
    _turn(20)
    session.tasks.when_idle(lambda: done.append(True))
    _wait(lambda: bool(done), 10)
    _turn(20)


def _wait(until: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        _turn(10)


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
