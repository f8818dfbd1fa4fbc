"""Asks for a name in one line."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog

LONGEST = 80


class NameDialog(Dialog):
    """A field with the name as it is, chosen for typing over; an empty one can't be taken."""

    def __init__(
        self,
        session: Session,
        heading: str,
        name: str,
        done: tuple[str, Callable[[str], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, heading, parent)
        words, self._take = done
        self.setMinimumWidth(380)
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName("Name")
        self.field.selectAll()
        self.field.textChanged.connect(self._refresh)
        self.body.addWidget(self.field)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button(words, primary=True)
        self.button.clicked.connect(self._finish)
        self._refresh()
        self.field.setFocus()
        keep_fields(self, ("NAME", heading, name), heading, {"name": self.field})

    def _refresh(self) -> None:
        self.button.setEnabled(bool(self.field.text().strip()))

    def _finish(self) -> None:
        self._take(self.field.text().strip())
        self.accept()
