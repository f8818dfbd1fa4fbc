"""Commands on the whole library: backups, recovery after damage, transfer to another computer."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mpcompare.app.library.recovery import RecoveryOption
from mpcompare.app.library.service import EXPORT_SUFFIX, Backup, LibraryService
from mpcompare.model.errors import LibraryError, ReaderError
from mpcompare.model.library.library import Library
from mpcompare.ui import dialogs
from mpcompare.ui.session import Notice, Session

KINDS = f"Libraries (*{EXPORT_SUFFIX} *.json);;All files (*)"
_ON_NETWORK = "It is on a network, without which the library can't be opened."


class LibraryCommands(QObject):
    """Reads and writes on another thread; what it restores or imports can be undone."""

    def __init__(self, session: Session, library_service: LibraryService, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._library_service, self._window = session, library_service, window

    # Backups

    def show_backups(self) -> None:
        """List the backups, to go back to one."""
        self._session.tasks.run(
            lambda _: self._library_service.backups(), self._list_backups, self._session.refuse
        )

    def _list_backups(self, found: tuple[tuple[Backup, Library], ...]) -> None:
        dialogs.BACKUPS.open(self._session, self._window, found, self._restore)

    def _restore(self, backup: Backup) -> None:
        def take(library: Library) -> None:
            self._take(library, f"Restore the backup of {backup.made:%Y-%m-%d %H:%M}")

        self._session.tasks.run(
            lambda _: self._library_service.restore(backup), take, self._session.refuse
        )

    # Its folder

    def move_to(self, folder: Path, say: Callable[[str], None]) -> None:
        """Move the library to another folder and go on with it there.

        Args:
            folder: one in which there is no library.
            say: takes how that went, in a sentence.
        """
        file = import_module("mpcompare.app.preferences.preferences_file")  # not at the start
        before = self._library_service.path.parent
        if folder == before:
            say(f"The library is in {folder} already.")
            return

        def moved(done: tuple[Path | None, bool]) -> None:
            left, is_on_network = done
            self._session.apply(file.with_library_in(self._session.state, folder))
            kept = f" What was in {before} stays there, as “{left.name}”." if left else ""
            where = f" {_ON_NETWORK}" if is_on_network else ""
            say(f"The library is in {folder} now.{where}{kept}")

        def refuse(error: Exception) -> None:
            if not isinstance(error, ReaderError):
                raise error
            say(f"The library stays in {before}. {error}")

        self._session.tasks.run(
            lambda _: (
                self._library_service.move(folder, lambda: file.keep_library_in(folder)),
                self._library_service.is_on_network,
            ),
            moved,
            refuse,
        )

    # After damage

    def offer_recovery(self, problem: LibraryError) -> None:
        """Show what is wrong with the library, and offer what it can be restored from."""

        def offer(options: tuple[RecoveryOption, ...]) -> None:
            dialogs.RECOVERY.open(self._session, self._window, problem, options, self._take_option)

        self._session.tasks.run(
            lambda _: self._library_service.recovery_options(), offer, self._session.refuse
        )

    def _take_option(self, option: RecoveryOption) -> None:
        self._take(option.library, "Restore the library")

    # Another computer

    def ask_export(self) -> None:
        """Ask where, and write the whole library to one file."""
        from mpcompare.ui.documents_folder import documents_folder  # noqa: PLC0415 - no start asks

        proposed = str(documents_folder() / f"My library{EXPORT_SUFFIX}")
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, "Export the library", proposed, KINDS
        )
        if name:
            self.export_to(Path(name if name.endswith(".json") else name + EXPORT_SUFFIX))

    def export_to(self, path: Path) -> None:
        """Write the whole library to a file, and say how that went."""
        library = self._session.state.library

        def done(_: None) -> None:
            words = f"Exported your library to {path}. Import it on the other computer."
            self._session.notify(Notice(words))

        self._session.tasks.run(
            lambda _: self._library_service.export(library, path), done, self._session.refuse
        )

    def ask_import(self) -> None:
        """Ask for another computer's file, and whether to add it or to replace the library."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, "Import a library", "", KINDS)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Read a library from a file and ask whether it comes beside the present one."""

        def offer(incoming: Library) -> None:
            takers = (self._add, self._replace)
            given = (path.name, incoming), takers
            dialogs.IMPORT_LIBRARY.open_once(self._session, self._window, *given)

        self._session.tasks.run(
            lambda _: self._library_service.read_export(path), offer, self._session.refuse
        )

    def _add(self, incoming: Library) -> None:
        present = self._session.state.library
        self._take(
            self._library_service.together(present, incoming), "Import a library beside this one"
        )

    def _replace(self, incoming: Library) -> None:
        self._take(incoming, "Import a library in place of this one")

    def _take(self, library: Library, name: str) -> None:
        self._session.apply(replace(self._session.state, library=library), name)
        self._session.notify_step(f"{name}: done.")
