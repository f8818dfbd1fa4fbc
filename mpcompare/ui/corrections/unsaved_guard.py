"""Dialogs in which much is typed: closing one asks first."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.ui.drafts.keep import keep_draft
from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import set_role
from mpcompare.ui.widgets.dialog import Dialog


class UnsavedGuardDialog(Dialog):
    """Esc or the window's cross with something typed asks: save, discard, or go on.

    A subclass says what `is_changed` and what `save` does; `save` says whether it could. One that
    calls `keep_draft` says what its `draft` is, and shows a draft that was left when it is opened.
    """

    def is_changed(self) -> bool:
        """Whether there is something that would be lost."""
        raise NotImplementedError

    def save(self) -> bool:
        """Keep what was typed; False where something in it must be corrected first."""
        raise NotImplementedError

    def draft(self) -> DialogDraft:
        """Return what is typed, to be found again after a crash."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Keep what is typed on disk from now on, until the dialog is closed."""
        keep_draft(self, lambda: self.draft() if self.is_changed() else None)

    def add_saving(self, words: str, tip: str) -> None:
        """Add Cancel and the button that saves; Ctrl+S and Ctrl+Enter do the same."""
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.done_button = self.add_button(words, primary=True)
        self.done_button.setToolTip(tip)
        self.done_button.clicked.connect(self.finish)
        for keys in (QKeySequence(QKeySequence.StandardKey.Save), _enter()):
            QShortcut(keys, self).activated.connect(self.finish)

    def finish(self) -> None:
        """Save, and close if that works."""
        if self.save():
            self.accept()

    def reject(self) -> None:
        if not self.is_changed():
            super().reject()
            return
        asking = _UnsavedDialog(self.session, self.finish, super().reject, self)
        asking.open()


class _UnsavedDialog(Dialog):
    """Save, discard or continue; Esc continues."""

    def __init__(
        self,
        session: Session,
        save: Callable[[], None],
        discard: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(session, "Keep what you typed?", parent)
        self.add_label("It is not saved yet.", muted=True)
        self.discard = self.add_button("Discard")
        self.discard.clicked.connect(lambda: self._then(discard))
        self.back = self.add_button("Go on editing")
        self.back.clicked.connect(self.reject)
        self.save_button = self.add_button("Save", primary=True)
        self.save_button.clicked.connect(lambda: self._then(save))
        self.save_button.setFocus()

    def _then(self, run: Callable[[], None]) -> None:
        self.accept()
        run()


def _enter() -> QKeySequence:
    return QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)


def problem_label() -> QLabel:
    """Make the line beside a field that says what is wrong with it; hidden while nothing is."""
    label = plain_label()
    label.setProperty("problem", True)
    set_role(label, "small")
    label.setWordWrap(True)
    label.hide()
    return label


def say_problem(label: QLabel, field: QWidget, words: str) -> None:
    """Show what is wrong with a field, in its line and to a screen reader."""
    label.setText(words)
    label.setVisible(bool(words))
    field.setAccessibleDescription(words)
