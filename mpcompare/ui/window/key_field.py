"""A field that takes the keys which are pressed in it, in the place of what they would do."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_MODIFIERS = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_unknown, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class KeyField(QLineEdit):
    """Signals keys. Tab goes on to the next field and Esc leaves it, as everywhere."""

    pressed = Signal(QKeySequence)
    left = Signal()
    """Esc was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText("Press the new keys")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the action that has these keys would be done
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key in _MODIFIERS:
            return
        if key == Qt.Key.Key_Escape and modifiers == Qt.KeyboardModifier.NoModifier:
            self.left.emit()
            return
        if modifiers & _SHIFT and Qt.Key.Key_Exclam <= key <= Qt.Key.Key_AsciiTilde:
            is_letter = Qt.Key.Key_A <= key <= Qt.Key.Key_Z
            is_digit = Qt.Key.Key_0 <= key <= Qt.Key.Key_9
            if not is_letter and not is_digit:  # Shift has made it: "?" is no "Shift+?"
                modifiers &= ~_SHIFT
        self.pressed.emit(QKeySequence(QKeyCombination(modifiers, key)))
