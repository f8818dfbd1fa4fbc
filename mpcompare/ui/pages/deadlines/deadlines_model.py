"""The deadlines as rows: confirmed ones by month; apart what is expected, undated or past."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from mpcompare.app.deadlines.agenda import Agenda, Entry, Undated
from mpcompare.app.deadlines.dates import WEEKDAYS, away
from mpcompare.model.locale_format import MONTHS, full_day
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

RowRole = Qt.ItemDataRole.UserRole
HEADER = ("Day", "What", "How sure", "Program", "School", "Status", "Done")
UNLISTED = "unlisted"
"""What marks a program that is applied to and has left every shortlist."""
FOLDED_AT_FIRST = frozenset({"past"})


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that folds what stands below it."""

    key: str
    title: str
    is_folded: bool = False
    is_late: bool = False


Row = Group | Entry | Undated


def said(row: Row, today: date) -> str:
    """Return a row in words for screen readers."""
    if isinstance(row, Group):
        return f"{row.title}, {'folded' if row.is_folded else 'unfolded'}"
    status = row.status.label if row.status else ""
    listed = "" if row.is_shortlisted else "on no shortlist"
    name, closed = f"{row.program.title}, {row.program.institution}", row.closed.lower()
    if isinstance(row, Undated):
        return ", ".join(
            filter(None, (name, closed, row.why, status, listed, "Enter asks the school"))
        )
    day = f"{WEEKDAYS[row.day.weekday()]} {full_day(row.day)}, {away(row.day, today)}"
    done = "done" if row.is_done else ""
    return ", ".join(filter(None, (day, row.what, closed, row.mark, done, name, status, listed)))


class DeadlinesModel(QAbstractListModel):
    """Holds the rows in sight. Folding is the list's own affair and is not kept."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._agenda = Agenda()
        self._folded = set(FOLDED_AT_FIRST)
        self.rows: tuple[Row, ...] = ()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show deadlines by month."""
        self._agenda = agenda
        self._lay_out()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show some entries without headings."""
        self._take(tuple(entries))

    def fold(self, group: str) -> None:
        """Fold what stands below a heading, or unfold it."""
        self._folded ^= {group}
        self._lay_out()

    def _lay_out(self) -> None:
        rows: list[Row] = []
        for group, inside in self._groups():
            rows.append(group)
            if not group.is_folded:
                rows += inside
        self._take(tuple(rows))

    def _groups(self) -> Iterable[tuple[Group, tuple[Entry, ...] | tuple[Undated, ...]]]:
        today, agenda = self.today, self._agenda
        overdue = agenda.overdue(today)
        if overdue:
            yield self._group("overdue", f"Overdue: {len(overdue)}", is_late=True), overdue
        by_month = groupby(agenda.confirmed(today), lambda entry: (entry.day.year, entry.day.month))
        for (year, month), entries in by_month:
            yield self._group(f"{year}-{month}", f"{MONTHS[month - 1]} {year}"), tuple(entries)
        expected = agenda.expected(today)
        if expected:
            title = f"Expected, not confirmed: {len(expected)}"
            yield self._group("expected", title), expected
        for why, title in (("rolling", "Apply at any time"), ("not stated", "No date stated")):
            undated = tuple(one for one in agenda.undated if one.why == why)
            if undated:
                yield self._group(why, f"{title}: {_programs(len(undated))}"), undated
        past = agenda.past(today)
        if past:
            yield self._group("past", f"Past: {len(past)}"), past

    def _group(self, key: str, title: str, *, is_late: bool = False) -> Group:
        return Group(key, title, key in self._folded, is_late)

    def _take(self, rows: tuple[Row, ...]) -> None:
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, uid: str) -> int | None:
        """Return the row of an entry; None where it is not in sight."""
        places = (i for i, r in enumerate(self.rows) if isinstance(r, Entry) and r.uid == uid)
        return next(places, None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(row, self.today)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Entry):
            return tooltip(tip(row))
        return None


def tip(entry: Entry) -> str:
    """Return who states a day, and what they add."""
    lines = [f"{entry.what}: {full_day(entry.day)}", f"{entry.program.title}"]
    lines.append(entry.program.institution)
    if entry.source is not None:
        speaks = entry.source.as_of
        when = "undated" if speaks == "undated" else f"as of {speaks}"
        lines.append(f"Stated by {entry.source.publisher}, {when}")
    if entry.mark:
        lines.append(f"{entry.mark[0].upper()}{entry.mark[1:]} with the school")
    return "\n".join(filter(None, (*lines, entry.note)))


def table(agenda: Agenda) -> list[tuple[str, ...]]:
    """Return all dates as cells, the headers first."""
    return [HEADER, *map(_cells, agenda.entries)]


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.day.isoformat(),
        entry.what,
        entry.mark or ("stated" if entry.source else ""),
        entry.program.title,
        entry.program.institution,
        entry.status.label if entry.status else "",
        "yes" if entry.is_done else "no",
    )


def _programs(count: int) -> str:
    return f"{count} program{'' if count == 1 else 's'}"
