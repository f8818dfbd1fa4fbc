"""The picture of all programs: cost beside pay, the occupation to choose, the same as a table."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from mpcompare.app.cost.cost_sheet import CostSheet
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.ui.pages.cost.cost_line import wrapping
from mpcompare.ui.plot.chart_box import ChartBox
from mpcompare.ui.plot.chart_stage import ChartStage
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from mpcompare.model.pay.wage import Occupation

_LETTERS = 24


class CostPay(QFrame):
    """Shows a sheet's figure, and changes the occupation in the state."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("CostPicture")
        self._session = session
        self._occupations: tuple[Occupation, ...] = ()
        self._stage = ChartStage(session)
        self.box = ChartBox(session, self._stage, "cost")
        self.occupation = QComboBox()
        self.occupation.setAccessibleName("Occupation")
        self.occupation.setToolTip("Whose pay stands beside the cost")
        self.occupation.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.occupation.setMinimumContentsLength(_LETTERS)
        self.occupation.activated.connect(self._choose)
        label = QLabel("Pay of")
        label.setProperty("muted", True)
        label.setBuddy(self.occupation)
        row = FlowLayout(None, SMALL)
        row.addWidget(label)
        row.addWidget(self.occupation)
        row.add_spring()
        for button in self.box.buttons:
            row.addWidget(button)
        self.steps = wrapping("", "small")
        self.steps.setProperty("muted", True)
        self.steps.setContentsMargins(LARGE, 0, LARGE, SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        top.addLayout(row)
        column.addLayout(top)
        column.addWidget(self.box, 1)
        column.addWidget(self.steps)

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
        if not self._stage.is_ready:
            self._stage.load(self.box.view.redraw)

    def _choose(self) -> None:
        state = self._session.state
        choice = replace(state.cost, occupation=self.occupation.currentData())
        self._session.apply(changes.ask_cost(state, choice))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is chosen now."""
        if Part.COST in parts:
            place = self.occupation.findData(self._session.state.cost.occupation)
            self.occupation.setCurrentIndex(max(0, place))
