"""A library from another computer: beside the present one, or in its place."""

from collections.abc import Callable

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from mpcompare.app.library.recovery import contents
from mpcompare.model.library.library import Library
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.dialog import Dialog


class IncomingDialog(Dialog):
    """Shows what is in it and asks whether to add it or replace the library. Can be undone."""

    def __init__(
        self,
        session: Session,
        incoming: tuple[str, Library],
        takers: tuple[Callable[[Library], None], Callable[[Library], None]],
        parent: QWidget | None = None,
    ) -> None:
        name, self._incoming = incoming
        super().__init__(session, "Import a library", parent)
        self._beside, self._instead = takers
        self.setMinimumWidth(520)
        self.add_label(f"In {name}: {contents(self._incoming)}.")
        self.add_label(f"Here: {contents(session.state.library)}.")
        self.beside = QRadioButton("Put it beside what is here; where both differ, take the file's")
        self.instead = QRadioButton("Replace what is here")
        choices = QWidget()
        set_accessible_role(choices, GROUP, "What becomes of your library")
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for choice in (self.beside, self.instead):
            column.addWidget(choice)
        self.body.addWidget(choices)
        self.beside.setChecked(True)
        self.add_label("You can undo either.", muted=True, role="small")
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.go_on = self.add_button("Import", primary=True)
        self.go_on.clicked.connect(self._finish)
        self.go_on.setFocus()

    def _finish(self) -> None:
        take = self._beside if self.beside.isChecked() else self._instead
        take(self._incoming)
        self.accept()
