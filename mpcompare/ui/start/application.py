"""Starts the window: first instance or not, catalog, session, window; and ends it in order."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mpcompare.app.library.service import user_library
from mpcompare.app.preferences import lines
from mpcompare.app.start import log_text, paths
from mpcompare.app.start.log import Log
from mpcompare.app.start.start_request import StartRequest
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, ReaderError
from mpcompare.ui import accessibility
from mpcompare.ui.library.autosave import LibraryAutosave
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.start.follow_theme import follow_theme
from mpcompare.ui.start.running import AppLifetime, FirstPaint
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.start.second_start import FirstInstanceLock
from mpcompare.ui.start.system_application import SystemApplication
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow

if TYPE_CHECKING:
    from mpcompare.app.preferences.preferences_file import Loaded


def run(request: StartRequest, where: str = "", exit_after: str = "") -> int:
    """Start the window and return its exit code.

    Args:
        request: what to show, and what to take in.
        where: the address at which second starts find this one; "" to stay alone.
        exit_after: "first-paint" or "charts" ends the program then, for measurements.
    """
    if not where:
        return _show(request, "", exit_after)
    lock = FirstInstanceLock(where, paths.user_dir())
    if not lock.take() and lock.hand_over(request):
        return 0
    try:
        return _show(request, where if lock.is_mine else "", exit_after)
    finally:
        lock.end()


def _show(request: StartRequest, where: str, exit_after: str) -> int:
    application = SystemApplication()
    try:
        return _run_window(application, request, where, exit_after)
    except Exception as error:
        if exit_after:
            raise
        if isinstance(error, CatalogError):
            return _refuse_catalog(application, error)
        return _fail_to_start(application, error)


def _run_window(app: SystemApplication, request: StartRequest, where: str, exit_after: str) -> int:
    remembered = session_file.load(paths.session_file(), ATTRIBUTES)
    remembered, preferences = _with_preferences(remembered)
    opened = _open(app, request.catalog, remembered)
    if opened is None:
        return 1
    workspace, problem = opened
    service = user_library(remembered.state.preferences.days_in_bin)
    library = service.open(first=True)
    state = remembered.state
    if not library.is_new:
        state = replace(state, library=library.library)
    session = Session(workspace, Themes.load(paths.resources_dir()), state)
    accessibility.install(app)
    follow_theme(app, session)  # before there are widgets: they measure their words
    autosave = LibraryAutosave(session, service, library)
    window = MainWindow(session, find_pages(), service)
    autosave.guard(window, window.library_commands.offer_recovery)
    window.restore_geometry(remembered.window)
    if remembered.catalog_before:
        window.catalogs.before = Path(remembered.catalog_before)
    if problem is not None:
        choose = window.catalogs.ask
        session.notify(Notice(str(problem), "Choose another…", choose, is_problem=True))
    saved = SessionAutosave(session, window, autosave, keeps_catalog=request.catalog is None)
    saved.preferences = preferences
    lifetime: AppLifetime | None = None
    if exit_after:
        _exit_after(exit_after, window)
    else:
        lifetime = AppLifetime(session, window, saved, app.exit)
        begin = partial(lifetime.begin, request, where)
        FirstPaint(window.page_widget, partial(_begin, begin, app, window, saved, autosave))
    window.show()
    code = app.exec()
    if lifetime is not None:
        lifetime.end()
    session.close()
    service.close()
    return code


def _begin(
    begin: Callable[[], object],
    app: SystemApplication,
    window: MainWindow,
    saved: SessionAutosave,
    autosave: LibraryAutosave,
) -> None:
    """Do what can wait for the first paint, and from then on what the system asks."""
    from mpcompare.ui.start.session_end import SessionEnd  # noqa: PLC0415 - it can wait as well

    begin()
    end = SessionEnd(window, saved.rescue, autosave.may_close)
    app.commitDataRequest.connect(end.commit)
    app.saveStateRequest.connect(end.keep)
    app.open_files_with(window.take_file)


def _with_preferences(remembered: Remembered) -> tuple[Remembered, "Loaded | None"]:
    """Read the preferences over what the last session left; without a file, nothing is imported."""
    path = lines.preferences_path()
    if not path.exists():
        return remembered, None
    file = import_module("mpcompare.app.preferences.preferences_file")
    loaded: Loaded = file.load(path)
    state = file.opening(file.with_preferences(remembered.state, loaded.values))
    return remembered._replace(state=state), loaded


def refuse(error: ReaderError) -> int:
    """Show why the program can't start, in a dialog without a window; return the exit status."""
    print(f"mpcompare: {error}", file=sys.stderr)  # noqa: T201
    _tell(SystemApplication(), error)
    return 1


def _refuse_catalog(application: QApplication, error: CatalogError) -> int:
    """Show that the catalog is too damaged for a window, though it passed the first check."""
    advice = "Start mpcompare with --catalog and another catalog file, or install it again."
    _tell(application, CatalogError(error.message, advice))
    return 1


def _fail_to_start(application: QApplication, error: Exception) -> int:
    """Show that the start met an unexpected error: without a dialog, nothing would be seen."""
    event_log = Log(paths.logs_dir())
    event_log.error(error)
    event_log.close()
    print(log_text.full_text(error), file=sys.stderr)  # noqa: T201
    advice = f"It arose here: {log_text.place(error)}. The log in {event_log.folder} says more."
    _tell(application, ReaderError("mpcompare can't start: an error has come up.", advice))
    return 1


def _tell(application: QApplication, error: ReaderError) -> None:
    themes = Themes.load(paths.resources_dir())
    theme = themes.chosen()
    application.setPalette(theme.palette)
    application.setFont(theme.font())
    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.NoIcon, "mpcompare", error.message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(error.advice)
    box.addButton("Close", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    box.setStyleSheet(theme.style_sheet(themes.template))
    box.exec()


def _open(
    application: QApplication, catalog: Path | None, remembered: Remembered
) -> tuple[Workspace, CatalogError | None] | None:
    """Open the catalog asked for; fall back to the bundled one, and say why."""
    asked = catalog or (Path(remembered.catalog) if remembered.catalog else None)
    problem = None
    if asked is not None:
        try:
            workspace = Workspace.open(asked, ATTRIBUTES)
            if catalog or not _is_outdated(asked, workspace):
                return workspace, None
            workspace.close()
            problem = CatalogError(
                "A newer catalog came with the program than the one you had put in its place.",
                "The newer one is shown.",
            )
        except CatalogError as error:
            problem = CatalogError(error.message, "The bundled catalog is shown instead.")
    try:
        return Workspace.open(paths.bundled_catalog(), ATTRIBUTES), problem
    except ReaderError as error:
        advice = "Install mpcompare again, or start it with --catalog and a catalog file."
        _tell(application, CatalogError(error.message, advice))
        return None


def _is_outdated(chosen: Path, workspace: Workspace) -> bool:
    if chosen.parent != paths.user_dir() / paths.CATALOGS:
        return False
    return import_module("mpcompare.app.workspace.update").is_outdated(
        workspace, paths.bundled_catalog()
    )


def _exit_after(moment: str, window: MainWindow) -> None:
    """End at once, without closing anything: what follows the moment is not measured."""

    def leave() -> None:
        os._exit(0)

    charts_drawn = getattr(window.page_widget, "charts_drawn", None)
    if moment == "first-paint" or charts_drawn is None:  # a page without charts is whole then
        FirstPaint(window.page_widget, leave)
    else:
        charts_drawn.connect(leave)
