"""Keeps the fields of a small dialog on disk, and shows again what was typed in them."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QSpinBox, QWidget

from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.ui.drafts.keep import keep_draft
from mpcompare.ui.library.tag_edit import TagEdit


def keep_fields(
    dialog: QDialog, place: tuple[str, ...], title: str, fields: Mapping[str, QWidget]
) -> None:
    """Show what was typed in a dialog when the program ended, and keep it from now on.

    Args:
        dialog: with its fields as they are before anything is typed.
        place: the dialog's name, and what it is opened on.
        title: what it is about, for the user.
        fields: each with a name that stays the same.
    """
    begun = _typed(fields)
    left = drafts_file.find(*place)
    if isinstance(left, dict):
        for name, field in fields.items():
            with suppress(TypeError, ValueError, KeyError, OverflowError):
                _type(field, left[name])  # pyright: ignore[reportUnknownArgumentType]

    def draft() -> DialogDraft | None:
        typed = _typed(fields)
        return DialogDraft(place[0], place[1:], title, typed) if typed != begun else None

    keep_draft(dialog, draft)


def _typed(fields: Mapping[str, QWidget]) -> dict[str, Any]:
    return {name: _value(field) for name, field in fields.items()}


def _value(field: QWidget) -> Any:
    """Return what is typed or chosen in a field, as JSON can hold it."""
    match field:
        case QLineEdit():
            return field.text()
        case QComboBox():
            return field.currentData()
        case QSpinBox():
            return field.value()
        case QListWidget():
            return field.currentRow()
        case TagEdit():
            return field.typed
        case _:
            raise TypeError(field)


def _type(field: QWidget, value: Any) -> None:
    """Put what was typed or chosen into a field again.

    Raises:
        TypeError: the field takes no such value.
    """
    match field:
        case QLineEdit() if isinstance(value, str):
            field.setText(value)
        case QComboBox() if field.findData(value) >= 0:
            field.setCurrentIndex(field.findData(value))
        case QSpinBox():
            field.setValue(value)
        case QListWidget() if 0 <= value < field.count():
            field.setCurrentRow(value)
        case TagEdit():
            field.show_typed(value)
        case _:
            raise TypeError(field)
