"""The middle of the Deadlines page: a month with its day's dates, or the plan."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mpcompare.ui.accessibility import set_tabs
from mpcompare.ui.kept_layout import keep_tab
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY


class MiddlePane(QWidget):
    """Two buttons choose what is in sight."""

    def __init__(
        self, session: Session, month: QWidget, day: QWidget, day_list: QWidget, plan: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("DetailBody")
        self.views = QStackedWidget()
        self._group = QButtonGroup(self)
        tabs = QWidget()
        row = QHBoxLayout(tabs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        self.month_tab = self._tab("Month", "Show the dates as a month", 0)
        self.plan_tab = self._tab("Plan", "Show the steps to each date, counted back from it", 1)
        for tab in (self.month_tab, self.plan_tab):
            row.addWidget(tab)
        row.addStretch(1)
        of_month = QWidget()
        inner = QVBoxLayout(of_month)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SMALL)
        inner.addWidget(month, 3)
        inner.addWidget(day)
        inner.addWidget(day_list, 1)
        self.views.addWidget(of_month)
        self.views.addWidget(plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(tabs)
        column.addWidget(self.views, 1)
        self._group.idClicked.connect(self.views.setCurrentIndex)
        self.month_tab.setChecked(True)
        keep_tab(session, self._group, "deadlines.middle")
        set_tabs((self.month_tab, self.plan_tab), tabs, "Month or plan")

    def _tab(self, words: str, tip: str, place: int) -> QPushButton:
        tab = QPushButton(words)
        tab.setCheckable(True)
        tab.setProperty("flat", True)
        tab.setToolTip(tip)
        self._group.addButton(tab, place)
        return tab
