"""Starts the window: catalog, session, first paint; saves at the end where the user was."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from mpcompare import __version__
from mpcompare.app import paths, session_file
from mpcompare.app.session_file import Remembered
from mpcompare.app.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, ReaderError
from mpcompare.ui.farewell import Farewell
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import Themes
from mpcompare.ui.window import MainWindow

SAVED_AFTER_MS = 2000


class _FirstPaint(QObject):
    """Calls back once, after the watched widget has been painted for the first time."""

    def __init__(self, widget: QObject, painted: Callable[[], None]) -> None:
        super().__init__(widget)
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False


def run(catalog: Path | None = None, exit_after: str = "") -> int:
    """Start the window and return its exit code.

    Args:
        catalog: a catalog file to show; else the last one, else the bundled one.
        exit_after: "first-paint" or "charts" ends the program then, for measurements.
    """
    application = _application()
    remembered = session_file.load(paths.session_file(), ATTRIBUTES)
    opened = _open(catalog, remembered)
    if opened is None:
        return 1
    workspace, problem = opened
    session = Session(workspace, Themes.load(paths.resources_dir()), remembered.state)
    window = MainWindow(session, find_pages())
    window.restore_geometry(remembered.window)
    _follow_theme(application, session)
    if problem is not None:
        session.notify(
            Notice(str(problem), "Choose another…", window.open_catalog, is_problem=True)
        )
    _keep_saved(session, window, catalog)
    farewell = Farewell(window, window.close)
    if exit_after:
        _exit_after(exit_after, window)
    window.show()
    code = application.exec()
    farewell.close()
    session.close()
    return code


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("mpcompare")
    application.setApplicationDisplayName("mpcompare")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("mpcompare")
    application.setStyle("Fusion")
    return application


def _open(
    catalog: Path | None, remembered: Remembered
) -> tuple[Workspace, CatalogError | None] | None:
    """Open the catalog asked for; fall back to the bundled one, and say why."""
    asked = catalog or (Path(remembered.catalog) if remembered.catalog else None)
    problem = None
    if asked is not None:
        try:
            return Workspace.open(asked, ATTRIBUTES), None
        except CatalogError as error:
            problem = CatalogError(error.message, "The bundled catalog is shown instead.")
    try:
        return Workspace.open(paths.bundled_catalog(), ATTRIBUTES), problem
    except ReaderError as error:
        QMessageBox.critical(
            None,
            "mpcompare",
            f"{error.message}\n\nInstall mpcompare again, or start it with "
            "--catalog and a catalog file.",
        )
        return None


def _follow_theme(application: QApplication, session: Session) -> None:
    def dress() -> None:
        application.setPalette(session.theme.palette)
        application.setFont(session.theme.font())

    dress()
    session.themed.connect(dress)
    application.styleHints().colorSchemeChanged.connect(lambda _: session.refresh_theme())


def _keep_saved(session: Session, window: MainWindow, catalog: Path | None) -> None:
    """Save where the user is at the end, and shortly after each change: a crash loses seconds."""
    later = QTimer(window, singleShot=True, interval=SAVED_AFTER_MS)
    later.timeout.connect(lambda: _save(session, window, catalog))
    session.changed.connect(lambda _: later.start())
    window.closing.connect(lambda: _save(session, window, catalog))


def _save(session: Session, window: MainWindow, catalog: Path | None) -> None:
    """Remember where the user was. A folder that can't be written costs only that."""
    shown = session.workspace.info.path
    is_bundled = shown == paths.bundled_catalog()
    remembered = Remembered(
        session.state,
        catalog="" if is_bundled or catalog is not None else str(shown),
        window=window.remembered_geometry(),
    )
    try:
        session_file.save(paths.session_file(), remembered)
    except OSError as error:
        print(f"mpcompare: the session could not be saved: {error}", file=sys.stderr)  # noqa: T201


def _exit_after(moment: str, window: MainWindow) -> None:
    """End at once, without the farewells: what follows the moment is no part of a measurement."""

    def leave() -> None:
        os._exit(0)

    if moment == "first-paint":
        _FirstPaint(window.page_widget, leave)
    else:
        window.page_widget.charts_drawn.connect(leave)  # pyright: ignore[reportAttributeAccessIssue]
