"""Asks for the words of a checklist's line, of whom it is asked, and by when."""

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from mpcompare.model.library.application import Item
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM
from mpcompare.ui.widgets.date_field import DateField
from mpcompare.ui.widgets.dialog import Dialog

LONGEST = 200


class ItemDialog(Dialog):
    """Three fields; a line without words can't be taken."""

    def __init__(
        self,
        session: Session,
        item: Item,
        who: str,
        take: Callable[[str, str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Fill the fields from a line.

        Args:
            session: whose theme and day it takes.
            item: the line.
            who: what the person is called of whom it is asked: "Referee"; "" for just "Who".
            take: takes the words, the person and the day.
            parent: the window.
        """
        super().__init__(session, "Line of the checklist", parent)
        self._take = take
        self.setMinimumWidth(420)
        self.text, self.who = QLineEdit(item.text), QLineEdit(item.who)
        self.due = DateField(session, "To be done by", optional=True, compact=False)
        self.due.show_day(item.due)
        self.due.setPlaceholderText("No day")
        self.who.setPlaceholderText("Nobody named")
        self._lay_out(who)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Save", primary=True)
        self.button.clicked.connect(self._finish)
        self.text.textChanged.connect(self._refresh)
        self._refresh()
        self.text.setFocus()

    def _lay_out(self, who: str) -> None:
        form = QFormLayout()
        form.setSpacing(MEDIUM)
        for label, field in (
            ("What", self.text),
            (who or "Who", self.who),
            ("Done by", self.due),
        ):
            name = QLabel(label)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(label)
            form.addRow(name, field)
        self.body.addLayout(form)
        self.problem = self.add_label("")
        self.due.tell_in(self.problem)

    def _refresh(self) -> None:
        self.button.setEnabled(bool(self.text.text().strip()))

    def _finish(self) -> None:
        if not self.due.take():
            self.due.setFocus()
            return
        self._take(self.text.text().strip(), self.who.text().strip(), self.due.iso)
        self.accept()
