"""The right pane: what to find out first, and what would have to change for another to lead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from mpcompare.app.decide.outcome import Gap, Outcome, gaps, names_of
from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.literal import plain_label, tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.elided import elide_lines
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.linked_label import make_selectable

MOST = 50
"""As many gaps are listed; those behind change next to nothing."""
MOST_QUESTIONS = 6
"""As many questions to a school are ticked: a letter with thirty is not answered."""
NOTHING_OPEN = "No answer that is still open would change which program leads."
NONE_LEFT = "No program is left to find something out of."
INFLUENCE = "In how many cases an answer would change which program leads:"
HOME_NEEDED = "What you are charged depends on where you live, which your profile does not say."
_GapRole = Qt.ItemDataRole.UserRole


class FindingsPanel(QFrame):
    """Enter or a double click on a gap opens the form to state it; a button asks the school."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("DetailBody")
        self._session = session
        self._shown: tuple[Gap, ...] | None = None
        self.lead = plain_label()
        self.lead.setWordWrap(True)
        self.lead.setProperty("muted", True)
        self.list = QListWidget()
        self.list.setObjectName("QuestionList")
        self.list.setAccessibleName("What to find out, the most telling first")
        elide_lines(self.list)
        self.list.itemActivated.connect(self._open)
        self.list.currentRowChanged.connect(self._allow)
        self.state_it = QPushButton("State it…")
        self.state_it.setToolTip("Enter what you have found out, with its source")
        self.state_it.clicked.connect(self._correct)
        self.ask = QPushButton("Ask the school")
        self.ask.setToolTip("Show the questions to this program's school, the most telling ticked")
        self.ask.clicked.connect(self._ask)
        self.home_needed = plain_label(HOME_NEEDED)
        self.home_needed.setWordWrap(True)
        self.say_home = QPushButton("Say where you live…")
        self.say_home.setToolTip("Open your profile, which nobody but you sees")
        self.say_home.clicked.connect(lambda: dialogs.PROFILE.open(session, self.window()))
        self.changes = plain_label()
        self.changes.setWordWrap(True)
        make_selectable(self.changes)
        for widget in (self.home_needed, self.say_home):
            widget.setVisible(False)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = FlowLayout(None, SMALL)
        buttons.addWidget(self.state_it)
        buttons.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(_heading("What to find out"))
        column.addWidget(self.home_needed)
        column.addWidget(self.say_home, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.lead)
        column.addWidget(self.list, 100)
        column.addLayout(buttons)
        column.addSpacing(MEDIUM)
        column.addWidget(_heading("What would change the leader"))
        column.addWidget(self.changes)
        column.addStretch(1)

    def show_outcome(self, found: Outcome) -> None:
        """Show the findings; while samples are drawn the earlier ones stay."""
        if found.sampled is None and found.rating is not None:
            return
        self.changes.setText("\n\n".join(found.changes))
        for widget in (self.home_needed, self.say_home):
            widget.setVisible(found.asks_home)
        open_gaps = gaps(found)[:MOST]
        nothing = NOTHING_OPEN if found.rating is None or found.rating.rated else NONE_LEFT
        self.lead.setText(INFLUENCE if open_gaps else nothing)
        self.lead.setVisible(found.rating is not None)
        if open_gaps == self._shown:
            return
        self._shown = open_gaps
        current = self._current()
        names = names_of(found.programs)
        self.list.clear()
        for gap in open_gaps:
            item = QListWidgetItem(f"{gap.label}: {gap.influence}\n{names[gap.program.id]}")
            item.setToolTip(tooltip(item.text()))
            item.setData(_GapRole, gap)
            self.list.addItem(item)
            if current and (current.program.id, current.key) == (gap.program.id, gap.key):
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and open_gaps:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(open_gaps))
        rows = (self.list.sizeHintForRow(row) for row in range(len(open_gaps)))
        self.list.setMaximumHeight(sum(rows) + 2 * self.list.frameWidth() + SMALL)
        self._allow()

    def _current(self) -> Gap | None:
        item = self.list.currentItem()
        return item.data(_GapRole) if item is not None else None

    def _allow(self) -> None:
        gap = self._current()
        self.state_it.setVisible(gap is not None)
        self.ask.setVisible(gap is not None)
        self.state_it.setEnabled(gap is not None and bool(gap.asks))
        self.ask.setEnabled(gap is not None and gap.can_be_asked)

    def _open(self) -> None:
        gap = self._current()
        if gap is not None and gap.asks:
            self._correct()

    def _correct(self) -> None:
        gap = self._current()
        if gap is not None:
            dialogs.CORRECT.open(self._session, self, gap.program.id, gap.asks)

    def _ask(self) -> None:
        gap = self._current()
        if gap is not None:
            mine = (one for one in self._shown or () if one.program.id == gap.program.id)
            asked = list(dict.fromkeys(one.asks for one in mine if one.can_be_asked))
            if gap.asks not in asked[:MOST_QUESTIONS]:
                asked.insert(MOST_QUESTIONS - 1, gap.asks)
            state = changes.show_questions(
                self._session.state, gap.program.id, asked[:MOST_QUESTIONS]
            )
            self._session.apply(state)


def _heading(words: str) -> QLabel:
    label = plain_label(words)
    set_role(label, "title")
    label.setWordWrap(True)
    return label
