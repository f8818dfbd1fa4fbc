"""The Deadlines page: a list at the left, a month in the middle, an application at the right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines.agenda import Agenda, Entry, Undated, agenda
from mpcompare.app.deadlines.dates import WEEKDAYS
from mpcompare.app.deadlines.plan import Plan, plans
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part, State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.kind import Dates
from mpcompare.model.locale_format import full_day
from mpcompare.model.program import Program
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages.deadlines.application_panel import ApplicationPanel
from mpcompare.ui.pages.deadlines.deadline_list import DeadlineList
from mpcompare.ui.pages.deadlines.deadlines_bar import DeadlinesBar
from mpcompare.ui.pages.deadlines.deadlines_model import table
from mpcompare.ui.pages.deadlines.middle_pane import MiddlePane
from mpcompare.ui.pages.deadlines.plan_view import PlanView
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import set_role
from mpcompare.ui.widgets.folding_panes import FoldingPanes, Pane
from mpcompare.ui.widgets.message import Message
from mpcompare.ui.widgets.month_view import MonthView

MOST = 350
"""Of the list, where the month takes what is left."""
WIDTHS = (280, 360, 320)
"""Of the list, the month and the application: in a small window the month is hidden first."""
LEAST = (208, 224, 260)
"""Widths below which they are not squeezed."""
_AT_ONCE = {Part.APPLICATION, Part.APPLICATIONS, Part.SHORTLISTS}
_GATHERED = {Part.SHORTLISTS, Part.APPLICATIONS, Part.OWN, Part.CATALOG, Part.PROFILE}


Gathered = tuple[Agenda, tuple[Plan, ...]]


def gathered(state: State, workspace: Workspace, today: date) -> Gathered:
    """Return what is due, and the plans that lead to it."""
    found = agenda(state, workspace, today)
    return found, plans(found, state, workspace.register, today)


class DeadlinesPage(FollowingPage):
    """Follows the state. The dates are gathered on another thread."""

    follows = frozenset(_AT_ONCE | _GATHERED)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._gathering = Task[Gathered]()
        self.agenda = Agenda()
        self.bar = DeadlinesBar(session)
        self.list = DeadlineList(session, "Deadlines, next first")
        self.month = MonthView(session)
        self.day = plain_label()
        set_role(self.day, "strong")
        self.day_list = DeadlineList(session, "The day's dates")
        self.plan = PlanView(session)
        self.panel = ApplicationPanel(session)
        self.empty = NoDeadlines(session)
        self.body = self._make_body()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.body)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._connect()

    def _make_body(self) -> FoldingPanes:
        self.day_list.setMinimumHeight(40)
        kept = self.day_list.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the month stays as high from day to day
        self.day_list.setSizePolicy(kept)
        self.day.setWordWrap(True)
        self.middle = MiddlePane(self._session, self.month, self.day, self.day_list, self.plan)
        listed, month, application = WIDTHS
        return FoldingPanes(
            self._session,
            (
                Pane(self.list, listed, LEAST[0], most=MOST, name="List"),
                Pane(self.middle, month, LEAST[1], self.bar.month, rank=2, grows=True),
                Pane(self.panel, application, LEAST[2], self.bar.application, rank=1),
            ),
            "deadlines",
        )

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.day_list.picked.connect(self._pick_of_day)
        for deadlines in (self.list, self.day_list):
            deadlines.opened.connect(self._open)
            deadlines.ask_asked.connect(self._ask)
        self.month.grid.picked.connect(self._pick_day)
        self.month.grid.opened.connect(self._open_day)
        self.plan.picked.connect(self._show_application)
        self.plan.opened.connect(self._open_application)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the application at once, and the dates when they have been gathered."""
        if parts & _AT_ONCE and self.agenda.programs:
            self._show_panel()  # a tick must not wait for the dates
        if parts & _GATHERED:
            self._gather()

    def _gather(self) -> None:
        self._gathering.cancel()
        session = self._session
        if not session.state.library.followed:
            self._show((Agenda(), ()))
            return
        state, workspace, today = session.state, session.workspace, session.today
        self._gathering = session.tasks.run(
            lambda _: gathered(state, workspace, today), self._show, self._session.refuse
        )

    def _show(self, both: Gathered) -> None:
        found, made = both
        self.agenda = found
        self.plan.show_plans(made)
        self.empty.show_reason(has_followed=bool(self._session.state.library.followed))
        self._stack.setCurrentWidget(self.body if found.programs else self.empty)
        self.bar.show_agenda(found)
        self.list.show_agenda(found)
        self.month.show_entries(found.entries)
        self._show_day(self.month.grid.day)
        self._show_panel()

    def _show_panel(self) -> None:
        """Show the application that was asked for, else the one that comes next."""
        if self.list.current() is None:
            self._go_to_asked()
        program = self._asked_program()
        entries = self.agenda.entries
        own = tuple(e for e in entries if program is not None and e.program.id == program.id)
        self.panel.show_program(program, own)

    def _go_to_asked(self) -> None:
        asked = self._session.state.application
        entry = next((e for e in self.agenda.entries if e.program.id == asked), None)
        if entry is not None:
            self.list.go_to(entry.uid)
            self.month.grid.go_to(entry.day)
        else:
            self.list.go_to_first()

    def _asked_program(self) -> Program | None:
        by_id = {program.id: program for program in self.agenda.programs}
        asked = self._session.state.application
        if asked in by_id:
            return by_id[asked]
        current = self.list.current()
        return current.program if isinstance(current, Entry | Undated) else None

    def _show_day(self, day: date) -> None:
        entries = self.month.model.entries_of(day)
        nothing = "" if entries else ": nothing"
        self.day.setText(f"{WEEKDAYS[day.weekday()]} {full_day(day)}{nothing}")
        self.day_list.show_entries(entries)
        self.day_list.setVisible(bool(entries))

    # What the user does

    def _pick(self, row: Entry | Undated) -> None:
        if isinstance(row, Entry):
            self.month.grid.go_to(row.day)
            self.day_list.go_to(row.uid)
        self._show_application(row.program)

    def _pick_of_day(self, row: Entry | Undated) -> None:
        if isinstance(row, Entry):
            self.list.go_to(row.uid)
        self._show_application(row.program)

    def _show_application(self, program: Program) -> None:
        state = application_changes.show_application(self._session.state, program.id)
        self._session.apply(state)

    def _pick_day(self, day: date) -> None:
        self._show_day(day)
        entries = self.month.model.entries_of(day)
        current = self.list.current()
        if entries and current not in entries:
            self.list.go_to(entries[0].uid)
            self._show_application(entries[0].program)

    def _open(self, row: Entry | Undated) -> None:
        self._open_application(row.program)

    def _open_application(self, program: Program) -> None:
        self._show_application(program)
        self.body.show_pane(self.panel)
        self.panel.focus_content()

    def _open_day(self, day: date) -> None:
        if self.month.model.entries_of(day):
            self.day_list.go_to_first()
            self.day_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, program: str) -> None:
        self._session.apply(changes.show_questions(self._session.state, program))

    # What the window asks

    def current_program(self) -> str | None:
        program = self.panel.program
        return program.id if program is not None else None

    def current_term(self) -> str | None:
        """Return the attribute that states the dates."""
        register = self._session.workspace.register
        return next((a.key for a in register if isinstance(a.kind, Dates)), None)

    def copy(self) -> None:
        """Copy all dates as a table; all steps where the plan has the focus."""
        if self.plan.table.hasFocus():
            self.plan.copy()
        elif self.agenda.entries:
            QGuiApplication.clipboard().setMimeData(table_mime(table(self.agenda)))

    def show_details(self) -> None:
        """Go to the application."""
        self.body.show_pane(self.panel)
        self.panel.focus_content()

    def focus_content(self) -> None:
        if self._stack.currentWidget() is self.body:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.focus_first()


class NoDeadlines(Message):
    """Says whether nothing is shortlisted, or nothing that this catalog holds."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "", "")
        self._at_hand = session
        self.add_buttons(("Explore programs", "Find programs to shortlist", self._explore))
        self.show_reason(has_followed=False)

    def show_reason(self, *, has_followed: bool) -> None:
        """Show why there is nothing."""
        if has_followed:
            title = "Your programs are not in this catalog"
            text = (
                "Your shortlists and applications are kept. Open the catalog that holds the "
                "programs, or find others in this one."
            )
        else:
            title = "No deadlines yet"
            text = (
                "Put programs on a shortlist. The dates to apply by stand here in order, with "
                "what you still have to do for each, and can go into your own calendar."
            )
        self.say(title, text)

    def _explore(self) -> None:
        self._at_hand.apply(changes.show_page(self._at_hand.state, changes.EXPLORE))
