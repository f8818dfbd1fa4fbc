"""A preference in the form: its words, its field, and the way back to how it was delivered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.preferences.preference import Preference, Value
from mpcompare.app.start import paths
from mpcompare.ui.literal import plain_label
from mpcompare.ui.preferences.fields import FolderField, field_of
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL, TINY, set_role
from mpcompare.ui.widgets.elided_label import ElidedLabel

_FIELD = (216, 32)
"""Width and least height of a field in pixels at 100 %."""


class PreferenceRow(QWidget):
    """Applies what is chosen at once, as a step for Undo where it is among the user's things."""

    def __init__(self, session: Session, preference: Preference) -> None:
        super().__init__()
        self._session, self.preference = session, preference
        self.field = field_of(preference, session)
        self.field.setAccessibleDescription(preference.help)
        self.folder: ElidedLabel | None = None
        self.reset = QPushButton("As delivered")
        self.reset.setProperty("link", True)
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(f"{preference.label}: as delivered")
        self.reset.setToolTip("Go back to the value that this had when you got the program")
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else all below moves when it appears
        self.reset.setSizePolicy(policy)
        self._lay_out()
        if not isinstance(self.field, FolderField):  # which is moved to first
            self.field.edited.connect(self._apply)
        self.reset.clicked.connect(self._reset)
        session.themed.connect(self._size_field)
        self._size_field()
        self.follow()

    def _lay_out(self) -> None:
        label = plain_label(self.preference.label)
        label.setBuddy(self.field)
        self.field.setAccessibleName(self.preference.label)
        explained = plain_label(self.preference.help)
        set_role(explained, "small")
        explained.setProperty("muted", True)
        explained.setWordWrap(True)
        words, head, row = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        words.setSpacing(TINY)
        head.setSpacing(LARGE)
        row.setContentsMargins(0, 0, 0, SMALL)
        row.setSpacing(LARGE)
        head.addWidget(label)
        head.addWidget(self.reset)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(explained)
        if isinstance(self.field, FolderField):
            self.folder = ElidedLabel()
            set_role(self.folder, "small")
            self.folder.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(self.folder)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)

    def _size_field(self) -> None:
        theme = self._session.theme
        self.field.setFixedWidth(theme.length(_FIELD[0]))
        self.field.setMinimumHeight(theme.length(_FIELD[1]))

    @property
    def value(self) -> Value:
        """What it is now."""
        return self.preference.place.read(self._session.state)

    def follow(self) -> None:
        """Show what is chosen now."""
        self.field.show_value(self.value)
        self.reset.setVisible(self.value != self.preference.default)
        if self.folder is not None:
            folder = str(self.value or paths.user_dir())
            self.folder.setText(folder)
            self.field.setAccessibleDescription(f"{folder}. {self.preference.help}")

    def has(self, words: str) -> bool:
        """Whether each of some words is among its own."""
        said = f"{self.preference.group} {self.preference.label} {self.preference.help}".casefold()
        said += " ".join(label for _, label in self.preference.choices).casefold()
        return all(word in said for word in words.casefold().split())

    def _apply(self, value: Value) -> None:
        if value != self.value:
            state = self.preference.place.change(self._session.state, value)
            self._session.apply(state, self.preference.step)

    def _reset(self) -> None:
        self.field.setFocus()  # before the button goes, which has it
        if isinstance(self.field, FolderField):
            self.field.edited.emit(self.preference.default)
        else:
            self._apply(self.preference.default)
