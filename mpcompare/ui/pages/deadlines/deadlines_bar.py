"""The bar above the deadlines: what comes next, how many there are, and the way to a calendar."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from mpcompare.app.day_words import away, short
from mpcompare.app.deadlines import Agenda
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL
from mpcompare.ui.widgets.elided_label import ElidedLabel

EXPORT = "export-deadlines"
"""The window's action that the button stands for."""


class DeadlinesBar(QFrame):
    """Says it in one line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self.next = ElidedLabel()
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.export = QPushButton("Export to calendar…")
        self.export.setToolTip("Write these dates as an iCalendar file (Ctrl+Shift+D)")
        self.export.clicked.connect(self._export)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self.next, 1)
        row.addWidget(self.count)
        row.addWidget(self.export)
        session.themed.connect(self._dress)
        self._dress()
        self.show_agenda(Agenda())

    def show_agenda(self, agenda: Agenda) -> None:
        """Word other deadlines."""
        today = self._session.today
        upcoming = agenda.upcoming(today)
        coming = [entry for entry in upcoming if not entry.is_done]
        self.setVisible(bool(agenda.programs))
        self.export.setEnabled(bool(upcoming))
        dates = f"{len(coming)} date{'' if len(coming) == 1 else 's'} to come"
        count = len(agenda.programs)
        self.count.setText(f"{dates} · {count} program{'' if count == 1 else 's'}")
        if not coming:
            self.next.setText("Nothing is to be done by a day.")
            return
        entry = coming[0]
        mark = f" ({entry.mark})" if entry.mark else ""
        when = f"{short(entry.day, today)}, {away(entry.day, today)}{mark}"
        self.next.setText(f"Next: {when}: {entry.what}, {entry.program.institution}")

    def _export(self) -> None:
        action = self.window().findChild(QAction, EXPORT)
        if action is not None:
            action.trigger()

    def _dress(self) -> None:
        theme = self._session.theme
        self.next.setFont(theme.font(bold=True))
        self.count.setFont(theme.font("small"))
        self.export.setFont(theme.font())
