"""The charts on the cards: laid out at once, drawn as soon as the drawing library is there.

The library takes longer to import than the window to open, so it is imported on another thread;
until then a chart shows its words and figures in their final places, without the marks.
"""

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.session import Notice, Session

if TYPE_CHECKING:
    from mpcompare.model.figure import Figure
    from mpcompare.ui.plot.places import Layout
    from mpcompare.ui.plot.renderer import ChartRenderer, Drawing, Ink

SHOW_NATIONAL = "Show US national wages"
HIDE_NATIONAL = "Hide US national wages"
KEPT = 400
"""Drawings; more than one ever scrolls back to, and a few megabytes."""


class CardCharts:
    """Keeps the layout and the drawing of each chart in its width, until figures or look change."""

    def __init__(self, session: Session, typeface: Typeface) -> None:
        self._session, self._typeface = session, typeface
        self._renderer: ChartRenderer | None = None
        self._module: ModuleType | None = None
        self._is_asked = False
        self._layouts: dict[tuple[int, int], tuple[Figure, Layout]] = {}
        self._arts: dict[tuple[int, int], tuple[Figure, Drawing]] = {}

    @property
    def is_ready(self) -> bool:
        """Whether marks can be drawn."""
        return self._module is not None

    def load(self, done: Callable[[], None]) -> None:
        """Import the drawing library on another thread, once; then call back."""
        if self._is_asked:
            return
        self._is_asked = True

        def arrived(module: ModuleType) -> None:
            self._module = module
            done()

        self._session.tasks.run(
            lambda _: importlib.import_module("mpcompare.ui.plot.renderer"), arrived, self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        self._session.notify(
            Notice(f"The charts can't be drawn: {error}. Their figures stand in the table.")
        )

    def forget(self) -> None:
        """Lay out and draw everything again: other figures."""
        self._layouts.clear()
        self._arts.clear()

    def forget_colors(self) -> None:
        """Draw everything again, in its place: another scheme."""
        self._arts.clear()

    def height(self, figure: "Figure", width: float) -> float:
        """Return the height of a chart in a width, with the link below it where there is one."""
        link = self.link_height if link_text(figure) else 0.0
        return self._layout(figure, width).height + link

    @property
    def link_height(self) -> float:
        """Return the height of the link below a chart."""
        return self._typeface.height("small") + 8

    def link_rect(self, figure: "Figure", width: float) -> QRectF:
        """Return the place of the link, from the chart's top left corner."""
        return QRectF(0, self._layout(figure, width).height, width, self.link_height)

    def draw(self, figure: "Figure", width: float) -> None:
        """Record the drawing now, so that the first paint need not."""
        if self._module is not None:
            self._drawing(self._module, figure, width)

    def paint(self, painter: QPainter, rect: QRectF, figure: "Figure") -> None:
        """Paint a chart at the top left of a rectangle, in its width."""
        if self._module is not None:
            self._drawing(self._module, figure, rect.width()).paint(painter, rect)
            return
        theme = self._session.theme
        for text in self._layout(figure, rect.width()).texts:
            painter.setFont(theme.font("small", italic=text.tone == "absent"))
            painter.setPen(theme.color("text-muted"))
            wrap = Qt.TextFlag.TextWordWrap if text.wrap else Qt.TextFlag.TextSingleLine
            place = text.rect.translated(rect.topLeft())
            painter.drawText(place, int(text.flags) | int(wrap), text.text)

    def readout_at(self, figure: "Figure", width: float, point: QPointF) -> tuple[int, str] | None:
        """Return the row under a point of the chart, and its figures in words."""
        for number, placed in enumerate(self._layout(figure, width).marks):
            if placed.band.contains(point):
                return number, placed.mark.readout
        return None

    def _layout(self, figure: "Figure", width: float) -> "Layout":
        key = (id(figure), round(width))
        if key not in self._layouts:
            module = importlib.import_module("mpcompare.ui.plot.layout")
            font = self._session.theme.font("small")
            # the figure is kept with its layout, so that its id stays its own
            self._layouts[key] = (figure, module.lay_out(figure, round(width), font, full=False))
        return self._layouts[key][1]

    def _drawing(self, module: ModuleType, figure: "Figure", width: float) -> "Drawing":
        key = (id(figure), round(width))
        if key not in self._arts:
            if len(self._arts) >= KEPT:
                self._arts.pop(next(iter(self._arts)))
            renderer = self._renderer = self._renderer or module.ChartRenderer()
            font = self._session.theme.font("small")
            drawing = renderer.drawing(figure, round(width), self._ink(module), font)
            self._arts[key] = (figure, drawing)
        return self._arts[key][1]

    def _ink(self, module: ModuleType) -> "Ink":
        tokens = self._session.theme.tokens
        return module.Ink(
            text=tokens["text"],
            muted=tokens["text-muted"],
            border=tokens["border"],
            surface=tokens["surface"],
            series=self._session.theme.series,
        )


def link_text(figure: "Figure") -> str:
    """Return the words of the link below a chart of a program outside the US; empty for none."""
    if not figure.sentence:
        return ""
    return HIDE_NATIONAL if figure.panels else SHOW_NATIONAL
