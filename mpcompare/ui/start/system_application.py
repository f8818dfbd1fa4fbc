"""The application as the system sees it: its name, its icon's, and files that it is to open."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from mpcompare import __version__
from mpcompare.ui import enter_key

if TYPE_CHECKING:
    from PySide6.QtGui import QFileOpenEvent

DESKTOP_FILE = "io.github.mpcompare.mpcompare"
"""The name of `packaging/linux/*.desktop`, by which desktops find the window's icon and title."""


class SystemApplication(QApplication):
    """The one application object. Keeps the files of macOS' Finder until they can be opened."""

    def __init__(self) -> None:
        # by option, since setStyle() returns a style, for which PySide makes the classes of all
        super().__init__([*sys.argv[:1], "-style", "Fusion"])
        self._files: list[Path] = []
        self._open: Callable[[Path], object] | None = None
        self.setApplicationName("mpcompare")
        self.setApplicationDisplayName("mpcompare")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(DESKTOP_FILE)
        enter_key.install(self)

    def open_files_with(self, opened: Callable[[Path], object]) -> None:
        """Have files opened that the system has asked for already, and from now on each at once."""
        self._open = opened
        waiting, self._files = self._files, []
        for path in waiting:
            opened(path)

    def event(self, event: QEvent) -> bool:
        """Take the file that was double-clicked in Finder or dropped on the Dock."""
        if event.type() != QEvent.Type.FileOpen:
            return super().event(event)
        file = cast("QFileOpenEvent", event).file()
        if not file:  # an address, not a file
            return False
        if self._open is None:
            self._files.append(Path(file))
        else:
            self._open(Path(file))
        return True
