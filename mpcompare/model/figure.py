"""A plain chart: what to draw and say, in the figures' own units, without how it is drawn.

A chart module makes a Figure, `ui/plot/` alone draws one. A new kind of mark is a frozen value
here with `readout`, and what draws it in `ui/plot/panel_plot.py`.
"""

from dataclasses import dataclass

from mpcompare.model.money import APPROXIMATELY

Percentiles = tuple[float | None, float | None, float | None, float | None, float | None]
"""10th, 25th, median, 75th and 90th; None where there is no figure: it is left out."""

NEUTRAL = -1
"""The index for a mark that stands for no series: drawn in the muted colour."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its few characters."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of numbers. `label` names quantity and unit once; ticks do not repeat it."""

    label: str
    low: float
    high: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled line of a panel: a short label, and the official words for hover and table.

    `sign` stands behind the label and points to the caption, such as "*"; it is never cut off.
    `strong` rows are those that the reader asked about. `key` is that of what the row is about,
    where a page follows the row that the reader goes to.
    """

    label: str
    title: str
    sign: str = ""
    strong: bool = False
    key: str = ""


class WordedMark:
    """What all marks have in common: the words at their end."""

    __slots__ = ()
    value_text: str

    @property
    def shown_text(self) -> str:
        """`value_text` as it is drawn."""
        return self.value_text


@dataclass(frozen=True, slots=True)
class RangeMark(WordedMark):
    """Percentiles of one row: a line from 10th to 90th, a box from 25th to 75th, the median.

    Attributes:
        row: its position in the panel's rows.
        percentiles: in the axis's unit.
        open_end: the 90th is at or above a published limit, so the line has no end.
        series: index of the series colour, from 0, or `NEUTRAL`.
        value_text: the median in words at the row's end, or why there is none.
        readout: every figure in words, for hover and keyboard.
        rough: it rests on a small sample: drawn in dashes, its box hollow, its median marked.
    """

    row: int
    percentiles: Percentiles
    series: int
    value_text: str
    readout: str
    open_end: bool = False
    rough: bool = False

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for value in self.percentiles)

    @property
    def lead(self) -> float | None:
        """The median, by which rows are compared."""
        return self.percentiles[2]

    @property
    def shown_text(self) -> str:
        """`value_text`, marked as approximate where it is a rough median."""
        is_marked = self.value_text.startswith(APPROXIMATELY)
        if not self.rough or is_marked or self.percentiles[2] is None:
            return self.value_text
        return APPROXIMATELY + self.value_text


@dataclass(frozen=True, slots=True)
class ChangeMark(WordedMark):
    """From a hollow dot at `start` to a filled one at `end`, in the axis's unit."""

    row: int
    start: float
    end: float
    series: int
    value_text: str
    readout: str

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw: always."""
        return True

    @property
    def lead(self) -> float:
        """Where it ends, by which rows are compared."""
        return self.end


@dataclass(frozen=True, slots=True)
class StackMark(WordedMark):
    """Parts of a whole end to end, each in the shade of its place; as many as the legend has."""

    row: int
    parts: tuple[float, ...]
    texts: tuple[str, ...]
    series: int
    value_text: str
    readout: str

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(self.parts)

    @property
    def lead(self) -> None:
        """No figure: parts of a whole are compared one by one."""
        return


@dataclass(frozen=True, slots=True)
class BarMark(WordedMark):
    """A bar from nothing to `low`, and paler on to `high` where it is not settled which."""

    row: int
    low: float
    high: float
    series: int
    value_text: str
    readout: str

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return self.high > 0

    @property
    def lead(self) -> float | None:
        """Where it ends, by which rows are compared."""
        return self.high if self.has_figures else None


@dataclass(frozen=True, slots=True)
class PiecesMark(WordedMark):
    """Pieces end to end from nothing, fading from the first on; palest from their end to `high`."""

    row: int
    parts: tuple[float, ...]
    high: float
    series: int
    value_text: str
    readout: str

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return self.high > 0

    @property
    def lead(self) -> float | None:
        """Where it ends, by which rows are compared."""
        return self.high if self.has_figures else None


Mark = RangeMark | ChangeMark | StackMark | BarMark | PiecesMark
"""The kinds of marks that there are; `ui/plot/panel_plot.py` draws each."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of marks on one scale. `caption` says where and when, as in "Massachusetts, 2025".

    `shades` are the words for the parts of its stacks, in their order: the legend. `fades`: the
    first is the fullest, as in a `PiecesMark`, where the last stands for what is palest. `keys` are
    those of the parts of its marks, or one for all, where a page follows the part that is clicked.
    """

    caption: str
    axis: Axis
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    shades: tuple[str, ...] = ()
    fades: bool = False
    keys: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(mark.has_figures for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a line. Those with None have no figure: the line has a gap there."""

    x: float
    y: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined from left to right. `dash` tells lines apart without colour, from 0: solid."""

    label: str
    points: tuple[Point, ...]
    series: int
    dash: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high` at one x. `is_open`: above `high` there is more, unknown how much."""

    x: float
    low: float
    high: float
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A filled area behind a line. `strength` from 0 to 1 is how full its colour is."""

    spans: tuple[Span, ...]
    series: int
    strength: float


@dataclass(frozen=True, slots=True)
class Break:
    """A line down the plot between two values of x, where what is measured changed.

    `before` and `after` name what was measured at its left and right; "" where said already.
    """

    x: float
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A value of x that hover and keyboard read out: every figure there, in words."""

    x: float
    readout: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines and bands over two numeric axes."""

    caption: str
    x: Axis
    y: Axis
    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    breaks: tuple[Break, ...] = ()
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The figures as words, in rows as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole chart.

    Attributes:
        title: what it shows, in a sentence's words.
        panels: from the top down; none where there is nothing to draw, and `sentence` says why.
        sentence: shown before the panels.
        remark: below the sentence, what must be known of all that is drawn.
        notes: what must be known to read it, a sentence each.
        source: who published the figures, and for when.
        alt: the chart in words, for who can't see it.
        table: the same figures.
        plots: lines over two axes, below the panels.
        room_for: figures of other drawings, for whose width this one leaves room: so they align.
    """

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    source: str
    alt: str
    table: Table
    sentence: str = ""
    plots: tuple[Plot, ...] = ()
    remark: str = ""
    room_for: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.panels and not self.plots
