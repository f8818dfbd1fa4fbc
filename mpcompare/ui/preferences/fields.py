"""The fields of preferences, by kind: each shows a value, and tells what the user makes of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from mpcompare.app.cost.cost_sheet import home_states, offered_currencies
from mpcompare.app.preferences.preference import Preference, Value
from mpcompare.app.state.preferences_choice import AS_LEFT
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.whole_number_field import WholeNumberField

_LETTERS = 12
"""Of a list's narrowest width: the longest country would widen the dialog."""
_MOST_SHOWN = 16
_PAUSE_MS = 700


class ListField(QComboBox):
    """One of some values. The wheel scrolls the form, unless the field was clicked before.

    Letters that are typed lead through several values; those that are steps for Undo wait for the
    last one.
    """

    edited = Signal(object)
    """Carries the value that the user has chosen."""

    def __init__(self, choices: Sequence[tuple[Value, str]], pause_ms: int = 0) -> None:
        """Make the field.

        Args:
            choices: the values with their words.
            pause_ms: how long a value has to stay before it counts.
        """
        super().__init__()
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self.tell)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, label in choices:
            self.addItem(label, value)
        # and not with what is activated, which letters that are typed do not do
        self.currentIndexChanged.connect(self._pause.start if pause_ms else self.tell)

    def tell(self) -> None:
        """Tell the value now, where one was chosen that has not been told."""
        self._pause.stop()
        self.edited.emit(self.currentData())

    def show_value(self, value: Value) -> None:
        """Show a value; one that is not in the list is added, so that it can be seen."""
        place = self._place_of(value)
        self.blockSignals(True)
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.blockSignals(False)
        self.update()

    def _place_of(self, value: Value) -> int:
        places = range(self.count())
        return next((place for place in places if self.itemData(place) == value), -1)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        if self._pause.isActive():
            self.tell()
        super().focusOutEvent(e)

    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()


class NumberField(WholeNumberField):
    """A whole number within limits, with what it counts behind it."""

    edited = Signal(object)

    def __init__(self, preference: Preference) -> None:
        super().__init__()
        self.setRange(*preference.limits)
        self.setSuffix(f" {preference.unit}")
        self.setKeyboardTracking(False)  # 9 is not meant on the way to 90
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.edited.emit)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self.blockSignals(True)
        self.setValue(int(value))
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FolderField(QPushButton):
    """A button to choose a folder."""

    edited = Signal(object)
    asked = Signal()
    """The user wants another folder."""

    def __init__(self) -> None:
        super().__init__("Move…")
        self.setAutoDefault(False)
        self.clicked.connect(self.asked)

    def show_value(self, value: Value) -> None:
        """Show nothing: the folder stands in words beside it."""


Field = ListField | NumberField | FolderField


def field_of(preference: Preference, session: Session) -> Field:
    """Make the field for a preference, with what the catalog and the pages offer for it."""
    if preference.kind == "number":
        return NumberField(preference)
    if preference.kind == "folder":
        return FolderField()
    if preference.kind == "page":
        pages = ((page.key, page.title) for page in find_pages())
        return ListField(((AS_LEFT, "The page that I left"), *pages))
    if preference.kind == "currency":
        codes = offered_currencies(session.workspace)
        return ListField((("", "Each as stated"), *((code, code) for code in codes)))
    if preference.kind == "place":
        return ListField(_places(session), _PAUSE_MS)
    return ListField(preference.choices)


def _places(session: Session) -> tuple[tuple[Value, str], ...]:
    """Return the countries, and behind the US its states, on which charges depend."""
    home = COUNTRY_NAMES["US"]
    others = sorted((name, code) for code, name in COUNTRY_NAMES.items() if code != "US")
    states = ((f"US-{name}", f"{name}, US") for name in home_states(session.workspace))
    return (("", "Not said"), ("US", home), *states, *((code, name) for name, code in others))
