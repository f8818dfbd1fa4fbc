"""A plain chart: what to draw and say, in the figures' own units, without how it is drawn.

A chart module makes a Figure, `ui/plot.py` alone draws one. A new kind of mark is a frozen value
here with `readout`, and one painter there.
"""

from dataclasses import dataclass

Percentiles = tuple[float | None, float | None, float | None, float | None, float | None]
"""10th, 25th, median, 75th and 90th; None where there is no figure: it is left out."""


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

    def share(self, value: float) -> float:
        """Where a value lies between `low` (0) and `high` (1)."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled line of a panel: a short label, and the official words for hover and table.

    `sign` stands behind the label and points to the caption, such as "*"; it is never cut off.
    """

    label: str
    title: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class RangeMark:
    """Percentiles of one row: a line from 10th to 90th, a box from 25th to 75th, the median.

    Attributes:
        row: its position in the panel's rows.
        percentiles: in the axis's unit.
        open_end: the 90th is at or above a published limit, so the line has no end.
        series: index of the series colour, from 0.
        value_text: the median in words at the row's end, or why there is none.
        readout: every figure in words, for hover and keyboard.
    """

    row: int
    percentiles: Percentiles
    series: int
    value_text: str
    readout: str
    open_end: bool = False

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for value in self.percentiles)


Mark = RangeMark
"""The kinds of marks that there are; each has one painter in `ui/plot.py`."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of marks on one scale. `caption` says where and when, as in "Massachusetts, 2025"."""

    caption: str
    axis: Axis
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]


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
        notes: what must be known to read it, a sentence each.
        source: who published the figures, and for when.
        alt: the chart in words, for who can't see it.
        table: the same figures.
    """

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    source: str
    alt: str
    table: Table
    sentence: str = ""
