"""Which occupations each concentration leads to: the table behind the cards' pay, to change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mpcompare.app.careers.view import all_occupations, career_mapping
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.ui.literal import tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, set_role
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.named_combo import NamedCombo
from mpcompare.ui.widgets.row_keys import go_by_rows

if TYPE_CHECKING:
    from mpcompare.model.pay.career import CareerPath

ABOUT = (
    "This table is our own reading, not a source's. The pay on the cards follows it: change it, "
    "and they show the occupations that you think of. Your changes stay with your session; each "
    "can be undone."
)
NONE_STATED = "None stated"
SHORT = 12
"""Characters that a list to choose from shows at least; an occupation's title may be longer."""


class MappingDialog(Dialog):
    """Changes apply at once and can be undone one by one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "What a concentration leads to", parent)
        self.resize(860, 620)
        self._paths: tuple[CareerPath, ...] = ()
        self.add_label(ABOUT, muted=True)
        self.table = self._make_table()
        self.body.addWidget(self.table, 1)
        self.concentration = NamedCombo("Concentration")
        self.occupation = NamedCombo("Occupation that it leads to")
        self.add = QPushButton("Add")
        self.body.addLayout(self._adding())
        self.remove = self.add_button("Remove the selected row")
        self.reset = self.add_button("Reset to the catalog's")
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.add_close()
        session.changed.connect(self._fill)
        self._fill()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setAccessibleName("Concentrations and their occupations")
        table.setHorizontalHeaderLabels(["Concentration", "Occupation", "Why"])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        set_role(table.horizontalHeader(), "small-strong")
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        go_by_rows(table)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.itemSelectionChanged.connect(self._allow)
        return table

    def _adding(self) -> QHBoxLayout:
        kind = self.session.workspace.register["concentrations"].kind
        for choice in kind.choices:
            self.concentration.addItem(choice.label, choice.value)
        self.concentration.addItem(NONE_STATED, "")
        for occupation in all_occupations(self.session.workspace):
            self.occupation.addItem(occupation.title, occupation.code)
        self.add.clicked.connect(self._add)
        for combo in (self.concentration, self.occupation):  # its list is wider where needed
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(SHORT)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget in (self.concentration, self.occupation, self.add):
            row.addWidget(widget)
        row.setStretch(1, 1)
        return row

    def _fill(self, _: object = None) -> None:
        session = self.session
        paths = career_mapping(session.workspace, session.state)
        if paths == self._paths:
            return
        chosen = self.table.currentRow()
        self._paths = paths
        kind = session.workspace.register["concentrations"].kind
        self.table.setRowCount(len(paths))
        for row, path in enumerate(paths):
            where = kind.token_label(path.concentration) if path.concentration else NONE_STATED
            for column, text in enumerate((where, path.occupation.title, path.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(tooltip(text))
                item.setFont(session.theme.font(italic=path.by_user))
                self.table.setItem(row, column, item)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(1, 300)
        if paths:
            self.table.selectRow(max(0, min(chosen, len(paths) - 1)))
        self._allow()

    def _allow(self) -> None:
        paths = self.session.state.paths
        self.remove.setEnabled(0 <= self.table.currentRow() < len(self._paths))
        self.reset.setEnabled(bool(paths.added or paths.removed))

    def _apply(self, new: State, name: str) -> None:
        self.session.apply(new, name)

    def _add(self) -> None:
        where, code = self.concentration.currentData(), self.occupation.currentData()
        if any((p.concentration, p.occupation.code) == (where, code) for p in self._paths):
            self._show(where, code)
            return
        name = f"Add {self.occupation.currentText()}"
        self._apply(changes.add_path(self.session.state, where, code), name)
        self._show(where, code)

    def _show(self, where: str, code: str) -> None:
        """Select a row, so that the user sees what was added or was there already."""
        for row, path in enumerate(self._paths):
            if (path.concentration, path.occupation.code) == (where, code):
                self.table.selectRow(row)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._paths):
            path = self._paths[row]
            code = path.occupation.code
            new = changes.remove_path(self.session.state, path.concentration, code)
            self._apply(new, f"Remove {path.occupation.title}")

    def _reset(self) -> None:
        self._apply(changes.reset_paths(self.session.state), "Reset the careers")
