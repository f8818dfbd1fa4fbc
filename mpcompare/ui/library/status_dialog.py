"""Asks how far an application is, and since when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.model.library.application import Status
from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.marked_programs import set_status
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import about_programs
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.date_field import DateField
from mpcompare.ui.widgets.dialog import Dialog

STATUS = Qt.ItemDataRole.UserRole


class StatusDialog(Dialog):
    """A list of the statuses and a day; the dates before can be corrected on the Deadlines page."""

    def __init__(
        self, session: Session, programs: Sequence[str], parent: QWidget | None = None
    ) -> None:
        is_one = len(programs) == 1
        heading = "Status of the application" if is_one else "Status of the applications"
        super().__init__(session, heading, parent)
        self._programs = programs
        self.setMinimumWidth(380)
        self.add_label(about_programs(session, programs), muted=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Status")
        found = {application_changes.application_of(session.state, one).status for one in programs}
        present = found.pop() if len(found) == 1 else None
        for status in Status:
            item = QListWidgetItem(status.label, self.list)
            item.setData(STATUS, status)
            if status is (present or Status.CONSIDERING):
                self.list.setCurrentItem(item)
        row = self.list.sizeHintForRow(0)
        self.list.setMinimumHeight(row * len(Status) + 4 * SMALL)
        self.body.addWidget(self.list, 1)
        self._add_day()
        if is_one:
            history = self.add_button("Dates and checklist…")
            history.clicked.connect(self._open_page)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Set status", primary=True)
        self.button.clicked.connect(self._finish)
        self.list.itemActivated.connect(self._finish)
        self.list.setFocus()
        title = f"Status of {about_programs(session, programs)}"
        keep_fields(self, ("STATUS", *programs), title, {"status": self.list, "since": self.day})

    def _add_day(self) -> None:
        self.day = DateField(self.session, "Since", compact=False)
        self.day.show_day(self.session.today.isoformat())
        label = QLabel("Since")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addStretch(1)
        self.body.addLayout(row)
        self.problem = self.add_label("")
        self.day.tell_in(self.problem)

    def _finish(self) -> None:
        if not self.day.take():
            self.day.setFocus()
            return
        item = self.list.currentItem()
        set_status(self.session, self._programs, item.data(STATUS), self.day.iso)
        self.accept()

    def _open_page(self) -> None:
        self.accept()
        (program,) = self._programs
        self.session.apply(application_changes.open_application(self.session.state, program))
