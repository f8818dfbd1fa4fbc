"""The smallest Qt program: an empty main window that ends after its first paint.

`python bench/bare_window.py [MODULE ...]` imports modules after that, and ends then.
"""

import importlib
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Ends the program once it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing, and end."""
        super().paintEvent(event)
        QTimer.singleShot(0, self, finish)


def finish() -> None:
    """Import what was asked for, and end at once, as the measured program does."""
    for name in sys.argv[1:]:
        importlib.import_module(name)
    os._exit(0)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())
