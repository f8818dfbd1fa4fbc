"""The comparison as a table: attributes and pay under headings down, programs across."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt

from mpcompare.app.compare.verdict_remarks import PROFILE
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program, checked_words
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index
from mpcompare.ui.pages.compare.rows import (
    Fold,
    Heading,
    ProfileRow,
    Strip,
    fold_of,
    folded_away,
    profile_rows,
)
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow, PayRow, salary_rows
from mpcompare.ui.widgets.fact_words import spoken_fact, tip_of_fact, tip_of_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mpcompare.model.leading import Lead
    from mpcompare.model.pay.salary import Salaries


Content = Attribute | ProfileRow | AxisRow | PayRow
Row = Strip | Content


class CardsModel(QAbstractTableModel):
    """Shows one comparison. The delegate asks it for rows and programs, not for text."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State()
        self._comparison: Comparison | None = None
        self.salaries: Salaries | None = None
        """What the programs' work pays; None while that is being read."""
        self.ranked: Mapping[str, Remark] = {}
        """By program id, how the user's criteria rank it."""
        self._leading: dict[str, Mapping[str, Lead]] = {}
        self._opened: set[str] = set()
        self.rows: tuple[Row, ...] = ()

    # Filling

    def show(self, comparison: Comparison, state: State, salaries: "Salaries | None") -> None:
        """Show a comparison, with what the state says of its rows."""
        self.beginResetModel()
        self._comparison, self._state, self.salaries = comparison, state, salaries
        self._leading.clear()
        self.rows = self._build_rows()
        self.endResetModel()

    def show_salaries(self, salaries: "Salaries") -> None:
        """Add the rows of pay, which have been read now."""
        self.beginResetModel()
        self.salaries = salaries
        self.rows = self._build_rows()
        self.endResetModel()

    def toggle(self, fold: str) -> None:
        """Open a line's rows, or fold them again; it stays so while the page lives."""
        self._opened ^= {fold}
        self.beginResetModel()
        self.rows = self._build_rows()
        self.endResetModel()

    def _build_rows(self) -> tuple[Row, ...]:
        shown: list[Row] = []
        comparison, differences_only = self.comparison, self._state.differences_only
        for section in Section:
            gaps = () if differences_only else folded_away(comparison, section)
            rows = [row for row in self._rows_of(section) if row not in gaps]
            if rows or gaps:
                folded = section.name in self._state.folded
                counted = [row for row in rows if not isinstance(row, AxisRow)]
                differing = sum(self.differs(row) for row in counted)
                shown.append(Heading(section, folded, len(counted) + len(gaps), differing))
                if not folded:
                    shown += rows
                    shown += fold_of(comparison, Agreement.UNSTATED, gaps, self._opened, section)
        if differences_only:
            partial = comparison.rows_with(Agreement.PARTIAL)
            shown += fold_of(comparison, Agreement.PARTIAL, partial, self._opened)
        return tuple(shown)

    def _rows_of(self, section: Section) -> list[Content]:
        differing = self._state.differences_only
        rows: list[Content] = []
        if section is ProfileRow().section:
            rows += profile_rows(self.comparison, differing=differing)
        if section is Section.CAREERS and self.salaries is not None:
            rows += salary_rows(self.salaries, self._state.hidden_rows, differing=differing)
        rows += [
            row
            for row in self.comparison.rows
            if row.section is section and (self.differs(row) or not differing)
        ]
        return rows

    # What views ask

    @property
    def comparison(self) -> Comparison:
        """What is shown; there is one as soon as there are programs."""
        if self._comparison is None:
            raise RuntimeError("no comparison is shown yet")
        return self._comparison

    @property
    def programs(self) -> tuple[Program, ...]:
        """The columns."""
        return self._comparison.programs if self._comparison else ()

    def remarks_of(self, program: Program) -> tuple[Remark, ...]:
        """Return what is said of a program as a whole, beside its facts."""
        remarks = self.comparison.remarks_of(program)
        ranked = self.ranked.get(program.id)
        return remarks if ranked is None else (ranked, *remarks)

    def is_heading(self, row: int) -> bool:
        """Whether a row is a line across the cards, and holds no facts."""
        return isinstance(self.rows[row], Strip)

    def differs(self, row: Row) -> bool:
        """Whether not all programs say the same in a row."""
        if isinstance(row, Strip | AxisRow):
            return False
        if isinstance(row, PayRow):
            return row.row.differs
        if isinstance(row, ProfileRow):
            return len({self.comparison.remarks_of(p, row.key) for p in self.programs}) > 1
        return row.key in self.comparison.differing

    def is_marked(self, row: Row, program: Program) -> bool:
        """Whether a cell's edge is marked: its value differs from that of the pinned program."""
        return isinstance(row, Attribute) and self.comparison.differs_from_reference(row, program)

    def lead(self, row: Attribute, program: Program) -> "Lead | None":
        """Return how a cell leads, where it does and the user asked to see that."""
        if not self._state.best_values or row.better is None:
            return None
        if row.key not in self._leading:
            self._leading[row.key] = self.comparison.leading(row)
        return self._leading[row.key].get(program.id)

    def row_of(self, key: str) -> int | None:
        """Find a row by its key."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), None)

    def column_of(self, program: str) -> int | None:
        """Find a column by its program's id."""
        return next((n for n, shown in enumerate(self.programs) if shown.id == program), None)

    def text(self, row: Row, program: Program) -> str:
        """Return one cell in one line."""
        if isinstance(row, Strip):
            return ""
        if isinstance(row, AxisRow | PayRow):
            return row.text(self.column_of(program.id) or 0)
        if isinstance(row, ProfileRow):
            return "; ".join(said.text for said in self.comparison.remarks_of(program, row.key))
        return self.comparison.text(row, program)

    def copied(self, row: Row, program: Program) -> str:
        """Return one cell as it is copied: its remarks, signs on the screen, become words."""
        if isinstance(row, AxisRow | PayRow):
            return row.spoken(self.column_of(program.id) or 0)
        if isinstance(row, Strip | ProfileRow):
            return self.text(row, program)
        remarks = (remark.tip for remark in self.comparison.remarks_of(program, row.key))
        return "; ".join((self.comparison.qualified_text(row, program), *remarks))

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.programs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, program = self.rows[index.row()], self.programs[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, program)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, program)
        return self._tip(row, program) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tip(self, row: Row, program: Program) -> str | None:
        if isinstance(row, AxisRow | PayRow):
            return tooltip(row.tip(self.column_of(program.id) or 0))
        if isinstance(row, ProfileRow):
            return tooltip(self._profile_words(program))
        if isinstance(row, Strip):
            return tooltip(row.label_tip) if isinstance(row, Fold) else None
        remarks = (remark.tip for remark in self.comparison.remarks_of(program, row.key))
        lead = self.lead(row, program)
        said = (f"{lead.words[:1].upper()}{lead.words[1:]}. {lead.tip}",) if lead else ()
        return tip_of_fact(
            row, self.comparison.fact(row, program), self.comparison.this_year, (*said, *remarks)
        )

    def _profile_words(self, program: Program) -> str:
        """Return the lists of what the profile meets and does not; "" where nothing is judged."""
        remarks = self.comparison.remarks_of(program, PROFILE)
        return remarks[0].tip if remarks else ""

    def _spoken(self, row: Row, program: Program) -> str:
        """Return one cell without what its headers say: screen readers read these out as well."""
        if isinstance(row, Heading):
            state = f"section, {'folded' if row.folded else 'open'}, {row.count_text}"
            # it goes through all columns: said whole in the first
            return f"{row.label}, {state}" if program is self.programs[0] else row.label
        if isinstance(row, Fold):
            return f"{row.label}, {'open' if row.is_open else 'folded'}: {row.words}"
        if isinstance(row, AxisRow | PayRow):
            return row.spoken(self.column_of(program.id) or 0)
        if isinstance(row, ProfileRow):
            said = self._profile_words(program).replace("\n", ". ")
            return f"{self.text(row, program)}. {said}"
        words = [spoken_fact(row, self.comparison.fact(row, program), self.comparison.this_year)]
        lead = self.lead(row, program)
        words += [f"{lead.words}. {lead.tip}".rstrip(". ")] if lead else []
        words += ["differs from the reference"] if self.is_marked(row, program) else []
        words += [remark.tip for remark in self.comparison.remarks_of(program, row.key)]
        return "; ".join(words)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._label(section, role) if 0 <= section < len(self.rows) else None
        if not 0 <= section < len(self.programs):
            return None
        program = self.programs[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return program.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            known = self.comparison.documented(program).known_words
            checked = self.checked_words(program)
            words = (program.title, program.institution, program.place, known, checked)
            pinned = ("the reference",) if self.comparison.reference == program.id else ()
            remarks = (remark.tip for remark in self.remarks_of(program))
            return ", ".join((*words, *pinned, *remarks))
        return None

    def checked_words(self, program: Program, edition: str = "") -> str:
        """Return for which years a program's facts are stated, and in which edition."""
        comparison = self.comparison
        return checked_words(program, comparison.register, comparison.this_year, edition)

    def _label(self, section: int, role: int) -> Any:
        row = self.rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.ToolTipRole:
            if isinstance(row, Attribute):
                return tip_of_label(row, differs=self.differs(row))
            return tooltip(row.label_tip)
        return None


def rows_kept(before: tuple[Row, ...], now: tuple[Row, ...]) -> int:
    """Count the first rows that look as before, pay and the card's last row aside."""
    pairs = zip(before[:-1], now[:-1], strict=False)
    differing = (isinstance(b, AxisRow | PayRow) or a != b for a, b in pairs)
    return next((n for n, one in enumerate(differing) if one), min(len(before), len(now)) - 1)
