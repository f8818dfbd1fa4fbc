"""The plan of all applications: a table whose last column is a timeline; Space ticks a step."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.deadlines import plan as planning
from mpcompare.app.deadlines.plan import Plan, Step
from mpcompare.ui import dialogs
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.deadlines.plan_model import BEFORE, DAY, LINE, STEP, PlanModel, RowRole
from mpcompare.ui.pages.deadlines.plan_rows import PlanRows, TimeScale, month_words
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.theme import SMALL, set_role
from mpcompare.ui.widgets.row_keys import go_by_rows

_NO_PLAN = (
    "Nothing to plan: no program states a date to come that you still apply by. Give a line of a "
    "checklist a day of your own."
)
_NARROW_EMS = 34
"""Below it, in heights of a line, the words on the lead time make room for the timeline."""


class PlanView(QWidget):
    """Shows plans; what the user does is applied as changes to the state."""

    picked = Signal(object)
    """Carries the program whose row has become current."""
    opened = Signal(object)
    """Carries the program whose application is asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = PlanModel(session.today)
        self.table = PlanTable(session, self.model)
        self.note = QLabel("Days before a deadline are our rule of thumb, not the schools'.")
        self.note.setWordWrap(True)
        self.note.setProperty("muted", True)
        set_role(self.note, "small")
        self.leads = QPushButton("Lead times…")
        self.leads.setProperty("compact", True)
        self.leads.setToolTip("Set how many days before a deadline each step is to be done")
        self.leads.clicked.connect(self._set_leads)
        self.nothing = QLabel(_NO_PLAN)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("muted", True)
        head = QHBoxLayout()
        head.addWidget(self.note, 1)
        head.addWidget(self.leads, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.model.tick_asked.connect(self._tick)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)
        self.show_plans(())

    def show_plans(self, plans: tuple[Plan, ...]) -> None:
        """Show other plans; the current row stays current."""
        self.table.show_plans(plans)
        self.table.setVisible(bool(plans))
        self.nothing.setVisible(not plans)
        if self._session.state.library.profile.lead_times:
            self.note.setText("Days before a deadline are yours, or our rule of thumb.")
        else:
            self.note.setText("Days before a deadline are our rule of thumb, not the schools'.")

    def copy(self) -> None:
        """Copy all steps as a table."""
        if self.model.plans:
            QGuiApplication.clipboard().setMimeData(table_mime(self.model.table()))

    def _tick(self, step: Step, done: bool) -> None:  # noqa: FBT001 - a signal's argument
        name = "Tick on checklist of" if done else "Untick on checklist of"
        words = name_step(self._session, name, step.program.id)
        self._session.apply(planning.tick(self._session.state, step, done=done), words)

    def _set_leads(self) -> None:
        dialogs.LEAD_TIMES.open(self._session, self.window())


class PlanTable(QTableView):
    """Arrows go from step to step, Space ticks, Enter goes to the application."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, session: Session, model: PlanModel) -> None:
        super().__init__()
        self._session, self.plan_model = session, model
        self.setObjectName("Figures")
        self.setAccessibleName("Plan of the applications, step by step")
        self.setModel(model)
        self.setItemDelegate(PlanRows(session, self, model))
        self.setHorizontalHeader(_TimeHeader(session, model))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        go_by_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.opened.emit(_program_of(index)))
        session.themed.connect(self._fit)

    def show_plans(self, plans: tuple[Plan, ...]) -> None:
        """Show other plans; the row that was current stays it."""
        model, place = self.plan_model, self.currentIndex()
        name = model.name_of(place.row()) if place.isValid() else None
        column, top = max(place.column(), 0), self.verticalScrollBar().value()
        self.blockSignals(True)
        model.show_plans(plans)
        self.clearSpans()
        for number, row in enumerate(model.rows):
            if isinstance(row, Plan):
                self.setSpan(number, STEP, 1, LINE)
        names = [model.name_of(number) for number in range(len(model.rows))]
        if name in names:
            self.setCurrentIndex(model.index(names.index(name), column))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(top)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width: the timeline gets what the words leave, and a third at least."""
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        metrics, width = self.fontMetrics(), self.viewport().width()
        self.setColumnHidden(BEFORE, width < _NARROW_EMS * metrics.height())
        before = 0 if self.isColumnHidden(BEFORE) else metrics.horizontalAdvance("100 days before")
        day = metrics.horizontalAdvance("30 Nov 2027") + 2 * SMALL
        before += 2 * SMALL if before else 0
        share = 0.3 if self.isColumnHidden(BEFORE) else 0.36
        line = max(round(width * share), 80)
        step = max(width - day - before - line, 80)
        for column, wide in ((STEP, step), (DAY, day), (BEFORE, before), (LINE, line)):
            self.setColumnWidth(column, wide)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * SMALL)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.picked.emit(_program_of(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        row = index.data(RowRole) if index.isValid() else None
        if key == Qt.Key.Key_Space and isinstance(row, Step):
            self.plan_model.tick_asked.emit(row, not row.item.done)
        elif key in ENTER_KEYS and row is not None:
            self.opened.emit(row.program)
        else:
            super().keyPressEvent(event)


def _program_of(index: Index) -> object:
    return index.data(RowRole).program


class _TimeHeader(QHeaderView):
    """The last column's heading names the months of the timeline."""

    def __init__(self, session: Session, model: PlanModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._model = session, model
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        set_role(self, "small-strong")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section != LINE:
            super().paintSection(painter, rect, section)
            return
        theme = self._session.theme
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color("text-muted"))
        font = theme.font("small")
        painter.setFont(font)
        metrics = painter.fontMetrics()
        scale, free = TimeScale(self._model, rect.left(), rect.right()), float(rect.left())
        for number, month in enumerate(scale.months()):
            words, x = month_words(month, is_first=number == 0), scale.x(month)
            width = metrics.horizontalAdvance(words)
            if x >= free and x + width <= rect.right():
                painter.drawText(round(x), rect.center().y() + metrics.ascent() // 2, words)
                free = x + width + SMALL
        painter.restore()
