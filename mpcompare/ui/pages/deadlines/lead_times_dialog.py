"""Asks how many days before a deadline each step of an application is to be done."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mpcompare.app.deadlines import plan
from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.whole_number_field import WholeNumberField

STEP = "Change lead times"


class LeadTimesDialog(Dialog):
    """One number for each thing that programs ask for; ours can be taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Lead times", parent)
        self.setMinimumWidth(420)
        self.add_label(
            "Days before the date to apply by. The numbers that stand here at first are our rule "
            "of thumb; no school has stated them. A day that you give a line of a checklist "
            "stands before them.",
            muted=True,
        )
        self._register = session.workspace.register
        self.fields: dict[str, WholeNumberField] = {}
        form = QGridLayout()
        form.setSpacing(SMALL)
        form.setColumnStretch(0, 1)
        for attribute in self._register:
            if attribute.to_do is not None and attribute.to_do.days is not None:
                label = QLabel(attribute.to_do.text)
                label.setWordWrap(True)
                row = form.rowCount()
                form.addWidget(label, row, 0)
                form.addWidget(self._field(attribute.key), row, 1)
                self.fields[attribute.key].setAccessibleName(
                    f"{attribute.to_do.text}: days before the deadline"
                )
        self.body.addLayout(form)
        self._show(plan.leads(session.state.library.profile, self._register))
        ours = self.add_button("Take ours")
        ours.clicked.connect(lambda: self._show(plan.default_leads(self._register)))
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Save", primary=True)
        self.button.clicked.connect(self._save)
        next(iter(self.fields.values())).setFocus()
        keep_fields(self, ("LEAD_TIMES",), "Lead times", self.fields)

    def _field(self, key: str) -> WholeNumberField:
        field = WholeNumberField()
        field.setRange(0, plan.MOST_DAYS)
        field.setSuffix(" days")
        self.fields[key] = field
        return field

    def _show(self, days: Mapping[str, int]) -> None:
        for key, field in self.fields.items():
            field.setValue(days[key])

    def _save(self) -> None:
        chosen = {key: field.value() for key, field in self.fields.items()}
        self.session.apply(plan.set_leads(self.session.state, chosen, self._register), STEP)
        self.accept()
