"""The bar above the deadlines: what comes next, how many there are, and the way to a calendar."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from mpcompare.app.deadlines.agenda import Agenda, Entry
from mpcompare.app.deadlines.dates import away, short
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.elided_label import ElidedLabel
from mpcompare.ui.widgets.pane_button import pane_button

EXPORT = "export-deadlines"
"""The window's action that the button stands for."""


class DeadlinesBar(QFrame):
    """Says what is confirmed in bold, and below it an expected date that may come before."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self.next = ElidedLabel()
        set_role(self.next, "strong")
        self.expected = ElidedLabel()
        self.count = QLabel()
        set_role(self.count, "small")
        self.count.setProperty("muted", True)
        self.month = pane_button(
            "Month and plan", "Show the dates as a month, or plan the steps to them"
        )
        self.application = pane_button("Application", "Show the application of the current date")
        self.export = QPushButton("Export to calendar…")
        tip = "Write these dates as an iCalendar file"
        session.shortcuts.keep_tip(self.export, tip, "export-deadlines")
        self.export.clicked.connect(self._export)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.next)
        words.addWidget(self.expected)
        row.addLayout(words, 1)
        for widget in (self.count, self.month, self.application):
            row.addWidget(widget)
        row.addWidget(self.export)
        self.show_agenda(Agenda())

    def show_agenda(self, agenda: Agenda) -> None:
        """Show other deadlines."""
        today = self._session.today
        confirmed = [entry for entry in agenda.confirmed(today) if not entry.is_done]
        expected = [entry for entry in agenda.expected(today) if not entry.is_done]
        self.setVisible(bool(agenda.programs))
        self.export.setEnabled(bool(agenda.upcoming(today)))
        count = len(agenda.programs)
        programs = f"{count} program{'' if count == 1 else 's'}"
        self.count.setText(f"{len(confirmed)} confirmed, {len(expected)} expected · {programs}")
        self.next.setText(f"Next: {self._words(confirmed[0])}" if confirmed else "")
        self.next.setVisible(bool(confirmed))
        self._show_expected(confirmed, expected)
        self._fit()

    def _show_expected(self, confirmed: list[Entry], expected: list[Entry]) -> None:
        """Show the expected date that comes before all confirmed ones, or that there is none."""
        first = f"Expected: {self._words(expected[0])}" if expected else ""
        if not confirmed:
            nothing = "Nothing is to be done by a day."
            self.expected.setText(f"No confirmed date. {first}" if first else nothing)
        comes_first = expected and confirmed and expected[0].day <= confirmed[0].day
        if confirmed:
            self.expected.setText(first if comes_first else "")
        self.expected.setVisible(bool(not confirmed or comes_first))

    def _words(self, entry: Entry) -> str:
        today = self._session.today
        mark = f" ({entry.mark})" if entry.mark else ""
        when = f"{short(entry.day, today)}, {away(entry.day, today)}{mark}"
        return f"{when}: {entry.what}, {entry.program.institution}"

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        counted = self.count.sizeHint().width() + MEDIUM if self.count.isVisible() else 0
        return QSize(hint.width() - counted, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button of a pane has come or gone
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave the count out where what comes next would be cut for it."""
        others = (self.month, self.application, self.export)
        taken = sum(one.sizeHint().width() + MEDIUM for one in others if not one.isHidden())
        lines = (self.next, self.expected)
        said = max(line.sizeHint().width() for line in lines if not line.isHidden())
        wanted = said + self.count.sizeHint().width() + MEDIUM
        self.count.setVisible(taken + wanted + 2 * LARGE <= self.width())

    def _export(self) -> None:
        action = self.window().findChild(QAction, EXPORT)
        if action is not None:
            action.trigger()
