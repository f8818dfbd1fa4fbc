"""The Careers page: occupations at the left, a chart in the middle, details at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mpcompare.app.careers.view import (
    CareersView,
    careers_charts,
    careers_facts,
    careers_view,
)
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.ui import dialogs
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.pages.careers.career_details import CareerDetails
from mpcompare.ui.pages.careers.careers_bar import CareersBar
from mpcompare.ui.pages.careers.occupation_list import OccupationList
from mpcompare.ui.plot.chart_box import ChartBox
from mpcompare.ui.plot.chart_stage import ChartStage
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.folding_panes import FoldingPanes, Pane
from mpcompare.ui.widgets.message import Message
from mpcompare.ui.widgets.pane_button import pane_button

NO_WAGES = "This catalog has no wages"
ABOUT_NO_WAGES = (
    "What occupations pay, by place and over the years, would stand here. The catalog that is open "
    "states none; the one that mpcompare came with does (File > Open Catalog…)."
)
FRAME_MS = 8
"""Between the chart and the words beside it: the chart is painted first."""
WIDTHS = (240, 440, 300)
"""Of the occupations, the chart and the details: in a small window the details are hidden first."""
LEAST = (0, 0, 190)
"""Widths below which they are not squeezed; 0 for what their own parts need."""


class CareersPage(FollowingPage):
    """Follows the state. Everything is read on another thread."""

    follows = frozenset({Part.CAREERS, Part.COMPARED, Part.PROFILE, Part.CATALOG})
    shown = Signal()
    """The views show what the state asks for."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading = Task[CareersView | None]()
        self._undetailed: CareersView | None = None
        self._details_due = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._details_due.timeout.connect(self._show_details)
        self._stage = ChartStage(session)
        self.occupations = OccupationList(session)
        self.mapping = QPushButton("Concentrations…")
        self.mapping.setToolTip("See and change which occupations a concentration leads to")
        self.box = ChartBox(session, self._stage, "careers")
        self.to_occupations = pane_button("Occupations", "Choose another occupation")
        self.to_details = pane_button("Details", "Read about the occupation")
        self.bar = CareersBar(session, self.box, self.to_occupations, self.to_details)
        self.details = CareerDetails(session)
        self.empty = Message(session, NO_WAGES, ABOUT_NO_WAGES)
        self._stack = QStackedWidget()
        self._build()
        self.occupations.picked.connect(self._pick)
        self.mapping.clicked.connect(self._open_mapping)
        self.box.view.drawn.connect(self._details_due.start)

    @staticmethod
    def preload(workspace: Workspace) -> None:
        """Read what no choice changes, and find the charts."""
        careers_charts()
        careers_facts(workspace)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, SMALL)
        column.setSpacing(SMALL)
        column.addWidget(self.occupations, 1)
        column.addWidget(self.mapping, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.box, 1)
        occupations, chart, details = WIDTHS
        self.splitter = FoldingPanes(
            self._session,
            (
                Pane(left, occupations, LEAST[0], self.to_occupations, rank=1),
                Pane(middle, chart, LEAST[1], content=self.box.view, name="Chart"),
                Pane(self.details, details, LEAST[2], self.to_details, rank=2),
            ),
            "careers",
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        whole.addWidget(self._stack)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Read what the state asks for; an older reading that is under way is dropped."""
        del parts
        self._reading.cancel()
        workspace, state = self._session.workspace, self._session.state

        def read(_: object) -> CareersView | None:
            return careers_view(workspace, state)

        self._reading = self._session.tasks.run(read, self._show, self._session.refuse)

    def _show(self, view: CareersView | None) -> None:
        """Show a view piece by piece, the chart last but one: no frame waits for all of it."""
        self._stack.setCurrentWidget(self.empty if view is None else self.splitter)
        if view is None:
            self.shown.emit()
            return
        self._undetailed = view
        self.occupations.show_occupations(view.listed, view.choice.occupation)
        self.bar.show_view(view)
        self.box.show_figure(view.figure)
        self._stage.load(self._draw)

    def _show_details(self) -> None:
        view, self._undetailed = self._undetailed, None
        if view is not None:
            self.details.show_view(view)
            self.shown.emit()

    def _draw(self) -> None:
        """Draw the chart that was shown in words until the library was imported."""
        if self.box.view.is_waiting:
            self.box.view.redraw()

    # What the user does

    def _pick(self, code: str) -> None:
        self._session.apply(changes.choose_careers(self._session.state, occupation=code))

    def _open_mapping(self) -> None:
        dialogs.MAPPING.open(self._session, self.window())

    # What the window asks

    def current_program(self) -> str | None:
        return None

    def copy(self) -> None:
        """Copy the selected words of the details, else the chart's figures."""
        if self.details.hasFocus() and self.details.textCursor().hasSelection():
            self.details.copy()
        else:
            self.box.copy_figures()

    def show_table(self) -> None:
        """Show the chart's figures as a table, or the chart again."""
        self.box.show_table(not self.box.as_table.isChecked())

    def copy_image(self) -> None:
        """Copy the chart as a picture."""
        self.box.copy_image()

    def save_chart(self) -> None:
        """Ask where, and save the chart."""
        self.box.save()

    def focus_content(self) -> None:
        """Go to the occupations; where they are hidden, to the chart."""
        if self._stack.currentWidget() is self.empty:
            return
        shown = self.occupations if self.occupations.isVisible() else self.box.view
        shown.setFocus()
