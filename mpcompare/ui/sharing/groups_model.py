"""The tree of what a received file brings: groups that can be ticked, and their lines."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics

from mpcompare.app.sharing.changes import Part
from mpcompare.app.sharing.preview import Group
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index
from mpcompare.ui.theme import SMALL, Theme

Role = Qt.ItemDataRole
HEADERS = ("What it brings", "Here", "In the file")


class GroupsModel(QAbstractItemModel):
    """Two levels: a group's number is the internal id of its lines, counted from 1."""

    def __init__(self, groups: Sequence[Group], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.groups = tuple(groups)
        self._strong = theme.font(bold=True)
        self._row = QSize(0, QFontMetrics(self._strong).height() + SMALL)
        self._out: set[Part] = set()

    @property
    def chosen(self) -> frozenset[Part]:
        """The ticked parts."""
        return frozenset(
            group.part
            for group in self.groups
            if group.part is not None and group.part not in self._out
        )

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        number = child.internalId() if child.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        is_group = parent.internalId() == 0 and parent.column() == 0
        return len(self.groups[parent.row()].lines) if is_group else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        del parent
        return len(HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if self._part(index) else plain

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.CheckStateRole:
            part = self._part(index)
            if part is None:
                return None
            return Qt.CheckState.Unchecked if part in self._out else Qt.CheckState.Checked
        if role == Role.SizeHintRole:
            return self._row
        if role == Role.FontRole:
            return self._strong if index.internalId() == 0 else None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            words = self._words(index)
            return tooltip(words) if role == Role.ToolTipRole else words
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        part = self._part(index)
        if role != Role.CheckStateRole or part is None:
            return False
        is_in = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._out.discard if is_in else self._out.add)(part)
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADERS[section]
        return None

    def _part(self, index: Index) -> Part | None:
        is_group = index.isValid() and index.internalId() == 0 and index.column() == 0
        return self.groups[index.row()].part if is_group else None

    def _words(self, index: Index) -> str:
        number = index.internalId()
        if number == 0:
            return self.groups[index.row()].words if index.column() == 0 else ""
        return self.groups[number - 1].lines[index.row()][index.column()]
