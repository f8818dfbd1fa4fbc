"""The bar above what is compared: cards or table, which rows, best values, another program."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.ui.accessibility import set_tabs
from mpcompare.ui.library.shortlist_button import ShortlistButton
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL
from mpcompare.ui.widgets.folding_row import FoldingRow
from mpcompare.ui.widgets.switch import Switch


class CompareBar(QFrame):
    """Switches for what the state says of the rows."""

    add_asked = Signal()
    rows_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self.shortlist = ShortlistButton(session)
        self.add = QPushButton("+ Add program")
        self.add.setToolTip("Find another program to compare")
        self.add.clicked.connect(self.add_asked)
        self.cards = self._view_button("Cards", "Show each program as a card", as_table=False)
        self.table = self._view_button("Table", "Show each program as a row", as_table=True)
        self.differences = Switch(session, "Differences only")
        keys, tip = session.shortcuts, "Show only rows in which stated values differ"
        keys.keep_tip(self.differences, tip, "differences")
        self.differences.clicked.connect(self._show_differences)
        self.best = Switch(session, "Best values")
        keys.keep_tip(self.best, "Mark the lowest cost and the like", "best-values")
        self.best.clicked.connect(self._show_best)
        self.rows = QPushButton("Rows…")
        self.rows.clicked.connect(self.rows_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self.shortlist)
        row.addWidget(self.add)
        row.addStretch(1)
        self.switches = FoldingRow(session, "View", MEDIUM)
        views = QButtonGroup(self)
        for button in (self.cards, self.table):
            views.addButton(button)
        set_tabs((self.cards, self.table))
        for button in (self.cards, self.table, self.differences, self.best, self.rows):
            self.switches.add(button)
        row.addWidget(self.switches)

    def _view_button(self, words: str, tip: str, *, as_table: bool) -> QPushButton:
        button = QPushButton(words)
        self._session.shortcuts.keep_tip(button, tip, "as-table")
        button.setProperty("flat", True)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._show_table(on=as_table))
        return button

    def _show_table(self, *, on: bool) -> None:
        self._session.apply(table_changes.show_table(self._session.state, on=on))

    def _show_differences(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._session.apply(changes.show_differences_only(self._session.state, on=on))

    def _show_best(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._session.apply(changes.show_best_values(self._session.state, on=on))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is switched on."""
        state = self._session.state
        if Part.COMPARED in parts:
            self.switches.setVisible(bool(state.compared))
        if Part.ROWS in parts:
            self.differences.setChecked(state.differences_only)
            self.best.setChecked(state.best_values)
            shown = state.table.shown
            (self.table if shown else self.cards).setChecked(True)
            hidden = len(state.hidden_rows)
            rows = f"Rows… ({hidden} hidden)" if hidden else "Rows…"
            self.rows.setText("Columns…" if shown else rows)
            self.rows.setAccessibleName("Choose columns" if shown else "Choose rows")
            what = "which columns the table has" if shown else "which rows the cards show"
            self._session.shortcuts.keep_tip(self.rows, f"Choose {what}", "rows")
