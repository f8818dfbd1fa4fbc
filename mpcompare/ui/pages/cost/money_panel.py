"""Your money: what the user has and earns, what each program costs or pays them, and what is left.

Each figure is a step of its own that can be undone: it is taken when its field is left, not with
each letter.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from mpcompare.app.cost.changes import LONGEST_NOTE, money_of, say_money
from mpcompare.app.cost.cost_sheet import CostSheet
from mpcompare.app.state.state import Part
from mpcompare.model.cost.debt import SAME_EVERY_YEAR
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.figure import Table
from mpcompare.model.library.money import IN_ALL
from mpcompare.ui.pages.cost.cost_pay import CostSection
from mpcompare.ui.pages.cost.figure_table_view import FigureTableView
from mpcompare.ui.pages.cost.loan_panel import typed_number
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout

STEP = "Change your money"
_MOST = {"months": 120.0}
_MOST_MONEY = 1e9
_LETTERS, _NOTE_LETTERS, _PROGRAM_LETTERS = 9, 28, 24
_DASH = "\N{EN DASH}"


class MoneyPanel(CostSection):
    """Changes the user's money in the library, and shows what it leaves to be borrowed."""

    chosen = Signal(str)
    """Carries the program that figures are asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Your money")
        self.say = self.paragraph(
            "All of it is yours to say and stays on this computer. A monthly figure of yours "
            "takes the place of what is published.",
            "small",
            muted=True,
        )
        self.body.addWidget(self.say)
        self.fields: dict[tuple[bool, str], QLineEdit] = {}
        self.currency, self.own_currency = self._currencies(), self._currencies()
        self.program = QComboBox()
        self.note = QLineEdit()
        self._add_all()
        self._add_own()
        self.problem = self.paragraph(role="small")
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.view = FigureTableView("What is left for each program")
        self.reasons = self.paragraph(role="small", muted=True)
        self.assumes = self.paragraph(SAME_EVERY_YEAR, "small", muted=True)
        for widget in (self.problem, self.view, self.reasons, self.assumes):
            self.body.addWidget(widget)
        self._show_rows(())

    def _add_all(self) -> None:
        flow = FlowLayout(None, SMALL)
        self.body.addLayout(flow)
        for name, words, told in (
            ("living", "Living costs a month", "Living costs a month, for all programs"),
            ("savings", "Savings", "Savings"),
            ("yearly", "I can pay a year", "What you can pay a year"),
            ("earning", "I earn a year now", "What you earn a year now"),
        ):
            self._add_figure(flow, name, words, told, own=False)
        _pair(flow, "in", self.currency, "Currency of your money")
        self.currency.activated.connect(lambda: self._count_in(own=False))

    def _add_own(self) -> None:
        flow = FlowLayout(None, SMALL)
        self.body.addLayout(flow)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.program.setSizeAdjustPolicy(adjust)
        self.program.setMinimumContentsLength(_PROGRAM_LETTERS)
        self.program.activated.connect(self._choose)
        _pair(flow, "For", self.program, "Program that the figures are for")
        for name, words, told in (
            ("living", "living costs a month", "Living costs a month, for this program"),
            ("months", "months", "Months that you expect to study"),
            ("award", "won", "Assistantship, scholarship or waiver won, to the degree"),
        ):
            self._add_figure(flow, name, words, told, own=True)
        _pair(flow, "in", self.own_currency, "Currency of the program's figures")
        self.own_currency.activated.connect(lambda: self._count_in(own=True))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setFixedWidth(_width(self.note, _NOTE_LETTERS))
        self.note.editingFinished.connect(self._take_note)
        _pair(flow, "note", self.note, "Where these figures come from")

    def _add_figure(self, flow: FlowLayout, name: str, words: str, told: str, *, own: bool) -> None:
        field = QLineEdit()
        field.setFixedWidth(_width(field, _LETTERS))
        self.fields[own, name] = field
        field.editingFinished.connect(lambda: self._take(name, own=own))
        _pair(flow, words, field, told)

    def _currencies(self) -> QComboBox:
        box = QComboBox()
        box.addItem("USD", "USD")
        return box

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in its order."""
        shared = [field for (own, _), field in self.fields.items() if not own]
        single = [field for (own, _), field in self.fields.items() if own]
        return (
            *(*shared, self.currency, self.program),
            *(*single, self.own_currency, self.note, self.view),
        )

    # What the user says

    def _key(self, *, own: bool) -> str:
        return self.program.currentData() or "" if own else IN_ALL

    def _take(self, name: str, *, own: bool) -> None:
        field = self.fields[own, name]
        typed = field.text().strip()
        number = typed_number(typed) if typed else None
        most = _MOST.get(name, _MOST_MONEY)
        if typed and (number is None or typed.startswith("-") or not number <= most):
            self._say_problem(f"{field.accessibleName()}: a number from 0 to {most:,.0f}.")
            self._fill()
            return
        if name == "months" and number == 0:
            number = None
        self._say_problem("")
        self._apply(own=own, **{name: number})

    def _take_note(self) -> None:
        self._apply(own=True, note=self.note.text())

    def _count_in(self, *, own: bool) -> None:
        box = self.own_currency if own else self.currency
        self._apply(own=own, currency=box.currentData())

    def _apply(self, *, own: bool, **said: float | str | None) -> None:
        key, state = self._key(own=own), self._session.state
        if own and not key:
            return
        held = money_of(state, key)._replace(**said)  # pyright: ignore[reportArgumentType]
        if (changed := say_money(state, key, held)) is not state:
            self._session.apply(changed, STEP)

    def _say_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _choose(self) -> None:
        self._say_problem("")
        self._fill()
        self.chosen.emit(self.program.currentData())

    def choose(self, program: str) -> None:
        """Ask for the figures of a program."""
        if self.program.currentData() != program:
            self.program.setCurrentIndex(max(0, self.program.findData(program)))
            self._fill()

    # What is shown

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is said now."""
        if parts & {Part.MONEY, Part.COMPARED}:
            self._fill()

    def _fill(self) -> None:
        state = self._session.state
        for own, box in ((False, self.currency), (True, self.own_currency)):
            money = money_of(state, self._key(own=own)) if not own or self._key(own=True) else None
            for (of_own, name), field in self.fields.items():
                if of_own == own:
                    figure = getattr(money, name) if money is not None else None
                    field.setText("" if figure is None else f"{figure:,.12g}")
            if money is not None:
                box.setCurrentIndex(max(0, box.findData(money.currency)))
        self.note.setText(money_of(state, key).note if (key := self._key(own=True)) else "")

    def show_sheet(self, sheet: CostSheet) -> None:
        """Offer the compared programs, and show what is left of each."""
        for box in (self.currency, self.own_currency):
            if box.count() != len(sheet.ways.currencies):
                box.clear()
                for code in sheet.ways.currencies:
                    box.addItem(code, code)
        before = self.program.currentData()
        self.program.clear()
        for cost in sheet.costs:
            title = f"{cost.program.title}, {cost.program.institution}"
            self.program.addItem(title, cost.program.id)
        self.program.setCurrentIndex(max(0, self.program.findData(before)))
        self._fill()
        self._show_rows(sheet.costs)

    def _show_rows(self, costs: Sequence[ProgramCost]) -> None:
        shown = [cost for cost in costs if cost.debt is not None or cost.earned_back is not None]
        self.view.setVisible(bool(shown))
        self.assumes.setVisible(any(cost.earned_back is not None for cost in shown))
        reasons = [
            f"{cost.program.title}: {reason}"
            for cost in shown
            if cost.debt is not None
            for reason in cost.debt.reasons
        ]
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        if shown:
            self.view.show_table(_table(shown))
            self.view.fit_height()


def _width(field: QWidget, letters: int) -> int:
    return letters * field.fontMetrics().horizontalAdvance("0") + 24


def _pair(flow: FlowLayout, words: str, field: QWidget, told: str) -> None:
    """Add a field with its label before it; both wrap together."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, LARGE, 0)
    row.setSpacing(SMALL)
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(told)
    field.setToolTip(told)
    row.addWidget(label)
    row.addWidget(field)
    flow.addWidget(pair)


def _table(costs: Sequence[ProgramCost]) -> Table:
    header = ("Program", "School", "To the degree", "To borrow", "A month", "Earned back in")
    return Table(header, tuple(_row(cost) for cost in costs))


def _row(cost: ProgramCost) -> tuple[str, ...]:
    debt, back = cost.debt, cost.earned_back
    return (
        cost.program.title,
        cost.program.institution,
        cost.degree.text,
        _DASH if debt is None else debt.text,
        _DASH if debt is None else debt.payment_text or _DASH,
        _DASH if back is None else back.words,
    )
