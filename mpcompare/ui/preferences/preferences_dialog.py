"""The preferences in groups, with a search; what is chosen is applied at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.preferences.declared import PREFERENCES
from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.preferences.preference import Value
from mpcompare.app.preferences.preferences_file import write_fresh
from mpcompare.app.start import paths
from mpcompare.app.state.state import Part
from mpcompare.model.errors import ReaderError
from mpcompare.ui.literal import plain_label
from mpcompare.ui.open_address import open_written
from mpcompare.ui.preferences.fields import FolderField
from mpcompare.ui.preferences.preference_row import PreferenceRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.dialog import Dialog

MoveLibrary = Callable[[Path, Callable[[str], None]], None]
"""Moves the library to a folder, and hands over what to say of it."""
_SIZE = (640, 620)


class PreferencesDialog(Dialog):
    """A form made of the declared preferences.

    Attributes:
        rows: by the preferences' keys.
    """

    def __init__(
        self, session: Session, move_library: MoveLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "Preferences", parent)
        self.setObjectName("Preferences")
        self._move_library = move_library
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the preferences")
        self.search.setAccessibleName("Search the preferences")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.body.addWidget(self.search)
        self.nothing = plain_label("No preference has these words.")
        self.nothing.setProperty("muted", True)
        self.nothing.hide()
        self.rows: dict[str, PreferenceRow] = {}
        self._groups: dict[str, tuple[QGroupBox, QVBoxLayout]] = {}
        self.body.addWidget(self._form(), 1)
        self.said = self.add_label("", role="small")
        self.said.hide()
        self._add_buttons()
        session.changed.connect(self._follow)
        self.resize(*_SIZE)
        self.search.setFocus()

    # Building

    def _form(self) -> QScrollArea:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, MEDIUM, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.nothing)
        for preference in PREFERENCES:
            if preference.group not in self._groups:
                self._groups[preference.group] = self._group(preference.group)
                column.addWidget(self._groups[preference.group][0])
            row = PreferenceRow(self.session, preference)
            if isinstance(row.field, FolderField):
                row.field.asked.connect(self._ask_folder)
                row.field.edited.connect(self._keep_library_in)
            self.rows[preference.key] = row
            self._groups[preference.group][1].addWidget(row)
        column.addStretch(1)
        area = _FormArea(form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _group(self, name: str) -> tuple[QGroupBox, QVBoxLayout]:
        box = QGroupBox()
        box.setAccessibleName(name)
        heading = QLabel(name)
        set_role(heading, "large-strong")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(heading)
        return box, column

    def _add_buttons(self) -> None:
        self.file_button = self.add_button("Open the File")
        self.file_button.setAutoDefault(False)
        self.file_button.setToolTip(
            f"The preferences as text that you can read and change: {preferences_path()}"
        )
        self.file_button.clicked.connect(self._open_file)
        self.close_button = self.add_button("Close", primary=True)
        self.close_button.clicked.connect(self.accept)

    # What the user does

    def done(self, result: int) -> None:
        """Close, with what was typed last."""
        self.search.setFocus()  # the field that had it tells its value
        super().done(result)

    def _find(self, words: str) -> None:
        found = {key for key, row in self.rows.items() if row.has(words)}
        shown = {row.preference.group for key, row in self.rows.items() if key in found}
        for key, row in self.rows.items():
            row.setVisible(key in found)
        for name, (box, _) in self._groups.items():
            box.setVisible(name in shown)
        self.nothing.setVisible(not found)

    def _follow(self, parts: frozenset[Part]) -> None:
        del parts  # a few comparisons; which preference is in which part is theirs to know
        for row in self.rows.values():
            row.follow()

    def _open_file(self) -> None:
        try:
            write_fresh(preferences_path())
        except ReaderError as error:
            self._say(str(error))
            return
        open_written(preferences_path())

    def _ask_folder(self) -> None:
        folder = QtWidgets.QFileDialog.getExistingDirectory(
            self, "Move the library to a folder", str(self.rows["library_folder"].value)
        )
        if folder:
            self.move_to(Path(folder))

    def _keep_library_in(self, folder: Value) -> None:
        self.move_to(Path(str(folder)) if folder else paths.user_dir())

    def move_to(self, folder: Path) -> None:
        """Move the library to a folder, and say how that went."""
        self._say(f"Moving the library to {folder}…")
        self._move_library(folder, self._say)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))


class _FormArea(QScrollArea):
    """Scrolls up and down alone: it is never narrower than its rows and the scroll bar."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form = form
        self.setWidget(form)

    def minimumSizeHint(self) -> QSize:
        rows, bar = self._form.minimumSizeHint(), self.verticalScrollBar().sizeHint()
        return QSize(rows.width() + bar.width(), super().minimumSizeHint().height())
