"""The hits as a table. Holds numbers of all rows, and programs only of those that were in sight."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, Qt

from mpcompare.app.compare.closed_remarks import closed_tip
from mpcompare.app.state import results_columns
from mpcompare.app.state.results_columns import ResultsColumns
from mpcompare.app.workspace.note_search import Mentions, excerpt, short_excerpt
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Fact
from mpcompare.model.program import Program, closed_words
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

BOX, PROGRAM, FIRST_FACT = 0, 1, 2
"""The columns: a box to add with, the program, then one for each attribute."""
ProgramRole = Qt.ItemDataRole.UserRole
ComparedRole = Qt.ItemDataRole.UserRole + 1
AttributeRole = Qt.ItemDataRole.UserRole + 2
MIME = "application/x-mpcompare-programs"
"""Ids of dragged programs, one a line."""

CHUNK = 12
"""Rows that are loaded together: about a screen, in less than half a frame."""
KEPT = 1000
"""Programs in memory: more than anyone scrolls back to, and a few megabytes."""

_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class ResultsModel(QAbstractTableModel):
    """Rows are loaded a chunk at a time when a view first asks for one of them."""

    def __init__(self, workspace: Workspace, compared: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._workspace, self._coming = workspace, workspace
        self._compared = compared
        self._numbers: Sequence[int] = ()
        self._loaded: dict[int, Program] = {}
        self._sort, self._descending = "", False
        self._asked: str = ""
        self._mentions: Mentions = {}
        self._chosen = ResultsColumns()
        self._set_columns()

    # Filling

    def use(self, workspace: Workspace) -> None:
        """Read from another catalog; empty until the next `fill`.

        Where only the user's own programs and corrections are others, the rows stay until then.
        """
        self._coming = workspace
        if workspace.catalog is self._workspace.catalog:
            return
        self.beginResetModel()
        self._workspace = workspace
        self._set_columns()
        self._numbers = ()
        self._loaded.clear()
        self.endResetModel()

    def fill(self, numbers: Sequence[int], sort: str, *, descending: bool) -> None:
        """Show other rows, in their order; the header marks the column they are sorted by.

        Where the rows in sight are the first of the new ones, they stay and the others join.
        """
        shown = len(self._numbers)
        is_same_order = (sort, descending) == (self._sort, self._descending)
        if self.is_stale:
            self._workspace = self._coming
            self._loaded.clear()
        if shown and is_same_order and numbers == self._numbers:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(0, 0), self.index(shown - 1, last))
            return
        if shown and is_same_order and shown < len(numbers) and numbers[:shown] == self._numbers:
            self.beginInsertRows(ROOT, shown, len(numbers) - 1)
            self._numbers = numbers
            self.endInsertRows()
            return
        self.beginResetModel()
        self._numbers = numbers
        self._sort, self._descending = sort, descending
        self.endResetModel()

    def show_columns(self, chosen: ResultsColumns) -> bool:
        """Show the columns that the user chose; whether they are others than before."""
        before, self._chosen = self.columns, chosen
        if results_columns.shown(self._workspace.register, chosen) == before:
            return False
        self.beginResetModel()
        self._set_columns()
        self.endResetModel()
        return True

    def _set_columns(self) -> None:
        register = self._workspace.register
        self._heading = results_columns.heading(register)
        self.chips = results_columns.chips(register)
        self.columns = results_columns.shown(register, self._chosen)

    @property
    def is_stale(self) -> bool:
        """Whether the rows are still without what the user has changed of programs."""
        return self._coming is not self._workspace

    def mention(self, words: str, mentions: Mentions) -> None:
        """Take over where the user's notes have the searched words, before the rows are filled."""
        self._asked, self._mentions = words, mentions

    def refresh_boxes(self) -> None:
        """Show again which programs are compared."""
        if self._numbers:
            last = self.rowCount() - 1
            self.dataChanged.emit(self.index(0, BOX), self.index(last, BOX))

    # Reading

    def program(self, row: int) -> Program | None:
        """Return the program of a row; None where there is no such row."""
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        if number not in self._loaded:
            self._load(row // CHUNK * CHUNK)
        return self._loaded.get(number)

    def _load(self, first: int) -> None:
        """Load those of a chunk's rows that are not in memory; the oldest make room."""
        chunk = self._numbers[first : first + CHUNK]
        wanted = [number for number in chunk if number not in self._loaded]
        self._loaded.update(zip(wanted, self._workspace.programs_by_number(wanted), strict=False))
        for number in list(self._loaded)[:-KEPT]:
            del self._loaded[number]

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the programs of many rows, which are not loaded for that."""
        return self._workspace.ids_by_number([self._numbers[row] for row in rows])

    def row_of(self, program: str) -> int | None:
        """Find a program among all rows, loaded or not; None where it is not one of them."""
        number = self._workspace.number(program)
        try:
            return None if number is None else self._numbers.index(number)
        except ValueError:
            return None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else FIRST_FACT + len(self.columns)

    def attribute(self, column: int) -> Attribute | None:
        """Return the attribute that a column shows and sorts by; None for the box."""
        if column == BOX:
            return None
        if column == PROGRAM:
            return self._heading
        return self.columns[column - FIRST_FACT]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        program = self.program(index.row()) if index.isValid() else None
        if program is None:
            return None
        column = index.column()
        is_compared = self.is_compared(program)
        if role == ProgramRole:
            return program
        if role == ComparedRole:
            return is_compared
        if role == AttributeRole:
            return self.attribute(column)
        if role == Qt.ItemDataRole.CheckStateRole and column == BOX:
            return Qt.CheckState.Checked if is_compared else Qt.CheckState.Unchecked
        return self._words(program, column, role, is_compared=is_compared)

    def _words(self, program: Program, column: int, role: int, *, is_compared: bool) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(program, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._tip(program, column, is_compared=is_compared))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(program, column, is_compared=is_compared)
        return None

    def cell(self, program: Program, column: int) -> str:
        """Return one cell in words; this is also the text that is copied."""
        if column == BOX:
            return ""
        if column == PROGRAM:
            return program.title
        return self.columns[column - FIRST_FACT].text(self.fact(program, column))

    def is_compared(self, program: Program) -> bool:
        """Whether a program is in the comparison."""
        return program.id in self._compared()

    def closed(self, program: Program) -> str:
        """Return why a program takes no applications, as in "Closed"; empty where it may."""
        return closed_words(program, self._workspace.register)

    def fact(self, program: Program, column: int) -> Fact:
        """Return what one cell of an attribute's column shows."""
        return program.fact(self.columns[column - FIRST_FACT])

    def _tip(self, program: Program, column: int, *, is_compared: bool) -> str:
        if column == BOX:
            return "Remove from the comparison" if is_compared else "Add to the comparison"
        if column == PROGRAM:
            lines = [program.title, f"{program.institution} · {program.place}"]
            if self.closed(program):
                lines.append(closed_tip(program, self._workspace))
            return "\n".join(
                filter(None, (*lines, *self._chip_lines(program), self._noted_whole(program)))
            )
        attribute = self.columns[column - FIRST_FACT]
        return f"{attribute.label}: {self.cell(program, column)}"

    def _chip_lines(self, program: Program) -> tuple[str, ...]:
        return (self.chips.text(program.fact(self.chips)),) if self.chips else ()

    def _spoken(self, program: Program, column: int, *, is_compared: bool) -> str:
        if column == BOX:
            return f"{program.title}: {'in' if is_compared else 'not in'} the comparison"
        if column == PROGRAM:
            words = (
                program.title,
                self.closed(program).lower(),
                program.institution,
                program.place,
                self._noted_whole(program),
            )
            return ", ".join(filter(None, words))
        return self.cell(program, column)  # the column's header says of what

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return self._heading_of(section, role)
        # hidden, and asked for by screen readers alone
        program = self.program(section) if role == Qt.ItemDataRole.DisplayRole else None
        return None if program is None else program.title

    def _heading_of(self, column: int, role: int) -> str | None:
        attribute = self.attribute(column)
        if attribute is None:
            return "Compared" if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            if attribute.key != self._sort:
                return attribute.label
            return f"{attribute.label} {'↓' if self._descending else '↑'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            explained = f"{attribute.explanation} {attribute.caution}".strip()
            return tooltip(f"{explained}\nClick to sort, right-click to choose columns.")
        return None

    def noted(self, program: Program) -> str:
        """Return in a few words where the user's notes have the searched words; "" for nowhere."""
        mention = self._mentions.get(program.id)
        return short_excerpt(mention, self._asked) if mention else ""

    def _noted_whole(self, program: Program) -> str:
        mention = self._mentions.get(program.id)
        return excerpt(mention, self._asked, self._workspace.register) if mention else ""

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable if index.column() == BOX else _FLAGS

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return programs_mime(self.ids(sorted({index.row() for index in indexes})))


def programs_mime(ids: Sequence[str]) -> QMimeData:
    """Wrap ids for a drag."""
    mime = QMimeData()
    mime.setData(MIME, "\n".join(ids).encode())
    return mime


def dragged_programs(mime: QMimeData) -> tuple[str, ...]:
    """Return the ids that a drag carries; none where it carries something else."""
    text = bytes(mime.data(MIME).data()).decode("utf-8", "replace")
    return tuple(line for line in text.split("\n") if line)
