"""Cost beside pay: an occupation to choose, the chart with its table, and the same in words."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from mpcompare.app.cost.cost_sheet import CostSheet
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.ui.plot.chart_box import ChartBox
from mpcompare.ui.plot.chart_stage import ChartStage
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, Role, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from mpcompare.model.cost.sheet import ProgramCost
    from mpcompare.model.pay.wage import Occupation


class CostSection(QFrame):
    """A heading and whatever is added below."""

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__()
        self.setObjectName("CostSection")
        self._session = session
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.body.setSpacing(SMALL)
        self.heading = QLabel(heading)
        set_role(self.heading, "large-strong")
        self.body.addWidget(self.heading)

    def paragraph(self, text: str = "", role: Role = "text", *, muted: bool = False) -> QLabel:
        """Make a paragraph that wraps, whose text can be selected; the caller adds it."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(label, role)
        label.setProperty("muted", muted)
        return label


_LETTERS = 24


class CostPay(CostSection):
    """Shows a sheet's figure, and changes the occupation in the state."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Cost beside pay")
        self._occupations: tuple[Occupation, ...] = ()
        self._stage = ChartStage(session)
        self.box = ChartBox(session, self._stage)
        self.occupation = QComboBox()
        self.occupation.setAccessibleName("Occupation")
        self.occupation.setToolTip("Whose pay stands beside the cost")
        self.occupation.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.occupation.setMinimumContentsLength(_LETTERS)
        self.occupation.activated.connect(self._choose)
        label = QLabel("Occupation")
        label.setProperty("muted", True)
        label.setBuddy(self.occupation)
        row = FlowLayout(None, SMALL)
        row.addWidget(label)
        row.addWidget(self.occupation)
        row.add_spring()
        for button in self.box.buttons:
            row.addWidget(button)
        self.words = self.paragraph()
        self.steps = self.paragraph(role="small", muted=True)
        self.body.addLayout(row)
        for widget in (self.box, self.words, self.steps):
            self.body.addWidget(widget)
        self.box.view.drawn.connect(self._fit)  # made in pieces: only now is its height known

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in its order."""
        box = self.box
        return (self.occupation, box.as_table, box.menu_button, box.view, box.table)

    def show_sheet(self, sheet: CostSheet) -> None:
        """Show the chart of the costs."""
        if sheet.ways.occupations != self._occupations:
            self._occupations = sheet.ways.occupations
            self.occupation.clear()
            for one in self._occupations:
                self.occupation.addItem(one.title, one.code)
        self.follow(frozenset(Part))
        steps = dict.fromkeys(step for cost in sheet.costs for step in cost.pay_steps)
        self.steps.setText(f"Pay: {' '.join(steps)}")
        self.steps.setVisible(bool(steps))
        self.box.show_figure(sheet.figure)
        self._stage.load(self._draw)
        self._fit()

    def say(self, cost: "ProgramCost") -> None:
        """Say how many years' pay the chosen program's tuition is."""
        self.words.setText(f"{cost.program.title}, {cost.program.institution}: {cost.words}")

    def _draw(self) -> None:
        self.box.view.redraw()
        self._fit()

    def _fit(self) -> None:
        """Let the page scroll, not the chart in it."""
        self.box.setFixedHeight(self.box.view.whole_height + self.box.readout.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # the chart gets its width after this

    def _choose(self) -> None:
        state = self._session.state
        choice = replace(state.cost, occupation=self.occupation.currentData())
        self._session.apply(changes.ask_cost(state, choice))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is chosen now."""
        if Part.COST in parts:
            place = self.occupation.findData(self._session.state.cost.occupation)
            self.occupation.setCurrentIndex(max(0, place))
