"""Where the files of an export go: their name, their folder, and what that would replace."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QPushButton, QWidget

from mpcompare.app.exporting.files import ExportFile, files_named, in_words, replaced
from mpcompare.app.exporting.options import Format
from mpcompare.model.file_exists import folder_exists
from mpcompare.ui.documents_folder import file_name
from mpcompare.ui.literal import plain_label
from mpcompare.ui.theme import LARGE, SMALL, set_role


class Destination(QWidget):
    """A name and a folder, with a line that says which files come of them."""

    changed = Signal()

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__()
        self.name, self.folder = QLineEdit(name), QLineEdit(str(folder))
        self.change = QPushButton("Choose…")
        self.change.setAccessibleName("Choose the folder")
        self.change.setAutoDefault(False)
        self.told = plain_label()
        set_role(self.told, "small")
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.told.setProperty("muted", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        for row, (words, field) in enumerate((("Name", self.name), ("Folder", self.folder))):
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 1 if field is self.folder else 2)
            field.textChanged.connect(self.changed)
        grid.addWidget(self.change, 1, 2)
        grid.addWidget(self.told, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.change.clicked.connect(self._ask)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder of the files", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def stem(self, formats: Sequence[Format]) -> str:
        """Return the name of the files, as every system allows it; a suffix may be typed too."""
        typed = self.name.text().strip()
        suffixes = (c.suffix for c in formats if typed.lower().endswith(c.suffix))
        return file_name(typed[: -len(next(suffixes, "")) or None], "Comparison")

    def files(self, formats: Sequence[Format]) -> tuple[ExportFile, ...]:
        """Return the files of some formats; none where there is no such folder."""
        typed = self.folder.text().strip()
        folder = Path(os.path.expanduser(typed))  # noqa: PTH111 - "~" of nobody is no error
        is_there = bool(typed) and folder_exists(folder)
        return files_named(self.stem(formats), folder, formats) if is_there else ()

    def tell(self, formats: Sequence[Format]) -> tuple[ExportFile, ...]:
        """Say what would be written and replaced; return what would be replaced."""
        files = self.files(formats)
        there = replaced(files)
        problem = not formats or not files
        if not formats:
            words = "Tick a format."
        elif not files:
            words = "There is no such folder. Choose another one."
        else:
            words = f"Writes {in_words(files)}."
        if there:
            words = f"{words}\nReplaces {_older(there, files)}."
        self.told.setText(words)
        self.told.setAccessibleName(words)
        self.told.setProperty("problem", problem)
        self.told.setProperty("muted", not problem and not there)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        return there


def _older(there: Sequence[ExportFile], files: Sequence[ExportFile]) -> str:
    if len(files) == 1:
        return "the one that is there already"
    if len(there) == len(files):
        return "all of them: they are there already"
    are = "is" if len(there) == 1 else "are"
    return f"{in_words(there)}, which {are} there already"
