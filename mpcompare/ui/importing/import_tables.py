"""What an import shows: the fields of a file with what each is, and what becomes of programs."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from mpcompare.app.importing.matching import Target
from mpcompare.app.importing.plan import Plan, Planned
from mpcompare.app.importing.table import ImportTable
from mpcompare.model.locale_format import whole
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index
from mpcompare.ui.theme import Theme

Role = Qt.ItemDataRole
NOT_IMPORTED = "Not imported"
CHOICE = 2
"""The column in which one says what a field is."""


_TOLD = 12
"""Problems of one program that are listed; a wrong layout makes thousands."""


def _first(problems: tuple[str, ...], joint: str) -> str:
    more = (f"And {whole(len(problems) - _TOLD)} more.",) if len(problems) > _TOLD else ()
    return joint.join((*problems[:_TOLD], *more))


class FieldsModel(QAbstractTableModel):
    """The fields of a file: their names, an example, and what each is. Only the last changes."""

    chosen = Signal()
    HEADERS = ("In the file", "For example", "Is imported as")

    def __init__(self, targets: tuple[Target, ...]) -> None:
        super().__init__()
        self._targets = {target.key: target for target in targets}
        self._table: ImportTable | None = None
        self.fields: dict[int, str] = {}
        self._by_hand: set[str] = set()

    def show(self, table: ImportTable, fields: Mapping[int, str]) -> None:
        """Show the fields of a table, and what each is."""
        if table == self._table and fields == self.fields:
            return
        self.beginResetModel()
        self._table, self.fields = table, dict(fields)
        self.endResetModel()

    @property
    def by_hand(self) -> frozenset[str]:
        """The names of the fields that the user said something of."""
        return frozenset(self._by_hand)

    @by_hand.setter
    def by_hand(self, names: Collection[str]) -> None:
        self._by_hand = {*names}

    @property
    def chosen_by_hand(self) -> Mapping[str, str]:
        """What the user said that fields are, by their names; "" for one not to be imported."""
        names = self._table.fields if self._table is not None else ()
        return {
            name: self.fields.get(number, "")
            for number, name in enumerate(names)
            if name in self._by_hand
        }

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.fields)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == CHOICE else plain

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if self._table is None:
            return None
        key = self.fields.get(index.row(), "")
        if role == Role.EditRole:
            return key
        target = self._targets.get(key)
        name = self._table.fields[index.row()] or "(no name)"
        choice = target.label if target else NOT_IMPORTED
        if role in (Role.DisplayRole, Role.ToolTipRole):
            words = (name, self._table.example(index.row()), choice)[index.column()]
            return tooltip(words) if role == Role.ToolTipRole else words
        if role == Role.AccessibleTextRole and index.column() == CHOICE:
            return f"{name} is imported as: {choice}"
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Set what a field is; another field that was it is no longer imported."""
        if role != Role.EditRole or self.data(index, Role.EditRole) == value:
            return False
        if self._table is not None:
            self._by_hand.add(self._table.fields[index.row()])
        others = {n: key for n, key in self.fields.items() if n != index.row() and key != value}
        self.fields = {**others, index.row(): str(value)} if value else others
        last = self.index(self.rowCount() - 1, CHOICE)
        self.dataChanged.emit(self.index(0, CHOICE), last)
        self.chosen.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.HEADERS[section]
        return self.data(self.index(section, 0))  # hidden: for screen readers


class PlanModel(QAbstractTableModel):
    """What becomes of each program of a file, with what could not be read."""

    HEADERS = ("Where", "Program", "School", "What happens", "Problems")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._planned: tuple[Planned, ...] = ()

    def show(self, plan: Plan) -> None:
        """Show another plan."""
        if plan.planned == self._planned:
            return
        self.beginResetModel()
        self._planned = plan.planned
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._planned)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.HEADERS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        planned = self._planned[index.row()]
        if role == Role.DisplayRole:
            return self._words(planned)[index.column()]
        if role == Role.ToolTipRole:
            words = _first(planned.problems, "\n") or self._words(planned)[index.column()]
            return tooltip(words)
        if role == Role.ForegroundRole:
            return self._color(planned, index.column())
        return None

    @staticmethod
    def _words(planned: Planned) -> tuple[str, ...]:
        place = planned.incoming.place
        where = place if "." in place else f"{place[:1].upper()}{place[1:]}"  # a file's own name
        return (where, planned.title, planned.school, planned.words, _first(planned.problems, " "))

    def _color(self, planned: Planned, column: int) -> object:
        if planned.problems and column in (0, len(self.HEADERS) - 1):
            return self._theme.color("caution")
        is_idle = planned.fate in ("there", "left")
        return self._theme.color("text-muted") if is_idle else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.HEADERS[section]
        return self.data(self.index(section, 0))  # hidden: for screen readers
