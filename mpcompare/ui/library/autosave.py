"""Writes what the user gathers to disk, at once, on another thread, until it works."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from mpcompare.app.library.service import LibraryService, Opened, SaveResult
from mpcompare.app.state.state import Part
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library
from mpcompare.model.library.step import StepLog
from mpcompare.ui import dialogs
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.tasks import Task

PAUSES_MS = (1000, 2000, 5000, 10_000, 30_000, 60_000)
"""How long after each failure in a row it is tried again; the last one from then on."""
LOOKS_EVERY_MS = 2000
"""How often it is looked whether another window has written."""
_GO_ON = "You can go on: it stays in this window, and is tried again by itself."


class _Kept(NamedTuple):
    """What is written together."""

    library: Library
    steps: StepLog


class LibraryAutosave(QObject):
    """Writes each change of the session's library, one after the other, the newest at once.

    It stops a window from closing while something can't be saved. What was not written stays in
    the session and is tried again, with growing pauses and with each change.
    """

    def __init__(
        self,
        session: Session,
        library_service: LibraryService,
        opened: Opened,
    ) -> None:
        """Begin to listen; before any view does, so that no write waits for their painting.

        Args:
            session: holds the library.
            library_service: writes it.
            opened: what the service found at the start.
        """
        super().__init__(session)
        self._session = session
        self._library_service = library_service
        self._window: QWidget | None = None
        self._offer: Callable[[LibraryError], object] | None = None
        self._problem = opened.problem
        library = session.state.library
        kept = library if library == opened.kept else opened.kept
        self._kept = _Kept(kept, session.step_log)
        self._turn = threading.Lock()
        self._writing: Task[SaveResult | None] | None = None
        self._landed: tuple[_Kept, SaveResult] | None = None
        self._failures = 0
        self._backup_told = False
        self._has_checked = False
        self._are_steps_read = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._write)
        self._look = QTimer(self, interval=LOOKS_EVERY_MS)
        self._look.timeout.connect(self._look_for_news)
        session.changed.connect(self._write_if_changed)
        session.steps_forgotten.connect(self._write_if_changed)
        session.changed.connect(self._follow_preferences)
        self._follow_preferences(frozenset({Part.PREFERENCES}))

    def _follow_preferences(self, parts: frozenset[Part]) -> None:
        if Part.PREFERENCES in parts:
            chosen = self._session.state.preferences
            self._library_service.days_in_bin = chosen.days_in_bin
            self._library_service.backups_kept = chosen.backups_kept

    def guard(
        self, window: QWidget, offer_recovery: Callable[[LibraryError], object] | None = None
    ) -> None:
        """Stop a window from closing while something can't be saved, and show how to recover it."""
        self._window = window
        self._offer = offer_recovery
        window.installEventFilter(self)

    @property
    def trouble(self) -> LibraryError | None:
        """Why the library can't be saved; None while it can."""
        return self._problem

    def _mark_title(self) -> None:
        """Mark the window's title while something can't be saved, as the system marks files."""
        if self._window is not None:
            self._window.setWindowModified(self._failures > 0 and not self.is_saved)

    @property
    def is_saved(self) -> bool:
        """Whether everything in the session's library is on disk, and the steps to undo."""
        library, steps = self._kept
        return self._session.state.library is library and self._session.step_log is steps

    def begin(self) -> None:
        """Do what can wait for the first paint: check the file, back it up, and follow it."""
        if self._problem is not None:
            self._tell_or_offer(self._problem)
        self._look_for_news()
        self._write_if_changed()
        self._look.start()

    def save(self) -> LibraryError | None:
        """Write now, and wait until it is done; return the error, if there is one."""
        if self._writing is not None:
            self._writing.cancel()  # it may be written all the same; then its result arrives here
            self._writing = None
        with self._turn:
            if self._landed is not None:
                self._adopt(*self._landed)
            if self.is_saved:
                return None
            after = self._present()
            try:
                kept = self._save(self._kept, after)
            except LibraryError as error:
                self._problem = error
                return error
        self._adopt(after, kept)
        self._problem = None
        return None

    def try_again(self) -> None:
        """Write because the user asks for it: a notice says so if that fails again."""
        self._problem = None
        self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window:
            if not self.may_close():
                event.ignore()
                return True
            self._look.stop()
            self._again.stop()
        return False

    def may_close(self) -> bool:
        """Save; where that fails, ask the user whether to close all the same."""
        error = self.save()
        if error is None:
            return True
        return dialogs.UNSAVED.ask(self._session, self._window, error, self.save, self._export)

    # Writing

    def _write_if_changed(self) -> None:
        if self._writing is None and not self.is_saved:
            self._write()

    def _write(self) -> None:
        self._again.stop()
        if self._writing is not None:
            return  # what is newer is written after it
        before, after = self._kept, self._present()
        self._writing = self._session.tasks.run(
            partial(self._work, before, after),
            partial(self._written, after),
            self._failed,
            at_once=True,
        )

    def _present(self) -> _Kept:
        return _Kept(self._session.state.library, self._session.step_log)

    def _save(self, before: _Kept, after: _Kept) -> SaveResult:
        steps = before.steps, after.steps
        return self._library_service.save(before.library, after.library, steps)

    def _work(
        self, before: _Kept, after: _Kept, task: Task[SaveResult | None]
    ) -> SaveResult | None:
        with self._turn:
            if task.is_cancelled():
                return None
            kept = self._save(before, after)
            self._landed = (after, kept)
        return kept

    def _written(self, after: _Kept, kept: SaveResult | None) -> None:
        self._writing = None
        if kept is None:
            return
        had_problem, self._problem = self._problem is not None, None
        self._failures = 0
        if had_problem:
            self._session.notify(Notice("Saved. What you gather is kept again.", topic="saving"))
        self._adopt(after, kept)
        self._mark_title()
        self._write_if_changed()

    def _adopt(self, after: _Kept, kept: SaveResult) -> None:
        self._landed = None
        self._kept = _Kept(kept.library, after.steps)
        if kept.library is not after.library:
            self._session.take_library(kept.library, after.library)
        if kept.message:
            self._session.notify(Notice(kept.message, is_problem=True))
        self._read_steps()

    def _failed(self, error: Exception) -> None:
        self._writing = None
        pause = PAUSES_MS[min(self._failures, len(PAUSES_MS) - 1)]
        self._failures += 1
        self._mark_title()
        self._again.start(pause)
        if not isinstance(error, LibraryError):
            raise error
        is_new = self._problem is None or self._problem.message != error.message
        self._problem = error
        if is_new:
            self._tell_or_offer(error)

    def _export(self, path: Path) -> None:
        self._library_service.export(self._session.state.library, path)

    # Following

    def _read_steps(self) -> None:
        """Read the steps of earlier starts, once the session has the whole library.

        A start reads only a part of it. A step on an entry that is not there yet would change
        nothing, and count as taken.
        """
        if not self._are_steps_read:
            self._are_steps_read = True
            self._session.tasks.run(
                lambda _: self._library_service.steps(), self._take_steps, self._unheard
            )

    def _take_steps(self, earlier: StepLog) -> None:
        was_saved = self._session.step_log is self._kept.steps
        self._session.take_steps(earlier)
        kept = self._session.step_log if was_saved else self._kept.steps.after(earlier)
        self._kept = self._kept._replace(steps=kept)

    def _look_for_news(self) -> None:
        if self._writing is None:
            self._session.tasks.run(
                lambda _: (self._library_service.news(), self._back_up()),
                partial(self._heard, self._kept.library),
                self._unheard,
            )

    def _back_up(self) -> LibraryError | None:
        try:
            self._library_service.back_up_if_due()
        except LibraryError as error:
            return error
        return None

    def _heard(self, base: Library, said: tuple[Library | None, LibraryError | None]) -> None:
        news, not_backed_up = said
        # a write since then has already merged what other processes wrote
        if news is not None and self._writing is None and self._kept.library is base:
            self._adopt(self._kept, SaveResult(news))
        elif news is None:
            self._read_steps()
        if not_backed_up is not None and not self._backup_told:
            self._backup_told = True
            words = f"Today's backup of what you gather could not be made. {not_backed_up}"
            self._session.notify(Notice(words, is_problem=True))
        if not self._has_checked:  # only after all of it was read: it can be written now
            self._has_checked = True
            self._session.tasks.run(
                lambda _: self._library_service.check(), self._checked, self._unheard
            )

    def _unheard(self, error: Exception) -> None:
        if not isinstance(error, LibraryError):
            raise error
        if error.trouble == "damaged":
            self._tell_or_offer(error)

    def _checked(self, mended: SaveResult | None) -> None:
        if mended is not None:
            self._session.notify(Notice(mended.message, is_problem=True))

    def _tell_or_offer(self, problem: LibraryError) -> None:
        if problem.trouble in ("damaged", "missing") and self._offer is not None:
            self._problem = None
            self._offer(problem)
        else:
            self._tell(problem)

    def _tell(self, problem: LibraryError) -> None:
        words = f"{problem.message} {_GO_ON} {problem.advice}"
        self._session.notify(
            Notice(words, "Try again", self.try_again, is_problem=True, topic="saving")
        )
