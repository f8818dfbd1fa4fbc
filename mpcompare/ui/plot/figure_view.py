"""The one drawing of a Figure, live on the screen and painted into every export.

It imports pyqtgraph: never at start. The library's items do the drawing; this file puts them under
each other, and finds what is under the pointer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QStyleOptionGraphicsItem

from mpcompare.model.figure import Axis, Figure, Panel, Plot
from mpcompare.ui.plot.crosshair import Crosshair
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.line_plot import LinePlot
from mpcompare.ui.plot.look import Look, Paragraph, Tone
from mpcompare.ui.plot.panel_plot import Columns, PanelPlot
from mpcompare.ui.plot.plot_area import ZoomBox
from mpcompare.ui.plot.shade_legend import ShadeLegend

_GAP = 8.0
_LABEL_SHARE, _LABEL_LETTERS = 0.36, (20.5, 28)
_PLOT_LETTERS = 12
"""In a narrow column the labels are cut before the plot gets less than so many letters."""
_WIDEST_VALUE = "$000,000"
_SHORT = 3
"""A panel of so few rows leaves its ticks to the one below, if that draws on the same axis."""
_NOTCH = 120
"""What a wheel says for one step."""
_BEYOND = 4.0
"""Pixels that the mark of a row reaches beyond it at either side."""


_Part = Paragraph | ShadeLegend | PanelPlot | LinePlot


@dataclass(frozen=True, slots=True)
class Place:
    """A row or year that answers the pointer and the keyboard.

    `x` is where the crosshair stands when the keyboard is here: a row's median, or the year. `key`
    is that of what the row is about, `part` that of its mark's last part, which stands for all.
    """

    drawn: PanelPlot | LinePlot
    row: int
    readout: str
    x: float | None
    key: str = ""
    part: str = ""

    def rect(self) -> QRectF:
        """Where it is in the scene now."""
        if isinstance(self.drawn, PanelPlot):
            return self.drawn.row_rect(self.row)
        return self.drawn.stop_rect(self.drawn.source.stops[self.row])


class FigureView(pg.GraphicsView):
    """One figure in one set of colours. Whoever shows it calls `build`, then `set_width`."""

    pointed = Signal(object)
    """Carries the pointer's position in the view, or None once it has left."""
    pressed = Signal(int, str)
    """Carries the index of the place that was clicked, and the key of the part there, or ""."""
    zoomed = Signal()
    """Another part of an axis is shown."""

    def __init__(
        self,
        figure: Figure,
        ink: Ink,
        font: QFont,
        *,
        full: bool = True,
        margin: float = 0,
        ratio: float = 1,
    ) -> None:
        """Make a view of a figure.

        Args:
            figure: what to show.
            ink: the colours.
            font: of its words; the title and strong rows are bold.
            full: with its title, notes and source.
            margin: pixels around it.
            ratio: device pixels for each pixel of where it is shown.
        """
        super().__init__(useOpenGL=False, background=ink.surface)
        self._set_up()
        self.figure = figure
        self.places: list[Place] = []
        self._look = Look(ink, font, ratio)
        self._full, self._margin = full, margin
        self._drawn: list[PanelPlot | LinePlot] = []
        self._parts: list[_Part] = []
        self._is_arranged = False
        self._gaps: dict[int, float] = {}
        self._content = pg.GraphicsLayout()
        self.setCentralItem(self._content)
        self.crosshair = Crosshair(ink)
        self._highlights = [QGraphicsRectItem(), QGraphicsRectItem()]
        for item in self._highlights:
            item.setZValue(-10)
            item.hide()
            self.addItem(item)

    def _set_up(self) -> None:
        self.setAntialiasing(aa=True)
        # the library keeps a picture of the ground, which is as long as the longest chart
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # Building

    def build(self) -> Iterator[None]:
        """Make the figure piece by piece: whoever needs no frame between may run to the end."""
        figure = self.figure
        if self._full:
            self._say(figure.title, "title")
        self._say(figure.sentence, "absent")
        self._say(figure.remark, "muted")
        yield
        for panel, below in zip_longest(figure.panels, figure.panels[1:]):
            is_short = len(panel.rows) <= _SHORT
            is_led_on = below is not None and below.axis == panel.axis and below.has_figures
            has_ticks = not (is_short and is_led_on)
            yield from self._add_panel(panel, has_ticks=has_ticks)
        for plot in figure.plots:
            yield from self._add_plot(plot)
        yield
        yield from self._link()
        if self._full:
            self._gap(0.5)
            for note in (*figure.notes, f"Source: {figure.source}" * bool(figure.source)):
                self._say(note, "muted")
                yield

    def _say(self, text: str, tone: Tone) -> None:
        if text:
            self._add(Paragraph(text, self._look, tone))

    def _gap(self, lines: float) -> None:
        """Leave room above the next part."""
        self._gaps[len(self._parts)] = lines * self._look.metrics.height()

    def _add(self, part: _Part) -> None:
        """Put a part into the scene; its place in the layout follows once all are made."""
        _item(part).setParentItem(self._content)
        self._parts.append(part)

    def _add_panel(self, panel: Panel, *, has_ticks: bool) -> Iterator[None]:
        if self._drawn:
            self._gap(0.5)
        self._say(panel.caption, "muted")
        if panel.shades and panel.has_figures:
            legend = ShadeLegend(panel.shades, self._look, fades=panel.fades)
            yield from legend.build()
            self._add(legend)
        yield
        drawn = PanelPlot(panel, self._look, has_ticks=has_ticks)
        yield
        yield from drawn.build()
        yield
        self._add(drawn)
        self._drawn.append(drawn)
        part = panel.keys[-1] if panel.keys else ""
        self.places += [
            Place(drawn, n, m.readout, m.lead, panel.rows[m.row].key, part)
            for n, m in enumerate(panel.marks)
        ]
        yield

    def _add_plot(self, plot: Plot) -> Iterator[None]:
        self._say(plot.caption, "muted")
        self._gap(0.5)
        drawn = LinePlot(plot, self._look)
        yield
        yield from drawn.build()
        yield
        self._add(drawn)
        self._drawn.append(drawn)
        self.places += [Place(drawn, n, stop.readout, stop.x) for n, stop in enumerate(plot.stops)]
        yield

    def _link(self) -> Iterator[None]:
        """Zoom the plots with the same axis together."""
        first: dict[Axis, ZoomBox] = {}
        for drawn in self._drawn:
            axis = drawn.panel.axis if isinstance(drawn, PanelPlot) else drawn.source.x
            root = first.setdefault(axis, drawn.box)
            if root is not drawn.box:
                drawn.box.setXLink(root)
            self.crosshair.add(drawn)
            if root is drawn.box:
                root.sigXRangeChanged.connect(lambda *_: self.zoomed.emit())
            yield

    def set_width(self, width: float) -> None:
        """Put everything into a width, and take the height that it needs."""
        for _ in self.lay_out(width):
            pass

    def lay_out(self, width: float) -> Iterator[None]:
        """Do the same piece by piece."""
        if not self._is_arranged:
            self._arrange()
            yield
        inner = width - 2 * self._margin
        columns = self._columns(inner)
        height = 2 * self._margin + sum(self._gaps.values())
        for part in self._parts:
            if isinstance(part, PanelPlot | LinePlot):
                part.set_width(inner, columns)
            else:
                part.set_width(inner)
            height += part.height_needed
        yield
        self.resize(round(width), round(height))
        self.resizeEvent(None)
        yield
        layout: Any = self._content.layout
        layout.activate()
        self.prepare_items()
        yield
        for drawn in self._drawn:
            if isinstance(drawn, PanelPlot):
                yield from drawn.label_parts()

    def prepare_items(self) -> None:
        """Let the items follow what has moved, as the library does before it paints a view."""
        scene: Any = self.scene()
        scene.prepareForPaint()

    def _arrange(self) -> None:
        """Put the parts under each other, all at once: each that is added moves the others."""
        self._is_arranged = True
        layout: Any = self._content.layout
        layout.setSpacing(0)
        layout.setContentsMargins(*(self._margin,) * 4)
        for row, part in enumerate(self._parts):
            layout.addItem(_item(part), row, 0, Qt.AlignmentFlag.AlignLeft)
        for row, gap in self._gaps.items():
            layout.setRowSpacing(row - 1, gap)

    def _columns(self, width: float) -> Columns:
        """Divide the width by the font, not by the words, so that all charts align."""
        metrics = self._look.metrics
        letter = metrics.averageCharWidth()
        least, most = (letters * letter for letters in _LABEL_LETTERS)
        drawn = [m.shown_text for panel in self.figure.panels for m in panel.marks]
        texts = (_WIDEST_VALUE, *self.figure.room_for, *drawn)
        value = max(metrics.horizontalAdvance(text) for text in texts) + 1
        label = min(max(width * _LABEL_SHARE, least), most)
        label = min(label, max(0.0, width - value - 2 * _GAP - _PLOT_LETTERS * letter))
        return Columns(label + _GAP, value + _GAP)

    def prepare(self, height: float) -> Iterator[None]:
        """Draw what is in sight ahead of the first paint, which takes longest, part by part."""
        image, option = QImage(1, 1, QImage.Format.Format_RGB32), QStyleOptionGraphicsItem()
        option.exposedRect = QRectF(0, 0, 1, height)  # pyright: ignore[reportAttributeAccessIssue]
        for drawn in self._drawn:
            for axis in drawn.plot.axes.values():
                painter = QPainter(image)
                axis.paint(painter, option, None)
                painter.end()
                yield
        for drawn in self._drawn:
            whole = drawn.plot.sceneBoundingRect()
            if whole.top() < height and whole.height() < height:
                painter = QPainter(image)
                self.scene().render(painter, whole.translated(-whole.topLeft()), whole)
                painter.end()
                yield

    # Zooming

    @property
    def boxes(self) -> list[ZoomBox]:
        """The views of the plots, from the top down."""
        return [drawn.box for drawn in self._drawn]

    @property
    def is_zoomed(self) -> bool:
        """Whether a part of an axis is shown, not all of it."""
        return any(not box.is_home for box in self.boxes)

    def _roots(self) -> list[ZoomBox]:
        """Return the views that the others follow."""
        return [box for box in self.boxes if box.linkedView(pg.ViewBox.XAxis) is None]

    def zoom(self, steps: float) -> None:
        """Magnify; with negative steps the other way."""
        for box in self._roots():
            box.zoom(steps)

    def pan(self, share: float) -> None:
        """Move by a share of what is in sight."""
        for box in self._roots():
            box.pan(share)

    def go_home(self) -> None:
        """Show all of each axis again."""
        for box in self._roots():
            box.go_home()

    # Pointing

    def place_at(self, position: QPointF) -> int | None:
        """Return the index of the row or year at a point of the view."""
        for index, place in enumerate(self.places):
            if place.rect().contains(position):
                return index
        return None

    def highlight(
        self, place: int | None, fill: QColor, frame: QColor | None, *, kind: int
    ) -> None:
        """Fill the band of a row or year, with a frame if one is asked for.

        Args:
            place: its index; None for none.
            fill: the colour of the band.
            frame: the colour of the frame.
            kind: 0 for the pointer's, 1 for the keyboard's.
        """
        item = self._highlights[kind]
        item.setVisible(place is not None)
        if place is None:
            return
        item.setRect(self.places[place].rect().adjusted(-_BEYOND, 0, _BEYOND, 0))
        item.setBrush(fill)
        item.setPen(pg.mkPen(frame))

    def stand_at(self, place: int) -> None:
        """Put the crosshair where the keyboard is: at a row's median, or at a year."""
        self.crosshair.stand(self.places[place].drawn, self.places[place].x)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        self.pointed.emit(ev.position())

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        super().mousePressEvent(ev)
        place = self.place_at(ev.position())
        if place is not None and ev.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(place, self._part_key(self.places[place], ev.position()))

    def _part_key(self, place: Place, position: QPointF) -> str:
        if not isinstance(place.drawn, PanelPlot):
            return ""
        return place.drawn.part_key(place.row, self.mapToScene(position.toPoint()))

    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        self.pointed.emit(None)

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """Zoom with Ctrl, about the middle where there is no plot; without, the page scrolls."""
        if not ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            ev.ignore()
            return
        super().wheelEvent(ev)
        if not ev.isAccepted():
            self.zoom(ev.angleDelta().y() / _NOTCH)
            ev.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open no menu over an axis: a drag with the right button zooms there."""
        axes = (drawn.plot.axes["bottom"] for drawn in self._drawn)
        places = (axis.mapRectToScene(axis.rect()) for axis in axes if axis.isVisible())
        if any(place.contains(QPointF(event.pos())) for place in places):
            event.accept()
        else:
            event.ignore()


def _item(part: _Part) -> pg.GraphicsWidget:
    return part.plot if isinstance(part, PanelPlot | LinePlot) else part
