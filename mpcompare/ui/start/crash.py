"""Unexpected errors: each is logged, the user's things are saved, and one dialog says so.

Qt brings what is raised in a slot or in an overridden method to `sys.excepthook`; Python brings
what is raised on its threads and while it frees things to two hooks more.
"""

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Qt, Signal

from mpcompare.app.start import log_text
from mpcompare.app.start.log import Log
from mpcompare.model.errors import CatalogError
from mpcompare.ui import dialogs
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.window.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from mpcompare.ui.start.crash_dialog import CrashDialog


class Rescue(NamedTuple):
    """What is done for the user when an error comes.

    Attributes:
        save: keeps what the user has; returns the error, if there is one.
        leave: ends the program.
    """

    save: Callable[[], Exception | None]
    leave: Callable[[], object]


class Crashes(QObject):
    """Replaces Python's hooks between `watch` and `close`. Never shows two dialogs at once.

    An error that the user has gone on from gets no second dialog when it comes again at the same
    place, as one that is raised while painting does: a sentence in the window's bar is enough.
    """

    _caught = Signal(object)
    """Carries the error to the interface thread, and out of whatever it was raised in."""

    def __init__(
        self, session: Session, window: MainWindow, event_log: Log, rescue: Rescue
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._event_log = event_log
        self._rescue = rescue
        self._dialog: CrashDialog | None = None
        self._gone_on_from: set[str] = set()
        self._told_again: set[str] = set()
        self._as_built: set[Path] = set()
        """Catalogs of which no error comes."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        self._caught.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Install the hooks."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = lambda _, error, at: self.catch(error.with_traceback(at))
        sys.unraisablehook = lambda unraisable: self.catch(unraisable.exc_value)
        threading.excepthook = lambda raised: self.catch(raised.exc_value)

    def close(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def catch(self, error: BaseException | None) -> None:
        """Handle an error raised on any thread. SystemExit and the like are not errors."""
        if isinstance(error, Exception) and not sys.is_finalizing():
            self._event_log.error(error)
            self._caught.emit(error)

    def _arrived(self, error: Exception) -> None:
        damage = self._damage(error)
        if damage is not None:
            if str(damage) not in self._told_again:
                self._told_again.add(str(damage))
                self._session.refuse(damage)
            return
        place = log_text.place(error)
        if self._dialog is not None:
            self._dialog.add(error)
        elif place not in self._gone_on_from:
            self._show(error)
        elif place not in self._told_again:
            self._told_again.add(place)
            self._session.notify(
                Notice(
                    "The same unexpected error has happened again.",
                    "Show details",
                    lambda: self._show(error),
                    is_problem=True,
                )
            )

    def _damage(self, error: Exception) -> CatalogError | None:
        """Return the sentence for a damaged catalog, where that is what the error comes of."""
        if isinstance(error, CatalogError):
            return error
        workspace = self._session.workspace
        if workspace.info.path not in self._as_built:  # there may be hundreds of errors
            try:
                workspace.compare_checksum()
            except CatalogError as damage:
                return damage
            self._as_built.add(workspace.info.path)
        return None

    def _show(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.add(error)
            return
        built = dialogs.CRASH.build(self._session, self._window, self._event_log.folder)
        dialog = cast("CrashDialog", built)
        self._dialog = dialog  # before the save, which may fail and come here again
        dialog.add(error)
        dialog.tell_saved(self._saved())
        dialog.finished.connect(self._answered)
        dialog.quit_asked.connect(self._rescue.leave)
        dialog.show()

    def _saved(self) -> Exception | None:
        try:
            return self._rescue.save()
        except Exception as error:  # whatever it is, the dialog must come
            self._event_log.error(error)
            return error

    def _answered(self) -> None:
        if self._dialog is not None:
            self._gone_on_from |= self._dialog.places
            self._dialog = None
