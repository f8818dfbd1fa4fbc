"""The file behind the log: it is rotated by size, and a full disk is no error."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path


class LogFile(RotatingFileHandler):
    """Opened with the first record. What can't be written is dropped."""

    def __init__(self, path: Path, most_bytes: int, files: int) -> None:
        super().__init__(
            path, maxBytes=most_bytes, backupCount=files - 1, encoding="utf-8", delay=True
        )
        self.setFormatter(
            logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s", style="%")
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Drop the record: telling of it would be an error within an error."""
        del record

    def close(self) -> None:
        """Close the file; what a full disk has not taken by now is lost."""
        with suppress(OSError):
            super().close()
