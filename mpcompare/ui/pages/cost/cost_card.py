"""One program's working: each piece of its cost line by line, the sum, the debt, the pay."""

from collections.abc import Container
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state.changes import show_guide
from mpcompare.model.cost.piece import PIECE_LABELS, DegreeCost, Piece
from mpcompare.model.cost.rows import PRICES
from mpcompare.model.cost.sheet import (
    DEBT,
    EARNINGS,
    PAY,
    TOTAL,
    ConvertedOption,
    ProgramCost,
)
from mpcompare.model.fact import Source
from mpcompare.model.kind import Charges
from mpcompare.model.program import Program
from mpcompare.ui.pages.cost.cost_line import CostLine, wrapping
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, RADIUS, SMALL, TINY
from mpcompare.ui.widgets.series_stripe import paint_stripe

STRIPE = 4
TUITION = "tuition"
TO_THE_DEGREE = "All that is known, to the degree"
FALLBACK = "University's average, not this program's"
NOT_COMPUTED = "Can't be computed"


class CostCard(QFrame):
    """Shows one cost after another; made again inside each time, since little is alike."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("CostCard")
        self._session = session
        self._cost: ProgramCost | None = None
        self.lines: dict[str, CostLine] = {}
        """By the key of a piece, or of what stands beside them."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(LARGE + STRIPE, MEDIUM, MEDIUM, MEDIUM)
        self._outer = outer
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        outer.addWidget(self._body)
        outer.addStretch(1)

    @property
    def program(self) -> str | None:
        """The id of the program that it shows."""
        return self._cost.program.id if self._cost else None

    @property
    def total(self) -> QLabel:
        """What it says of the tuition in all."""
        return self.lines[TUITION].sum

    @property
    def links(self) -> list[QPushButton]:
        """What the keyboard reaches, from the top down."""
        return [link for line in self.lines.values() for link in line.links]

    def has_focus(self) -> bool:
        """Whether the focus is on the card or in it."""
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def words(self) -> str:
        """Return all that the card says, for tests and for copying."""
        return "\n".join(label.text() for label in self._body.findChildren(QLabel))

    def mark(self, key: str) -> CostLine | None:
        """Let one line stand out, and return it; no key, or one without a line, for none."""
        for other, line in self.lines.items():
            line.mark(other == key)
        return self.lines.get(key)

    def show_cost(self, cost: ProgramCost) -> None:
        """Show a program's cost; an equal one stays as it is, with what has the focus."""
        if cost != self._cost:
            self._cost = cost
            self._fill(cost)

    def _fill(self, cost: ProgramCost) -> None:
        self._clear()
        self.setAccessibleName(f"{cost.program.title}, {cost.program.institution}: {cost.text}")
        self._column.addWidget(wrapping(cost.program.title, "large-strong"))
        school = wrapping(f"{cost.program.institution}, {cost.program.place}", "small")
        school.setProperty("muted", True)
        self._column.addWidget(school)
        self._column.addSpacing(SMALL)
        self._add_tuition(cost)
        for piece in (*cost.degree.pieces, *cost.degree.apart):
            if piece.kind != TUITION:
                self._add_piece(piece)
        self._add_total(cost.degree)
        self._add_debt(cost)
        if cost.parity_words:
            self._line("parity", PRICES, "").say(cost.parity_words, muted=True)
        self._add_pay(cost)
        self._add_figures(cost.program, cost.degree.sources)
        self._body.show()  # a layout would show it a turn later
        self.update()

    def _clear(self) -> None:
        """Put an empty body in the place of the one before."""
        before = self._body
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TINY)
        self._outer.replaceWidget(before, self._body)
        before.hide()
        before.deleteLater()
        self.lines = {}

    def _line(self, key: str, name: str, sum_words: str, *, is_total: bool = False) -> CostLine:
        line = CostLine(self._session, name, sum_words, is_total=is_total)
        self.lines[key] = line
        self._column.addWidget(line)
        return line

    # The pieces

    def _add_tuition(self, cost: ProgramCost) -> None:
        name = PIECE_LABELS[TUITION]
        if not cost.options:
            line = self._line(TUITION, name, NOT_COMPUTED)
            line.sum.setProperty("absent", True)
            self._add_reasons(line, cost)
            return
        line = self._line(TUITION, name, cost.text)
        if cost.is_fallback:
            line.warn(FALLBACK)
        notes = [converted.option.notes for converted in cost.options]
        shared = [note for note in dict.fromkeys(sum(notes, ())) if all(note in n for n in notes)]
        for converted in cost.options:
            _add_option(line, converted, shared)
        problems = (c.conversion.problem for c in cost.options)
        for problem in dict.fromkeys(filter(None, problems)):
            line.warn(problem)
        assumed = f"Assumes {cost.assumption}." if cost.assumption else ""
        line.say("\n".join(filter(None, (assumed, " ".join(shared)))), muted=True)
        for converted in cost.options:
            line.add_source(converted.option.source, converted.option.academic_year)

    def _add_reasons(self, line: CostLine, cost: ProgramCost) -> None:
        line.say("\n".join(cost.cost.reasons))
        stated = cost.program.fact(TUITION).statements
        line.say("\n".join(f"Stated: {said.value.text}." for said in stated), muted=True)
        for statement in stated:
            line.add_link(f"Source: {statement.source.publisher}", statement.source.url)
        line.say("\n".join(f"Ask the school: {question}" for question in cost.cost.questions))
        if cost.cost.questions:
            text = "\n".join(cost.cost.questions)
            copy = line.add_button("Copy the question" + "s" * (len(cost.cost.questions) > 1))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _add_piece(self, piece: Piece) -> None:
        line = self._line(piece.kind, piece.label, piece.text)
        for step in piece.lines:
            if step != piece.text and step not in piece.text:  # one stated sum says all
                line.say(step)
        assumed = f"Assumes {piece.assumes}." if piece.assumes else ""
        line.say(" ".join((*piece.steps, *filter(None, (assumed,)), *piece.notes)), muted=True)
        if piece.problem:
            line.warn(piece.problem)
        for source in piece.sources:
            line.add_source(source, source.as_of)

    def _add_total(self, degree: DegreeCost) -> None:
        if degree.ends is None:
            return
        line = self._line(TOTAL, TO_THE_DEGREE, degree.text, is_total=True)
        line.say("\n".join(reason.text for reason in degree.reasons), muted=True)

    # What stands beside them

    def _add_debt(self, cost: ProgramCost) -> None:
        debt, back = cost.debt, cost.earned_back
        if debt is not None:
            line = self._line(DEBT, "To borrow", debt.text)
            monthly = f"{debt.payment_text} a month" * bool(debt.loans)
            line.say("\n".join(filter(None, (*debt.lines, monthly))))
            line.say("\n".join(reason.text for reason in debt.reasons), muted=True)
        if back is not None:
            line = self._line("earned_back", "Earned back", "")
            line.say(back.words)
            line.say(back.assumes, muted=True)

    def _add_pay(self, cost: ProgramCost) -> None:
        wage = cost.wage
        if wage is None:
            self._line(PAY, "A year's pay", "").say(cost.pay_sentence or cost.words)
        else:
            name = "A year's pay, median" if wage.unit == "year" else "Pay, median"
            line = self._line(PAY, name, wage.text("median"))
            whose = f"{wage.occupation.title}, {wage.place}, {wage.year}, {wage.unit_text}."
            line.say(f"{whose}\n{cost.words}")
            line.say(" ".join((*cost.pay_steps, *wage.notes)), muted=True)
        for number, one in enumerate(cost.earnings):
            words = f"Median of {one.field} graduates of the school with federal aid, {one.when}."
            key = f"{EARNINGS} {number}" if number else EARNINGS
            earned = self._line(key, "Earnings of the field", one.money.text)
            earned.say(words, muted=True)

    def _add_figures(self, program: Program, used: Container[Source]) -> None:
        """Add what the catalog has on the school and field: beside the total, never in it.

        What the school charges on average is left out: it stands in the total where it is needed.
        So are figures of sources that are `used` above.
        """
        shown = [
            (attribute, fact)
            for attribute in self._session.workspace.register
            if not attribute.is_of_program and not isinstance(attribute.kind, Charges)
            if (fact := program.fact(attribute)).is_known
            and not all(statement.source in used for statement in fact.statements)
        ]
        if not shown:
            return
        line = self._line("school", "Of the school and field, in no sum", "")
        said = (f"{attribute.label}: {attribute.text(fact)}." for attribute, fact in shown)
        line.say("\n".join(said), muted=True)
        for source in dict.fromkeys(s.source for _, fact in shown for s in fact.statements):
            line.add_source(source, source.as_of)
        about = line.add_button("What these figures are, and are not")
        about.clicked.connect(partial(self._explain, shown[0][0].key))

    def _explain(self, term: str) -> None:
        self._session.apply(show_guide(self._session.state, term))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cost is None:
            return
        painter = QPainter(self)
        stripe = QRectF(0, RADIUS, STRIPE, self.height() - 2 * RADIUS)
        paint_stripe(painter, stripe, self._session.theme, self._cost.series)
        painter.end()


def _add_option(line: CostLine, converted: ConvertedOption, shared: list[str]) -> None:
    """Add the arithmetic of one way to pay with its own notes; what all share comes last."""
    line.say("\n".join(converted.option.lines))
    own = [note for note in converted.option.notes if note not in shared]
    steps = converted.conversion.steps
    line.say(" ".join(((f"{converted.text}.", *steps) if steps else ()) + tuple(own)), muted=True)
