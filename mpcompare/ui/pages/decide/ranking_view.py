"""The list of the ranked programs; the current one's working stands below it."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.decide.ranking_delegate import RankingDelegate
from mpcompare.ui.pages.decide.ranking_model import Excluded, Ranked, RankingModel, Row, RowRole
from mpcompare.ui.session import Session


class RankingView(QListView):
    """Keeps the same program current when the order changes, until a must rules it out."""

    picked = Signal(object)
    """Carries the `Ranked` or the `Excluded` that has become current, or None."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("DeadlineList")
        self.setAccessibleName("Programs in order")
        self.ranking = RankingModel()
        self.setModel(self.ranking)
        self.setItemDelegate(RankingDelegate(session, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumHeight(140)
        session.themed.connect(self.scheduleDelayedItemsLayout)

    def current(self) -> Ranked | Excluded | None:
        """Return the current program's row."""
        row = self.currentIndex().data(RowRole) if self.currentIndex().isValid() else None
        return row if isinstance(row, Ranked | Excluded) else None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the first is current where none was."""
        current = self.current()
        lines = [_lines(row) for row in self.ranking.rows]
        self.blockSignals(True)
        self.ranking.show_rows(rows)
        if lines != [_lines(row) for row in rows]:
            self.scheduleDelayedItemsLayout()
        ids = [row.program.id if isinstance(row, Ranked) else "" for row in rows]
        wanted = current.program.id if current is not None else ""
        place = ids.index(wanted) if wanted in ids else 0  # not what has just been ruled out
        if rows:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.ranking.index(place), flag)
        self.blockSignals(False)
        self.picked.emit(self.current())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.picked.emit(self.current())


def _lines(row: Row) -> tuple[bool, bool, bool]:
    """Return what a row's height depends on."""
    if not isinstance(row, Ranked):
        return (False, False, isinstance(row, Excluded))
    return (True, bool(row.unclear), bool(row.elsewhere))
