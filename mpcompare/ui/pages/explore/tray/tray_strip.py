"""The cards of the tray beside each other: whole ones only, the rest a turn of the wheel away."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mpcompare.ui.accessibility import LIST, set_accessible_role
from mpcompare.ui.pages.explore.tray.tray_card import TrayCard
from mpcompare.ui.theme import SMALL


class TrayStrip(QScrollArea):
    """Places the cards itself, so that no card is cut at either end and none lies under the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[TrayCard, ...] = ()
        self._is_short = False
        self._strip = QWidget()
        self._strip.setObjectName("TrayStrip")
        set_accessible_role(self._strip, LIST, "Cards of the compared programs")
        self.setWidget(self._strip)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().valueChanged.connect(self._snap)

    def show_cards(self, cards: tuple[TrayCard, ...]) -> None:
        """Show cards from left to right; where they have become more, the last ones."""
        grew = len(cards) > len(self._cards)
        self._cards = cards
        for card in cards:
            if card.parent() is not self._strip:
                card.setParent(self._strip)
                card.installEventFilter(self)
        self.fit()
        if grew:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.maximum())

    def set_short(self, is_short: bool) -> None:  # noqa: FBT001 - a property's value
        """Give the cards one line, and no room for a scroll bar below them."""
        self._is_short = is_short
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, TrayCard):
            self.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Make the cards so wide that whole ones fill the strip, and reserve a bar for the rest."""
        if not self._cards:
            return
        for card in self._cards:
            card.is_short = self._is_short
        hint = self._cards[0].sizeHint()
        most = (self.width() + SMALL) // (self._cards[0].narrowest() + SMALL)
        for card in self._cards:
            card.setVisible(most > 0)  # in less room than one needs, none stands there
        most = max(most, 1)
        shown = min(len(self._cards), most)
        overflows = shown < len(self._cards) and self._cards[0].isVisibleTo(self)
        width = max((self.width() + SMALL) // shown - SMALL, 1)
        if not overflows:
            width = min(hint.width(), width)
        has_bar = overflows and not self._is_short
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if has_bar else policy.ScrollBarAlwaysOff
        )
        bar = self.horizontalScrollBar()
        self.setFixedHeight(hint.height() + (bar.sizeHint().height() if has_bar else 0))
        pitch = width + SMALL
        before = bar.value() // max(bar.singleStep(), 1)
        for place, card in enumerate(self._cards):
            card.setGeometry(place * pitch, 0, width, hint.height())
        # as wide as turns of whole cards: the end of the scroll bar is the edge of a card
        turns = len(self._cards) - shown
        whole = turns * pitch + self.width() if turns else self.width()
        bar.setSingleStep(pitch)
        self._strip.resize(whole, hint.height())
        bar.setValue(before * pitch)

    def _snap(self, value: int) -> None:
        step = self.horizontalScrollBar().singleStep()
        nearest = round(value / step) * step if step else value
        if nearest != value:
            self.horizontalScrollBar().setValue(nearest)
