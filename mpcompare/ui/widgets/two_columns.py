"""Two widgets beside each other where there is room, else one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mpcompare.ui.theme import LARGE


class TwoColumns(QWidget):
    """Gives both half of the width, as long as the wider one's words have room in it."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._both = left, right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(LARGE)
        for one in self._both:
            self._row.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        needed = 2 * max(one.minimumSizeHint().width() for one in self._both) + LARGE
        has_room = event.size().width() >= needed
        self._row.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)
        super().resizeEvent(event)
