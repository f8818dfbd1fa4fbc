"""The plan as a table: each application's date, and below it the steps that lead to it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from mpcompare.app.deadlines.dates import away, short
from mpcompare.app.deadlines.plan import Plan, Step, horizon, spoken_lead
from mpcompare.model.locale_format import full_day
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

Role = Qt.ItemDataRole
RowRole = Role.UserRole
STEP, DAY, BEFORE, LINE = range(4)
HEADER = ("Step", "By", "Before the deadline", "Timeline")
COPIED = ("Day", "Step", "Before the deadline", "Done", "Program", "School", "How sure")

PlanRow = Plan | Step


class PlanModel(QAbstractTableModel):
    """Holds the rows. A tick is asked for and not kept: it comes back with the next plans."""

    tick_asked = Signal(object, bool)
    """Carries the `Step`, and whether it is done."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.plans: tuple[Plan, ...] = ()
        self.rows: tuple[PlanRow, ...] = ()
        self._deadlines: tuple[Plan, ...] = ()
        self.first, self.last = today, today

    def show_plans(self, plans: tuple[Plan, ...]) -> None:
        """Show other plans."""
        self.beginResetModel()
        self.plans = plans
        pairs = [(row, plan) for plan in plans for row in (plan, *plan.steps)]
        self.rows = tuple(row for row, _ in pairs)
        self._deadlines = tuple(plan for _, plan in pairs)
        self.first, self.last = horizon(plans, self.today)
        self.endResetModel()

    def plan_of(self, row: int) -> Plan:
        """Return the plan that a row belongs to."""
        return self._deadlines[row]

    def name_of(self, row: int) -> tuple[str, str]:
        """Return what a row is known by when other plans are shown."""
        found = self.rows[row]
        return (found.program.id, found.uid if isinstance(found, Step) else "")

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADER)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_step = isinstance(self.rows[index.row()], Step)
        ticks = is_step and index.column() == STEP
        return plain | Qt.ItemFlag.ItemIsUserCheckable if ticks else plain

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        answer = self._answers(self.rows[index.row()], index.column()).get(role)
        return answer() if answer is not None else None

    def _answers(self, row: PlanRow, column: int) -> Mapping[int, Callable[[], Any]]:
        return {
            RowRole: lambda: row,
            Role.DisplayRole: lambda: self._words(row, column),
            Role.AccessibleTextRole: lambda: self._said(row, column),
            Role.ToolTipRole: lambda: tooltip(self._tip(row)),
            Role.CheckStateRole: lambda: _ticked(row, column),
        }

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row = self.rows[index.row()]
        if role != Role.CheckStateRole or not isinstance(row, Step):
            return False
        self.tick_asked.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return HEADER[section]
        return self._words(self.rows[section], STEP)

    # Words

    def _words(self, row: PlanRow, column: int) -> str:
        if isinstance(row, Plan):
            return heading(row, self.today) if column == STEP else ""
        who = f" ({row.item.who})" if row.item.who else ""
        shown = {STEP: f"{row.item.text}{who}", DAY: short(row.day, self.today)}
        return {**shown, BEFORE: spoken_lead(row)}.get(column, "")

    def _said(self, row: PlanRow, column: int) -> str:
        if column == LINE:
            return self._tip(row).replace("\n", ", ")
        words = self._words(row, column)
        return f"{words}, {self._when(row)}" if isinstance(row, Step) and column == DAY else words

    def _when(self, row: Step) -> str:
        late = "late, " if row.is_late(self.today) else ""
        return "done" if row.item.done else f"{late}{away(row.day, self.today)}"

    def _tip(self, row: PlanRow) -> str:
        if isinstance(row, Plan):
            entry = row.deadline
            mark = f" ({entry.mark})" if entry.mark else ""
            name = f"{entry.program.title}, {entry.program.institution}"
            return f"{entry.what}: {full_day(entry.day)}{mark}\n{name}"
        return f"{row.item.text}\nBy {full_day(row.day)}, {self._when(row)}\n{spoken_lead(row)}"

    def table(self) -> list[tuple[str, ...]]:
        """Return all steps as cells, the headers first."""
        return [COPIED, *(_cells(plan, step) for plan in self.plans for step in plan.steps)]


def heading(plan: Plan, today: date) -> str:
    """Return an application in one line: the date, whose it is, and how far it is."""
    entry = plan.deadline
    sure = ", expected" if entry.is_expected else ""
    done = f" · {plan.done} of {len(plan.steps)}" if plan.steps else " · no steps"
    return f"{short(entry.day, today)}{sure} · {entry.program.institution}{done}"


def _ticked(row: PlanRow, column: int) -> Qt.CheckState | None:
    if column != STEP or isinstance(row, Plan):
        return None
    return Qt.CheckState.Checked if row.item.done else Qt.CheckState.Unchecked


def _cells(plan: Plan, step: Step) -> tuple[str, ...]:
    return (
        step.day.isoformat(),
        step.item.text,
        spoken_lead(step),
        "yes" if step.item.done else "no",
        plan.program.title,
        plan.program.institution,
        plan.deadline.mark or "stated",
    )
