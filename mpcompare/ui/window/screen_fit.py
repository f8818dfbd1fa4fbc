"""Keeps a window within its screen, of which sizes are in points: at 200 % it is half as large."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""Left on a screen for what the desktop draws around a window."""
_FILLS = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def fit_to_screen(window: QWidget, smallest: QSize) -> None:
    """Make a window no larger than its screen, and let no edge of it lie outside."""
    if window.windowState() & _FILLS:
        return
    free = window.screen().availableGeometry()
    size = window.size().boundedTo(free.size() - FRAME).expandedTo(smallest)
    if size != window.size():
        window.resize(size)
    if window.pos().isNull():  # the desktop places it
        return
    place = window.frameGeometry()
    left = max(free.left(), min(place.left(), free.right() + 1 - place.width()))
    top = max(free.top(), min(place.top(), free.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        window.move(left, top)
