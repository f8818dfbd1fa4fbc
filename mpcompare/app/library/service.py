"""The service for the user's library: saved, followed, backed up, repaired, exported."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.app import clock
from mpcompare.app.library.place import FILE_NAME, folder_gone, library_file, library_missing
from mpcompare.app.preferences.lines import library_folder
from mpcompare.app.start import paths
from mpcompare.library.copies.backup import DAILY, KEPT, RESTORING, Backup
from mpcompare.library.store import NO_STEPS, Steps, Store
from mpcompare.model.errors import FileError, LibraryError
from mpcompare.model.file_exists import file_exists, folder_exists
from mpcompare.model.library.library import DAYS_IN_BIN, FactKey, Library, purged
from mpcompare.model.library.merge import merge
from mpcompare.model.library.step import StepLog

if TYPE_CHECKING:
    from mpcompare.app.library.recovery import RecoveryOption

EXPORT_SUFFIX = ".mpcompare.json"
_BACK_UP_AGAIN_S = 600
"""After a backup that failed: each try copies everything, onto a disk that may be full."""


def read_library() -> Library:
    """Return the user's library as it is on disk; its file stays as it is. Empty where none is.

    Raises:
        LibraryError: it can't be read.
    """
    path = library_file()
    if (chosen := library_folder()) is not None and not folder_exists(chosen):
        raise folder_gone(chosen)
    return Store.read(path) if file_exists(path) else Library()


def user_library(days_in_bin: int = DAYS_IN_BIN) -> "LibraryService":
    """Return what keeps the user's library."""
    chosen = library_folder()
    service = LibraryService(library_file(), is_folder_chosen=chosen is not None)
    service.days_in_bin = days_in_bin
    return service


class Opened(NamedTuple):
    """What a start finds.

    Attributes:
        library: what to show; an empty one where there is none yet or none can be read.
        kept: what is on disk, for the first `LibraryService.save`: what `library` grew from.
        problem: what the user must hear of; "damaged" and "missing" call for
            `LibraryService.recovery_options`.
        is_new: whether there was nothing to read, and nothing is amiss.
    """

    library: Library
    kept: Library
    problem: LibraryError | None = None
    is_new: bool = False


class SaveResult(NamedTuple):
    """What is on disk now.

    Attributes:
        library: what was given, with what another window has changed.
        message: for the user, where something of theirs went to the bin, or was repaired.
    """

    library: Library
    message: str = ""


class LibraryService:
    """Keeps one library. Its calls may come from any thread, and wait for each other.

    All but `open` may take longer than a frame: never on the interface's thread, but at its end.

    Attributes:
        path: its file.
        days_in_bin: how long what is deleted stays in the bin, and a step can be undone.
        backups_kept: how many backups of each kind are kept.
        is_folder_chosen: whether the user has named the file's folder, which may be on a drive
            that is not there: no new library is begun in its place then.
    """

    def __init__(
        self, path: Path, now: Callable[[], str] = clock.now, *, is_folder_chosen: bool = False
    ) -> None:
        self.path = path
        self.days_in_bin = DAYS_IN_BIN
        self.backups_kept = KEPT
        self.is_folder_chosen = is_folder_chosen
        self._now = now
        self._store = Store(path)
        self._lock = threading.RLock()
        self._backing_up = threading.Lock()  # which no write waits for
        self._aside: Path | None = None
        self._steps = StepLog()
        self._backed_up = ""
        self._back_up_from = 0.0

    def open(self, *, first: bool = False) -> Opened:
        """Read the library, without what has been in the bin for too long. Raises nothing.

        A damaged file is given a dated name at once: nothing can be written over it then.

        Args:
            first: read what a start needs. The notes on other programs come as `news`, as if
                another window had just written them; what is changed before is merged with them.
        """
        with self._lock:
            self._store.close()
            try:
                self._store = Store.open(self.path, first=first)
            except LibraryError as error:
                problem = self._set_aside(error) if error.trouble == "damaged" else error
                if self._is_folder_gone():
                    problem = folder_gone(self.path.parent)
                empty = Library()
                return Opened(empty, empty, problem)
            kept = self._store.library
            if self._is_folder_gone():
                return Opened(kept, kept, folder_gone(self.path.parent))
            if not self._store.exists and self._has_past():
                return Opened(kept, kept, library_missing(self.path))
            is_new = not self._store.exists
            purged_of_old = purged(kept, self._now(), self.days_in_bin)
            return Opened(purged_of_old, kept, is_new=is_new)

    def save(
        self, before: Library, after: Library, steps: tuple[StepLog, StepLog] | None = None
    ) -> SaveResult:
        """Write the changes from one library to the next; they are on disk when this returns.

        A file that has turned out damaged is set aside, and all of `after` written into a new one.

        Args:
            before: what `after` grew from.
            after: what to keep.
            steps: the log of steps as it was written last, and as it is now: both are written, or
                neither library nor steps.

        Raises:
            LibraryError: it can't be written now, and nothing of it was. To be tried again. If it
                is "damaged", not all had been read of the file: that calls for `recovery_options`.
        """
        with self._lock:
            if self._is_folder_gone():
                raise folder_gone(self.path.parent)
            led = Steps(*steps, self.days_in_bin) if steps is not None else NO_STEPS
            try:
                merged = self._store.write(before, after, self._now(), led)
            except LibraryError as error:
                if error.trouble != "damaged":
                    raise
                was_part = self._store.is_part
                problem = self._set_aside(error)
                if was_part or file_exists(self.path):
                    raise problem from error
                merged = self._store.write(before, after, self._now(), led)
                return SaveResult(
                    merged.library, f"{problem.message} It has been written anew, whole."
                )
            self._steps = led.after or self._steps
        return SaveResult(merged.library, merged.message)

    def news(self) -> Library | None:
        """Return the library as another window has written it since; None if none has.

        Raises:
            LibraryError: it can't be read.
        """
        with self._lock:
            return self._store.news()

    def steps(self) -> StepLog:
        """Read the steps that can be undone or done again, from earlier starts too.

        Raises:
            LibraryError: the file can't be read.
        """
        with self._lock:
            self._steps = self._store.steps(self._now(), self.days_in_bin)
            return self._steps

    def check(self) -> SaveResult | None:
        """Read the file through; where it is damaged, write what was read of it into a new one.

        Raises:
            LibraryError: it can't be written again, or not all had been read before: "damaged".
        """
        try:
            self._store.check()
        except LibraryError as error:
            if error.trouble != "damaged":
                return None
            with self._lock:
                library, was_part = self._store.library, self._store.is_part
                problem = self._set_aside(error)
                if was_part or file_exists(self.path):
                    raise problem from error
                steps = Steps(after=self._steps, days=self.days_in_bin)
                merged = self._store.write(library, library, self._now(), steps)
                words = f"{problem.message} It has been written anew from what was read."
                return SaveResult(merged.library, words)
        return None

    def places_of(self, words: str) -> tuple[FactKey, ...]:
        """Find the notes in which each of some words begins a word, best first.

        Raises:
            LibraryError: the file can't be read.
        """
        with self._lock:
            return self._store.places_of(words)

    def back_up_if_due(self) -> Backup | None:
        """Make the day's backup, unless there is one or nothing to be backed up.

        Raises:
            LibraryError: it can't be made; for some minutes from then on, nothing is tried.
        """
        from mpcompare.library.copies import backups  # noqa: PLC0415 - not on the way to the first paint

        today = datetime.now().date()
        if self._backed_up == today.isoformat() or time.monotonic() < self._back_up_from:
            return None
        made = None
        with self._backing_up:
            if backups.is_due(self.path, today):
                self._back_up_from = time.monotonic() + _BACK_UP_AGAIN_S
                made = backups.make(self.path, DAILY, kept=self.backups_kept)
                self._back_up_from = 0.0
        if file_exists(self.path):
            self._backed_up = today.isoformat()
        return made

    def backups(self) -> tuple[tuple[Backup, Library], ...]:
        """Return the backups that can be read, newest first, with what is in them."""
        from mpcompare.library.copies import backups  # noqa: PLC0415 - not on the way to the first paint

        found: list[tuple[Backup, Library]] = []
        for each in backups.listed(self.path):
            try:
                found.append((each, Store.read(each.path)))
            except LibraryError:
                continue
        return tuple(found)

    def restore(self, backup: Backup) -> Library:
        """Back up the present library, and return what is in an earlier backup.

        Nothing is written: the window takes the library as a step that can be undone.

        Raises:
            LibraryError: the backup can't be read, or none of the present can be made.
        """
        from mpcompare.library.copies import backups  # noqa: PLC0415 - not on the way to the first paint

        library = Store.read(backup.path)
        with self._backing_up:
            if file_exists(self.path):
                backups.make(self.path, RESTORING, kept=self.backups_kept)
        return library

    def recovery_options(self) -> "tuple[RecoveryOption, ...]":
        """Find what a damaged or missing library can be brought back from, the best first.

        Raises:
            LibraryError: the damaged file can't even be copied.
        """
        from mpcompare.app.library.recovery import find_recovery_options  # noqa: PLC0415 - needed after an error only

        return find_recovery_options(self.path, self._aside)

    def export(self, library: Library, path: Path) -> None:
        """Write the whole library to one file for another computer.

        Raises:
            FileError: it can't be written; what stood there before is untouched.
        """
        from mpcompare.export import write_whole  # noqa: PLC0415 - when asked for
        from mpcompare.library.copies import transfer  # noqa: PLC0415

        write_whole(path, transfer.dump(library, self._now()))

    def read_export(self, path: Path) -> Library:
        """Read a library that another computer has written; nothing is changed yet.

        Raises:
            FileError: it can't be read, or it is something else or not whole.
        """
        from mpcompare.library.copies import transfer  # noqa: PLC0415 - when asked for

        try:
            content = path.read_bytes()
        except OSError as error:
            reason = (error.strerror or "it can't be read").lower()
            raise FileError(f"{path} can't be read: {reason}.", "Choose another file.") from error
        return transfer.load(content, path.name).library

    def together(self, present: Library, incoming: Library) -> Library:
        """Bring a library from elsewhere together with the present one.

        What both have but differently is as it comes in; the present one's goes to the bin.
        """
        return merge(Library(), present, incoming, self._now()).library

    def move(self, folder: Path, moved: Callable[[], None]) -> Path | None:
        """Move the library with its backups into another folder, and go on with it there.

        It is copied and read through there before anything changes; the file that it leaves behind
        gets another name, so that no start takes it for the library.

        Args:
            folder: a folder in which there is no library.
            moved: writes down where the library is now; if it raises, all is as it was.

        Returns:
            What the file that was left behind is called now; None where there was none.

        Raises:
            LibraryError: it can't be read, or not written there.
        """
        from mpcompare.library.copies import moving  # noqa: PLC0415 - when asked for

        with self._lock, self._backing_up:
            self._store.close()
            path = folder / FILE_NAME
            moving.copy_library(self.path, path)
            try:
                moved()
            except BaseException:
                moving.take_back(path)
                raise
            left = moving.set_aside(self.path, datetime.now())
            self.path, self._store, self.is_folder_chosen = (
                path,
                Store(path),
                folder != paths.user_dir(),
            )
        return left

    @property
    def is_on_network(self) -> bool:
        """Whether the file is in a folder on a network."""
        from mpcompare.library.network_folder import is_shared  # noqa: PLC0415 - when asked for

        return is_shared(self.path)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._store.close()

    def _is_folder_gone(self) -> bool:
        return self.is_folder_chosen and not folder_exists(self.path.parent)

    def _set_aside(self, error: LibraryError) -> LibraryError:
        """Rename the damaged file; return the error to show, also where renaming fails."""
        from mpcompare.library.rescue.set_aside import set_aside  # noqa: PLC0415 - needed after an error only

        self._store.close()
        try:
            self._aside = set_aside(self.path, datetime.now())
        except LibraryError:
            self._aside = self.path
            return error
        self._store = Store(self.path)
        return LibraryError(
            f"{self.path.name} was damaged. It is kept as “{self._aside.name}”.",
            error.advice,
            "damaged",
        )

    def _has_past(self) -> bool:
        """Look for what an earlier library has left: its backups, or itself where it was damaged.

        A damaged one older than a backup has been repaired since, and is of no use.
        """
        if not folder_exists(self.path.parent):
            return False
        from mpcompare.library.copies import backups  # noqa: PLC0415 - as above
        from mpcompare.library.rescue.set_aside import newest_aside  # noqa: PLC0415 - as above

        made = backups.listed(self.path)
        self._aside = newest_aside(self.path, made[0].made if made else None)
        return bool(made or self._aside)
