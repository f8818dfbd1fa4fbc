"""The compared programs at the bottom of Explore: dropped in, put in order, taken out."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.model.locale_format import whole
from mpcompare.model.program import Program
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.library.shortlist_button import ShortlistButton
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages.explore.results.results_model import MIME, dragged_programs
from mpcompare.ui.pages.explore.tray.tray_card import TrayCard
from mpcompare.ui.pages.explore.tray.tray_strip import TrayStrip
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step, name_steps, toggle_compared
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.glyph import glyph_icon

COMPARE, SHORT_COMPARE = "Compare\nside by side", "Compare"
HINT = "Add programs to compare them side by side: click + or drag them here"


MOST_CARDS = 50
"""A shortlist that was imported may have thousands; the later ones come in as these are removed."""
AT_ONCE = 4
"""Cards that are made in less than a frame; where many programs are added, the rest comes after."""


class Tray(QFrame):
    """Shows the compared programs, with a button to the Compare page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("Tray")
        set_accessible_role(self, GROUP, "Compared programs")
        self.setProperty("dropping", False)
        self._session = session
        self._is_short = False
        self.setAcceptDrops(True)
        self.shortlist = ShortlistButton(session, "small-strong")
        self.shortlist.setProperty("flat", True)
        self.label = plain_label()
        self.label.setProperty("muted", True)
        self.hint = QLabel(HINT)
        self.hint.setProperty("muted", True)
        self.hint.setWordWrap(True)
        self.compare = QPushButton(COMPARE)
        self.compare.setProperty("primary", True)
        tip = "Show the programs as cards beside each other"
        session.shortcuts.keep_tip(self.compare, tip, "page-compare")
        self.compare.setAccessibleName("Compare side by side")
        self.compare.clicked.connect(self._compare)
        self._cards: list[TrayCard] = []
        self._nowhere: set[str] = set()
        """Compared programs that the catalog does not have, and so without a card."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(lambda: self.follow(frozenset({Part.COMPARED})))
        self.area = TrayStrip()
        self._arrange()
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self.follow(frozenset(Part))

    def _arrange(self) -> None:
        for widget in (self.label, self.hint):
            set_role(widget, "small")
        self.label.setIndent(SMALL)
        set_role(self.compare, "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(self.shortlist, 0, Qt.AlignmentFlag.AlignLeft)
        name.addWidget(self.label)
        row.addLayout(name)
        row.addWidget(self.hint, 1)
        row.addWidget(self.area, 1)
        row.addWidget(self.compare)

    def set_short(self, is_short: bool) -> None:  # noqa: FBT001 - a property's value
        """Take one line, so that a short window has room for results, or two."""
        if is_short == self._is_short:
            return
        self._is_short = is_short
        self._show_count()
        self.compare.setText(SHORT_COMPARE if is_short else COMPARE)
        self.area.set_short(is_short)

    def _show_count(self) -> None:
        """Say below the name how many programs there are; the tab of Compare says it too."""
        self.label.setVisible(bool(self._cards) and not self._is_short)

    @property
    def cards(self) -> tuple[TrayCard, ...]:
        """The cards from left to right."""
        return tuple(self._cards)

    def focused_program(self) -> str | None:
        """Return the id of the program whose card has the focus."""
        return next((card.program.id for card in self._cards if card.hasFocus()), None)

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the comparison of now."""
        if not parts & {Part.COMPARED, Part.CATALOG}:
            return
        focused = self.focused_program()
        place = next((n for n, c in enumerate(self._cards) if c.program.id == focused), 0)
        kept, at_once = {card.program.id: card for card in self._cards}, AT_ONCE
        if Part.CATALOG in parts:  # all cards are others: none goes before another is there
            kept, at_once = dict[str, TrayCard](), MOST_CARDS
            self._nowhere.clear()
        self._fill(self._compared(kept, at_once), kept)
        listed = len(self._session.state.compared)
        count = min(listed, MOST_CARDS) if self._next.isActive() else len(self._cards)
        of = f" of {whole(listed)}" if listed > MOST_CARDS else ""
        self.label.setText(f"{count}{of} program{'' if count == 1 else 's'}")
        self._show_count()
        self.area.setVisible(bool(count))
        self.hint.setVisible(not count)
        self.compare.setEnabled(bool(count))
        self.area.show_cards(self.cards)
        self._focus_again(focused, place)
        self._set_stop(next((card for card in self._cards if card.hasFocus()), None))

    def _focus_again(self, focused: str | None, place: int) -> None:
        """Give the focus back to a card, or where it is gone, to the one in its place."""
        if focused is None or not self._cards:
            return
        beside = self._cards[min(place, len(self._cards) - 1)]
        next((card for card in self._cards if card.program.id == focused), beside).setFocus()

    def _compared(self, kept: Mapping[str, TrayCard], at_once: int) -> tuple[Program, ...]:
        """Return the compared programs in order; of those without a card the first are read."""
        ids = self._session.state.compared[:MOST_CARDS]
        lacking = [i for i in ids if i not in kept and i not in self._nowhere]
        asked = lacking[:at_once]
        new = self._session.workspace.programs(asked)
        self._nowhere.update(set(asked).difference(program.id for program in new))
        if len(lacking) > at_once:
            self._next.start()
        known = {program.id: program for program in (*(c.program for c in kept.values()), *new)}
        return tuple(known[i] for i in ids if i in known)

    def _fill(self, programs: tuple[Program, ...], kept: Mapping[str, TrayCard]) -> None:
        wanted = {program.id for program in programs}
        for card in self._cards:
            if card.program.id not in wanted or card.program.id not in kept:
                card.hide()
                card.deleteLater()
        self._cards = []
        for program in programs:
            card = kept.get(program.id) or self._new_card(program)
            card.series = self._session.state.series[program.id]
            card.update()
            self._cards.append(card)

    def _new_card(self, program: Program) -> TrayCard:
        card = TrayCard(self._session, program)
        card.remove_asked.connect(self._remove)
        card.shown_asked.connect(self._show)
        card.moved.connect(partial(self._go_on, card))
        return card

    def _go_on(self, card: TrayCard, steps: int) -> None:
        """Put the focus on the card beside one."""
        place = max(0, min(self._cards.index(card) + steps, len(self._cards) - 1))
        self._set_stop(self._cards[place])
        self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_stop(self, stop: TrayCard | None) -> None:
        """Let Tab stop once in the tray; the arrow keys go from card to card."""
        stop = stop or next(iter(self._cards), None)
        for card in self._cards:
            is_stop = card is stop
            card.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def _remove(self, program: str) -> None:
        toggle_compared(self._session, program)

    def _show(self, program: str) -> None:
        self._session.apply(changes.select(self._session.state, program))

    def _compare(self) -> None:
        self._session.apply(changes.show_page(self._session.state, changes.COMPARE))

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._mark(dropping=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(dropping=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(dropping=False)
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._take(event.mimeData(), self._place(event.position().toPoint()))

    def _place(self, at: QPoint) -> int:
        middles = [card.mapTo(self, card.rect().center()).x() for card in self._cards]
        return sum(middle < at.x() for middle in middles)

    def _take(self, mime: QMimeData, place: int) -> None:
        ids = dragged_programs(mime)
        state = self._session.state
        new = [i for i in ids if i not in state.compared]
        if new:
            name = name_steps(self._session, "Add", new)
            self._session.apply(changes.add(state, new, at=place), name)
        elif len(ids) == 1:
            before = state.compared.index(ids[0])
            to = place - 1 if before < place else place
            self._session.apply(
                changes.move(state, ids[0], to), name_step(self._session, "Move", ids[0])
            )

    def _mark(self, *, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        self.style().unpolish(self)
        self.style().polish(self)

    def _apply_theme(self) -> None:
        theme = self._session.theme
        for card in self._cards:
            card.cross.setIcon(glyph_icon("cross", theme, "text-muted", 12))
            card.update()
        self.area.fit()
