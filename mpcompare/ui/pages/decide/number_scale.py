"""What the numbers of a criterion are worth: which end is better, and where 0 and 1 are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from mpcompare.app.decide.outcome import Extent, Subject
from mpcompare.model.decide.criteria import Linear, OfChoices
from mpcompare.model.locale_format import general
from mpcompare.model.typed.number import typed_number
from mpcompare.ui.literal import plain_label
from mpcompare.ui.theme import SMALL, TINY, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.named_combo import NamedCombo
from mpcompare.ui.widgets.number_padding import pad_number
from mpcompare.ui.widgets.whole_number_field import MARKS

GREATEST = 1e15
"""Up to which a number is told to the hundredth."""
WIDTH_EMS = 5.6
"""Of a field, in heights of a line."""
_DIGITS = 12
NOT_SAID, LESS, MORE = "Which is better?", "Less is better", "More is better"


class NumberField(QDoubleSpinBox):
    """A field for a number, written as numbers are elsewhere, without needless decimals."""

    def textFromValue(self, value: float) -> str:
        return general(round(value, self.decimals()), _DIGITS)

    def valueFromText(self, text: str) -> float:
        number = typed_number(self._bare(text), money=bool(self.prefix()))
        return self.value() if number is None else number

    def validate(self, text: str, pos: int, /) -> tuple[QValidator.State, str, int]:
        if text == self.specialValueText():
            return QValidator.State.Acceptable, text, pos
        bare = self._bare(text)
        if not all(sign.isdigit() or sign in MARKS for sign in bare.rstrip("kK")):
            return QValidator.State.Invalid, text, pos
        number = typed_number(bare, money=bool(self.prefix()))
        fits = number is not None and self.minimum() <= number <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, pos

    def _bare(self, text: str) -> str:
        return text.strip().removeprefix(self.prefix()).strip()


def number_field(name: str, subject: Subject) -> NumberField:
    """Make a field for a number of a subject."""
    field = NumberField()
    pad_number(field)
    field.setRange(0, GREATEST)
    field.setDecimals(0 if subject.in_dollars else 2)
    field.setSingleStep(1000 if subject.in_dollars else 1)
    field.setPrefix("$" if subject.in_dollars else "")
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    field.setFixedWidth(round(WIDTH_EMS * field.fontMetrics().height()))
    return field


class NumberScale(QWidget):
    """Says nothing is better until the user does; then the stated range is proposed."""

    chosen = Signal(object)
    """Carries the `Linear` that the user has set; None where they took their word back."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._extent = Extent()
        self._value: Linear | None = None
        self.direction = NamedCombo(f"{subject.label}: which is better")
        self.direction.addItems([NOT_SAID, LESS, MORE])
        self.worst = number_field(f"{subject.label}: worth 0 at", subject)
        self.best = number_field(f"{subject.label}: worth 100 at", subject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.direction, 0, Qt.AlignmentFlag.AlignLeft)
        ends = QWidget()
        flow = FlowLayout(ends, SMALL)
        column.addWidget(ends)
        self._fields = ends
        for words, field in (("0 at", self.worst), ("100 at", self.best)):
            flow.addWidget(_labelled(words, field))
        self.direction.activated.connect(self._turn)
        self.worst.valueChanged.connect(self._set)
        self.best.valueChanged.connect(self._set)

    def show_value(self, value: "Linear | OfChoices | None", extent: Extent) -> None:
        """Show what is set."""
        self._extent = extent
        self._value = value if isinstance(value, Linear) else None
        self._fields.setVisible(self._value is not None)
        self.direction.setCurrentIndex(
            0 if self._value is None else 1 if self._value.best < self._value.worst else 2
        )
        if self._value is not None:
            for field, number in ((self.worst, self._value.worst), (self.best, self._value.best)):
                field.blockSignals(True)
                field.setValue(number)
                field.blockSignals(False)

    def _turn(self, chosen: int) -> None:
        if not chosen:
            self.chosen.emit(None)
            return
        low, high = _ends(self._extent) if self._value is None else _sorted(self._value)
        self.chosen.emit(Linear(high, low) if chosen == 1 else Linear(low, high))

    def _set(self) -> None:
        worst, best = self.worst.value(), self.best.value()
        if worst != best:  # nothing could be told apart; what is typed next decides
            self.chosen.emit(Linear(worst, best))


def _ends(extent: Extent) -> tuple[float, float]:
    """Return the stated range; from 0 on where there is but one number, or none."""
    if extent.low is None or extent.high is None:
        return 0.0, 1.0
    if extent.low < extent.high:
        return extent.low, extent.high
    return (0.0, extent.high) if extent.high > 0 else (extent.high, extent.high + 1)


def _sorted(value: Linear) -> tuple[float, float]:
    return min(value.worst, value.best), max(value.worst, value.best)


def _labelled(words: str, field: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(TINY)
    label = plain_label(words)
    label.setProperty("muted", True)
    set_role(label, "small")
    row.addWidget(label)
    row.addWidget(field)
    return pair
