"""The plots of the cards in sight: made one a frame, linked by what they measure, used again.

Cards that leave the sight hand their plot to those that come. While the page scrolls nothing is
made: plots move with the table, and new cards stand there with their words until it rests.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QTableView

from mpcompare.model.pay.salary import Scale
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.salary.card_plot import CardPlot, Content
from mpcompare.ui.pages.compare.salary.salary_painter import SalaryPainter
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.session import Session

STEP = 1.25
"""How much one step of zooming magnifies."""
Place = tuple[int, int]
"""A card's column and the number of its axis."""


class LivePlots(QObject):
    """Owns the plots over a table's rows of pay."""

    drawn = Signal()
    """Every card in sight has its plot."""

    def __init__(
        self,
        session: Session,
        view: QTableView,
        model: CardsModel,
        series: Callable[[int], int],
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._model, self._series = session, view, model, series
        self._painter: SalaryPainter | None = None
        self._shown: dict[Place, CardPlot] = {}
        self._free: list[CardPlot] = []
        self._waiting: list[tuple[Place, Content, QRect]] = []
        self._ranges: dict[Scale, tuple[float, float]] = {}
        """What is zoomed into, by what the axis measures; all else shows the whole axis."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_next)

    @property
    def count(self) -> int:
        """How many plots there are, shown or kept for other cards."""
        return len(self._shown) + len(self._free)

    @property
    def is_waiting(self) -> bool:
        """Whether cards in sight are still without their plot."""
        return bool(self._waiting)

    def plot(self, column: int, axis: int) -> CardPlot | None:
        """Return the plot of a card; None where it is not in sight or has no figures."""
        return self._shown.get((column, axis))

    # Which are there

    def use(self, painter: SalaryPainter) -> None:
        """Begin anew: other figures have come."""
        self._painter = painter
        self._ranges.clear()
        self.drop()

    def drop(self) -> None:
        """Take all plots away; what is zoomed into stays."""
        for plot in self._shown.values():
            plot.free()
            plot.content = None
        self._free += self._shown.values()
        self._shown.clear()
        self._stop()

    def forget_colors(self) -> None:
        """Draw all plots again, in other colours."""
        self.drop()
        self.place()

    def move(self) -> None:
        """Lay the plots where their cards are now; those whose rows have gone go, too."""
        wanted = {place: (content, rect) for place, content, rect in self._wanted()}
        for place, plot in list(self._shown.items()):
            content, rect = wanted.get(place, (None, QRect()))
            if content == plot.content:
                plot.place(rect)
            else:
                plot.view.hide()

    def place(self) -> None:
        """Lay plots over the cards in sight: those that are there at once, others one a frame."""
        wanted = {place: (content, rect) for place, content, rect in self._wanted()}
        for place in [place for place in self._shown if place not in wanted]:
            plot = self._shown.pop(place)
            plot.free()
            self._free.append(plot)
        self._waiting = []
        for place, (content, rect) in wanted.items():
            plot = self._shown.get(place)
            if plot is not None and plot.content == content:
                plot.place(rect)
            else:
                self._waiting.append((place, content, rect))
        if self._waiting:
            self._timer.start()
        else:
            self._stop()
            self._link()
            self.drawn.emit()

    def _stop(self) -> None:
        self._waiting = []
        self._timer.stop()

    def _make_next(self) -> None:
        place, content, rect = self._waiting.pop(0)
        plot = self._shown.get(place) or (self._free.pop() if self._free else None)
        if plot is None:
            plot = CardPlot(self._view.viewport())
        plot.show(content, self._ink(), self._session.theme.font("small"))
        plot.place(rect)
        zoomed = self._ranges.get(content.scale)
        if zoomed is not None:
            plot.box.setXRange(*zoomed, padding=0)
        plot.box.sigXRangeChanged.connect(self._keep_range)
        self._shown[place] = plot
        if not self._waiting:
            self._stop()
            self._link()
            self.drawn.emit()

    def _wanted(self) -> Iterator[tuple[Place, Content, QRect]]:
        if self._painter is None or self._model.salaries is None:
            return
        sight = self._view.viewport().rect()
        width = max(1, self._view.horizontalHeader().defaultSectionSize())
        offset = self._view.horizontalHeader().offset()
        columns = range(offset // width, (offset + sight.width()) // width + 1)
        for number, row in enumerate(self._model.rows):
            if not isinstance(row, AxisRow):
                continue
            for column in columns:
                if column >= len(self._model.programs):
                    break
                scale, rect = row.scale(column), self._rect(number, row, column)
                if scale is not None and rect.intersects(sight):
                    axis = self._model.salaries.axis(scale)
                    series, ticks = self._series(column), self._painter.ticks_height
                    content = Content(row, column, scale, axis, series, ticks)
                    yield (column, row.number), content, rect

    def _rect(self, number: int, row: AxisRow, column: int) -> QRect:
        """Return where a card's plot lies: over the ticks' strip and the rows below it."""
        if self._painter is None:
            return QRect()
        last = number + len(row.group.rows)
        top = self._view.visualRect(self._model.index(number, column))
        bottom = self._view.visualRect(self._model.index(last, column))
        left, right = self._painter.plot_span(top.adjusted(0, 0, -GAP, 0))
        above = top.bottom() + 1 - self._painter.ticks_height
        return QRect(QPoint(round(left), above), QPoint(round(right), bottom.bottom()))

    def _ink(self) -> Ink:
        tokens = self._session.theme.tokens
        return Ink(
            text=tokens["text"],
            muted=tokens["text-muted"],
            border=tokens["border"],
            surface=tokens["surface"],
            series=self._session.theme.series,
        )

    # Zooming

    def _of(self, scale: Scale) -> list[CardPlot]:
        return [p for p in self._shown.values() if p.content and p.content.scale == scale]

    def _link(self) -> None:
        """Link the axes that measure the same: the first leads, and all move it."""
        for scale in {p.content.scale for p in self._shown.values() if p.content}:
            leader, *others = self._of(scale)
            leader.box.setXLink(None)
            for plot in others:
                if plot.box.linkedView(plot.box.XAxis) is not leader.box:
                    plot.box.setXLink(leader.box)

    def _keep_range(self, box: object) -> None:
        for plot in self._shown.values():
            if plot.box is box and plot.content is not None:
                if plot.box.is_home:
                    self._ranges.pop(plot.content.scale, None)
                else:
                    left, right = plot.box.viewRange()[0]
                    self._ranges[plot.content.scale] = (left, right)

    def zoom(self, scale: Scale, steps: float, at: float | None = None) -> None:
        """Magnify the axis of all cards that share it, about a value or about its middle."""
        for plot in self._of(scale)[:1]:
            left, right = plot.box.viewRange()[0]
            middle = (left + right) / 2 if at is None else at
            plot.box.scaleBy(x=STEP**-steps, center=(middle, 0))
        self._settle(scale)

    def pan(self, scale: Scale, by: float) -> None:
        """Move the axis of all cards that share it, by an amount in its unit."""
        for plot in self._of(scale)[:1]:
            plot.box.translateBy(x=by)
        self._settle(scale)

    def _settle(self, scale: Scale) -> None:
        """Move what is drawn now: the library would while it paints, and have to paint twice."""
        for plot in self._of(scale):
            plot.box.prepareForPaint()

    def go_home(self) -> bool:
        """Show every axis whole again; return whether any was not."""
        if not self._ranges:
            return False
        for plot in list(self._shown.values()):
            plot.box.go_home()
        self._ranges.clear()
        return True

    def show_cross(self, scale: Scale | None, value: float) -> None:
        """Show a line at a value on all cards that measure the same; without a scale, on none."""
        for plot in self._shown.values():
            same = plot.content is not None and plot.content.scale == scale
            plot.show_cross(value if same else None)
