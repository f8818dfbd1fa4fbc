"""The steps that are kept, newest first: a click goes back to before any of them, or on again."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mpcompare.model.library.step import MOST_STEPS, Step
from mpcompare.model.locale_format import counted, current
from mpcompare.ui import dialogs
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

DONE = Qt.ItemDataRole.UserRole
BEGINNING = "As it was before these steps"


class HistoryDialog(Dialog):
    """Each line is the state after a step. What is chosen is shown at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "History", parent)
        self.resize(460, 480)
        days = session.state.preferences.days_in_bin
        kept = counted(days, "day")
        self.words = self.add_label(
            "Choose a line to go back to how things stood then. Steps above it can be done again "
            f"until you change something else. The last {MOST_STEPS} steps are kept for "
            f"{kept}, as what you delete is (Preferences), also when you quit.",
            muted=True,
        )
        self.list = QListWidget()
        elide_lines(self.list)
        self.list.setAccessibleName("Steps, newest first")
        self.body.addWidget(self.list, 1)
        self.forgetting = self.add_button("Forget older steps…")
        self.forgetting.setToolTip("Forget steps that you no longer want to undo, or be seen")
        self.forgetting.setAutoDefault(False)
        self.forgetting.clicked.connect(lambda: dialogs.FORGET_STEPS.open(session, self))
        self._fill()
        self.list.currentItemChanged.connect(self._go)
        session.stepped.connect(self._fill)
        self.add_close()
        self.list.setFocus()

    def _fill(self) -> None:
        log = self.session.step_log
        steps, done = (*log.done, *log.undone), len(log.done)
        today = datetime.now().date()
        self.list.blockSignals(True)
        self.list.clear()
        for count in range(len(steps), -1, -1):
            text = _dated(steps[count - 1], today) if count else BEGINNING
            item = QListWidgetItem(text, self.list)
            item.setData(DONE, count)
            if count > done:
                item.setForeground(self._muted)
                item.setToolTip("Undone; choose it to do it again")
            if count == done:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.forgetting.setEnabled(bool(steps))

    @property
    def _muted(self) -> QColor:
        return self.session.theme.color("text-muted")

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.session.go_back_to(item.data(DONE))


def _dated(step: Step, today: date) -> str:
    """Name a step with its day and time on this computer, as in "Yesterday 14:02: Add Temple"."""
    at = datetime.fromisoformat(step.at).astimezone()
    days = (today - at.date()).days
    day = {0: "Today", 1: "Yesterday"}.get(days, current().day(at.day, at.month, None))
    return f"{day} {at:%H:%M}: {step.name}"
