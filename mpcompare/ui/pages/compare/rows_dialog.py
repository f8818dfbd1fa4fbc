"""Choose which rows the cards show, or which columns the table has."""

from importlib import import_module
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mpcompare.app.state import changes
from mpcompare.model.attribute import Section
from mpcompare.model.pay.salary import OCCUPATION_KEY
from mpcompare.model.pay.wage import Occupation
from mpcompare.ui.pages.compare.rows import ProfileRow
from mpcompare.ui.pages.compare.salary.salary_rows import PAY_ROWS
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog


class RowsDialog(Dialog):
    """A tick list of all rows by section. Nothing changes until OK; then it can be undone."""

    title: ClassVar[str] = "Rows of the cards"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.title, parent)
        self.resize(480, 620)
        self.list = QListWidget()
        self.list.setAccessibleName(self.title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section, attributes in session.workspace.register.sections.items():
            rows = [attribute for attribute in attributes if attribute.on_card]
            if rows:
                self._add_heading(section.value)
            if section is ProfileRow().section and not session.state.library.profile.is_empty:
                row = ProfileRow()
                self._add_row(row.key, row.label, "What your profile comes to for each program")
            for attribute in rows:
                self._add_row(attribute.key, attribute.label, attribute.explanation)
            if section is Section.CAREERS:
                self.add_pay()
        self.body.addWidget(self.list)
        everything = self.add_button("Show all")
        everything.clicked.connect(self._tick_all)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        done = self.add_button("Show these", primary=True)
        done.clicked.connect(self._finish)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self.session.theme.font("small", bold=True))
        self.list.addItem(item)

    def add_pay(self) -> None:
        """Add pay as a whole, and the occupations that have been put away."""
        self._add_row(PAY_ROWS, "What the work pays", "The pay of each occupation")
        for key in sorted(self.session.state.hidden_rows):
            if key.startswith(OCCUPATION_KEY):
                occupation = Occupation(key.removeprefix(OCCUPATION_KEY), "SOC", key)
                self._add_row(key, f"Pay: {occupation.label}", "One occupation's pay")

    def _add_row(self, key: str, label: str, explanation: str) -> None:
        item = QListWidgetItem(label)
        item.setToolTip(explanation)
        item.setData(Qt.ItemDataRole.UserRole, key)
        shown = self.is_ticked(key)
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _rows(self) -> list[QListWidgetItem]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in items if item.data(Qt.ItemDataRole.UserRole)]

    def _tick_all(self) -> None:
        for item in self._rows():
            item.setCheckState(Qt.CheckState.Checked)

    def _finish(self) -> None:
        self.show_these(
            [
                item.data(Qt.ItemDataRole.UserRole)
                for item in self._rows()
                if item.checkState() == Qt.CheckState.Checked
            ]
        )
        self.accept()

    def is_ticked(self, key: str) -> bool:
        """Whether a row is shown now."""
        return key not in self.session.state.hidden_rows

    def show_these(self, keys: list[str]) -> None:
        """Show exactly these rows."""
        listed = [item.data(Qt.ItemDataRole.UserRole) for item in self._rows()]
        hidden = [key for key in listed if key not in keys]
        self.session.apply(changes.hide_rows(self.session.state, hidden), "Choose rows")


def choose_rows(session: Session, parent: QWidget | None = None) -> RowsDialog:
    """Return the dialog for what Compare shows: rows of its cards, or columns of its table."""
    if not session.state.table.shown:
        return RowsDialog(session, parent)
    module = import_module("mpcompare.ui.pages.compare.table.columns_dialog")
    dialog: RowsDialog = module.ColumnsDialog(session, parent)
    return dialog
