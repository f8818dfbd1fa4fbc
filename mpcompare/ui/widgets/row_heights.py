"""Row heights that follow what the cells hold: what is in sight at once, the rest bit by bit."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mpcompare.app.card_chart import CardChart
from mpcompare.ui.models.cards import CardsModel, Row

SLICE_S = 0.006
"""Less than half a frame, so that scrolling never waits for it."""

Measure = Callable[[Row, int], float]


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
        self._todo: list[int] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_on)

    def measure(self, visible: range) -> None:
        """Measure the visible columns now, and the others while nothing else is to do."""
        self.heights = [round(self._label(row)) for row in self._model.rows]
        columns = range(len(self._model.programs))
        for column in (c for c in columns if c in visible):
            self._measure(column)
        self._todo = [c for c in reversed(columns) if c not in visible]
        if self._todo:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def is_done(self) -> bool:
        """Whether every column has been measured."""
        return not self._todo

    def _measure(self, column: int) -> bool:
        has_grown = False
        for number, row in enumerate(self._model.rows):
            needed = round(self._cell(row, column))
            if isinstance(row, CardChart):
                needed = max(needed, 1)
            if needed > self.heights[number]:
                self.heights[number] = needed
                has_grown = True
        return has_grown

    def _measure_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        has_grown = False
        while self._todo and time.perf_counter() < end:
            has_grown |= self._measure(self._todo.pop())
        if not self._todo:
            self._timer.stop()
        if has_grown:
            self.grown.emit()
