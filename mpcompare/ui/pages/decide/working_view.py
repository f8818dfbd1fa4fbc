"""How a program's sum comes about, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from mpcompare.app.decide.outcome import Outcome, ranks_told, sum_words, working
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.literal import plain_label, tooltip
from mpcompare.ui.pages.decide.ranking_model import Excluded, Ranked
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.row_keys import go_by_rows

HEADER = ("Criterion", "Stated", "Worth", "Weight", "Part")
_NUMBERS = 2
"""From this column on."""


class WorkingView(QFrame):
    """A table: worth times weight is the part; all parts are the sum. All figures are of 100."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("DetailBody")
        self._session = session
        self._lines: list[list[str]] = []
        self.title = plain_label()
        set_role(self.title, "strong")
        self.title.setWordWrap(True)
        self.table = QTableWidget(0, len(HEADER))
        self.table.setObjectName("Figures")
        self.table.setAccessibleName("Working, line by line")
        self.table.setHorizontalHeaderLabels(list(HEADER))
        set_role(self.table.horizontalHeader(), "small-strong")
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        go_by_rows(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(HEADER)):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column < _NUMBERS else mode.ResizeToContents
            )
        header.sectionResized.connect(self.table.resizeRowsToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        column.setSpacing(SMALL)
        column.addWidget(self.title)
        column.addWidget(self.table, 100)
        column.addStretch(1)

    def show_row(self, found: Outcome | None, row: Ranked | Excluded | None) -> None:
        """Show how a program got its place."""
        self._lines = []
        if found is None or row is None:
            self.title.setText("")
        elif isinstance(row, Excluded):
            self.title.setText(f"{row.program.title}: ruled out. {row.why}.")
        else:
            often = ranks_told(found, row.place)
            self.title.setText(
                f"{row.program.title}: how its {row.sum} come about{often and '; '}{often}"
            )
            self._lines = [list(line) for line in working(found, row.place)]
            self._lines.append(["Sum", "", "", "100", sum_words(found, row.place).split(" of ")[0]])
        self._fill()

    def _fill(self) -> None:
        self.table.setVisible(bool(self._lines))
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, words in enumerate(line):
                item = QTableWidgetItem(words)
                item.setToolTip(tooltip(words))
                if row == len(self._lines) - 1:
                    item.setFont(self._session.theme.font(bold=True))
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()

    def copy(self) -> None:
        """Copy the working as a table."""
        if self._lines:
            QGuiApplication.clipboard().setMimeData(table_mime([HEADER, *self._lines]))
