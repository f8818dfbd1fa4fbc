"""The comparison with a program a row; cells are worked out when a view asks for them."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt

from mpcompare.app.compare import table
from mpcompare.app.compare.table import Rank
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Comparison
from mpcompare.model.fact import Fact
from mpcompare.model.library.shortlist import Better
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index
from mpcompare.ui.widgets.fact_words import spoken_fact, tip_of_fact, tip_of_label

if TYPE_CHECKING:
    from mpcompare.model.leading import Lead
    from mpcompare.model.program import Program

BETTER_WORDS: Mapping[Better, str] = {"low": "lower is better", "high": "higher is better"}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def is_figure(attribute: Attribute) -> bool:
    """Whether a column holds one figure a cell, which stands at the right."""
    return attribute.kind.filter_by == "range" and not attribute.kind.parts


class TableModel(QAbstractTableModel):
    """Shows one comparison. The delegate asks it for attributes, programs and facts."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State()
        self._comparison: Comparison | None = None
        self._ranks: dict[str, Mapping[str, Rank]] = {}
        self._leading: dict[str, Mapping[str, Lead]] = {}
        self.programs: tuple[Program, ...] = ()
        """The rows, as they are sorted."""
        self.columns: tuple[Attribute, ...] = ()

    def show(self, comparison: Comparison, state: State) -> None:
        """Show a comparison, with the columns and the order that the state asks for."""
        self.beginResetModel()
        self._comparison, self._state = comparison, state
        self._ranks.clear()
        self._leading.clear()
        self.programs = table.in_order(state, comparison)
        self.columns = table.columns_in_sight(state, comparison)
        self.endResetModel()

    # What views ask

    @property
    def comparison(self) -> Comparison:
        """What is shown; there is one as soon as there are programs."""
        if self._comparison is None:
            raise RuntimeError("no comparison is shown yet")
        return self._comparison

    def fact(self, row: int, column: int) -> Fact:
        """Return what a cell shows."""
        return table.fact_in_table(self.comparison, self.columns[column], self.programs[row])

    def text(self, row: int, column: int) -> str:
        """Return a cell's fact in one line."""
        return self.columns[column].text(self.fact(row, column))

    def copied(self, row: int, column: int) -> str:
        """Return a cell as it is copied: how firm it is and what is remarked become words."""
        attribute, program = self.columns[column], self.programs[row]
        remarks = (remark.tip for remark in self.comparison.remarks_of(program, attribute.key))
        return "; ".join((self.comparison.qualified_text(attribute, program), *remarks))

    def better(self, column: int) -> Better | None:
        """Return which end of a column the user has called better."""
        return self._state.library.shortlist.better.get(self.columns[column].key)

    def rank(self, row: int, column: int) -> Rank | None:
        """Return where a figure stands among the others, if the user has said what is better."""
        attribute, better = self.columns[column], self.better(column)
        if better is None:
            return None
        if attribute.key not in self._ranks:
            self._ranks[attribute.key] = table.ranks(self.comparison, attribute, better)
        return self._ranks[attribute.key].get(self.programs[row].id)

    def lead(self, row: int, column: int) -> "Lead | None":
        """Return how a cell leads, where it does and best values are asked for."""
        attribute = self.columns[column]
        if not self._state.best_values or attribute.better is None:
            return None
        if attribute.key not in self._leading:
            self._leading[attribute.key] = self.comparison.leading(attribute)
        return self._leading[attribute.key].get(self.programs[row].id)

    def row_of(self, program: str) -> int | None:
        """Find a row by its program's id."""
        return next((n for n, shown in enumerate(self.programs) if shown.id == program), None)

    def column_of(self, key: str) -> int | None:
        """Find a column by its attribute's key."""
        return next((n for n, shown in enumerate(self.columns) if shown.key == key), None)

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.programs)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(self.columns[column]) else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            attribute, program = self.columns[column], self.programs[row]
            # the whole fact, also what others are charged
            whole, this_year = program.fact(attribute), self.comparison.this_year
            return tip_of_fact(attribute, whole, this_year, self._said(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _said(self, row: int, column: int) -> tuple[str, ...]:
        """Return what is said of a cell beside its fact."""
        rank, lead = self.rank(row, column), self.lead(row, column)
        better = self.better(column)
        ranked = (f"{rank.words}, as {BETTER_WORDS[better]}",) if rank and better else ()
        leads = (f"{lead.words}. {lead.tip}".rstrip(". "),) if lead else ()
        attribute, program = self.columns[column], self.programs[row]
        remarks = (remark.tip for remark in self.comparison.remarks_of(program, attribute.key))
        return tuple(f"{words[:1].upper()}{words[1:]}" for words in (*ranked, *leads, *remarks))

    def _spoken(self, row: int, column: int) -> str:
        """Return one cell without what its headers say: screen readers read these out as well."""
        fact = spoken_fact(self.columns[column], self.fact(row, column), self.comparison.this_year)
        return "; ".join((fact, *self._said(row, column)))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            answer = partial(self._of_column, section)
            return answer(role) if 0 <= section < len(self.columns) else None
        answer = partial(self._of_program, section)
        return answer(role) if 0 <= section < len(self.programs) else None

    def _of_column(self, section: int, role: int) -> Any:
        attribute, better = self.columns[section], self.better(section)
        said = BETTER_WORDS[better] if better else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{attribute.label}{self.arrow(attribute.key)}" + (f"\n{said}" if said else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(attribute) else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            differs = attribute.key in self.comparison.differing
            return tip_of_label(attribute, differs=differs)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_sorted = self._state.table.sort == attribute.key
            order = "descending" if self._state.table.descending else "ascending"
            words = (attribute.label, said, f"sorted, {order}" if is_sorted else "")
            return ", ".join(filter(None, words))
        return None

    def arrow(self, key: str) -> str:
        """Return the sign behind the heading that the rows are sorted by; empty for others."""
        if self._state.table.sort != key:
            return ""
        return " ↓" if self._state.table.descending else " ↑"

    def _of_program(self, section: int, role: int) -> Any:
        program = self.programs[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return program.title
        words = (program.title, program.institution, program.place)
        remarks = tuple(remark.tip for remark in self.comparison.remarks_of(program))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pinned = ("the reference",) if self.comparison.reference == program.id else ()
            return ", ".join((*words, *pinned, *remarks))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join((*words, *remarks)))
        return None
