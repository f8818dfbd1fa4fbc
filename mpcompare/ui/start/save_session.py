"""Writes the session file after changes; shows a failure once, and keeps trying."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.ui.library.autosave import LibraryAutosave
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.window.window import MainWindow

if TYPE_CHECKING:
    from mpcompare.app.preferences.preferences_file import Loaded
    from mpcompare.app.state.state import State

SAVED_AFTER_MS = 2000


class SessionAutosave(QObject):
    """Saves at the end, and shortly after each change: a crash loses seconds.

    That a folder can't be written is shown once, in the window's bar. Each later save tries again,
    and one that works needs no words.
    """

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        library_autosave: LibraryAutosave | None = None,
        *,
        keeps_catalog: bool = True,
    ) -> None:
        super().__init__(window)
        self._library_autosave = library_autosave
        self._session = session
        self._window = window
        self._keeps_catalog = keeps_catalog
        self.preferences: Loaded | None = None
        """What the file of the preferences said last; None where there was none."""
        self._told = False
        later = QTimer(self, singleShot=True, interval=SAVED_AFTER_MS)
        later.timeout.connect(self.save)
        session.changed.connect(lambda _: later.start())
        window.closing.connect(self.save)

    def save(self) -> OSError | None:
        """Write the session file; return the error, if there is one."""
        # not at the top: the first paint waits for that, but for no save
        from mpcompare.app.preferences import preferences_file  # noqa: PLC0415
        from mpcompare.app.preferences.declared import as_delivered  # noqa: PLC0415

        state = self._session.state
        chosen = preferences_file.values_of(state)
        said = self.preferences
        before = preferences_file.DELIVERED if said is None else said.values
        try:
            preferences_file.save(preferences_path(), before, chosen)
            self.preferences = preferences_file.Loaded(chosen)
            session_file.save(paths.session_file(), self._remembered(as_delivered(state)))
        except OSError as error:
            has_told = (
                self._library_autosave is not None and self._library_autosave.trouble is not None
            )
            if not self._told and not has_told:
                self._told = True
                self._session.notify(_refusal(error, self.try_again))
            return error
        self._told = False
        return None

    def rescue(self) -> Exception | None:
        """Write the session file and the library now."""
        kept = None if self._library_autosave is None else self._library_autosave.save()
        return kept or self.save()

    def begin(self) -> None:
        """Do what can wait for the first paint."""
        if self.preferences is not None and self.preferences.problem:
            self._session.notify(Notice(self.preferences.problem, is_problem=True))
        self.save()  # now rather than after an hour's work: whether the file can be written at all
        if self._library_autosave is not None:
            self._library_autosave.begin()

    def try_again(self) -> None:
        """Save because the user asks for it: a notice says so if that fails."""
        self._told = False
        if self.save() is None:
            self._session.notify(Notice("Saved. What you gather is kept again.", topic="saving"))

    def _remembered(self, state: "State") -> Remembered:
        shown = self._session.workspace.info.path
        is_bundled = shown == paths.bundled_catalog()
        return Remembered(
            state,
            catalog="" if is_bundled or not self._keeps_catalog else str(shown),
            window=self._window.remembered_geometry(),
            catalog_before=str(self._window.catalogs.before or ""),
        )


def _refusal(error: OSError, again: Callable[[], None]) -> Notice:
    is_in_the_way = isinstance(error, (FileExistsError, NotADirectoryError))
    why = "a file is in the way" if is_in_the_way else error.strerror or "it can't be written"
    return Notice(
        f"What you gather can't be kept in {paths.user_dir()}: {why}. You can go on; it is tried "
        f"again with each change. Mend that, or start with --portable and another folder's name.",
        "Try again",
        again,
        is_problem=True,
        topic="saving",
    )
