"""Which catalog is shown: another file, the bundled one, a newer one in its place, or back."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mpcompare.app.start import paths
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Register
from mpcompare.model.errors import CatalogError, ReaderError
from mpcompare.model.locale_format import whole
from mpcompare.ui import dialogs
from mpcompare.ui.session import Notice, Session

if TYPE_CHECKING:
    from mpcompare.app.workspace.update import Update

_UPDATE = "mpcompare.app.workspace.update"
"""Imported when an update is asked for."""
KINDS = "Catalogs (*.db *.sqlite *.sqlite3);;All files (*)"


class CatalogChoice(QObject):
    """Opens catalogs on a thread of its own and keeps the present one where that fails."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.before: Path | None = None
        """The catalog that an update took the place of."""

    def ask(self) -> None:
        """Ask for a catalog file and show it."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, "Open catalog", "", KINDS)
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Show another catalog, once it has been read in full; keep this one if that fails."""
        register = self._session.workspace.register
        self._session.tasks.run(lambda _: _verified(path, register), self._show, self._refuse)

    def load_bundled(self) -> None:
        """Go back to the catalog that comes with the program."""
        self.load(paths.bundled_catalog())

    def _show(self, workspace: Workspace) -> None:
        self._open(workspace)
        info = workspace.info
        words = f"{info.path.name}: catalog {info.version}, {whole(info.programs)} programs"
        self._session.notify(Notice(words))

    def _open(self, workspace: Workspace) -> None:
        """Show a catalog, and which of the user's corrections it agrees with."""
        before = self._session.workspace.info.path
        self._session.open_workspace(workspace)
        if workspace.info.path != before and self._session.workspace.own is not None:
            notice = import_module("mpcompare.ui.corrections.correction_notice")
            notice.tell_of_corrections(self._session)

    def _refuse(self, error: Exception) -> None:
        self._tell(error, "Choose another…", self.ask)

    def _tell(self, error: Exception, action: str, run: Callable[[], None]) -> None:
        if not isinstance(error, ReaderError):
            raise error
        self._session.notify(Notice(str(error), action, run, is_problem=True))

    # The present one

    def check(self) -> None:
        """Find out in the background whether the catalog shown is as it was built.

        Where it is not, the bundled one takes its place; no figure of a damaged one is left
        standing without a word.
        """
        workspace = self._session.workspace
        self._session.tasks.run(
            lambda _: workspace.compare_checksum(), lambda _: None, self._refuse_present
        )

    def _refuse_present(self, error: Exception) -> None:
        """Replace the damaged catalog where there is another; else show what is wrong."""
        if not isinstance(error, ReaderError):
            raise error
        bundled = paths.bundled_catalog()
        if self._session.workspace.info.path == bundled:
            words = f"{error.message} Do not rely on what is shown. Install mpcompare again."
            self._session.notify(Notice(words, "Choose another…", self.ask, is_problem=True))
            return
        told = CatalogError(error.message, "The bundled catalog is shown instead.")
        register = self._session.workspace.register

        def show(workspace: Workspace) -> None:
            self._open(workspace)
            self._session.refuse(told)

        self._session.tasks.run(lambda _: _verified(bundled, register), show, self._refuse)

    # A newer one in its place

    def ask_update(self) -> None:
        """Ask for a newer catalog and show what it would change."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, "Update catalog from file", "", KINDS
        )
        if name:
            self.update(Path(name))

    def update(self, path: Path) -> None:
        """Check a file and show what it would change; nothing changes until the user takes it."""
        workspace = self._session.workspace
        present = workspace.info.path
        ids = self._session.state.library.shortlisted
        self._session.tasks.run(
            lambda _: import_module(_UPDATE).prepare(path, present, ids, workspace),
            self._offer,
            lambda error: self._tell(error, "Choose another…", self.ask_update),
        )

    def _offer(self, update: "Update") -> None:
        dialogs.UPDATE_CATALOG.open(
            self._session, self._window, update, lambda: self._install(update)
        )

    def _install(self, update: "Update") -> None:
        register, present = self._session.workspace.register, self._session.workspace.info.path

        updates = import_module(_UPDATE)

        def copy_and_open(_: object) -> Workspace:
            return Workspace.open(updates.install(update), register)

        def done(workspace: Workspace) -> None:
            self.before = present
            updates.forget_others((present, workspace.info.path))
            self._open(workspace)
            words = f"Catalog {update.version} is in use."
            self._session.notify(Notice(words, f"Go back to {update.before}", self.go_back))

        self._session.tasks.run(
            copy_and_open, done, lambda error: self._tell(error, "Try again", self.ask_update)
        )

    def go_back(self) -> None:
        """Show the catalog that the last update took the place of."""
        before, self.before = self.before or paths.bundled_catalog(), None
        self.load(before)


def _verified(path: Path, register: Register) -> Workspace:
    workspace = Workspace.open(path, register)
    try:
        workspace.verify()
    except ReaderError:
        workspace.close()
        raise
    return workspace
