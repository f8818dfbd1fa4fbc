"""The steps of this start, newest first: a click goes back to before any of them, or on again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

DONE = Qt.ItemDataRole.UserRole
BEGINNING = "As it was at the start"


class HistoryDialog(Dialog):
    """Each line is the state after a step. What is chosen is shown at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "History", parent)
        self.resize(460, 480)
        self.add_label(
            "Choose a line to go back to how things stood then. Steps above it can be done again "
            "until you change something else.",
            muted=True,
        )
        self.list = QListWidget()
        elide_lines(self.list)
        self.list.setAccessibleName("Steps, newest first")
        self.body.addWidget(self.list, 1)
        self._fill()
        self.list.currentItemChanged.connect(self._go)
        session.stepped.connect(self._fill)
        self.add_close()
        self.list.setFocus()

    def _fill(self) -> None:
        steps, done = self.session.steps, self.session.steps_done
        self.list.blockSignals(True)
        self.list.clear()
        for count in range(len(steps), -1, -1):
            text = steps[count - 1] if count else BEGINNING
            item = QListWidgetItem(text, self.list)
            item.setData(DONE, count)
            if count > done:
                item.setForeground(self._muted)
                item.setToolTip("Undone; choose it to do it again")
            if count == done:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    @property
    def _muted(self) -> QColor:
        return self.session.theme.color("text-muted")

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.session.go_back_to(item.data(DONE))
