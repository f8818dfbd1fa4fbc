"""Home and End in tables whose rows are chosen whole: for Qt they are the ends of a row."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_TAKEN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)


def go_by_rows(table: QTableView) -> None:
    """Let Home and End, with Ctrl too, go to the first and the last row in sight."""
    _RowKeys(table)


class _RowKeys(QObject):
    """Watches the keys of one table."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENDS and held in _TAKEN:
                self._go_to_end(is_last=event.key() == Qt.Key.Key_End)
                return True
        return super().eventFilter(watched, event)

    def _go_to_end(self, *, is_last: bool) -> None:
        table, model = self._table, self._table.model()
        rows = range(model.rowCount())
        order = reversed(rows) if is_last else rows
        row = next((row for row in order if not table.isRowHidden(row)), None)
        if row is not None:
            index = model.index(row, max(0, table.currentIndex().column()))
            # the table's own way would mark it beside the others while Ctrl is held
            table.selectionModel().setCurrentIndex(index, _ALONE)
            table.scrollTo(index)
