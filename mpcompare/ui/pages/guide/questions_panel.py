"""Questions to ask the school: what a program's sources leave open, to copy or to send."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.guide.questions import Question, first_to_ask, letter, mail_url, questions
from mpcompare.app.state import changes
from mpcompare.model.program import Program
from mpcompare.ui.literal import plain_label
from mpcompare.ui.open_address import open_mail, open_page
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.named_combo import NamedCombo

NARROWEST, WIDEST = 300, 760
"""Of the column, in pixels at 100 %."""
_QuestionRole = Qt.ItemDataRole.UserRole


class QuestionsPanel(QWidget):
    """One program at a time: which of its open questions to ask."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._programs: tuple[Program, ...] = ()
        self._wanted: str | None = None
        self._ticked = frozenset[str]()
        self.title = QLabel("Questions to ask the school")
        self.lead = plain_label()
        for label in (self.title, self.lead):
            label.setWordWrap(True)
        self.lead.setProperty("muted", True)
        self.chooser = NamedCombo("Program")
        self.chooser.setObjectName("QuestionProgram")
        self.list = QListWidget()
        self.list.setObjectName("QuestionList")
        self.list.setAccessibleName("Questions")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the ticked questions as a letter")
        self.mail_button = QPushButton("Send by mail…")
        self.mail_button.setToolTip("Open your mail program with the letter; nothing is sent yet")
        self.mail_button.setProperty("primary", True)
        self.all_button = QPushButton("Tick all")
        self.all_button.setToolTip("Put every question into the letter")
        self.page_button = QPushButton("Open program's page")
        self.page_button.setToolTip("The school's address is on the program's own page")
        self.explore_button = QPushButton("Find programs")
        self.explore_button.setProperty("primary", True)
        self._build()
        self.chooser.currentIndexChanged.connect(self._show)
        self.list.itemChanged.connect(self._count)
        self.copy_button.clicked.connect(self.copy)
        self.mail_button.clicked.connect(self.send)
        self.all_button.clicked.connect(self._tick_all)
        self.page_button.clicked.connect(self._open_page)
        self.explore_button.clicked.connect(self._explore)

    def _build(self) -> None:
        set_role(self.title, "headline")
        set_role(self.lead, "large")
        for button in (self.mail_button, self.explore_button):
            set_role(button, "strong")
        inner = QWidget()
        self._inner = inner
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * LARGE, 2 * LARGE, 2 * LARGE, LARGE)
        column.setSpacing(MEDIUM)
        for widget in (self.title, self.lead, self.chooser):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.explore_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = FlowLayout(None, SMALL)
        for button in (self.mail_button, self.copy_button, self.all_button, self.page_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._column = column
        self._session.themed.connect(self._limit)
        self._limit()

    def _limit(self) -> None:
        self._inner.setMinimumWidth(self._session.theme.length(NARROWEST))
        self._inner.setMaximumWidth(self._session.theme.length(WIDEST))

    # Filling

    @property
    def program(self) -> Program | None:
        """The program whose questions are in sight."""
        index = self.chooser.currentIndex()
        return self._programs[index] if 0 <= index < len(self._programs) else None

    @property
    def asked(self) -> tuple[Question, ...]:
        """The ticked questions, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            item.data(_QuestionRole)
            for item in items
            if item.data(_QuestionRole) and item.checkState() is Qt.CheckState.Checked
        )

    def follow(self, wanted: str | None, ticked: frozenset[str] = frozenset()) -> None:
        """Offer the compared programs, and the wanted one even where it is not compared.

        Args:
            wanted: the program whose questions are shown.
            ticked: the attributes whose questions are ticked; the first to ask where it is empty.
        """
        self._wanted, self._ticked = wanted, ticked
        state = self._session.state
        shown = self.program.id if self.program else None
        ids = state.compared
        if wanted and wanted not in ids:
            ids = (*ids, wanted)
        if not ids and state.selected:
            ids = (state.selected,)
        self._programs = self._session.workspace.programs(ids)
        at_hand = [program.id for program in self._programs]
        chosen = next((one for one in (wanted, shown) if one in at_hand), None)
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([f"{p.title}, {p.institution}" for p in self._programs])
        self.chooser.setCurrentIndex(at_hand.index(chosen) if chosen else min(0, len(at_hand) - 1))
        self.chooser.blockSignals(False)
        self._show()

    def _show(self) -> None:
        program = self.program
        has_one = program is not None
        of_one = (self.chooser, self.list, self.mail_button, self.copy_button, self.all_button)
        for widget in of_one:
            widget.setVisible(has_one)
        self.page_button.setVisible(has_one)
        self.explore_button.setVisible(not has_one)
        self.list.blockSignals(True)
        self.list.clear()
        if program is not None:
            self._fill(questions(program, self._session.workspace.register))
        self.list.blockSignals(False)
        self._count()

    def _fill(self, open_questions: tuple[Question, ...]) -> None:
        section = ""
        program = self.program
        is_wanted = program is not None and program.id == self._wanted
        first = first_to_ask(open_questions, self._session.workspace.register)
        only = (self._ticked if is_wanted else frozenset[str]()) or first
        theme = self._session.theme
        for question in open_questions:
            if question.section != section:
                section = question.section
                heading = QListWidgetItem(section)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(theme.font("small", bold=True))
                heading.setForeground(theme.color("text-muted"))
                line = QFontMetrics(theme.font()).height()
                heading.setSizeHint(QSize(0, line + MEDIUM + SMALL))
                heading.setTextAlignment(Qt.AlignmentFlag.AlignBottom)
                self.list.addItem(heading)
            item = QListWidgetItem(question.text)
            item.setData(_QuestionRole, question)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            is_ticked = question.attribute in only
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._choose_first()

    def _choose_first(self) -> None:
        """Make the first ticked question current."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_QuestionRole) and item.checkState() is Qt.CheckState.Checked:
                self.list.setCurrentRow(row)
                return

    def _count(self) -> None:
        if self.program is None:
            self.lead.setText(
                "For each program that you compare, what its sources leave open becomes a list of "
                "questions. Add a program to the comparison first."
            )
            return
        everything = sum(
            bool(self.list.item(row).data(_QuestionRole)) for row in range(self.list.count())
        )
        chosen = len(self.asked)
        self.lead.setText(
            "The sources leave nothing open here."
            if not everything
            else f"The sources of this program leave {everything} question"
            f"{'' if everything == 1 else 's'} open. "
            f"{'All' if chosen == everything else chosen} of them go into the letter."
        )
        for button in (self.mail_button, self.copy_button):
            button.setEnabled(bool(chosen))
        self.all_button.setEnabled(chosen < everything)

    # What the user asks

    def _tick_all(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_QuestionRole):
                self.list.item(row).setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._count()

    def copy(self) -> None:
        """Put the letter on the clipboard."""
        if self.program is not None and self.asked:
            QGuiApplication.clipboard().setText(letter(self.program, self.asked))
            self._session.notify(Notice(f"Copied {len(self.asked)} questions as a letter."))

    def send(self) -> None:
        """Open the mail program with the letter; where there is none, copy it instead."""
        if self.program is None or not self.asked:
            return
        address = QUrl.fromEncoded(mail_url(self.program, self.asked).encode("ascii"))
        if not open_mail(address):
            QGuiApplication.clipboard().setText(letter(self.program, self.asked))
            self._session.notify(Notice("No mail program was found. The letter has been copied."))

    def focus_first(self) -> None:
        """Go to the questions, or to the way to some."""
        target = self.list if self.program is not None else self.explore_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_page(self) -> None:
        if self.program is not None:
            open_page(self._session, self.program.url)

    def _explore(self) -> None:
        self._session.apply(changes.show_page(self._session.state, changes.EXPLORE))

    def apply_theme(self) -> None:
        """Take the theme's colours."""
        self._show()
