"""The choices above the costs: where the user lives, in which money, at which prices."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mpcompare.app.cost.cost_sheet import Ways
from mpcompare.app.state import changes as profile_verbs
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.state import Part
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.pay.preferences import home_of
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.pane_button import pane_button

HOME = "US"
"""The one country whose states decide what is charged."""
NOT_SAID, AS_STATED = "Not said", "As stated"
_CURRENCIES = {"USD": "US dollars", "GBP": "Pounds (GBP)", "EUR": "Euro (EUR)"}
_LETTERS = 11
"""Of a list's narrowest width; the longest name would take a third of the bar."""


class CostBar(QFrame):
    """Changes the state's cost choice, and shows it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self._ways: Ways | None = None
        self._flow = FlowLayout(None, SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        column.addLayout(self._flow)
        self.country = self._add("I live in", "Home country: decides which charge is yours")
        self.state = self._add("State", "Home state: decides whether in-state tuition is yours")
        self.currency = self._add(
            "Currency", "Carried at the average rate of the year, marked approximate"
        )
        self.prices = self._add("Prices", "Dollars carried to another year with the CPI-U")
        self._flow.add_spring()
        self.working = pane_button(
            "Working", "Show how one program's cost comes about, your money, and a loan"
        )
        self._flow.addWidget(self.working)
        self.country.addItem(NOT_SAID, "")
        self.country.addItem(COUNTRY_NAMES[HOME], HOME)
        for code, name in sorted(COUNTRY_NAMES.items(), key=lambda entry: entry[1]):
            if code != HOME:
                self.country.addItem(name, code)
        self.state.addItem(NOT_SAID, "")
        self.currency.addItem(AS_STATED, "")
        self.prices.addItem(AS_STATED, False)
        self.country.activated.connect(self._live_in)
        self.state.activated.connect(self._live_in_state)
        self.currency.activated.connect(self._count_in)
        self.prices.activated.connect(self._price_at)
        self.follow(frozenset(Part))

    def _add(self, label: str, tip: str) -> QComboBox:
        """Add a list with its label before it; both wrap together."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, MEDIUM, 0)
        row.setSpacing(SMALL)
        words = QLabel(label)
        words.setProperty("muted", True)
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        box.setToolTip(tip)
        box.setAccessibleName(label)
        words.setBuddy(box)
        row.addWidget(words)
        row.addWidget(box)
        self._flow.addWidget(pair)
        return box

    def show_ways(self, ways: Ways) -> None:
        """Offer what the catalog has; once for each catalog."""
        if ways == self._ways:
            return
        self._ways = ways
        self.state.clear()
        self.state.addItem(NOT_SAID, "")
        for name in ways.states:
            self.state.addItem(name, name)
        self.currency.clear()
        self.currency.addItem(AS_STATED, "")
        for code in ways.currencies:
            self.currency.addItem(_CURRENCIES.get(code, code), code)
        self.prices.clear()
        self.prices.addItem(AS_STATED, False)
        self.prices.addItem(f"In {ways.newest_year} dollars", True)
        self.follow(frozenset(Part))

    def _live_in(self) -> None:
        state = self._session.state
        self._session.apply(profile_verbs.live_in(state, self.country.currentData()))

    def _live_in_state(self) -> None:
        state, country = self._session.state, self.country.currentData()
        self._session.apply(profile_verbs.live_in(state, country, self.state.currentData()))

    def _count_in(self) -> None:
        self._ask(currency=self.currency.currentData())

    def _price_at(self) -> None:
        self._ask(real=self.prices.currentData())

    def _ask(self, **changes: str | bool) -> None:
        state = self._session.state
        self._session.apply(state_changes.ask_cost(state, replace(state.cost, **changes)))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is chosen now."""
        if not parts & {Part.COST, Part.PROFILE}:
            return
        state = self._session.state
        choice, home = state.cost, home_of(state.library.profile)
        _choose(self.country, home.country if home else "")
        _choose(self.state, home.region if home else "")
        _choose(self.currency, choice.currency)
        _choose(self.prices, choice.real)
        self.state.setEnabled(home is not None and home.country == HOME)


def _choose(box: QComboBox, value: str | bool) -> None:  # noqa: FBT001 - an item's data
    box.setCurrentIndex(max(0, box.findData(value)))
