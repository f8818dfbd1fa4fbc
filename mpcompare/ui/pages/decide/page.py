"""The Decide page: criteria at the left, the ranked programs, and what to find out at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mpcompare.app.decide import changes
from mpcompare.app.decide.criteria_files import read_criteria_file, write_criteria_file
from mpcompare.app.decide.examples import EXAMPLES, Example, example_set
from mpcompare.app.decide.outcome import (
    Choices,
    Outcome,
    choices_of,
    order_words,
    outcome,
    ruled_out_words,
)
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.state import Part, State
from mpcompare.model.decide.criteria_set import CriteriaSet
from mpcompare.model.pay.preferences import home_of
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.kept_layout import keep_sizes
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages.decide.criteria_panel import CriteriaPanel
from mpcompare.ui.pages.decide.decide_bar import CHAPTER, DecideBar
from mpcompare.ui.pages.decide.findings_panel import FindingsPanel
from mpcompare.ui.pages.decide.ranking_model import Excluded, Ranked, rows_of
from mpcompare.ui.pages.decide.ranking_view import RankingView
from mpcompare.ui.pages.decide.working_view import WorkingView
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.folding_panes import FoldingPanes, Pane
from mpcompare.ui.widgets.key_splitter import KeySplitter
from mpcompare.ui.widgets.message import Message

LEGEND = (
    "Solid is earned for sure, hatched is what unknowns could add, of 100. The mark in the middle "
    "is the sum to be expected, and sets the order. “First in” counts 10,000 cases, in which all "
    "unknowns are drawn by lot."
)
KINDS = "Criteria (*.toml)"
WIDTHS = (364, 420, 290)
"""Of criteria, ranking and findings."""
LEAST = (260, 210, 250)
"""Widths below which they are not squeezed."""
_NEW_CHOICES = {Part.CATALOG, Part.PROFILE}


class DecidePage(FollowingPage):
    """Follows the state. Rating and sampling run on another thread, and the rows stay meanwhile."""

    follows = frozenset({Part.CRITERIA, Part.COMPARED, Part.PROFILE, Part.CATALOG})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._working = Task[tuple[Choices, Outcome | None]]()
        self._choices: Choices | None = None
        self.outcome: Outcome | None = None
        self._goes_on = False
        """Whether the keyboard was in what has gone, and waits for the programs in order."""
        self._stopgap: QWidget | None = None
        """What Qt has given the focus to until then."""
        self.bar = DecideBar(session)
        self.panel = CriteriaPanel(session, self.bar.findings)
        self.ranking = RankingView(session)
        self.working = WorkingView(session)
        self.findings = FindingsPanel(session)
        self.nothing = self._make_nothing()
        self.start = self._make_start()
        self.unfinished = Message(
            session,
            "Nothing counts yet",
            "Say at the left what is better. Nothing is rated before you have said so.",
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self._make_result())
        self._middle.addWidget(self.unfinished)
        self.body = self._make_body()
        self._stack = QStackedWidget()
        for widget in (self.body, self.nothing, self.start):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._connect()

    def _make_nothing(self) -> Message:
        message = Message(
            self._session,
            "Nothing to decide between yet",
            "Find programs in Explore and add them to the comparison. Then say here what counts "
            "for you, and see in which order that puts them.",
        )
        message.add_buttons(("Explore programs", "Find programs to compare", self._explore))
        return message

    def _make_start(self) -> Message:
        message = Message(
            self._session,
            "What counts for you?",
            "Choose what counts, say what is better, and how much each weighs. What no source "
            "states stays unknown: a program gets a band from its worst to its best case.",
        )
        message.add_buttons(
            ("Add a criterion…", "Choose what counts for you", self.panel.ask_criterion)
        )
        message.add_line("Or change one of these examples. None of them is a recommendation.")
        message.add_buttons(
            *((each.name, each.explanation, self._starter(each)) for each in EXAMPLES)
        )
        message.add_buttons(("Open file…", "Open criteria that were saved", self._ask_open))
        return message

    def _make_result(self) -> KeySplitter:
        split = KeySplitter(self._session, Qt.Orientation.Vertical)
        split.setAccessibleName("Ranking and working")
        ranked = QWidget()
        ranked.setObjectName("DetailBody")
        self.legend = plain_label(LEGEND)
        self.legend.setProperty("muted", True)
        self.remark = plain_label()
        self.remark.setVisible(False)
        column = QVBoxLayout(ranked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.legend, self.remark):
            set_role(label, "small")
            label.setWordWrap(True)
            label.setContentsMargins(MEDIUM, SMALL if label is self.legend else 0, MEDIUM, SMALL)
            column.addWidget(label)
        column.addWidget(self.ranking, 1)
        split.add_part(ranked, "Ranking")
        split.add_part(self.working, "Working")
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([420, 260])
        keep_sizes(self._session, split, "decide.result")
        return split

    def _make_body(self) -> FoldingPanes:
        criteria, ranking, findings = WIDTHS
        return FoldingPanes(
            self._session,
            (
                Pane(self.panel, criteria, LEAST[0], self.bar.criteria, rank=1),
                Pane(self._middle, ranking, LEAST[1], content=self.ranking, name="Ranking"),
                Pane(self.findings, findings, LEAST[2], self.bar.findings, rank=2),
            ),
            "decide",
        )

    def _connect(self) -> None:
        self.panel.previewed.connect(self._preview)
        self.panel.added.connect(lambda: self.body.show_pane(self.panel))
        self.ranking.picked.connect(self._pick)
        self.bar.example_asked.connect(self._start_from)
        self.bar.open_asked.connect(self._ask_open)
        self.bar.save_asked.connect(self._ask_save)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the criteria at once, and the ranked programs when they have been rated."""
        state = self._session.state
        current = changes.current_set(state)
        self.bar.show_sets()
        self.panel.show_set(current)
        has_criteria = bool(changes.sets_of(state).sets)
        self.bar.setVisible(bool(state.compared) and has_criteria)
        shown = self.body if has_criteria else self.start
        self._show_part(shown if state.compared else self.nothing)
        if parts & _NEW_CHOICES:
            self._choices = None
        quick = self._reweighted(current) if parts == {Part.CRITERIA} else None
        if quick is not None:
            self._show_outcome(quick)
        self._ask(current)

    def _show_part(self, part: QWidget) -> None:
        """Show the ranking or what stands in its place; the keyboard goes on there."""
        left, focused = self._stack.currentWidget(), self.window().focusWidget()
        self._stack.setCurrentWidget(part)
        if left is not None and left is not part and focused and left.isAncestorOf(focused):
            self._goes_on = True
            self._stopgap = self.window().focusWidget()

    def _ask(self, current: CriteriaSet) -> None:
        """Rate and sample on another thread; what is asked later cancels it."""
        self._working.cancel()
        workspace, ids = self._session.workspace, self._session.state.compared
        home, choices = home_of(self._session.state.library.profile), self._choices
        others = changes.other_sets(self._session.state)

        def work(task: Task[tuple[Choices, Outcome | None]]) -> tuple[Choices, Outcome | None]:
            known = choices or choices_of(workspace, home)
            programs = workspace.programs(ids)
            return known, outcome(known, programs, current, others, task.is_cancelled)

        self._working = self._session.tasks.run(work, self._take, self._session.refuse)

    def _take(self, answer: tuple[Choices, Outcome | None]) -> None:
        choices, found = answer
        if choices is not self._choices:
            self._choices = choices
            self.panel.show_choices(choices)
        if found is not None:
            self._show_outcome(found)
            self.panel.show_outcome(found)

    def _show_outcome(self, found: Outcome) -> None:
        self.outcome = found
        self._middle.setCurrentIndex(int(found.rating is None))
        self.ranking.show_rows(rows_of(found))
        ruled_out = ruled_out_words(found)
        if found.sampled is not None or ruled_out:
            self.remark.setText(ruled_out or order_words(found))
            self.remark.setVisible(bool(self.remark.text()))
        self.legend.setVisible(not ruled_out)
        above = SMALL if ruled_out else 0  # the legend has it otherwise
        self.remark.setContentsMargins(MEDIUM, above, MEDIUM, SMALL)
        self.findings.show_outcome(found)
        if self._goes_on:
            self._goes_on = False
            if self.window().focusWidget() in (None, self._stopgap):
                self.focus_content()

    def _reweighted(self, current: CriteriaSet) -> Outcome | None:
        return None if self.outcome is None else self.outcome.reweighted(current)

    def _preview(self, state: State) -> None:
        """Show a weight while it is dragged; it is applied when it is let go."""
        self._working.cancel()
        current = changes.current_set(state)
        quick = self._reweighted(current)
        if quick is not None:
            self.panel.show_set(current)
            self._show_outcome(quick)

    def _pick(self, row: Ranked | Excluded | None) -> None:
        self.working.show_row(self.outcome, row)

    # Examples and files

    def _starter(self, example: Example) -> Callable[[], None]:
        return lambda: self._start_from(example)

    def _start_from(self, example: Example) -> None:
        if self._choices is not None:
            added = example_set(example, self._choices.subjects)
            state = changes.add_set(self._session.state, added)
            self._session.apply(state, f"Start from {example.name}")

    def _ask_open(self) -> None:
        folder = str(documents_folder())
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self, "Open criteria", folder, KINDS)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Add the criteria of a file as a set."""
        choices = self._choices

        def take(added: CriteriaSet) -> None:
            state = changes.add_set(self._session.state, added)
            self._session.apply(state, f"Open {added.name}")

        if choices is not None:
            self._session.tasks.run(
                lambda _: read_criteria_file(path, choices.subjects), take, self._session.refuse
            )

    def _ask_save(self) -> None:
        name = file_name(changes.current_set(self._session.state).name, "Criteria")
        proposed = str(documents_folder() / f"{name}.toml")
        chosen, _ = QtWidgets.QFileDialog.getSaveFileName(self, "Save criteria", proposed, KINDS)
        if chosen:
            self.save_file(Path(chosen if chosen.endswith(".toml") else f"{chosen}.toml"))

    def save_file(self, path: Path) -> None:
        """Write the criteria that count to a file."""
        counting = changes.current_set(self._session.state).counting
        if counting is None:
            return

        def done(_: None) -> None:
            self._session.notify(Notice(f"Saved the criteria to {path}."))

        self._session.tasks.run(
            lambda _: write_criteria_file(path, counting), done, self._session.refuse
        )

    # What the window asks

    def current_program(self) -> str | None:
        """Return the program that is current in the ranking."""
        row = self.ranking.current()
        return row.program.id if row is not None else None

    def copy(self) -> None:
        """Copy the current program's working as a table."""
        self.working.copy()

    def focus_content(self) -> None:
        """Go to the ranking, or to what has to be done first."""
        shown = self._stack.currentWidget()
        if isinstance(shown, Message):
            shown.focus_first()
        elif self.outcome is not None and self.outcome.rating is not None:
            self.ranking.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.body.show_pane(self.panel)
            self.panel.add_criterion.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_term(self) -> str | None:
        """Return the guide's chapter on how programs are put in order."""
        return CHAPTER

    def _explore(self) -> None:
        self._session.apply(state_changes.show_page(self._session.state, state_changes.EXPLORE))
