"""The statuses that an application has had, with their days, each of which can be corrected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Status
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.theme import TINY, set_role
from mpcompare.ui.widgets.date_field import DateField
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.named_combo import NamedCombo

STATUS_WIDTH, DAY_WIDTH = 88, 108
"""The narrowest status, and a day, in pixels at 100 %."""


class _Entry(QWidget):
    """One status, its day, and the way to take it out."""

    def __init__(self, session: Session, history: "StatusHistory", place: int) -> None:
        super().__init__()
        self._session, self._history, self._place = session, history, place
        self.status = NamedCombo("Status")
        set_role(self.status, "small")
        fits = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.status.setSizeAdjustPolicy(fits)
        self.status.addItems([status.label for status in Status])
        self.day = DateField(session, "Since")
        self.remove = QToolButton()
        self.remove.setProperty("bare", True)
        self.remove.setToolTip("Take this status out of the history")
        self.remove.setAccessibleName("Take this status out")
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        row.addWidget(self.status, 1)
        row.addWidget(self.day)
        row.addWidget(self.remove)
        self.status.activated.connect(self._mend)
        self.day.picked.connect(self._mend)
        self.remove.clicked.connect(self._remove)
        self.apply_theme()

    def show_entry(self, status: Status, on: str) -> None:
        """Show what the history says."""
        self.status.setCurrentIndex(list(Status).index(status))
        self.day.show_day(on)

    def _mend(self) -> None:
        status = list(Status)[self.status.currentIndex()]
        self._history.mend(self._place, status, self.day.iso)

    def _remove(self) -> None:
        self._history.remove(self._place)

    def apply_theme(self) -> None:
        """Take the theme's colours."""
        theme = self._session.theme
        self.remove.setIcon(glyph_icon("cross", theme, "text-muted"))
        self.status.setMinimumWidth(theme.length(STATUS_WIDTH))
        self.day.setFixedWidth(theme.length(DAY_WIDTH))


class StatusHistory(QWidget):
    """Follows one program's application; every change can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program = ""
        self.entries: list[_Entry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TINY)
        self._caption = QLabel("History")
        set_role(self._caption, "small")
        self._caption.setProperty("muted", True)
        self._column.addWidget(self._caption)
        session.themed.connect(self._apply_theme)

    def show_history(self, program: str, history: tuple[tuple[Status, str], ...]) -> None:
        """Show the statuses, oldest first."""
        self._program = program
        while len(self.entries) < len(history):
            self.entries.append(_Entry(self._session, self, len(self.entries)))
            self._column.addWidget(self.entries[-1])
        for place, entry in enumerate(self.entries):
            entry.setVisible(place < len(history))
            if place < len(history):
                entry.show_entry(*history[place])
        self.setVisible(bool(history))

    def mend(self, place: int, status: Status, on: str) -> None:
        """Take another status or day for an entry."""
        state = application_changes.edit_status(
            self._session.state, self._program, place, status, on
        )
        self._apply(state, "Change status of")

    def remove(self, place: int) -> None:
        """Take an entry out."""
        state = application_changes.remove_status(self._session.state, self._program, place)
        self._apply(state, "Remove status of")

    def _apply(self, state: State, verb: str) -> None:
        self._session.apply(state, name_step(self._session, verb, self._program))

    def _apply_theme(self) -> None:
        for entry in self.entries:
            entry.apply_theme()
