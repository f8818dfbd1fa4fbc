"""Your money: what the user has and earns, what a program costs or pays them, and what is left.

Each figure is a step of its own that can be undone: it is taken when its field is left, not with
each letter.
"""

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from mpcompare.app.cost.changes import LONGEST_NOTE, money_of, say_money
from mpcompare.app.state.state import Part
from mpcompare.model.cost.debt import SAME_EVERY_YEAR
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.library.money import IN_ALL
from mpcompare.model.locale_format import general, whole
from mpcompare.model.typed.number import typed_number
from mpcompare.ui.pages.cost.panel import SidePanel
from mpcompare.ui.session import Session

STEP = "Change your money"
_MOST = {"months": 120.0}
_MOST_MONEY = 1e9
_LETTERS = 9


class MoneyPanel(SidePanel):
    """Changes the user's money in the library, and shows what it leaves to be borrowed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._program = ""
        self.body.addWidget(
            self.paragraph(
                "All of it is yours to say and stays on this computer. A monthly figure of yours "
                "takes the place of what is published.",
                "small",
                muted=True,
            )
        )
        self.fields: dict[tuple[bool, str], QLineEdit] = {}
        self.currency, self.own_currency = self._currencies(), self._currencies()
        self.note = QLineEdit()
        self.of_program = self.paragraph(role="strong")
        self.problem = self.paragraph(role="small")
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.left = self.paragraph()
        self.back = self.paragraph()
        self.reasons = self.paragraph(role="small", muted=True)
        self.assumes = self.paragraph(SAME_EVERY_YEAR, "small", muted=True)
        for widget in (self.problem, self.left, self.reasons, self.back, self.assumes):
            self.body.addWidget(widget)
            widget.hide()
        self._add_all()
        self._add_own()
        self.body.addStretch(1)

    def _add_all(self) -> None:
        self.body.addWidget(self.paragraph("For all programs", "strong"))
        form = self.form()
        for name, words, told in (
            ("living", "Living costs a month", "Living costs a month, for all programs"),
            ("savings", "Savings", "Savings"),
            ("yearly", "I can pay a year", "What you can pay a year"),
            ("earning", "I earn a year now", "What you earn a year now"),
        ):
            self._add_figure(form, name, words, told, own=False)
        _pair(form, "Currency", self.currency, "Currency of your money")
        self.currency.activated.connect(lambda: self._count_in(own=False))

    def _add_own(self) -> None:
        self.body.addWidget(self.of_program)
        form = self.form()
        for name, words, told in (
            ("living", "Living costs a month", "Living costs a month, for this program"),
            ("months", "Months", "Months that you expect to study"),
            ("award", "Won, to the degree", "Assistantship, scholarship or waiver won"),
        ):
            self._add_figure(form, name, words, told, own=True)
        _pair(form, "Currency", self.own_currency, "Currency of the program's figures")
        self.own_currency.activated.connect(lambda: self._count_in(own=True))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.editingFinished.connect(self._take_note)
        _pair(form, "Note", self.note, "Where these figures come from")

    def _add_figure(
        self, form: QFormLayout, name: str, words: str, told: str, *, own: bool
    ) -> None:
        field = QLineEdit()
        field.setFixedWidth(_width(field, _LETTERS))
        self.fields[own, name] = field
        field.editingFinished.connect(lambda: self._take(name, own=own))
        _pair(form, words, field, told)

    def _currencies(self) -> QComboBox:
        box = QComboBox()
        box.addItem("USD", "USD")
        box.setFixedWidth(_width(box, _LETTERS))
        return box

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in its order."""
        shared = [field for (own, _), field in self.fields.items() if not own]
        single = [field for (own, _), field in self.fields.items() if own]
        return (*shared, self.currency, *single, self.own_currency, self.note)

    # What the user says

    def _key(self, *, own: bool) -> str:
        return self._program if own else IN_ALL

    def _take(self, name: str, *, own: bool) -> None:
        field = self.fields[own, name]
        field.setModified(False)  # it may be filled again
        typed = field.text().strip()
        number = typed_number(typed, money=name != "months") if typed else None
        most = _MOST.get(name, _MOST_MONEY)
        if typed and (number is None or typed.startswith("-") or not number <= most):
            self._say_problem(f"{field.accessibleName()}: a number from 0 to {whole(most)}.")
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
                if of_own == own and not (field.hasFocus() and field.isModified()):
                    figure = getattr(money, name) if money is not None else None
                    field.setText("" if figure is None else general(figure, 12))
            if money is not None:
                box.setCurrentIndex(max(0, box.findData(money.currency)))
        self.note.setText(money_of(state, key).note if (key := self._key(own=True)) else "")

    def offer(self, currencies: tuple[str, ...]) -> None:
        """Offer the currencies that there are rates of."""
        for box in (self.currency, self.own_currency):
            if box.count() != len(currencies):
                box.clear()
                for code in currencies:
                    box.addItem(code, code)
        self._fill()

    def show_cost(self, cost: ProgramCost) -> None:
        """Ask for the figures of a program, and show what is left of its cost."""
        if cost.program.id != self._program:
            self._program = cost.program.id
            self._say_problem("")
            self._fill()
        name = f"{cost.program.title}, {cost.program.institution}"
        self.of_program.setText(f"For {name} alone")
        debt, back = cost.debt, cost.earned_back
        said = "" if debt is None else f"To borrow: {debt.text}"
        if debt is not None and debt.loans:
            said = f"{said}, {debt.payment_text} a month"
        for label, text in (
            (self.left, f"{said} of {cost.degree.text}." if said else ""),
            (
                self.reasons,
                "" if debt is None else " ".join(reason.text for reason in debt.reasons),
            ),
            (self.back, "" if back is None else f"Earned back in: {back.words}"),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.assumes.setVisible(back is not None)


def _width(field: QWidget, letters: int) -> int:
    return letters * field.fontMetrics().horizontalAdvance("0") + 24


def _pair(form: QFormLayout, words: str, field: QWidget, told: str) -> None:
    """Add a field with its label before it."""
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(told)
    field.setToolTip(told)
    form.addRow(label, field)
