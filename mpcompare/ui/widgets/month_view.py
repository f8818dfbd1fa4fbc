"""A month drawn as weeks of days, each with what is to be done by then."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.deadlines.agenda import Entry
from mpcompare.model.locale_format import MONTHS
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY, set_role
from mpcompare.ui.widgets.day_cells import DayCells
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.month_model import WEEKS, MonthModel

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last where it has none such.

    >>> months_on(date(2026, 1, 31), 1), months_on(date(2026, 1, 15), -2)
    (datetime.date(2026, 2, 28), datetime.date(2025, 11, 15))
    """
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


class MonthGrid(QTableView):
    """Six weeks. The arrows go from day to day, Page Up and Down by month, Home to today."""

    picked = Signal(object)
    """Carries the day that has become current."""
    opened = Signal(object)
    """Carries the day whose entries are asked for, by Enter or a double click."""

    def __init__(self, session: Session, model: MonthModel) -> None:
        super().__init__()
        self.setObjectName("MonthGrid")
        self.setAccessibleName("Month")
        self._session = session
        self._month = model
        self.day = session.today
        self.setModel(model)
        self.setItemDelegate(DayCells(session, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(20)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(lambda index: self.go_to(model.day_at(index)))
        self.doubleClicked.connect(lambda index: self.opened.emit(model.day_at(index)))
        set_role(self.horizontalHeader(), "small-strong")
        self.go_to(self.day)

    def go_to(self, day: date) -> None:
        """Make a day current, and show its month."""
        is_other, self.day = day != self.day, min(max(day, EARLIEST), LATEST)
        self._month.show_month(self.day)
        self.setCurrentIndex(self._month.index_of(self.day))
        if is_other:
            self.picked.emit(self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.go_to(months_on(self.day, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._session.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MonthView(QWidget):
    """The grid below its month's name, with the way to other months and back to today."""

    def __init__(self, session: Session, *, week_begins: int | None = None) -> None:
        super().__init__()
        self._session = session
        begins = _week_begins() if week_begins is None else week_begins
        self.model = MonthModel(session.today, begins)
        self.grid = MonthGrid(session, self.model)
        self.title = QLabel()
        set_role(self.title, "title")
        self.before = self._arrow("left", "Month before (Page Up)", -1)
        self.after = self._arrow("right", "Next month (Page Down)", 1)
        self.today = QPushButton("Today")
        self.today.setProperty("flat", True)
        self.today.setToolTip("Go to today (Home)")
        self.today.clicked.connect(lambda: self.grid.go_to(session.today))
        head = QHBoxLayout()
        head.setSpacing(TINY)
        head.addWidget(self.title, 1)
        self._buttons = (self.today, self.before, self.after)
        for button in self._buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        self.model.modelReset.connect(self._name)
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self._name()

    def _arrow(self, glyph: str, tip: str, months: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.setProperty("glyph", glyph)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.grid.go_to(months_on(self.grid.day, months)))
        return button

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Take the entries of all months; the day in sight stays."""
        self.model.show_entries(entries)
        self.grid.setCurrentIndex(self.model.index_of(self.grid.day))

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name()

    def _name(self) -> None:
        """Name the month, briefly where its name does not fit; then the way to today goes."""
        month, metrics = self.model.month, self.title.fontMetrics()
        name = MONTHS[month.month - 1]
        room = self.width() - sum(b.sizeHint().width() for b in self._buttons) - 4 * TINY
        brief = f"{name[:3]} {month.year}"
        fits = metrics.horizontalAdvance(f"{name} {month.year}") <= room
        self.title.setText(f"{name} {month.year}" if fits else brief)
        self.today.setVisible(metrics.horizontalAdvance(brief) <= room)
        self.grid.setAccessibleName(f"{name} {month.year}")

    def _apply_theme(self) -> None:
        line = QFontMetrics(self._session.theme.font("small")).height()
        # six weeks and the weekdays' names: no number is cut in large text
        self.grid.setMinimumHeight((WEEKS + 1) * (line + TINY) + SMALL)
        for button in (self.before, self.after):
            glyph = str(button.property("glyph"))
            button.setIcon(glyph_icon(glyph, self._session.theme, "text"))


def _week_begins() -> int:
    """Return the first day of the week where the user lives, 0 for Monday."""
    return QLocale().firstDayOfWeek().value - 1
