"""The card with the source of a value: who states it, where, for when, in what words."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Comparison
from mpcompare.model.fact import Source, Statement
from mpcompare.model.pay.preferences import OUR_READING
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.accessibility import DIALOG, set_accessible_role
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.compare.cards_model import CardsModel, Content
from mpcompare.ui.pages.compare.rows import ProfileRow
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, Role, set_role
from mpcompare.ui.widgets.fact_words import as_of_words, basis_words, kind_words
from mpcompare.ui.widgets.linked_label import make_selectable

EMS = 30
HIGHEST = 480


class Popup(QFrame):
    """A small card over the window. Esc or a click elsewhere closes it; the focus goes back."""

    def __init__(self, session: Session, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("Popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_accessible_role(self, DIALOG, name)
        self.session = session
        self.setStyleSheet(
            session.theme.style_sheet(
                "#Popup { background: @surface-raised@; border: 1px solid @border-strong@; }"
                "#PopupBody { background: @surface-raised@; }"
                "#Popup QListWidget { background: @surface-raised@; }"
                "#Popup QListWidget::item"
                " { padding: @4-1@px @6-1@px; border: 1px solid transparent;"
                " border-radius: @6@px; color: @text@; }"
                "#Popup QListWidget::item:selected, #Popup QListWidget::item:hover"
                " { background: @accent-soft@; color: @text@; border-color: @accent@; }"
                "#Popup QListWidget::item:disabled { color: @text-muted@; }"
            )
        )
        self._inside = QWidget()
        self._inside.setObjectName("PopupBody")
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.body.setSpacing(TINY)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroll)

    def add_label(self, text: str, role: Role = "text", *, muted: bool = False) -> QLabel:
        """Add a paragraph; its text can be selected."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, role)
        label.setProperty("muted", muted)
        label.setWordWrap(True)
        make_selectable(label)
        if muted:
            ink = self.session.theme.tokens["text-muted"]
            label.setStyleSheet(f"color: {ink}")
        self.body.addWidget(label)
        return label

    def add_gap(self) -> None:
        """Add a line between two parts."""
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self.session.theme.tokens['border']}")
        self.body.addSpacing(SMALL)
        self.body.addWidget(line)
        self.body.addSpacing(SMALL)

    def add_links(self, *links: tuple[str, str, Callable[[], None]]) -> None:
        """Add buttons that look like links: words, tooltip, what to do."""
        row = QHBoxLayout()
        row.setContentsMargins(0, TINY, 0, 0)
        row.setSpacing(SMALL)
        for words, tip, run in links:
            button = QPushButton(words)
            button.setProperty("link", True)
            set_role(button, "small-strong")
            button.setToolTip(tip)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def open_at(self, corner: QPoint, above: int = 0) -> None:
        """Open with the top left at a point of the screen, or above it where there is no room.

        Args:
            corner: where to open.
            above: height of what must stay in sight above `corner`.
        """
        width = round(EMS * self.fontMetrics().horizontalAdvance("m"))
        needed = self._inside.sizeHint().height()
        if self._inside.hasHeightForWidth():
            needed = self._inside.heightForWidth(width)
        height = min(needed, HIGHEST) + 4
        size = QSize(width, height)
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(corner.x(), screen.right() - size.width()))
        y = corner.y()
        if y + size.height() > screen.bottom():
            y = max(screen.top(), corner.y() - above - size.height())
        self.setGeometry(x, y, size.width(), size.height())
        self.show()
        words = (label.text() for label in self._inside.findChildren(QLabel))
        self.setAccessibleDescription("\n".join(words))  # read out with its name
        first = self.findChild(QPushButton)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            super().keyPressEvent(event)


class Provenance(Popup):
    """The sources of one value, a statement after the other."""

    def __init__(
        self,
        session: Session,
        comparison: Comparison,
        attribute: Attribute,
        program: Program,
        parent: QWidget,
    ) -> None:
        super().__init__(session, f"Sources of {attribute.label}, {program.title}", parent)
        self._comparison, self._attribute, self._program = comparison, attribute, program
        self._view = parent
        fact = comparison.fact(attribute, program)
        self.add_label(f"{attribute.label} · {program.title}", "small", muted=True)
        if fact.absence is not None:
            self.add_label(fact.absence.label.capitalize(), "strong")
            self.add_label(attribute.why_absent(fact.absence), "small", muted=True)
        for place, statement in enumerate(fact.statements):
            if place or fact.absence is not None:
                self.add_gap()
            self._statement(statement)
        if fact.reason is not None and attribute.is_of_program:
            self._looked_in()
        if not attribute.is_of_program:
            self.add_gap()
            self.add_label(attribute.caution, "small", muted=True)
        if attribute.is_stated:
            self.add_gap()
            tip = "Say what it should be, and who says so (Program menu)"
            self.add_links(("Correct this value…", tip, self._correct))

    def _statement(self, statement: Statement) -> None:
        words = self._attribute.kind.words(statement.value)
        self.add_label("\n".join(words), "strong" if len(words) == 1 else "text")
        meaning = self._meaning(statement)
        if meaning:
            self.add_label(meaning, "small", muted=True)
        if statement.note and statement.basis != "computed":
            self.add_label(statement.note)
        if basis_words(statement):
            self.add_label(basis_words(statement), "small")
        number = self._comparison.source_number(self._program, statement)
        self._source(statement.source, number)

    def _meaning(self, statement: Statement) -> str:
        """Explain a value out of a closed list; several need no help here, their row has it."""
        kind = self._attribute.kind
        tokens = kind.tokens(statement.value) if kind.choices else ()
        meant = [choice.explanation for choice in kind.choices if choice.value in tokens]
        return meant[0] if len(meant) == 1 else ""

    def _source(self, source: Source, number: int) -> None:
        self.add_label(f"{number}  {source.publisher}", "small-strong")
        when = as_of_words(source, self._comparison.this_year)
        self.add_label(f"{kind_words(source).capitalize()}, {when}", "small", muted=True)
        if not source.url:  # told by phone or mail
            return
        self.add_label(source.url, "small", muted=True)
        self.add_links(
            ("Open page", source.url, lambda: self._open(source.url)),
            ("Copy link", source.url, lambda: QGuiApplication.clipboard().setText(source.url)),
        )

    def _correct(self) -> None:
        key = self._attribute.key
        dialog = dialogs.CORRECT.build(self.session, self._view.window(), self._program.id, key)
        self.close()
        dialog.open()

    def _looked_in(self) -> None:
        sources = [
            (number, source)
            for number, program, source in self._comparison.numbered_sources
            if program.id == self._program.id
        ]
        if sources:
            self.add_gap()
            self.add_label("We looked in", "small", muted=True)
        for number, source in sources:
            self._source(source, number)

    def _open(self, url: str) -> None:
        open_page(self.session, url)
        self.close()


class Readouts(Popup):
    """Figures of pay in words, an occupation after the other, with what must be known of them."""

    def __init__(
        self,
        session: Session,
        title: str,
        readouts: tuple[str, ...],
        notes: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(session, title, parent)
        self.add_label(title, "small", muted=True)
        for place, readout in enumerate(readouts):
            if place:
                self.add_gap()
            head, _, rest = readout.partition("\n")
            self.add_label(head, "strong")
            if rest:
                self.add_label(rest, "small")
        if notes:
            self.add_gap()
        for note in notes:
            self.add_label(note, "small", muted=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class ProfileCard(Readouts):
    """What a program asks for that the profile meets, does not, or can't be held against."""

    def __init__(
        self,
        session: Session,
        model: CardsModel,
        row: ProfileRow,
        program: Program,
        parent: QWidget,
    ) -> None:
        remarks = model.comparison.remarks_of(program, row.key)
        lines = remarks[0].tip.splitlines() if remarks else ["Nothing to hold against your profile"]
        readouts = tuple(line.replace(": ", "\n", 1) for line in lines)
        super().__init__(session, f"{row.label} · {program.title}", readouts, (), parent)
        self._view = parent
        self.add_gap()
        tip = "Say what you bring and want; it stays on this computer"
        tip = session.shortcuts.in_tip(tip, "profile")
        self.add_links(("Change your profile…", tip, self._change))

    def _change(self) -> None:
        dialog = dialogs.PROFILE.build(self.session, self._view.window())
        self.close()
        dialog.open()


def popup_of(
    session: Session,
    model: CardsModel,
    row: Content,
    program: Program,
    parent: QWidget,
) -> Popup:
    """Return the pop-up for a cell: where a fact comes from, or the figures of pay in words."""
    if isinstance(row, Attribute):
        return Provenance(session, model.comparison, row, program, parent)
    if isinstance(row, ProfileRow):
        return ProfileCard(session, model, row, program, parent)
    column = model.column_of(program.id) or 0
    axis = row if isinstance(row, AxisRow) else row.axis
    rows = row.group.rows if isinstance(row, AxisRow) else (row.row,)
    said = axis.column(column)
    cells = [pay.cells[column] for pay in rows]
    sources = dict.fromkeys(cell.wage.source.text for cell in cells if cell.wage is not None)
    readouts = (*filter(None, (said.sentence, said.remark)), *(cell.readout for cell in cells))
    notes = (*said.notes, OUR_READING, *(f"Source: {source}." for source in sources))
    return Readouts(session, f"{row.label} · {program.title}", readouts, notes, parent)
