"""One line of a checklist: its tick, what the program says of it, of whom and by when."""

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.deadlines.checklist import Requirement
from mpcompare.app.deadlines.dates import away, short
from mpcompare.model.library.application import Item
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY, set_role
from mpcompare.ui.widgets.elided_button import ElidedCheckBox
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.linked_label import LinkedLabel
from mpcompare.ui.widgets.source_link import source_link

INDENT = 26
"""Of the words below a tick box."""


class ChecklistRow(QWidget):
    """Space ticks, F2 changes, Delete removes, Alt with the arrows moves."""

    ticked = Signal(bool)
    edit_asked = Signal()
    remove_asked = Signal()
    moved = Signal(int)
    """Carries by how many places."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.item = Item("")
        self._requirement: Requirement | None = None
        self.box = _Box()
        self.box.clicked.connect(self.ticked)
        self.box.key_pressed.connect(self._key)
        self.words = LinkedLabel(session)
        set_role(self.words, "small")
        self.words.setContentsMargins(INDENT, 0, 0, 0)
        self.more = QToolButton()
        self.more.setProperty("bare", True)
        self.more.setToolTip("Change, move or remove this line")
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.clicked.connect(self.open_menu)
        head = QHBoxLayout()
        head.setSpacing(TINY)
        head.addWidget(self.box, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TINY, 0, TINY)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.words)
        self.apply_theme()

    def show_item(self, item: Item, requirement: Requirement | None) -> None:
        """Show a line, with the requirement that it was made from where that still is one."""
        self.item, self._requirement = item, requirement
        self.box.setText(button_text(item.text))
        self.box.setToolTip(tooltip(item.text))
        self.box.setChecked(item.done)
        self._word()
        self.more.setAccessibleName(f"More for {item.text}")

    def _word(self) -> None:
        said = "".join(f"<div>{line}</div>" for line in self._lines())
        self.words.setText(f"<html>{said}</html>" if said else "")
        self.words.setVisible(bool(said))
        self.box.setAccessibleDescription(", ".join(self._spoken()))

    def _lines(self) -> list[str]:
        muted = self._session.theme.tokens["text-muted"]
        lines = [f"<span>{escape(words)}</span>" for words in self._spoken_own()]
        if self._requirement is not None:
            source = self._requirement.fact.statements[0].source
            link = source_link(source, self._session.theme, "source")
            words = escape(self._requirement.words)
            lines.append(f'<span style="color:{muted}">{words} · {link}</span>')
        elif self.item.attribute:
            lines.append(f'<span style="color:{muted}">No source asks for this any more.</span>')
        return lines

    def _spoken_own(self) -> list[str]:
        today = self._session.today
        words = [self.item.who] if self.item.who else []
        if self.item.due:
            due = date.fromisoformat(self.item.due)
            soon = "" if self.item.done else f", {away(due, today)}"
            words.append(f"by {short(due, today)}{soon}")
        return [" · ".join(words)] if words else []

    def _spoken(self) -> list[str]:
        said = [self._requirement.words] if self._requirement is not None else []
        return [*self._spoken_own(), *said]

    def _key(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
            if steps is not None:
                self.moved.emit(steps)
                event.accept()
            return
        asked = {
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_Return: self.edit_asked,
            Qt.Key.Key_Delete: self.remove_asked,
        }.get(Qt.Key(key))
        if asked is not None:
            asked.emit()
            event.accept()

    def open_menu(self) -> None:
        """Offer what can be done to the line."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Change…\tF2").triggered.connect(self.edit_asked)
        menu.addAction("Move up\tAlt+Up").triggered.connect(lambda: self.moved.emit(-1))
        menu.addAction("Move down\tAlt+Down").triggered.connect(lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction("Remove\tDel").triggered.connect(self.remove_asked)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def apply_theme(self) -> None:
        """Take the theme's colours."""
        self.more.setIcon(glyph_icon("more", self._session.theme, "text-muted"))
        self._word()


class _Box(ElidedCheckBox):
    """A tick box that offers its keys before it takes them."""

    key_pressed = Signal(object)
    """Carries the event; who acts on it accepts it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)
