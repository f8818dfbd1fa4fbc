"""The pay of compared programs as one table, one keystroke away from the cards."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.compare.salary_table import salary_table
from mpcompare.model.pay.preferences import OUR_READING
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.plot.figure_model import FigureTableModel, chosen_cells
from mpcompare.ui.session import Session
from mpcompare.ui.theme import set_role
from mpcompare.ui.widgets.dialog import Dialog

WIDEST_COLUMN = 260


class PayTableDialog(Dialog):
    """Every pay figure of the compared programs, to read and to copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Pay figures", parent)
        self.resize(1120, 560)
        programs = session.workspace.programs(session.state.compared)
        salaries = salaries_of(session.workspace, programs, session.state.pay)
        self._table = salary_table(salaries, programs)
        self.view = self._make_view()
        self.body.addWidget(self.view, 1)
        self._fit_columns()
        columns = salaries.columns
        said = [text for column in columns for text in (column.sentence, *column.notes) if text]
        for text in dict.fromkeys((*said, *salaries.steps, OUR_READING)):
            self.add_label(text, muted=True, role="small")
        copy = self.add_button("Copy all")
        copy.clicked.connect(self._copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view, self._copy_selected)
        self.add_close()
        self.view.setFocus()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("Figures")
        view.setAccessibleName("Pay figures of the compared programs")
        view.setModel(FigureTableModel(self._table))
        set_role(view.horizontalHeader(), "small-strong")
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        return view

    def _fit_columns(self) -> None:
        """Make each column as wide as its words, now that it stands where the style reaches it."""
        self.view.ensurePolished()
        self.view.resizeColumnsToContents()
        widest = self.session.theme.length(WIDEST_COLUMN)
        for column in range(len(self._table.header)):
            self.view.setColumnWidth(column, min(self.view.columnWidth(column), widest))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(table_mime([self._table.header, *self._table.rows]))

    def _copy_selected(self) -> None:
        chosen = self.view.selectionModel().selectedIndexes()
        if chosen:
            QGuiApplication.clipboard().setMimeData(table_mime(chosen_cells(self._table, chosen)))
