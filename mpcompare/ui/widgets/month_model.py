"""A month as six weeks of days, each with what is to be done by then."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from mpcompare.app.deadlines.agenda import Entry
from mpcompare.app.deadlines.dates import WEEKDAYS
from mpcompare.model.locale_format import full_day
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

DayRole = Qt.ItemDataRole.UserRole
EntriesRole = Qt.ItemDataRole.UserRole + 1
WEEKS, DAYS = 6, 7


class MonthModel(QAbstractTableModel):
    """Holds one month, whole weeks around it, and all entries by day.

    `week_begins` counts from 0 for Monday, as `date.weekday` does; `first` is the day in the upper
    left corner.
    """

    def __init__(self, today: date, week_begins: int) -> None:
        super().__init__()
        self.today = today
        self.month = today.replace(day=1)
        self._week_begins = week_begins
        self.first = self._first()
        self._entries: dict[date, list[Entry]] = {}

    def _first(self) -> date:
        back = (self.month.weekday() - self._week_begins) % DAYS
        return self.month - timedelta(days=back)

    def show_month(self, day: date) -> None:
        """Show the month of a day."""
        month = day.replace(day=1)
        if month != self.month:
            self.beginResetModel()
            self.month = month
            self.first = self._first()
            self.endResetModel()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Take the entries of all months."""
        self.beginResetModel()
        self._entries = {}
        for entry in entries:
            self._entries.setdefault(entry.day, []).append(entry)
        self.endResetModel()

    def entries_of(self, day: date) -> tuple[Entry, ...]:
        """Return what is to be done by a day."""
        return tuple(self._entries.get(day, ()))

    def day_at(self, index: Index) -> date:
        """Return the day of a cell."""
        return self.first + timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day; an invalid index where it is not in sight."""
        place = (day - self.first).days
        if not 0 <= place < WEEKS * DAYS:
            return QModelIndex()
        return self.index(place // DAYS, place % DAYS)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answers: dict[int, Callable[[date], Any]] = {
            DayRole: lambda day: day,
            EntriesRole: self.entries_of,
            Qt.ItemDataRole.DisplayRole: lambda day: str(day.day),
            Qt.ItemDataRole.AccessibleTextRole: self._said,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }
        answer = answers.get(role)
        return answer(self.day_at(index)) if answer is not None and index.isValid() else None

    def _tip(self, day: date) -> str:
        return tooltip(
            "\n".join(f"{e.what}, {e.program.institution}" for e in self.entries_of(day))
        )

    def _said(self, day: date) -> str:
        listed = [
            ", ".join(filter(None, (e.what, e.program.institution, e.mark)))
            for e in self.entries_of(day)
        ]
        count = f"{len(listed)} date{'' if len(listed) == 1 else 's'}" if listed else "nothing"
        today = "today, " if day == self.today else ""
        words = f"{today}{WEEKDAYS[day.weekday()]} {full_day(day)}, {count}"
        return f"{words}: {'; '.join(listed)}" if listed else words

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            first = self.first + timedelta(days=section * DAYS)
            spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return f"Week of {full_day(first)}" if spoken else None
        name = WEEKDAYS[(self._week_begins + section) % DAYS]
        if role == Qt.ItemDataRole.DisplayRole:
            return name[:3]
        return name if role == Qt.ItemDataRole.AccessibleTextRole else None
