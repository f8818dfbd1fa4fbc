"""A field for tags, separated by commas, that completes those already in use."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from mpcompare.ui.session import Session


class TagField(QLineEdit):
    """Completes the word behind the last comma."""

    def __init__(self, session: Session, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(", ".join(tags))
        self.setFont(session.theme.font())
        self.setPlaceholderText("near home, second choice")
        self.setAccessibleName("Tags, separated by commas")
        self._choices = QStringListModel(list(known), self)
        self._completer = QCompleter(self._choices, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._propose)

    @property
    def tags(self) -> list[str]:
        """What is typed, tag by tag."""
        return [tag.strip() for tag in self.text().split(",") if tag.strip()]

    def _propose(self) -> None:
        begun = self.text().rpartition(",")[2].strip()
        if not begun or self.cursorPosition() < len(self.text()):
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(begun)
        if self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _complete(self, tag: str) -> None:
        head, comma, _ = self.text().rpartition(",")
        self.setText(f"{head}{comma}{' ' if comma else ''}{tag}, ")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        if self._popup.isVisible() and event.key() in keys:
            event.ignore()  # the list of proposals answers these
            return
        super().keyPressEvent(event)
