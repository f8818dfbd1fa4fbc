"""Keeps what is typed in an open dialog or a field of a page on disk."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft

KEPT_EVERY_MS = 1000


def keep_draft(widget: QWidget, draft: Callable[[], DialogDraft | None]) -> None:
    """Write what is typed in a widget each second in which it changed.

    Args:
        widget: where it is typed. Closing a dialog, in whichever way, ends its draft.
        draft: returns what is typed; None while that is what has been saved anyway.
    """
    kept: list[DialogDraft | None] = [None]

    def keep(now: DialogDraft | None) -> None:
        before, kept[0] = kept[0], now
        if now == before:
            return
        with suppress(OSError, TypeError):  # the library says so where the folder can't be written
            if before is not None and (now is None or now.place != before.place):
                drafts_file.drop(before.dialog, *before.given)
            if now is not None:
                drafts_file.put(now)

    def end(now: DialogDraft | None) -> None:
        with suppress(OSError):
            for one in (kept[0], now):
                if one is not None:
                    drafts_file.drop(one.dialog, *one.given)

    begun = draft()
    kept[0] = begun if begun is not None and drafts_file.find(*_place(begun)) is not None else None
    timer = QTimer(widget, interval=KEPT_EVERY_MS)
    timer.timeout.connect(lambda: keep(draft()))
    if isinstance(widget, QDialog):
        widget.finished.connect(timer.stop)
        widget.finished.connect(lambda: end(draft()))
    timer.start()


class DraftLine:
    """Keeps what is typed in a field on a page until it is done with, and shows it again."""

    def __init__(self, field: QLineEdit, name: str) -> None:
        """Begin with the first letter.

        Args:
            field: which has another subject from time to time.
            name: of the field, under which what is typed is kept.
        """
        self._field, self._name = field, name
        self._subject, self._title = "", ""
        self._is_kept = False
        field.setObjectName(name)
        field.textEdited.connect(self._keep)

    def show(self, subject: str, title: str) -> None:
        """Go to another subject, with what was typed on it when the program ended."""
        self._subject, self._title = subject, title
        left = drafts_file.find(self._name, subject)
        if isinstance(left, str):
            self._field.setText(left)
            self._keep()

    def end(self) -> None:
        """Forget what was typed: it is used, or left."""
        with suppress(OSError):
            drafts_file.drop(self._name, self._subject)

    def _keep(self) -> None:
        if not self._is_kept:
            self._is_kept = True
            keep_draft(self._field, self._draft)

    def _draft(self) -> DialogDraft | None:
        text = self._field.text()
        if not self._subject or not text.strip():
            return None
        return DialogDraft(self._name, (self._subject,), self._title, text)


def _place(draft: DialogDraft) -> tuple[str, ...]:
    return draft.dialog, *draft.given
