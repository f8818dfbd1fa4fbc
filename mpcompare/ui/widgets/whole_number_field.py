"""A field with arrows for a whole number, which reads what is typed as all fields do."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from mpcompare.model.typed.number import typed_number
from mpcompare.ui.widgets.number_padding import pad_number

MARKS = ".,'\N{RIGHT SINGLE QUOTATION MARK} \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What may stand between the digits, whichever way somebody writes them."""


class WholeNumberField(QSpinBox):
    """Rounds "7,5" to 8: Qt would drop the mark, and take it for 75.

    Three digits after a mark are of thousands, as in sums.
    """

    def __init__(self) -> None:
        super().__init__()
        pad_number(self)

    def textFromValue(self, value: int) -> str:
        return str(value)

    def valueFromText(self, text: str) -> int:
        number = typed_number(self._bare(text), money=True)
        return self.value() if number is None else round_half_up(number)

    def validate(self, text: str, pos: int, /) -> tuple[QValidator.State, str, int]:
        bare = self._bare(text)
        if not all(sign.isdigit() or sign in MARKS for sign in bare):
            return QValidator.State.Invalid, text, pos
        number = typed_number(bare, money=True)
        fits = number is not None and self.minimum() <= round_half_up(number) <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, pos

    def _bare(self, text: str) -> str:
        return text.strip().removesuffix(self.suffix().strip()).strip()


def round_half_up(number: float) -> int:
    """Return the nearest whole number, of two the greater.

    >>> round_half_up(7.5), round_half_up(8.5), round_half_up(7.4)
    (8, 9, 7)
    """
    return int(number + 0.5)
