"""Enter presses the button that has the focus, as Space does: for Qt it is a dialog's own key.

Many buttons look like links, which open with Enter everywhere else.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_BUTTONS = (QPushButton, QToolButton)
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""That of the letters, and that of the numbers."""


def install(application: QApplication) -> None:
    """Let Enter press buttons in all windows; once for the application."""
    _EnterKey(application)


class _EnterKey(QObject):
    """Watches no more than the one button that has the focus."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _BUTTONS):
            before.removeEventFilter(self)
        if isinstance(now, _BUTTONS):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button; a key that is held down does so once."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_enter = event.key() in ENTER_KEYS and not held
            if is_enter and isinstance(watched, _BUTTONS):
                if not event.isAutoRepeat():
                    watched.click()
                return True
        return super().eventFilter(watched, event)
