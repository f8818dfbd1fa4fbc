"""A bare table for cards: it scrolls by pixels, selects cells, and says when it has been seen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from mpcompare.ui.pages.compare.cells.cell_delegate import GAP

if TYPE_CHECKING:
    from mpcompare.model.pay.salary import Salaries
    from mpcompare.ui.pages.compare.cards_model import Row
    from mpcompare.ui.pages.compare.cells.row_heights import RowHeights

STEP_ACROSS, STEP_DOWN = 40, 24
"""Pixels that an arrow of a scroll bar moves."""


NARROWEST_EMS = 18
"""The narrowest card, in letters m: about 230 pixels at 100 %."""
WIDEST_EMS = 60
"""A card alone need not fill a wide screen."""


def width_of_cards(count: int, room: int, em: float) -> int:
    """Return the width of each of some cards in a room, with the gap at its right end."""
    widest = round(WIDEST_EMS * em) + GAP
    narrowest = round(NARROWEST_EMS * em) + GAP
    return max(narrowest, room // count if count > 1 else min(room, widest))


def show_as_cells(view: QTableView) -> None:
    """Let a table scroll by pixels and select cells, with no grid, no editing and no Tab inside."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


class PayRows(Protocol):
    """What the table asks of its rows of pay."""

    def use(self, salaries: "Salaries") -> None:
        """Take other figures."""
        ...

    def follow_rows(self) -> None:
        """Notice that rows have moved."""
        ...

    def forget_colors(self) -> None:
        """Draw in other colours."""
        ...

    def takes(self, event: QEvent) -> bool:
        """Act on an event of the viewport; return whether the table may not have it."""
        ...

    def takes_key(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether the table may not have it."""
        ...


class CardsTable(QTableView):
    """How the view of the cards behaves as a table, whatever its cells show."""

    heights: "RowHeights"
    is_heading: Callable[[int], bool]
    """Whether a row is a line across the cards, and holds no facts."""
    painted = Signal()
    """The cells in sight have been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.salary: PayRows | None = None
        """The rows of pay, which the page makes when their figures have been read."""
        # for a viewport that Qt has made, PySide would first make the classes of all widgets
        self.setViewport(QWidget())

    def behave(self) -> None:
        """Set how it scrolls and selects; what it is made of is there by now."""
        show_as_cells(self)
        self.horizontalScrollBar().setSingleStep(STEP_ACROSS)
        self.verticalScrollBar().setSingleStep(STEP_DOWN)
        self.setMouseTracking(True)
        self.setCornerWidget(QWidget())

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Return where a key leads: with Ctrl, Home and End to the first and the last fact."""
        index = super().moveCursor(cursorAction, modifiers)
        step = {self.CursorAction.MoveHome: 1, self.CursorAction.MoveEnd: -1}.get(cursorAction, 0)
        if step and modifiers & Qt.KeyboardModifier.ControlModifier:
            row = index.row()
            while 0 <= row < index.model().rowCount() and self.is_heading(row):
                row += step
            return index.siblingAtRow(row) if index.siblingAtRow(row).isValid() else index
        return index

    def scrolled(self) -> tuple[int, int]:
        """Return how far it is scrolled, across and down."""
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def scroll_to(self, scrolled: tuple[int, int]) -> None:
        """Scroll to a place across and down."""
        self.horizontalScrollBar().setValue(scrolled[0])
        self.verticalScrollBar().setValue(scrolled[1])

    def tops(self, rows: "Sequence[Row]") -> list[tuple[str, int]]:
        """Return the keys of the rows in sight and where each begins; of none while unscrolled."""
        labels = self.verticalHeader()
        first = labels.visualIndexAt(0)
        if first < 0 or not self.verticalScrollBar().value():
            return []
        end = labels.visualIndexAt(self.viewport().height() - 1) + 1 or len(rows)
        return [(rows[n].key, labels.sectionViewportPosition(n)) for n in range(first, end)]

    def keep_in_place(
        self, tops: Sequence[tuple[str, int]], row_of: Callable[[str], int | None]
    ) -> None:
        """Scroll so that the first row that is still there is as far down in the view as before.

        Args:
            tops: the rows that were in sight, see `tops`.
            row_of: finds a row by its key.
        """
        kept = ((row, top) for key, top in tops if (row := row_of(key)) is not None)
        row, top = next(kept, (None, 0))
        if row is not None:
            self.heights.finish(row)
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row) - top)

    def sees_current(self) -> bool:
        """Whether some of the current cell is in sight."""
        return self.viewport().rect().intersects(self.visualRect(self.currentIndex()))

    def visible_columns(self) -> range:
        """Return the columns in sight, all of one width; the last may be one too many."""
        header = self.horizontalHeader()
        width, offset = max(1, header.defaultSectionSize()), header.offset()
        return range(offset // width, (offset + self.viewport().width()) // width + 1)

    def viewportEvent(self, event: QEvent) -> bool:
        taken = self.salary is not None and self.salary.takes(event)
        handled = taken or super().viewportEvent(event)
        if event.type() == QEvent.Type.Paint:
            self.painted.emit()
        return handled
