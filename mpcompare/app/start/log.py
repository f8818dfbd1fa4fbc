"""The log: what happened when, to look into errors. It holds none of the user's words.

Events are sentences of this program, errors are written by `log_text.log_text`. At most three files
of a third of a megabyte each; a folder that can't be written makes it silent, never an error.
"""

import faulthandler
import logging
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mpcompare.app.start import log_text

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LOG, FAULTS = "mpcompare.log", "faults.log"
MOST_BYTES, FILES = 1_000_000, 3
_FAULT_BYTES = 200_000
_TIMES_TOLD = 3
"""An error that happens again at the same place is told so often, then counted only."""


class Log:
    """Owns the log's file, which is opened with the first thing that is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handler: RotatingFileHandler | None = None
        self._silent = False
        self._faults: IO[str] | None = None
        self._times: dict[str, int] = {}

    def event(self, sentence: str) -> None:
        """Write down that something happened, in words that hold nothing of the user's."""
        self._write(logging.INFO, sentence)

    def warning(self, words: str) -> None:
        """Write down a library's warning, once, without what may be the user's in it."""
        told = log_text.without_words(words)
        if self._count(told) == 1:
            self._write(logging.WARNING, told)

    def error(self, error: BaseException) -> None:
        """Log an error. One that repeats is counted, so that it does not fill the log."""
        times = self._count(log_text.place(error))
        if times <= _TIMES_TOLD:
            self._write(logging.ERROR, log_text.log_text(error))

    def _count(self, what: str) -> int:
        self._times[what] = times = self._times.get(what, 0) + 1
        return times

    def watch_faults(self) -> None:
        """Have Python write down where it was when a fault ends the process."""
        path = self.folder / FAULTS
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            grown = path.exists() and path.stat().st_size > _FAULT_BYTES
            self._faults = path.open("w" if grown else "a", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError:
            self._faults = None

    def close(self) -> None:
        """Log how often repeated errors occurred, and close the files."""
        for what, times in self._times.items():
            if times > _TIMES_TOLD:
                self.event(f"{times} times in all: {what}")
        self._times.clear()
        if self._handler is not None:
            self._handler.close()
            self._handler = None
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _write(self, level: int, text: str) -> None:
        handler = self._opened()
        if handler is not None:
            record = logging.LogRecord("mpcompare", level, "", 0, text, None, None)
            handler.handle(record)

    def _opened(self) -> "RotatingFileHandler | None":
        if self._handler is None and not self._silent:
            # not at the top: it costs milliseconds, and the first paint needs no log
            from mpcompare.app.start.log_file import LogFile  # noqa: PLC0415

            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._handler = LogFile(self.folder / LOG, MOST_BYTES, FILES)
            except OSError:
                self._silent = True
        return self._handler


def running_on() -> tuple[str, ...]:
    """Name the program, its Python and the system, as far as an error may depend on them."""
    import platform  # noqa: PLC0415 - it asks the system a good deal

    from mpcompare import __version__  # noqa: PLC0415

    return (
        f"mpcompare {__version__}",
        f"Python {platform.python_version()}",
        platform.platform(),
    )
