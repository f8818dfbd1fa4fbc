"""A line down all plots on one axis that reads off where it stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from mpcompare.model.locale_format import decimal, whole
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.line_plot import LinePlot
from mpcompare.ui.plot.panel_plot import PanelPlot
from mpcompare.ui.plot.plot_area import ZoomBox, crosshair

if TYPE_CHECKING:
    import pyqtgraph as pg

_FINE = 20
"""A range that is shorter is read off in tenths."""


class Crosshair:
    """The lines of a figure's plots; those on another axis are hidden."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._lines: list[tuple[PanelPlot | LinePlot, pg.InfiniteLine]] = []

    def add(self, drawn: PanelPlot | LinePlot) -> None:
        """Give a plot its line."""
        line = crosshair(self._ink)
        drawn.box.addItem(line, ignoreBounds=True)
        self._lines.append((drawn, line))

    def stand(self, drawn: PanelPlot | LinePlot, x: float | None) -> None:
        """Stand at a value in all plots that have the same axis as one; nowhere for None."""
        for other, line in self._lines:
            shares = x is not None and other.box.home == drawn.box.home
            line.setVisible(shares)
            if shares:
                line.setPos(x)

    def hide(self) -> None:
        """Take the lines away."""
        for _, line in self._lines:
            line.hide()

    def follow(self, position: QPointF) -> str:
        """Stand where the pointer is in the scene, and return what the axis says there.

        Over years it stands at one, whose figures are read out anyway.
        """
        for drawn, _ in self._lines:
            if not drawn.box.mapRectToScene(drawn.box.rect()).contains(position):
                continue
            x = drawn.box.mapSceneToView(position).x()
            if isinstance(drawn, LinePlot):
                self.stand(drawn, float(round(x)))
                return ""
            self.stand(drawn, x)
            return f"At the line: {_reading(x, drawn.box)} ({drawn.panel.axis.label})"
        self.hide()
        return ""


def _reading(x: float, box: ZoomBox) -> str:
    """Put a place on the axis into as many digits as the eye can tell apart there."""
    left, right = box.viewRange()[0]
    if right - left < _FINE:
        return decimal(x, 1)
    per_pixel = (right - left) / max(1.0, box.width())
    step = 10.0 ** len(str(int(per_pixel))) if per_pixel >= 1 else 1.0
    return whole(round(x / step) * step)
