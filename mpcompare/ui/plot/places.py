"""The places that a laid out Figure is made of: plain rectangles, no pyqtgraph, no colours."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from mpcompare.model.figure import Axis, Mark, Plot, Tick

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Tone = Literal["title", "strong", "text", "muted", "absent"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words in their place. `tone` picks the colour and the font."""

    rect: QRectF
    text: str
    tone: Tone = "muted"
    flags: Qt.AlignmentFlag = LEFT
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with the band that answers the pointer and the strip that it is drawn in."""

    mark: Mark
    axis: Axis
    band: QRectF
    strip: QRectF


@dataclass(frozen=True, slots=True)
class PlacedAxis:
    """An axis beside what it measures, with the ticks that have room and the strips they cross."""

    axis: Axis
    ticks: tuple[Tick, ...]
    rect: QRectF
    strips: tuple[QRectF, ...]
    side: Literal["bottom", "left"] = "bottom"


@dataclass(frozen=True, slots=True)
class PlacedPlot:
    """A plot of lines and the rectangle between its axes."""

    plot: Plot
    area: QRectF

    def at(self, x: float, y: float) -> QPointF:
        """Where a pair of values is."""
        return QPointF(
            self.area.left() + self.plot.x.share(x) * self.area.width(),
            self.area.bottom() - self.plot.y.share(y) * self.area.height(),
        )


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """A rectangle that answers the pointer and the keyboard with words."""

    rect: QRectF
    readout: str


@dataclass(frozen=True, slots=True)
class Swatch:
    """A patch of a legend, in the shade of one part of `of`."""

    rect: QRectF
    part: int
    of: int


@dataclass(slots=True)
class Layout:
    """All that there is to draw, and how high it came out."""

    width: float
    height: float = 0.0
    texts: list[Text] = field(default_factory=list)
    marks: list[PlacedMark] = field(default_factory=list)
    axes: list[PlacedAxis] = field(default_factory=list)
    plots: list[PlacedPlot] = field(default_factory=list)
    stops: list[PlacedStop] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)

    @property
    def targets(self) -> list[tuple[QRectF, str]]:
        """Everything with a readout, from the top down."""
        marks = [(placed.band, placed.mark.readout) for placed in self.marks]
        return marks + [(stop.rect, stop.readout) for stop in self.stops]

    def add_paragraph(self, text: str, metrics: QFontMetricsF, tone: Tone) -> None:
        """Put words over as many lines as they need, with a little air below."""
        if not text:
            return
        width = self.width - 2
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRectF(0, 0, width, 10_000), flags, text).height()
        rect = QRectF(0, self.height, width, needed)
        self.texts.append(Text(rect, text, tone, Qt.AlignmentFlag.AlignLeft, wrap=True))
        self.height += needed + metrics.height() * 0.3
