"""Cost beside pay: an occupation to choose, the chart, and the same in words and as a table."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from mpcompare.app import cost_verbs
from mpcompare.app.costs import CostSheet
from mpcompare.app.state import Part
from mpcompare.ui.copying import table_mime
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.cost_chart import CostChart
from mpcompare.ui.widgets.cost_section import CostSection
from mpcompare.ui.widgets.figure_dialog import FigureDialog

if TYPE_CHECKING:
    from mpcompare.model.figure import Figure
    from mpcompare.model.wage import Occupation

_LETTERS = 24


class CostPay(CostSection):
    """Shows a sheet's figure, and changes the occupation in the state."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Cost beside one year's pay")
        self._figure: Figure | None = None
        self._occupations: tuple[Occupation, ...] = ()
        self.occupation = QComboBox()
        self.occupation.setAccessibleName("Occupation")
        self.occupation.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.occupation.setMinimumContentsLength(_LETTERS)
        self.occupation.setFont(session.theme.font())
        self.occupation.activated.connect(self._choose)
        self.table = self._button("Table…", "Show the figures of the chart as a table")
        self.table.clicked.connect(self._show_table)
        self.copy = self._button("Copy figures", "Copy the figures of the chart as a table")
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        label = QLabel("Occupation")
        label.setFont(session.theme.font())
        label.setProperty("muted", True)
        label.setBuddy(self.occupation)
        for widget in (label, self.occupation):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.table, self.copy):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.chart = CostChart(session)
        self.body.addWidget(self.chart)
        self.words = self.paragraph()
        self.notes = self.paragraph(size="small", muted=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.notes)
        session.changed.connect(self._refresh)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setFont(self._session.theme.font())
        return button

    def show_sheet(self, sheet: CostSheet) -> None:
        """Show the chart of the costs, and how many years' pay each is."""
        if sheet.ways.occupations != self._occupations:
            self._occupations = sheet.ways.occupations
            self.occupation.clear()
            for one in self._occupations:
                self.occupation.addItem(one.title, one.code)
        self._refresh(frozenset(Part))
        self._figure = sheet.figure
        self.chart.setVisible(bool(sheet.figure.panels))
        self.chart.show_figure(sheet.figure)
        said = ((cost.program, cost.words) for cost in sheet.costs)
        lines = [f"{one.title}, {one.institution}: {words}" for one, words in said]
        self.words.setText("\n".join(lines))
        steps = dict.fromkeys(step for cost in sheet.costs for step in cost.pay_steps)
        carried = (f"Pay: {' '.join(steps)}",) if steps else ()
        source = (f"Sources: {sheet.figure.source}.",) if sheet.figure.source else ()
        self.notes.setText("\n".join((*sheet.figure.notes, *carried, *source)))

    def _choose(self) -> None:
        state = self._session.state
        choice = replace(state.cost, occupation=self.occupation.currentData())
        self._session.apply(cost_verbs.ask(state, choice))

    def _refresh(self, parts: frozenset[Part]) -> None:
        if Part.COST in parts:
            place = self.occupation.findData(self._session.state.cost.occupation)
            self.occupation.setCurrentIndex(max(0, place))

    def _copy(self) -> None:
        if self._figure is not None:
            table = self._figure.table
            QGuiApplication.clipboard().setMimeData(table_mime([table.header, *table.rows]))

    def _show_table(self) -> None:
        if self._figure is not None:
            FigureDialog(self._session, self._figure, self.window()).open()
