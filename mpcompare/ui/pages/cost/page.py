"""The Cost page: all compared programs as one picture, the working of one, money and a loan."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mpcompare.app.cost.cost_sheet import CostSheet, cost_sheet
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.model.cost.sheet import loan_rows
from mpcompare.model.pay.preferences import home_of
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.pages.cost.cost_bar import CostBar
from mpcompare.ui.pages.cost.cost_card import CostCard
from mpcompare.ui.pages.cost.cost_pay import CostPay
from mpcompare.ui.pages.cost.loan_panel import LoanPanel
from mpcompare.ui.pages.cost.money_panel import MoneyPanel
from mpcompare.ui.pages.cost.side_pane import SidePane
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import LARGE
from mpcompare.ui.widgets.folding_panes import FoldingPanes, Pane
from mpcompare.ui.widgets.message import Message

HANDLE = 5
PICTURE, WIDEST, SIDE = 560, 1120, 380
"""Widths in pixels at 100 %: the picture's with the working beside it, and its greatest."""
WIDEST_OF_ALL = 16_777_215
"""What Qt takes for no limit (QWIDGETSIZE_MAX)."""
NARROWEST, NARROWEST_SIDE = 320, 260
WORKING = 0
"""The place of the working among the panels."""


class CostPage(FollowingPage):
    """Follows the state; what it shows is worked out on another thread."""

    follows = frozenset({Part.COST, Part.PROFILE, Part.MONEY, Part.COMPARED, Part.CATALOG})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._chosen = ""
        self._working = Task[CostSheet]()
        self.sheet: CostSheet | None = None
        self.bar = CostBar(session)
        self.empty = self._make_empty()
        self.pay = CostPay(session)
        self.card = CostCard(session)
        self.money = MoneyPanel(session)
        self.loan = LoanPanel(session)
        self.side = SidePane(
            session,
            (
                ("Working", "How the cost comes about, line by line", self.card),
                ("Your money", "What you have, and what the degree costs or pays you", self.money),
                ("A loan", "What a loan for it would come to a month", self.loan),
            ),
        )
        self.panes = self._make_panes()
        self.working = Message(session, "Working out the costs…", "")
        self.working.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pay.box.view.stood.connect(self.choose)
        self.pay.box.view.opened.connect(self.open)
        self.side.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self.working)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _make_empty(self) -> Message:
        message = Message(
            self._session,
            "Nothing to cost yet",
            "Find programs in Explore and add them to the comparison. What each degree costs "
            "stands here as one picture, with its working, beside what the work pays.",
        )
        message.add_buttons(("Explore programs", "Find programs to compare", self._explore))
        return message

    def _make_panes(self) -> FoldingPanes:
        panes = FoldingPanes(
            self._session,
            (
                Pane(self.pay, PICTURE, NARROWEST, content=self.pay.box.view, name="Chart"),
                Pane(
                    self.side, SIDE, NARROWEST_SIDE, self.bar.working, rank=1, always_offered=True
                ),
            ),
            "cost",
        )
        self.bar.working.toggled.connect(self._limit_picture)
        panes.setHandleWidth(HANDLE)
        return panes

    def _limit_picture(self, beside: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Let the working have what the picture has no use for; without it, a table may use all."""
        self.pay.setMaximumWidth(WIDEST if beside else WIDEST_OF_ALL)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is asked for at once, and its answer when it has been worked out."""
        self.bar.follow(parts)
        self.pay.follow(parts)
        self.money.follow(parts)
        self.loan.follow(parts)
        self._working.cancel()
        state, workspace = self._session.state, self._session.workspace
        self.bar.setVisible(bool(state.compared))
        if not state.compared:
            self._stack.setCurrentWidget(self.empty)
            return
        if self.sheet is None:
            self._stack.setCurrentWidget(self.working)
        ids, choice, home = state.compared, state.cost, home_of(state.library.profile)
        self._working = self._session.tasks.run(
            lambda _: cost_sheet(workspace, ids, choice, home, state.series, state.library.money),
            self._show,
            self._session.refuse,
        )

    def _show(self, sheet: CostSheet) -> None:
        self.sheet = sheet
        had_focus = self.working.hasFocus()
        self._stack.setCurrentWidget(self.panes)
        if had_focus:
            self.pay.box.focus()
        self.bar.show_ways(sheet.ways)
        self.side.offer(sheet.costs)
        self._show_chosen()
        self.pay.show_sheet(sheet)
        self.money.offer(sheet.ways.currencies)

    def choose(self, program: str) -> None:
        """Show the working of one of the compared programs."""
        if program != self._chosen:
            self._chosen = program
            self.card.mark("")
            self._show_chosen()

    def open(self, program: str, part: str) -> None:
        """Show the line of the working that a part of the picture comes from."""
        self.choose(program)
        self.panes.show_pane(self.side)
        self.side.show_panel(WORKING)
        self._show_line(part)

    def _show_line(self, part: str) -> None:
        """Mark a line and bring it into sight, once it has been laid out."""
        line = self.card.mark(part)
        if line is not None:
            self._lay_out()
            self.side.area.ensureWidgetVisible(line, 0, LARGE)

    def _show_chosen(self) -> None:
        """Show the working of the chosen program, or of the first where that one is gone."""
        if self.sheet is None or not self.sheet.costs:
            return
        by_id = {cost.program.id: cost for cost in self.sheet.costs}
        cost = by_id.get(self._chosen, self.sheet.costs[0])
        self._chosen = cost.program.id
        self.side.choose(cost.program.id)
        self.card.show_cost(cost)
        self.money.show_cost(cost)
        self.loan.show_rows(loan_rows(cost))
        self._order_tabs()
        self._lay_out()

    def _lay_out(self) -> None:
        """Set the card's height now: importing the chart's library may delay the next event."""
        QCoreApplication.sendPostedEvents(self.card, QEvent.Type.LayoutRequest.value)

    def _order_tabs(self) -> None:
        """Set the Tab order over the page: the card's links are made again for each program."""
        side = (self.side.program, *self.side.tabs)
        stops = (*self.pay.stops, *side, *self.card.links, *self.money.stops, *self.loan.stops)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # What the window asks

    def current_program(self) -> str | None:
        """Return the program whose working is shown, while the focus is on it or on the picture."""
        on_chart = self.pay.box.view.hasFocus()
        return self.card.program if on_chart or self.side.has_focus() else None

    def copy(self) -> None:
        """Copy the costs and the pay as a table."""
        if self.sheet is not None and self._session.state.compared:
            table = self.sheet.figure.table
            QGuiApplication.clipboard().setMimeData(table_mime([table.header, *table.rows]))

    def focus_content(self) -> None:
        if self._session.state.compared:
            if self.sheet is not None:
                self.pay.box.focus()
            else:
                self.working.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.focus_first()

    def show_table(self) -> None:
        """Show the chart's figures as a table, or the chart again."""
        self.pay.box.show_table(not self.pay.box.as_table.isChecked())

    def copy_image(self) -> None:
        """Copy the chart as a picture."""
        self.pay.box.copy_image()

    def save_chart(self) -> None:
        """Ask where, and save the chart."""
        self.pay.box.save()

    def _explore(self) -> None:
        self._session.apply(changes.show_page(self._session.state, changes.EXPLORE))
