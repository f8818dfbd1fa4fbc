"""A column whose wrapped words and buttons are never cut: what is around it scrolls instead."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class WrappingColumn(QWidget):
    """Needs the height that its parts take at its width.

    A splitter asks for the least height at no width in particular, which is that of one line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.column.minimumHeightForWidth(self.width()))
        return done
