"""A list of places that is searched by typing any part of a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy

from mpcompare.model.pay.career import Place
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.named_combo import NamedCombo
from mpcompare.ui.widgets.suggestions import Suggestions

SHOWN = 12
NARROWEST, WIDEST = 140, 300
"""The picker may be narrower than a name: its list shows the whole name."""
_TIP = "Type a part of a state's, a metropolitan area's or a country's name"
_KINDS = {"nation": "country", "state": "state", "metro": "metro area", "nonmetro": "rest of state"}


class PlacePicker(NamedCombo):
    """Chooses one of the places. Words that name none go back to the last choice."""

    picked = Signal(str)
    """Carries a place's key."""

    def __init__(self, session: Session) -> None:
        super().__init__("Place")
        self._keys: tuple[str, ...] = ()
        self._current = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(SHOWN)
        self.setToolTip(_TIP)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        completer.setPopup(Suggestions(session))
        self.setCompleter(completer)
        field = self.lineEdit()
        if field is not None:
            field.setPlaceholderText("Find a place")
            field.setAccessibleName("Place")
            field.editingFinished.connect(self._settle)
        self.activated.connect(self._pick)
        self._session = session
        session.themed.connect(self._limit)
        self._limit()

    def _limit(self) -> None:
        self.setMinimumWidth(self._session.theme.length(NARROWEST))
        self.setMaximumWidth(self._session.theme.length(WIDEST))

    def show_places(self, places: Sequence[Place], current: str) -> None:
        """Offer the places, and stand on one."""
        keys = tuple(place.key for place in places)
        if keys != self._keys:
            self._keys = keys
            self.blockSignals(True)
            self.clear()
            self.addItems([f"{place.title} ({_KINDS[place.kind]})" for place in places])
            self.blockSignals(False)
        self._current = current
        if current in self._keys:
            self.setCurrentIndex(self._keys.index(current))
            self.setToolTip(f"{self.currentText()}\n{_TIP}")
            self._show_beginning()

    def _show_beginning(self) -> None:
        """Show how a long name begins, not how it ends, unless someone is typing."""
        field = self.lineEdit()
        if field is not None and not field.hasFocus():
            field.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        field = self.lineEdit()
        if field is not None:
            field.selectAll()

    def _pick(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._current = self._keys[index]
            self.picked.emit(self._current)

    def _settle(self) -> None:
        """Take the first place that holds the words; else go back to the last choice."""
        words = self.currentText().casefold().strip()
        texts = [self.itemText(n) for n in range(self.count())]
        exact = [n for n, text in enumerate(texts) if text.casefold() == words]
        holding = [n for n, text in enumerate(texts) if words and words in text.casefold()]
        found = (exact or holding or [-1])[0]
        if found < 0:
            found = self._keys.index(self._current) if self._current in self._keys else 0
        self.setCurrentIndex(found)
        if self._keys and self._keys[found] != self._current:
            self._pick(found)
