"""A main pane with others beside it; those without room are hidden and shown on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mpcompare.ui.kept_layout import keep, kept
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.key_splitter import KeySplitter


@dataclass(frozen=True, slots=True)
class Pane:
    """One pane.

    Attributes:
        widget: what it shows.
        width: in pixels at 100 %: of the main pane the least at which others may stand beside it,
            of another the one it is shown with.
        button: what shows and hides it; None for the main pane. The page places it in a bar.
        least: in pixels at 100 %: it is never narrower.
        rank: which panes are hidden last, 1 before 2; the main pane has 0 and never is.
        most: of the main pane, the width at 100 % from which on the growing pane takes the rest.
        grows: whether it does.
        content: of the main pane, what takes the focus from one that is hidden.
        always_offered: whether the button stays in sight where there is room for all.
        name: what it shows; of a pane with a button, the button says it.
    """

    widget: QWidget
    width: int
    least: int
    button: QPushButton | None = None
    rank: int = 0
    most: int = 0
    grows: bool = False
    content: QWidget | None = None
    always_offered: bool = False
    name: str = ""


class FoldingPanes(KeySplitter):
    """Shows as many panes as its width has room for, and one more in the place of another."""

    def __init__(self, session: Session, panes: Sequence[Pane], name: str) -> None:
        """Lay panes out.

        Args:
            session: whose text decides how wide they are.
            panes: from left to right.
            name: under which it is kept how wide the user has made them, and which are shown.
        """
        super().__init__(session, Qt.Orientation.Horizontal)
        self._session = session
        self._widths, self._choice = f"{name}.widths", f"{name}.shown"
        self._panes = tuple(panes)
        self._main = next(pane for pane in panes if not pane.rank)
        self._sides = sorted((pane for pane in panes if pane.rank), key=lambda pane: pane.rank)
        self._room: int | None = None
        self._shown: list[Pane] = []
        """The panes beside the main one, the one asked for last at the end."""
        self.setAccessibleName("Panes side by side")
        for pane in panes:
            self.add_part(pane.widget, pane.name or (pane.button.text() if pane.button else ""))
            if pane.button is not None:
                pane.button.setCheckable(True)
                pane.button.clicked.connect(self._toggler(pane))
        session.themed.connect(self._grow)
        self.splitterMoved.connect(self._keep_widths)
        self._grow()

    def _toggler(self, pane: Pane) -> Callable[[], None]:
        def toggle() -> None:
            if pane in self._shown:
                self._hide(pane)
            else:
                self._show(pane)
            shown = (self._panes.index(one) for one in self._shown)
            keep(self._session, self._choice, self._room or 0, *shown)

        return toggle

    def _begun_with(self, room: int) -> list[Pane]:
        """Return what a start shows where there is so much room: what was chosen there last."""
        at, *chosen = kept(self._session, self._choice) or (-1,)
        if at != room:
            return self._sides[:room]
        by_place = dict(enumerate(self._panes))
        found = [by_place[place] for place in chosen if by_place.get(place) in self._sides]
        return found[-max(room, 1) :]

    def _keep_widths(self) -> None:
        """Keep what the user has made of the widths, in pixels at 100 %."""
        scale = self._session.theme.scale
        before = self._chosen_widths()
        stretched = self._stretched(self._shown)
        widths = [
            round(size / scale) if size and pane is not stretched else before.get(pane, 0)
            for pane, size in zip(self._panes, self.sizes(), strict=True)
        ]
        keep(self._session, self._widths, *widths)

    def _chosen_widths(self) -> dict[Pane, int]:
        """Return the widths of panes that the user has chosen, in pixels at 100 %."""
        widths = kept(self._session, self._widths)
        if len(widths) != len(self._panes):
            return {}
        return {
            pane: max(width, pane.least)
            for pane, width in zip(self._panes, widths, strict=True)
            if width
        }

    def _stretched(self, shown: Sequence[Pane]) -> Pane:
        """Return the pane that takes what the others leave."""
        return next((pane for pane in shown if pane.grows), self._main)

    def show_pane(self, widget: QWidget) -> None:
        """Show a pane that may be hidden; another one is hidden for it."""
        pane = next(one for one in self._sides if one.widget is widget)
        if pane not in self._shown:
            self._show(pane)

    @property
    def is_folded(self) -> bool:
        """Whether there is no room for all panes."""
        return self._room is not None and self._room < len(self._sides)

    def _show(self, pane: Pane) -> None:
        at_most = max(self._room or 0, 1)
        kept = self._shown[len(self._shown) - at_most + 1 :] if at_most > 1 else []
        self._arrange([*kept, pane])

    def _hide(self, pane: Pane) -> None:
        self._arrange([one for one in self._shown if one is not pane])

    # Room

    def _grow(self) -> None:
        """Make the panes as wide as the size of the text asks for."""
        for pane in self._panes:
            pane.widget.setMinimumWidth(self._length(pane.least))
        if self._room is not None:
            self._room = self._room_at(self.width())
            self._arrange(self._sides[: self._room])

    def _length(self, pixels: int) -> int:
        return self._session.theme.length(pixels)

    def minimumSizeHint(self) -> QSize:
        """Return the room that the main pane needs with the widest other one beside it."""
        beside = max(_narrowest(pane.widget) for pane in self._sides)
        width = _narrowest(self._main.widget) + self.handleWidth() + beside
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._room_at(self.width())
        if room != self._room:
            is_first, self._room = self._room is None, room
            self._arrange(self._begun_with(room) if is_first else self._sides[:room])

    def _room_at(self, width: int) -> int:
        """Return how many panes fit beside the main one, those that are hidden last first."""
        left, room = width - self._length(self._main.width), 0
        for pane in self._sides:
            left -= self._length(pane.width) + self.handleWidth()
            if left < 0:
                break
            room += 1
        return room

    def _arrange(self, shown: list[Pane]) -> None:
        self._shown = shown
        for pane in self._sides:
            is_shown = pane in shown
            focused = pane.widget.window().focusWidget()
            if not is_shown and focused is not None and pane.widget.isAncestorOf(focused):
                content = self._main.content or self._main.widget
                content.setFocus(Qt.FocusReason.OtherFocusReason)
            pane.widget.setVisible(is_shown)
            if pane.button is not None:
                pane.button.setChecked(is_shown)
                pane.button.setVisible(pane.always_offered or self.is_folded)
        chosen = self._chosen_widths()
        widths = {pane: self._length(chosen.get(pane, pane.width)) for pane in shown}
        beside = sum(width + self.handleWidth() for width in widths.values())
        left = max(self.width() - beside, 1)
        stretched, main = self._stretched(shown), left
        if stretched is not self._main:
            main = min(left, self._length(chosen.get(self._main, self._main.most)))
            widths[stretched] += left - main
        widths[self._main] = main
        for place, pane in enumerate(self._panes):
            self.setStretchFactor(place, int(pane is stretched))
        self.setSizes([widths.get(pane, 0) for pane in self._panes])


def _narrowest(widget: QWidget) -> int:
    return widget.minimumWidth() or widget.minimumSizeHint().width()
