"""Write the deadlines as an iCalendar file: which reminders and dates, where to."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from mpcompare.app import clock
from mpcompare.app.deadlines import calendar as calendar_file
from mpcompare.app.deadlines.agenda import agenda
from mpcompare.app.deadlines.calendar import Written
from mpcompare.app.deadlines.plan import plans, with_steps
from mpcompare.app.start import paths
from mpcompare.ui.documents_folder import documents_folder
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.flow_layout import FlowLayout

TITLE = "Export deadlines to a calendar"
OFFERED = ((30, "30 days before"), (14, "14 days before"), (7, "a week before"))
NEAR = ((2, "2 days before"), (0, "on the day"))


class CalendarDialog(Dialog):
    """Reminders are ticked; the file's name is asked last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        self.setMinimumWidth(460)
        self.add_label(
            "The confirmed dates to come of your shortlisted programs, applications and "
            "checklists, for the calendar of your phone, mail or computer. Import a later file as "
            "well: it updates the events of an earlier one, and cancels what is no longer in it."
        )
        self.add_label("Remind me at nine in the morning:", muted=True)
        self._ticks = FlowLayout(gap=LARGE)
        self.reminders = {days: self._add_tick(days, words) for days, words in (*OFFERED, *NEAR)}
        self.body.addLayout(self._ticks)
        self.add_label(
            "Expected dates are those of an earlier year, moved on. Nobody has stated them for "
            "this year: check each with its school. Their titles say so.",
            muted=True,
        )
        self.expected = QCheckBox("E&xpected dates as well")
        self.body.addWidget(self.expected)
        self.steps = QCheckBox("The steps of the &plan as well")
        self.steps.setToolTip("What is to be done for each application, counted back from its date")
        self.steps.setChecked(True)
        self.body.addWidget(self.steps)
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Save as…", primary=True)
        self.button.clicked.connect(self._ask_where)
        self.button.setFocus()

    def _add_tick(self, days: int, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(days in calendar_file.REMINDERS)
        self._ticks.addWidget(box)
        return box

    @property
    def chosen(self) -> tuple[int, ...]:
        """How many days before each date a reminder rings."""
        return tuple(days for days, box in self.reminders.items() if box.isChecked())

    def _ask_where(self) -> None:
        suffix = calendar_file.SUFFIX
        name, _ = QFileDialog.getSaveFileName(
            self, TITLE, str(documents_folder() / f"Deadlines{suffix}"), f"iCalendar (*{suffix})"
        )
        if name:
            path = Path(name)
            self.write_to(path if path.suffix.lower() == suffix else Path(f"{name}{suffix}"))

    def write_to(self, path: Path) -> None:
        """Write the file away from the interface thread, and say how that went."""
        session, reminders, expected = self.session, self.chosen, self.expected.isChecked()
        state, workspace, today = session.state, session.workspace, session.today
        has_steps = self.steps.isChecked()
        record, now = paths.user_dir() / calendar_file.RECORD, clock.now()

        def write(_: object) -> Written:
            found = agenda(state, workspace, today)
            if has_steps:
                made = plans(found, state, workspace.register, today)
                found = with_steps(found, made)
            return calendar_file.write(
                found, path, record, today, now, reminders, expected=expected
            )

        def done(written: Written) -> None:
            words = f"Exported to {path}. {written.words}."
            session.notify(Notice(words, "Open", lambda: open_written(path)))

        session.tasks.run(write, done, session.refuse)
        self.accept()
