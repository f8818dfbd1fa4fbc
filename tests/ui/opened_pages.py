"""What the program asks the system to open, for tests: nothing is opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

SCHEMES = ("http", "https", "file", "smb", "ftp", "javascript", "data", "mailto", "ms-word")


class System(QObject):
    """Replaces the system: records what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.library_paths: list[str | None] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        """Record an address."""
        self.opened.append(address.toString())
        self.library_paths.append(os.environ.get("LD_LIBRARY_PATH"))


@contextmanager
def system_replaced() -> Iterator[System]:
    """Take what is opened instead of the system."""
    taking = System()
    for scheme in SCHEMES:
        # the stub asks for bytes, which the call itself refuses
        QDesktopServices.setUrlHandler(scheme, taking, "take")  # pyright: ignore[reportArgumentType]
    yield taking
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)
