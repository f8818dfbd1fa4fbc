"""The checklist of one application: its lines, what the program also asks for, a field for more."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines import checklist
from mpcompare.app.drafts import drafts_file
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Item
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.drafts.keep import DraftLine
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.pages.deadlines.checklist_row import ChecklistRow
from mpcompare.ui.pages.deadlines.item_dialog import LONGEST
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.theme import SMALL, TINY, set_role
from mpcompare.ui.widgets.elided_button import ElidedButton


class ChecklistView(QWidget):
    """Follows one program's application; every change can be undone."""

    moved_to = Signal(object)
    """Carries the widget that has been given the focus, which may have to be scrolled to."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program: Program | None = None
        self.rows: list[ChecklistRow] = []
        self.offers: list[QPushButton] = []
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.offered = QLabel("The program asks for:")
        self.offered.setProperty("muted", True)
        self.offered.setWordWrap(True)
        for label in (self.count, self.offered):
            set_role(label, "small")
        self.all = QPushButton()
        self.all.clicked.connect(self.make)
        self.field = QLineEdit()
        self.field.setProperty("compact", True)
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText("Add a line of your own")
        self.field.setAccessibleName("Add a line of your own")
        self.field.returnPressed.connect(self._add_own)
        self._kept = DraftLine(self.field, drafts_file.CHECKLIST_LINE)
        self._build()
        session.themed.connect(self._apply_theme)

    def _build(self) -> None:
        self._lines, self._offers = QVBoxLayout(), QVBoxLayout()
        for column in (self._lines, self._offers):
            column.setSpacing(TINY)
        row = QHBoxLayout()
        row.addWidget(self.all)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.count)
        column.addLayout(self._lines)
        column.addWidget(self.field)
        column.addWidget(self.offered)
        column.addLayout(self._offers)
        column.addLayout(row)

    # Following the state

    def show_program(self, program: Program) -> None:
        """Show the checklist of a program as the state has it."""
        is_other = self._program is None or self._program.id != program.id
        self._program = program
        if is_other:
            self.field.clear()
            self._kept.show(program.id, f"A line for the checklist of {program.title}")
        register = self._session.workspace.register
        application = application_changes.application_of(self._session.state, program.id)
        asked = {one.attribute.key: one for one in checklist.requirements(program, register)}
        items = application.checklist
        while len(self.rows) < len(items):
            self.rows.append(self._make_row(len(self.rows)))
            self._lines.addWidget(self.rows[-1])
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(items))
            if place < len(items):
                row.show_item(items[place], asked.get(items[place].attribute))
        self.count.setText(checklist.counted(items))
        self.count.setVisible(bool(items))
        self._offer(checklist.offers(program, register, application), has_items=bool(items))
        self._chain()

    def _chain(self) -> None:
        """Let Tab go from top to bottom; Qt has what is made later after all else."""
        rows = [part for row in self.rows for part in (row.box, row.more, row.words)]
        stops = [one for one in (*rows, self.field, *self.offers, self.all) if _takes_focus(one)]
        first = self.field.previousInFocusChain()
        while first is not None and (first in stops or not _takes_focus(first)):
            first = None if first is self.field else first.previousInFocusChain()
        for before, after in pairwise(stops if first is None else (first, *stops)):
            QWidget.setTabOrder(before, after)

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved_to.emit(widget)

    def _make_row(self, place: int) -> ChecklistRow:
        row = ChecklistRow(self._session)
        row.ticked.connect(lambda done: self._tick(place, done=done))
        row.edit_asked.connect(lambda: self._edit(place))
        row.remove_asked.connect(lambda: self._remove(place))
        row.moved.connect(lambda steps: self._move(place, steps))
        return row

    def _offer(self, items: tuple[Item, ...], *, has_items: bool) -> None:
        had_focus = any(button.hasFocus() for button in self.offers)
        for button in self.offers:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = [self._offer_button(item) for item in items]
        self.offered.setVisible(bool(items))
        self.offered.setText(
            "The program also asks for:" if has_items else "The program's sources ask for:"
        )
        self.all.setVisible(len(items) > 1)
        self.all.setText(
            "Add all of these" if has_items else f"Make a checklist of these {len(items)}"
        )
        self.all.setProperty("primary", not has_items)
        self.all.style().unpolish(self.all)
        self.all.style().polish(self.all)
        if had_focus:
            self._go_to(self.offers[0] if self.offers else self.field)

    def _offer_button(self, item: Item) -> QPushButton:
        button = ElidedButton(button_text(f"+ {item.text}"))  # else a long line widens the panel
        button.setProperty("link", True)
        button.setToolTip(tooltip(f"Put on the checklist: {item.text}"))
        button.setAccessibleName(f"Add to the checklist: {item.text}")
        button.clicked.connect(lambda: self._add(item))
        self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    # What the user does

    def _change(self, verb: Callable[[State, str], State], name: str) -> None:
        if self._program is not None:
            key = self._program.id
            words = name_step(self._session, name, key)
            self._session.apply(verb(self._session.state, key), words)

    def make(self) -> None:
        """Put everything on the checklist that the program asks for."""
        program = self._program
        if program is None:
            return
        register = self._session.workspace.register
        self._change(
            lambda state, _: application_changes.make_checklist(state, program, register),
            "Make checklist of",
        )
        if self.rows:
            self._go_to(self.rows[0].box)

    def _add(self, item: Item) -> None:
        self._change(
            lambda state, key: application_changes.add_item(state, key, item), "Add to checklist of"
        )

    def _add_own(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self._kept.end()
            self._add(Item(text))

    def _tick(self, place: int, *, done: bool) -> None:
        name = "Tick on checklist of" if done else "Untick on checklist of"
        self._change(
            lambda state, key: application_changes.tick_item(state, key, place, done=done), name
        )

    def _remove(self, place: int) -> None:
        self._change(
            lambda state, key: application_changes.remove_item(state, key, place),
            "Remove from checklist of",
        )
        left = sum(row.isVisible() for row in self.rows)
        self._go_to(self.rows[min(place, left - 1)].box if left else self.field)

    def _move(self, place: int, steps: int) -> None:
        last = sum(row.isVisible() for row in self.rows) - 1
        to = max(0, min(place + steps, last))
        if to != place:
            self._change(
                lambda state, key: application_changes.move_item(state, key, place, to),
                "Move on checklist of",
            )
            self._go_to(self.rows[to].box)

    def _edit(self, place: int) -> None:
        if self._program is not None:
            dialogs.CHECKLIST_ITEM.open(self._session, self.window(), self._program.id, place)

    def _apply_theme(self) -> None:
        """Take the theme's colours."""
        for row in self.rows:
            row.apply_theme()


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
