"""A page or a view with nothing to show: why, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role

WIDTH_EMS = 40


class Message(QWidget):
    """A title, a sentence and buttons in the middle of what it stands on."""

    def __init__(self, session: Session, title: str, text: str) -> None:
        super().__init__()
        self._session = session
        self.title = plain_label(title)
        self.text = plain_label(text)
        self.buttons: list[QPushButton] = []
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        set_role(self.title, "title")
        self.text.setProperty("muted", True)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SMALL)
        self._inside.addWidget(self.title)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        self._inside.addLayout(middle)
        self._inside.addSpacing(MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.addStretch(2)
        column.addLayout(self._inside)
        column.addStretch(3)
        session.themed.connect(self._limit)
        self._limit()

    def _limit(self) -> None:
        """Keep the lines short enough to be read."""
        self.text.setMaximumWidth(round(WIDTH_EMS * self.text.fontMetrics().horizontalAdvance("m")))

    def say(self, title: str, text: str) -> None:
        """Show other words."""
        self.title.setText(title)
        self.text.setText(text)

    def add_buttons(self, *buttons: tuple[str, str, Callable[[], None]]) -> None:
        """Add a row of buttons: words, tooltip, what to do; the first of all is the main one."""
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        for words, tip, run in buttons:
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setProperty("primary", not self.buttons)
            button.clicked.connect(run)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self._inside.addLayout(row)

    def add_line(self, text: str) -> None:
        """Add a muted line between rows of buttons."""
        label = plain_label(text)
        label.setProperty("muted", True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        self._inside.addSpacing(MEDIUM)
        self._inside.addWidget(label)

    def focus_first(self) -> None:
        """Set the focus on the main button."""
        if self.buttons:
            self.buttons[0].setFocus()
