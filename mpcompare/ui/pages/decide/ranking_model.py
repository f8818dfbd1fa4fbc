"""The programs in the order of the criteria, and below those that a must rules out."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from mpcompare.app.decide.outcome import Outcome, elsewhere_words, first_words, sum_words
from mpcompare.model.decide.rating import RuledOut
from mpcompare.model.program import Program
from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import ROOT, Index

RowRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rated program.

    Attributes:
        rank: from 1; those whose sums to be expected are alike share one.
        place: among the rated.
        solid, hatched: for each criterion what is earned for sure, and what unknowns could add.
        sum: the band in words.
        first: how often it comes first, in words.
        unclear: the musts of which nobody can tell yet, in words.
        elsewhere: where other sets of criteria put it, in words.
    """

    program: Program
    rank: int
    place: int
    solid: tuple[float, ...]
    hatched: tuple[float, ...]
    sum: str
    first: str
    unclear: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A program that fails musts, with their names."""

    program: Program
    why: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between the programs that are left and those that are ruled out."""

    words: str


Row = Ranked | Excluded | Heading


def rows_of(found: Outcome) -> tuple[Row, ...]:
    """Return the rows of an outcome."""
    rating = found.rating
    if rating is None:
        return ()
    shares = rating.shares
    rows: list[Row] = []
    for rank, place in rating.ranked:
        rated = rating.rated[place]
        pairs = list(zip(shares, rated.worths, strict=True))
        unclear = ", ".join(found.choices.label(key) for key in rated.unclear)
        rows.append(
            Ranked(
                rated.program,
                rank,
                place,
                tuple(share * worth.low for share, worth in pairs),
                tuple(share * (worth.high - worth.low) for share, worth in pairs),
                sum_words(found, place),
                first_words(found, place),
                f"Not known whether it meets: {unclear}" if unclear else "",
                elsewhere_words(found, rated.program.id),
            )
        )
    if rating.ruled_out:
        rows.append(Heading(f"Ruled out: {len(rating.ruled_out)}"))
        rows += [_excluded(out, found) for out in rating.ruled_out]
    return tuple(rows)


def _excluded(out: RuledOut, found: Outcome) -> Excluded:
    failed = ", ".join(found.choices.label(key) for key in out.failed)
    return Excluded(out.program, f"Does not meet: {failed}")


def said(row: Row) -> str:
    """Return a row in words for screen readers."""
    if isinstance(row, Heading):
        return row.words
    name = f"{row.program.title}, {row.program.institution}"
    if isinstance(row, Excluded):
        return f"{name}, ruled out. {row.why}"
    lines = (f"{row.rank}", name, row.sum, row.first, row.unclear, row.elsewhere)
    return ", ".join(filter(None, lines))


class RankingModel(QAbstractListModel):
    """Holds the rows. Where only figures have changed, the view keeps what is current."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        if isinstance(row, Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(said(row))
        return None
