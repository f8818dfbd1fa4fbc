"""Row heights that follow what the cells hold: what is in sight at once, the rest bit by bit."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mpcompare.ui.pages.compare.cards_model import CardsModel, Row

SLICE_S = 0.006
"""Less than half a frame, so that scrolling never waits for it."""


class RowHeights(QObject):
    """Measures columns. A row is as high as its highest cell so far."""

    grown = Signal()
    """Measuring on, some rows turned out higher."""

    def __init__(
        self,
        model: CardsModel,
        label: Callable[[Row], float],
        cell: Callable[[Row, int], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model, self._label, self._cell = model, label, cell
        self.heights: list[int] = []
        self._todo: list[tuple[int, range]] = []
        """Columns yet to be measured in some of their rows; the next one last."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_on)
        model.modelReset.connect(self._drop)

    def _drop(self) -> None:
        """Drop what was still to be measured."""
        self._todo = []
        self._timer.stop()

    def measure(self, visible: range, reach: int) -> None:
        """Measure what is in sight now, and the rest once `go_on` says so.

        Args:
            visible: the columns in sight; they go first.
            reach: how far below the first row the view ends, in pixels.
        """
        self.heights = [round(self._label(row)) for row in self._model.rows]
        columns = range(len(self._model.programs))
        seen = [c for c in columns if c in visible]
        count, number = len(self.heights), 0
        while number < count and reach > 0:
            for column in seen:
                self._measure(column, range(number, number + 1))
            reach -= self.heights[number]
            number += 1
        self._todo = [(c, range(count)) for c in reversed(columns) if c not in visible]
        if number < count:
            self._todo += [(c, range(number, count)) for c in reversed(seen)]
        if not self._todo:
            self._timer.stop()

    def go_on(self) -> None:
        """Measure what is left while nothing else is to do: what is in sight has been painted."""
        if self._todo and not self._timer.isActive():
            self._timer.start()

    def finish(self, row: int | None = None) -> bool:
        """Measure the columns in sight down to their last row, unless a row is measured already.

        Returns:
            Whether something was yet to be measured.
        """
        before = len(self._todo)
        while self._todo and (start := self._todo[-1][1].start) and (row is None or row >= start):
            self._measure_until(0)
        return len(self._todo) < before

    @property
    def is_done(self) -> bool:
        """Whether every column has been measured."""
        return not self._todo

    def _measure(self, column: int, rows: range) -> bool:
        has_grown = False
        for number in rows:
            row = self._model.rows[number]
            needed = round(self._cell(row, column))
            if needed > self.heights[number]:
                self.heights[number] = needed
                has_grown = True
        return has_grown

    def _measure_on(self) -> None:
        self._measure_until(time.perf_counter() + SLICE_S)

    def _measure_until(self, end: float) -> None:
        has_grown = False
        while self._todo:
            has_grown |= self._measure(*self._todo.pop())
            if time.perf_counter() >= end:
                break
        if not self._todo:
            self._timer.stop()
        if has_grown:
            self.grown.emit()
