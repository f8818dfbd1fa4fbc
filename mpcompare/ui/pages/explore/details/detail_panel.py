"""The selected program at the right: every fact, with who states it and as of when."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.compare.closed_remarks import closed_tip
from mpcompare.app.compare.retired_remarks import TIP
from mpcompare.app.compare.verdict_remarks import verdict_remarks
from mpcompare.app.corrections.remarks import remark_of
from mpcompare.app.state.changes import show_guide
from mpcompare.app.state.state import Part
from mpcompare.model.program import Program, checked_words, closed_words
from mpcompare.ui import dialogs
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.check_program import check_program
from mpcompare.ui.library.status_menu import StatusButton
from mpcompare.ui.literal import plain_label
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.explore.details.facts_view import FactsView
from mpcompare.ui.pages.explore.details.marked_summary import MarkedSummary
from mpcompare.ui.pages.explore.details.notes_section import NotesSection
from mpcompare.ui.pages.explore.details.pay_summary import PaySummary
from mpcompare.ui.pages.explore.details.program_text import ProgramText
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import toggle_compared
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.linked_label import make_selectable

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class DetailPanel(QScrollArea):
    """Follows the selected program of the state."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("DetailPanel")
        self._session = session
        self._program: Program | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to whatever in it has the focus
        set_accessible_role(self, GROUP, "Details of the selected program")
        self.kicker, self.name, self.place = plain_label(), plain_label(), plain_label()
        for label in (self.kicker, self.name, self.place):
            label.setWordWrap(True)
            label.setMinimumWidth(1)  # a very long word would push all else out of sight
            make_selectable(label)
        for label in (self.kicker, self.place):
            label.setProperty("muted", True)
        self.closed = plain_label()
        self.closed.setProperty("caution", True)
        self.closed.setTextFormat(Qt.TextFormat.PlainText)
        self._make_ways()
        self.status = StatusButton(session)
        self.facts = FactsView(session, "Facts and their sources")
        self.facts.correct_asked.connect(self._correct)
        self.facts.explain_asked.connect(self._explain)
        self.facts.reached.connect(self._show_reached)
        self.notes = NotesSection(session)
        self.pay = PaySummary(session)
        self.marked = MarkedSummary(session)
        self._build()
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _make_ways(self) -> None:
        """Make what leads from the program: into the comparison, to its page, to checking it."""
        self.toggle = QPushButton()
        self.toggle.clicked.connect(self._toggle)
        self.page = QPushButton("Program page")
        self.page.setProperty("link", True)
        self.page.setToolTip("Open the program's own page in the browser")
        self.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.page.clicked.connect(self._open_page)
        self.checked = plain_label()
        self.checked.setProperty("muted", True)
        self.checked.setWordWrap(True)
        self.checked.setMinimumWidth(1)
        self.check = QPushButton("Check this…")
        self.check.setProperty("link", True)
        self.check.setToolTip("Open the program's own page, and the form to correct what differs")
        self.check.clicked.connect(self._check)

    def _build(self) -> None:
        self._filled, self._hint = QWidget(), QLabel("Select a program to see every fact about it.")
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        self._inner = QVBoxLayout(self._filled)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(TINY)
        set_role(self.name, "title")
        set_role(self.closed, "small-strong")
        set_role(self.toggle, "strong")
        for widget in (self.kicker, self.place, self.page, self.checked, self.check):
            set_role(widget, "small")
        for label in (self.kicker, self.name, self.place):
            self._inner.addWidget(label)
        self._inner.addWidget(self.closed, 0, _LEFT)
        self._inner.addWidget(self.checked)
        ways = FlowLayout(None, LARGE)
        ways.addWidget(self.page)
        ways.addWidget(self.check)
        self._inner.addLayout(ways)
        self._inner.addSpacing(SMALL)
        self._inner.addWidget(self.toggle, 0, _LEFT)
        self._inner.addWidget(self.status, 0, _LEFT)
        self._inner.addSpacing(SMALL)
        self._inner.addWidget(self.notes)
        self._inner.addWidget(self.facts)
        self._inner.addWidget(self.pay)
        self._body = QWidget()
        self._body.setObjectName("DetailBody")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(MEDIUM, LARGE, MEDIUM, LARGE)
        for each in (self._filled, self.marked, self._hint):
            column.addWidget(each)
        column.addStretch(1)
        self.setWidget(self._body)

    def sizeHint(self) -> QSize:
        return QSize(320, 400)

    @property
    def program(self) -> Program | None:
        """The program in sight."""
        return self._program

    def show_program(self, program: Program | None) -> None:
        """Show another program from its top, or the same again where it is scrolled to."""
        is_other = program is None or self._program is None or program.id != self._program.id
        self._program = program
        self._filled.setVisible(program is not None)
        self._hint.setVisible(program is None)
        self.marked.hide()
        self.notes.show_program(program)
        self.pay.show_program(program)
        if program is None:
            return
        mark = "Yours" if program.id in self._session.state.library.own else ""
        parts = filter(None, (mark, program.degree, program.institution))
        self.kicker.setText(" · ".join(parts))
        self.page.setVisible(bool(program.url))
        self.checked.setText(self._checked_words(program))
        self.name.setText(program.name)
        self.place.setText(program.place)
        workspace = self._session.workspace
        closed = closed_words(program, workspace.register)
        no_more = f"{closed}: takes no applications" if closed else ""
        self.closed.setText("\n".join(filter(None, (program.left_words, no_more))))
        self.closed.setToolTip(closed_tip(program, workspace) if closed else TIP)
        self.closed.setVisible(bool(closed or program.left_words))
        self.status.show_program(program.id)
        self._word()
        self._show_compared()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def show_marked(self, count: int, programs: Sequence[str]) -> None:
        """Show what can be done with several marked programs, in the place of one's facts.

        Args:
            count: how many they are.
            programs: their ids; none where they are too many to be changed.
        """
        self._filled.hide()
        self._hint.hide()
        self.marked.show_marked(count, programs)
        self.marked.show()
        self.verticalScrollBar().setValue(0)

    def _checked_words(self, program: Program) -> str:
        """Return how old and new the program's sources are, and which edition has them."""
        is_own = program.id in self._session.state.library.own
        workspace, year = self._session.workspace, self._session.today.year
        edition = "" if is_own else workspace.info.version
        return checked_words(program, workspace.register, year, edition)

    def _word(self) -> None:
        if self._program is None:
            return
        register = self._session.workspace.register
        own, yours, is_own = self._session.workspace.own, {}, False
        if own is not None:
            corrected = own.corrected(self._program.id)
            yours = {each.attribute.key: remark_of(each).text for each in corrected}
            is_own = self._program.id in own.own
        theme, year = self._session.theme, self._session.today.year
        state, workspace = self._session.state, self._session.workspace
        said = {key: r for (_, key), r in verdict_remarks(state, workspace, [self._program])}
        counted = f"<p>{escape(said[''].text)}</p>" if said else ""
        worded = ProgramText(theme, register, year, yours, said, is_own=is_own)
        self.facts.show_html(f"{self._trouble()}{counted}{worded.html(self._program)}")

    def _trouble(self) -> str:
        """Return what can't be read of a program that the user added."""
        own, program = self._session.workspace.own, self._program
        if own is None or program is None or program.id not in own.own:
            return ""
        lines = "<br>".join(map(escape, own.read(program.id).problems))
        color = self._session.theme.tokens["caution"]
        return f'<p style="color:{color}">{lines}</p>' if lines else ""

    def _show_compared(self) -> None:
        if self._program is None:
            return
        is_compared = self._program.id in self._session.state.compared
        self.toggle.setText("In comparison" if is_compared else "Add to comparison")
        self.toggle.setToolTip(
            "Take it out of the comparison" if is_compared else "Compare it with others"
        )
        self.toggle.setAccessibleName(
            "In comparison, take it out" if is_compared else "Add to comparison"
        )
        self.toggle.setProperty("primary", True)
        token = "accent-text"
        glyph = "check" if is_compared else "plus"
        self.toggle.setIcon(glyph_icon(glyph, self._session.theme, token))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is said of the program now."""
        for section in (self.notes, self.pay, self.marked):
            section.follow(parts)
        if Part.COMPARED in parts:
            self._show_compared()
        if Part.PROFILE in parts:
            self._word()

    def _toggle(self) -> None:
        if self._program is not None:
            toggle_compared(self._session, self._program.id)

    def _correct(self, attribute: str) -> None:
        if self._program is not None:
            dialogs.CORRECT.open(self._session, self.window(), self._program.id, attribute)

    def _check(self) -> None:
        if self._program is not None:
            check_program(self._session, self.window(), self._program)

    def _show_reached(self, place: QRect) -> None:
        """Scroll to the fact that the keyboard has come to."""
        middle = self.facts.mapTo(self._body, place.center())
        self.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + LARGE)

    def _explain(self, attribute: str) -> None:
        self._session.apply(show_guide(self._session.state, attribute))

    def _open_page(self) -> None:
        if self._program is not None:
            open_page(self._session, self._program.url)

    def _apply_theme(self) -> None:
        self.page.setIcon(glyph_icon("outside", self._session.theme, "accent"))
        self._show_compared()
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._program is not None:
            self.facts.fit()
