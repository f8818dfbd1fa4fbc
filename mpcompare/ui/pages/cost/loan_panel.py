"""A loan for the degree: what the user types, and what it comes to a month beside the pay."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from mpcompare.app.state import changes
from mpcompare.app.state.cost_choice import LONGEST, MOST_PERCENT, CostChoice
from mpcompare.app.state.state import Part
from mpcompare.model.cost.sheet import LoanRow
from mpcompare.model.figure import Table
from mpcompare.model.locale_format import ungrouped
from mpcompare.model.money import Money
from mpcompare.model.pay.wage import PERCENTILE_WORDS
from mpcompare.model.typed.number import typed_number
from mpcompare.ui.pages.cost.figure_table_view import FigureTableView
from mpcompare.ui.pages.cost.panel import SidePanel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.named_combo import NamedCombo

ASK = "Type the yearly interest of the loan that you could get: nobody's rate is known here."
NO_ROWS = "This program has no total that a loan could be worked out for."
FORMULA = (
    "Monthly payment P r / (1 \N{MINUS SIGN} (1 + r)^\N{MINUS SIGN}n), the standard annuity: P the "
    "sum borrowed, r a twelfth of the yearly interest, n the months; without interest P / n. "
    "“Of pay” is its share of a month's gross pay, before tax: a twelfth of a year's pay of the "
    "occupation chosen above, at each percentile. Fees, grace periods and aid are not in it."
)
_SHARE, _SUM = "share", "sum"


class LoanPanel(SidePanel):
    """Changes the state's loan as it is typed, and shows the rows that come of it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = self.form()
        self.kind = NamedCombo("What is borrowed")
        self.kind.addItem("% of the cost", _SHARE)
        self.kind.addItem("A sum", _SUM)
        self.borrowed = QLineEdit()
        self.rate = QLineEdit()
        self.years = QLineEdit()
        self._add("Borrow", self.kind, self.borrowed, name="Borrowed share or sum")
        self._add("Interest, % a year", self.rate, name="Yearly interest in percent")
        self._add("Years", self.years, name="Years of paying back")
        self.problem = self.paragraph(role="small")
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.say = self.paragraph(muted=True)
        self.view = FigureTableView("The loan for the program")
        self.formula = self.paragraph(FORMULA, "small", muted=True)
        for widget in (self.problem, self.say, self.view, self.formula):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.kind.activated.connect(self._choose_kind)
        self._typing(self.borrowed, self._borrow)
        self._typing(self.rate, self._charge)
        self._typing(self.years, self._last)
        self.follow(frozenset(Part))
        self.show_rows(())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in its order."""
        return (self.kind, self.borrowed, self.rate, self.years, self.view)

    def _add(self, words: str, *fields: QWidget, name: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        label = QLabel(words)
        label.setBuddy(fields[-1])
        for field in fields:
            row.addWidget(field)
        row.addStretch(1)
        fields[-1].setAccessibleName(name)
        fields[-1].setFixedWidth(round(8 * label.fontMetrics().horizontalAdvance("0")) + 24)
        self._form.addRow(label, row)

    def _typing(self, field: QLineEdit, take: Callable[[str], None]) -> None:
        field.textEdited.connect(take)
        field.editingFinished.connect(lambda: self._go_back(field))

    def _go_back(self, field: QLineEdit) -> None:
        """Show the number in use, and where that isn't what was typed, a message."""
        typed = field.text()
        self.follow(frozenset(Part))
        if self.problem.isVisible() and field.text() != typed:
            stays = f"at {field.text()}" if field.text() else "empty"
            self._say_problem(f"{self.problem.text()} It stays {stays}.")

    # What the user says

    def _choose_kind(self) -> None:
        choice = self._session.state.cost
        if self.kind.currentData() == _SHARE:
            self._ask(replace(choice, borrowed=None))
        elif choice.borrowed is None:
            self._ask(replace(choice, borrowed=0.0))
        self.borrowed.setFocus()
        self.borrowed.selectAll()

    def _borrow(self, text: str) -> None:
        if self.kind.currentData() == _SHARE:
            self._take(text, 0, MOST_PERCENT, "The share is from 0 to 100 percent.", "share")
        else:
            said = "The sum is a number, without a sign."
            self._take(text, 0, 1e9, said, "borrowed", money=True)

    def _charge(self, text: str) -> None:
        if not text.strip():
            self._say_problem("")
            self._ask(replace(self._session.state.cost, rate=None))
            return
        self._take(text, 0, MOST_PERCENT, "The interest is from 0 to 100 percent a year.", "rate")

    def _last(self, text: str) -> None:
        self._take(text, 1, LONGEST, f"The years are from 1 to {LONGEST:g}.", "years")

    def _take(
        self, text: str, low: float, high: float, problem: str, field: str, *, money: bool = False
    ) -> None:
        number = typed_number(text, money=money)
        if number is None or not low <= number <= high:
            self._say_problem(problem)
            return
        self._say_problem("")
        self._ask(replace(self._session.state.cost, **{field: number}))

    def _say_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _ask(self, choice: CostChoice) -> None:
        self._session.apply(changes.ask_cost(self._session.state, choice))

    # What is shown

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is chosen now."""
        if Part.COST not in parts:
            return
        choice = self._session.state.cost
        is_sum = choice.borrowed is not None
        self.kind.setCurrentIndex(int(is_sum))
        for field, number in (
            (self.borrowed, choice.share if choice.borrowed is None else choice.borrowed),
            (self.rate, choice.rate),
            (self.years, choice.years),
        ):
            if not field.hasFocus():
                field.setText("" if number is None else ungrouped(number, 12))

    def show_rows(self, rows: Sequence[LoanRow]) -> None:
        """Show the loans of the chosen program, or what is missing for them."""
        asked = self._session.state.cost.rate is not None
        self.say.setText(NO_ROWS if asked else ASK)
        self.say.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.formula.setVisible(bool(rows))
        if rows:
            self.view.show_table(_table(rows))
            self.view.fit_height()


def _table(rows: Sequence[LoanRow]) -> Table:
    """Return what one program's loan comes to: a column for each end of its cost."""
    shares = (
        (f"Of pay, {words.split()[0].lower()}", *(row.share_text(key) for row in rows))
        for key, words in PERCENTILE_WORDS.items()
    )
    borrowed = (Money(row.loan.principal, row.currency).rounded.text for row in rows)
    return Table(
        ("Of the cost", *(row.whom or "in all" for row in rows)),
        (
            ("Borrowed", *borrowed),
            ("A month", *(row.payment.text for row in rows)),
            ("Interest in all", *(row.interest.text for row in rows)),
            *shares,
        ),
    )
