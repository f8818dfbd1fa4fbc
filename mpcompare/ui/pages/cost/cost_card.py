"""One program's cost on a card: the total, how it comes about, who says so, what to ask."""

from collections.abc import Container
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state.changes import show_guide
from mpcompare.model.cost.piece import DegreeCost
from mpcompare.model.cost.sheet import ConvertedOption, ProgramCost
from mpcompare.model.fact import Source
from mpcompare.model.kind import Charges
from mpcompare.model.money import year_words
from mpcompare.model.program import Program
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, RADIUS, TINY, Role, set_role
from mpcompare.ui.widgets.elided_button import ElidedButton
from mpcompare.ui.widgets.series_stripe import paint_stripe

STRIPE = 4
TO_THE_DEGREE = "All that is known, to the degree"
FALLBACK = "University's average, not this program's"


class CostCard(QFrame):
    """Shows one cost after another; made again inside each time, since little is alike."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("CostCard")
        self._session = session
        self._cost: ProgramCost | None = None
        self.total = QLabel()
        self.links: list[QPushButton] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(LARGE + STRIPE, MEDIUM, LARGE, MEDIUM)
        self._outer = outer
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        outer.addWidget(self._body)

    @property
    def program(self) -> str | None:
        """The id of the program that it shows."""
        return self._cost.program.id if self._cost else None

    def has_focus(self) -> bool:
        """Whether the focus is on the card or in it."""
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def words(self) -> str:
        """Return all that the card says, for tests and for copying."""
        return "\n".join(label.text() for label in self._body.findChildren(QLabel))

    def show_cost(self, cost: ProgramCost) -> None:
        """Show a program's cost; an equal one stays as it is, with what has the focus."""
        if cost != self._cost:
            self._cost = cost
            self._fill(cost)

    def _fill(self, cost: ProgramCost) -> None:
        self._clear()
        self.setAccessibleName(f"{cost.program.title}, {cost.program.institution}: {cost.text}")
        self._column.addLayout(self._heading(cost))
        if cost.is_fallback:
            chip = self._label(FALLBACK, "small", caution=True)
            chip.setWordWrap(False)
            row = QHBoxLayout()
            row.addWidget(chip)
            row.addStretch(1)
            self._column.addLayout(row)
        self._add_options(cost.options)
        if not cost.options:
            self._add_reasons(cost)
        self._add_degree(cost.degree)
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
        self.links = []

    def _heading(self, cost: ProgramCost) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._label(cost.program.title, "large-strong"))
        school = f"{cost.program.institution}, {cost.program.place}"
        names.addWidget(self._label(school, "small", muted=True))
        row.addLayout(names, 3)
        text = cost.text if cost.options else "Can't be computed"
        self.total = self._label(text, "title" if cost.options else "text")
        self.total.setProperty("absent", not cost.options)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        figure.addWidget(self.total)
        if cost.assumption:
            assumption = self._label(f"Tuition: {cost.assumption}", "small", muted=True)
            assumption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.addWidget(assumption)
        figure.addStretch(1)
        row.addLayout(figure, 2)
        return row

    def _add_options(self, options: tuple[ConvertedOption, ...]) -> None:
        """Add the arithmetic of each way to pay with its own notes; what all share comes last."""
        notes = [converted.option.notes for converted in options]
        shared = [note for note in dict.fromkeys(sum(notes, ())) if all(note in n for n in notes)]
        for converted in options:
            for line in converted.option.lines:
                self._add(line)
            own = [note for note in converted.option.notes if note not in shared]
            steps = (
                (f"{converted.text}.", *converted.conversion.steps)
                if converted.conversion.steps
                else ()
            )
            if steps or own:
                self._add(" ".join((*steps, *own)), "small", muted=True)
        for problem in dict.fromkeys(c.conversion.problem for c in options if c.conversion.problem):
            self._add(problem, "small", caution=True)
        if shared:
            self._add(" ".join(shared), "small", muted=True)
        for converted in options:
            self._add_source(converted)

    def _add_source(self, converted: ConvertedOption) -> None:
        self._add_source_link(converted.option.source, converted.option.academic_year)

    def _add_source_link(self, source: Source, academic_year: str) -> None:
        year = year_words(academic_year)
        dated = ", dated" if source.is_dated(self._session.today.year) else ""
        when = "" if source.publisher.endswith(year) else f", {year}"
        self._add_link(f"Source: {source.publisher}{when}{dated}", source.url)

    def _add_reasons(self, cost: ProgramCost) -> None:
        for reason in cost.cost.reasons:
            self._add(reason)
        stated = cost.program.fact("tuition").statements
        for statement in stated:
            self._add(f"Stated: {statement.value.text}.", "small", muted=True)
        for statement in stated:
            self._add_link(f"Source: {statement.source.publisher}", statement.source.url)
        for question in cost.cost.questions:
            self._add(f"Ask the school: {question}", "small")
        if cost.cost.questions:
            text = "\n".join(cost.cost.questions)
            button = self._link_button("Copy the question" + "s" * (len(cost.cost.questions) > 1))
            button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _add_degree(self, degree: DegreeCost) -> None:
        """Add the other pieces of the cost with their working, and what all of them come to."""
        for piece in (*degree.pieces, *degree.apart):
            if piece.kind == "tuition":
                continue  # it stands above
            self._add(f"{piece.label}: {' '.join(piece.lines)}")
            assumed = (f"Assumes {piece.assumes}.",) if piece.assumes else ()
            said = " ".join((*piece.steps, *assumed, *piece.notes))
            if said:
                self._add(said, "small", muted=True)
            for source in piece.sources:
                self._add_source_link(source, source.as_of)
        if degree.ends is not None:
            self._add(f"{TO_THE_DEGREE}: {degree.text}", "strong")
        for reason in degree.reasons if degree.ends is not None else ():
            self._add(reason, "small", muted=True)

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
        for attribute, fact in shown:
            self._add(f"{attribute.label}: {attribute.text(fact)}.", "small", muted=True)
        for source in dict.fromkeys(s.source for _, fact in shown for s in fact.statements):
            self._add_source_link(source, source.as_of)
        if shown:
            about = self._link_button("What these figures are, and are not")
            about.clicked.connect(partial(self._explain, shown[0][0].key))

    def _explain(self, term: str) -> None:
        self._session.apply(show_guide(self._session.state, term))

    def _add(
        self, text: str, role: Role = "text", *, muted: bool = False, caution: bool = False
    ) -> None:
        self._column.addWidget(self._label(text, role, muted=muted, caution=caution))

    def _label(
        self, text: str, role: Role = "text", *, muted: bool = False, caution: bool = False
    ) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(label, role)
        label.setProperty("muted", muted)
        label.setProperty("caution", caution)
        return label

    def _add_link(self, text: str, url: str) -> None:
        """Add a source, unless the same one stands above."""
        if any(
            link.toolTip() == tooltip(url) and link.text() == button_text(text)
            for link in self.links
        ):
            return
        button = self._link_button(text)
        button.setToolTip(tooltip(url))
        button.setEnabled(bool(url))
        button.clicked.connect(lambda: open_page(self._session, url))

    def _link_button(self, text: str) -> QPushButton:
        button = ElidedButton(button_text(text))
        button.setProperty("link", True)
        set_role(button, "small")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout()
        row.setContentsMargins(-TINY, 0, 0, 0)  # its words in line with those above
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.links.append(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cost is None:
            return
        painter = QPainter(self)
        stripe = QRectF(1, RADIUS, STRIPE, self.height() - 2 * RADIUS)
        paint_stripe(painter, stripe, self._session.theme, self._cost.series)
        painter.end()
