"""Asks for the words of a checklist's line, of whom it is asked, and by when."""

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.theme import MEDIUM
from mpcompare.ui.widgets.date_field import DateField
from mpcompare.ui.widgets.dialog import Dialog

LONGEST = 200


class ItemDialog(Dialog):
    """Three fields; a line without words can't be taken."""

    def __init__(
        self, session: Session, program: str, place: int, parent: QWidget | None = None
    ) -> None:
        """Fill the fields from a line.

        Args:
            session: whose library has it.
            program: the id of the program of which it is a line.
            place: where it stands, counted from 0.
            parent: the window.
        """
        super().__init__(session, "Line of the checklist", parent)
        self._program, self._place = program, place
        item = application_changes.application_of(session.state, program).checklist[place]
        register = session.workspace.register
        to_do = register[item.attribute].to_do if item.attribute in register else None
        who = to_do.who if to_do is not None else ""
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
        keep_fields(
            self,
            ("CHECKLIST_ITEM", program, item.text),
            f"“{item.text}” of {name_step(session, 'the checklist of', program)}",
            {"what": self.text, "who": self.who, "due": self.due},
        )

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
        state = application_changes.edit_item(
            self.session.state,
            self._program,
            self._place,
            text=self.text.text().strip(),
            who=self.who.text().strip(),
            due=self.due.iso,
        )
        self.session.apply(state, name_step(self.session, "Change checklist of", self._program))
        self.accept()
