"""The room before a number in a field with arrows."""

from PySide6.QtWidgets import QAbstractSpinBox


def pad_number(field: QAbstractSpinBox) -> None:
    """Keep a number off the left edge of its field, where Qt ignores the style sheet's padding."""
    field.lineEdit().setTextMargins(field.fontMetrics().height() // 3, 0, 0, 0)
