"""A chart's table twin as an item model: the same figures, cell by cell."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, Qt

from mpcompare.model.figure import Table
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

_FIGURE = re.compile(r"(\D{1,4})?[\d,.]+( %)?")
"""A number, perhaps with a currency before it or a percent sign behind."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureTableModel(QAbstractTableModel):
    """Shows one table. A column with figures stands to the right, so that they compare.

    Its header and what stands for a figure ("withheld") go with it.
    """

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self._sides = [
            _RIGHT if any(_FIGURE.fullmatch(row[column]) for row in table.rows) else _LEFT
            for column in range(len(table.header))
        ]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._table.header[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._sides[section]
        elif role == Qt.ItemDataRole.DisplayRole:  # hidden: what the first column says
            return self._table.rows[section][0]
        return None


def chosen_cells(table: Table, chosen: Iterable[Index]) -> list[list[str]]:
    """Return the rows and columns that the chosen cells span, below their headers."""
    places = {(index.row(), index.column()) for index in chosen}
    columns = sorted({column for _, column in places})
    rows = [table.rows[row] for row in sorted({row for row, _ in places})]
    return [[row[column] for column in columns] for row in (table.header, *rows)]
