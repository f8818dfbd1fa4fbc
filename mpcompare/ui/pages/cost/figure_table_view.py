"""A chart's figures as a table on a page or in a dialog, that can be walked and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mpcompare.model.figure import Table
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.plot.figure_model import FigureTableModel, chosen_cells
from mpcompare.ui.theme import set_role

WIDEST = 196
"""Of a column, in pixels; the rest is a drag or a tooltip away."""
_MEASURED = 12
"""Rows whose words decide how wide a column is; of hundreds, all would take many frames."""


class FigureTableView(QTableView):
    """Shows one table after another."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._table = Table((), ())
        self.setObjectName("Figures")
        self.setAccessibleName(name)
        header = self.horizontalHeader()
        set_role(header, "small-strong")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Copy),
            self,
            self.copy_selected,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    def show_table(self, table: Table) -> None:
        """Show a table, each column as wide as its words up to a limit."""
        self._table = table
        before = self.model()
        self.setModel(FigureTableModel(table))
        if before is not None:
            before.deleteLater()
        self.resizeColumnsToContents()
        for column in range(len(table.header)):
            self.setColumnWidth(column, min(self.columnWidth(column) + 12, WIDEST))

    def fit_height(self) -> None:
        """Become as high as all rows: the page scrolls, not the table in it."""
        rows = self.model().rowCount()
        high = self.horizontalHeader().sizeHint().height() + rows * self.rowHeight(0)
        self.setFixedHeight(high + self.horizontalScrollBar().sizeHint().height() + 4)

    def copy_selected(self) -> None:
        """Copy the selected cells with their headers."""
        chosen = self.selectionModel().selectedIndexes()
        if chosen:
            QGuiApplication.clipboard().setMimeData(table_mime(chosen_cells(self._table, chosen)))
