"""Choose the columns of the table, from the rows of the cards."""

from PySide6.QtWidgets import QWidget

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.compare.table import chosen_columns
from mpcompare.ui.pages.compare.rows_dialog import RowsDialog
from mpcompare.ui.session import Session


class ColumnsDialog(RowsDialog):
    """A tick list as for the cards. Columns that stay keep their places; new ones join behind."""

    title = "Columns of the table"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        columns = chosen_columns(session.state, session.comparison())
        self._chosen = tuple(attribute.key for attribute in columns)
        super().__init__(session, parent)

    def is_ticked(self, key: str) -> bool:
        """Whether a column is chosen, and its row is not put away."""
        return key in self._chosen and key not in self.session.state.hidden_rows

    def show_these(self, keys: list[str]) -> None:
        """Show exactly these columns."""
        stay = [key for key in self._chosen if key in keys]
        new = [key for key in keys if key not in self._chosen]
        state = table_changes.choose_columns(self.session.state, (*stay, *new))
        self.session.apply(state, "Choose columns")

    def add_pay(self) -> None:
        """Add nothing: pay is one row an occupation, drawn on the cards alone."""
