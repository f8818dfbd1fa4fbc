"""Says that something unexpected happened, what became of the user's things, and what to do."""

from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from mpcompare.app.start import log_text
from mpcompare.app.start.log import running_on
from mpcompare.model.errors import ReaderError
from mpcompare.model.locale_format import whole
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.dialog import Dialog

_DIFFERENT = 5
"""How many different errors are shown in full; the others are counted."""


class CrashDialog(Dialog):
    """One dialog for all errors until it is answered. Esc goes on."""

    quit_asked = Signal()

    def __init__(self, session: Session, logs: Path, parent: QWidget) -> None:
        super().__init__(session, "Something unexpected happened", parent)
        self.setObjectName("Crash")
        self.setMinimumWidth(620)
        self.places: set[str] = set()
        """Where the shown errors arose, as `log_text.place` names it."""
        self._logs = logs
        self._texts: list[str] = []
        self._errors = 0
        self._said = self.add_label("")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._saved = self.add_label("")
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._details = self._add_details()
        self._add_steps()
        leave = self.add_button("Quit")
        leave.clicked.connect(self._leave)
        go_on = self.add_button("Go on", primary=True)
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def add(self, error: Exception) -> None:
        """Show an error; one that is shown already is counted."""
        self._errors += 1
        place = log_text.place(error)
        if place not in self.places:
            self.places.add(place)
            if len(self._texts) < _DIFFERENT:
                self._texts.append(log_text.full_text(error))
                self._details.setPlainText(self.details)
        self._said.setText(self._words())

    def tell_saved(self, problem: Exception | None) -> None:
        """Show whether the user's things are saved, or why they could not be."""
        if problem is None:
            self._saved.setText("What you gathered is saved. You can go on where you were.")
            return
        why = str(problem) if isinstance(problem, (OSError, ReaderError)) else ""
        self._saved.setText(
            f"What you gathered could not be saved{': ' + why if why else ''}. It is still here: "
            "go on, and it is tried again with your next change."
        )

    @property
    def details(self) -> str:
        """The details for a bug report."""
        about = (*running_on(), f"PySide6 {PySide6.__version__}, Qt {qVersion()}")
        return "\n\n".join(("\n".join(about), *self._texts))

    def _words(self) -> str:
        text = (
            "mpcompare met an error that it was not made for. What it was doing is left undone; "
            "the rest works on."
        )
        if self._errors > 1:
            text += f" {whole(self._errors)} such errors came in all."
        return text

    def _add_details(self) -> QPlainTextEdit:
        details = QPlainTextEdit()
        details.setReadOnly(True)
        details.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        details.setTabChangesFocus(True)
        details.setAccessibleName("Details of the error")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.session.theme.font("small").pointSizeF())
        details.setFont(font)
        details.setMinimumHeight(190)
        self.body.addWidget(details, 1)
        self.add_label(
            "To report it, copy these details. Look through them first: an error may quote what "
            "you typed. The log quotes nothing.",
            muted=True,
            role="small",
        )
        return details

    def _add_steps(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self._copy = QPushButton("Copy details")
        self._copy.clicked.connect(self._copy_details)
        folder = QPushButton("Open log folder")
        folder.clicked.connect(self._open_logs)
        folder.setEnabled(self._logs.is_dir())
        for button in (self._copy, folder):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self._copy.setText("Copied")

    def _open_logs(self) -> None:
        open_written(self._logs)

    def _leave(self) -> None:
        self.reject()
        self.quit_asked.emit()
