"""Buttons that can be narrower than their words: what does not fit is elided."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

_LEAST = 40
"""Pixels that stay of a button without room."""


def _paint_elided(button: QPushButton | QCheckBox, control: QStyle.ControlElement) -> None:
    """Draw a button as its style does, with as many of its words as it has room for."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    lacking = button.sizeHint().width() - button.width()
    if lacking > 0:
        metrics = button.fontMetrics()
        room = metrics.horizontalAdvance(button.text()) - lacking
        elided = metrics.elidedText(button.text(), Qt.TextElideMode.ElideRight, room)
        option.text = elided  # pyright: ignore[reportAttributeAccessIssue]
    painter = QStylePainter(button)
    painter.drawControl(control, option)
    painter.end()


def _let_shrink(button: QAbstractButton) -> None:
    # a button's own policy takes its hint for the least width, in any layout
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class ElidedButton(QPushButton):
    """A push button that may become as narrow as need be; `text` stays whole."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        _let_shrink(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        _paint_elided(self, QStyle.ControlElement.CE_PushButton)


class ElidedCheckBox(QCheckBox):
    """A tick box that may become as narrow as need be; `text` stays whole."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        _let_shrink(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        _paint_elided(self, QStyle.ControlElement.CE_CheckBox)
