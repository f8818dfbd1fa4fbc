"""A list to choose from whose name a screen reader is told, without a label in sight."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QLabel


class NamedCombo(QComboBox):
    """Has a hidden label beside it: on Linux, Qt tells the chosen words in the place of a name.

    What has a label in sight needs none of this: the label is its buddy.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setBuddy(self)
        self._label.hide()
        self.setAccessibleName(name)

    def setAccessibleName(self, name: str) -> None:
        """Call it something else."""
        super().setAccessibleName(name)
        self._label.setText(name)

    def event(self, event: QEvent) -> bool:
        """Keep the label beside the list, where a layout puts that."""
        if event.type() == QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())
        return super().event(event)
