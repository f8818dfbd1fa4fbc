"""The bar over the Careers page's chart: which chart, which place, at which prices."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from mpcompare.app.careers.view import CareersView, careers_charts
from mpcompare.app.state.changes import choose_careers
from mpcompare.model.pay.career import AreaPay, PlacePay, YearPay
from mpcompare.ui.accessibility import set_tabs
from mpcompare.ui.pages.careers.place_picker import PlacePicker
from mpcompare.ui.plot.chart_box import ChartBox
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.folding_row import FoldingRow
from mpcompare.ui.widgets.named_combo import NamedCombo
from mpcompare.ui.widgets.switch import Switch

AREAS = {"all": "States and areas", "state": "States only", "metro": "Areas only"}
OWN_DOLLARS = "Each year's dollars"


class CareersBar(QFrame):
    """Sets the page's choice in the state; shows what it is."""

    def __init__(
        self, session: Session, box: ChartBox, before: QPushButton, after: QPushButton
    ) -> None:
        """Build the bar of a chart, between the buttons of the panes before and after it."""
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self._shown: CareersView | None = None
        self.charts = QButtonGroup(self)
        self.chart_buttons: dict[str, QPushButton] = {}
        self.place = PlacePicker(session)
        self.areas = NamedCombo("Places in the chart")
        self.dollars = NamedCombo("Dollars of which year")
        self.equal = Switch(session, "Equal prices")
        self._panes = (before, after)
        self._build(box)
        self._connect()

    def _build(self, box: ChartBox) -> None:
        before, after = self._panes
        switch = FoldingRow(self._session, "Charts", gap=2)
        switch.more.setProperty("flat", True)
        for chart in careers_charts():
            button = QPushButton(chart.label)
            button.setCheckable(True)
            button.setProperty("flat", True)
            button.setToolTip(chart.question)
            self.charts.addButton(button)
            self.chart_buttons[chart.key] = button
            switch.add(button)
        set_tabs(list(self.chart_buttons.values()), switch, "Charts")
        self.areas.addItems(list(AREAS.values()))
        fitting = QComboBox.SizeAdjustPolicy.AdjustToContents
        for field in (self.areas, self.dollars):
            field.setSizeAdjustPolicy(fitting)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dollars.setToolTip("Carry wages to one year's dollars with the CPI-U of May")
        first, second = QHBoxLayout(), FlowLayout(None, SMALL)
        first.setSpacing(SMALL)
        first.addWidget(before)
        first.addWidget(switch)
        first.addStretch(1)
        first.addWidget(after)
        for widget in (self.place, self.areas, self.dollars, self.equal):
            second.addWidget(widget)
        second.add_spring()
        for button in box.buttons:
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        column.setSpacing(SMALL)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        for key, button in self.chart_buttons.items():
            button.clicked.connect(lambda _=False, chart=key: self._choose(chart=chart))
        self.place.picked.connect(lambda key: self._choose(place=key))
        keys = list(AREAS)
        self.areas.activated.connect(lambda row: self._choose(areas=keys[row]))
        self.dollars.activated.connect(self._choose_dollars)
        self.equal.clicked.connect(lambda on: self._choose(equal_prices=on))

    def _choose(self, **choices: object) -> None:
        self._session.apply(choose_careers(self._session.state, **choices))

    def _choose_dollars(self, row: int) -> None:
        years = self._shown.years if self._shown else ()
        self._choose(real_year=years[row - 1] if row else None)

    def show_view(self, view: CareersView) -> None:
        """Show the view's choice, and offer what makes a difference to its chart."""
        self._shown = view
        choice = view.choice
        self.chart_buttons[choice.chart].setChecked(True)
        self.place.show_places(view.places, choice.place)
        self.areas.setCurrentIndex(list(AREAS).index(choice.areas))
        if self.dollars.count() != len(view.years) + 1:
            self.dollars.clear()
            self.dollars.addItems([OWN_DOLLARS, *(f"Dollars of May {year}" for year in view.years)])
        known = choice.real_year in view.years
        self.dollars.setCurrentIndex(view.years.index(choice.real_year) + 1 if known else 0)  # pyright: ignore[reportArgumentType]
        self.equal.setChecked(choice.equal_prices)
        self.equal.setToolTip(
            "Divide wages by the state's price level: what they buy at average US prices "
            f"(regional price parities of {view.price_year})"
        )
        made_from = view.chart.input
        self.areas.setVisible(made_from is AreaPay)
        self.dollars.setVisible(made_from is YearPay)
        self.equal.setVisible(
            made_from is AreaPay or (made_from is PlacePay and view.place.country == "US")
        )
