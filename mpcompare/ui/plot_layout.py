"""Where everything of a Figure goes in a given width: plain rectangles, no pyqtgraph, no colours.

With room enough a row has its label at the left, its marks in the middle and its figure at the
right; in a narrow column label and figure stand above the marks.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from mpcompare.model.figure import Axis, Figure, Mark, Panel, Row, Tick

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GAP = 8.0
_LABEL_SHARE, _LABEL_LETTERS = 0.36, (20.5, 28)
_WIDEST_VALUE = "$000,000"
_PLOT_EMS = 9.0
"""Narrower than this many letters m, a plot between two columns says too little."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words in their place. `tone` picks the colour and the font."""

    rect: QRectF
    text: str
    tone: Literal["title", "text", "muted", "absent"] = "muted"
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
    """An axis below its panel's marks, with the ticks that have room and the strips they cross."""

    axis: Axis
    ticks: tuple[Tick, ...]
    rect: QRectF
    strips: tuple[QRectF, ...]


@dataclass(slots=True)
class Layout:
    """All that there is to draw, and how high it came out."""

    width: float
    height: float = 0.0
    texts: list[Text] = field(default_factory=list)
    marks: list[PlacedMark] = field(default_factory=list)
    axes: list[PlacedAxis] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How a figure's rows part the width; the same in all its panels, so that they line up."""

    label: float
    plot_left: float
    plot_right: float
    stacked: bool


def lay_out(figure: Figure, width: float, font: QFont, *, full: bool) -> Layout:
    """Place a figure. `full` adds its title, notes and source; a card says those elsewhere."""
    metrics = QFontMetricsF(font)
    layout = Layout(width)
    columns = _columns(figure, width, metrics)
    if full:
        bold = QFont(font)
        bold.setBold(True)
        _paragraph(layout, figure.title, QFontMetricsF(bold), "title")
    if figure.sentence:
        _paragraph(layout, figure.sentence, metrics, "absent")
    for panel in figure.panels:
        _panel(layout, panel, columns, metrics)
    if full:
        layout.height += metrics.height() / 2
        for note in (*figure.notes, f"Source: {figure.source}" * bool(figure.source)):
            _paragraph(layout, note, metrics, "muted")
    return layout


def _columns(figure: Figure, width: float, metrics: QFontMetricsF) -> _Columns:
    """Part the width by the font, not by the words: then the scales of all cards are in line."""
    em = metrics.horizontalAdvance("m")
    least, most = (letters * metrics.averageCharWidth() for letters in _LABEL_LETTERS)
    label = min(max(width * _LABEL_SHARE, least), most)
    drawn = [m.value_text for panel in figure.panels for m in panel.marks if m.has_figures]
    value = max(metrics.horizontalAdvance(text) for text in (_WIDEST_VALUE, *drawn)) + 1
    left, right = label + _GAP, width - value - _GAP
    if right - left < _PLOT_EMS * em:
        return _Columns(width, em, width - em, stacked=True)
    return _Columns(label, left, right, stacked=False)


def _paragraph(
    layout: Layout, text: str, metrics: QFontMetricsF, tone: Literal["title", "muted", "absent"]
) -> None:
    """Put words over as many lines as they need, with a little air below."""
    if not text:
        return
    width = layout.width - 2
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(QRectF(0, 0, width, 10_000), flags, text).height()
    rect = QRectF(0, layout.height, width, needed)
    layout.texts.append(Text(rect, text, tone, Qt.AlignmentFlag.AlignLeft, wrap=True))
    layout.height += needed + metrics.height() * 0.3


def _panel(layout: Layout, panel: Panel, columns: _Columns, metrics: QFontMetricsF) -> None:
    if layout.marks:
        layout.height += metrics.height() * 0.7
    words = panel.axis.label.replace(" ", "\N{NO-BREAK SPACE}")
    unit = f", {words}" * columns.stacked
    _paragraph(layout, panel.caption + unit, metrics, "muted")
    first = len(layout.marks)
    for mark in panel.marks:
        place = _stacked_row if columns.stacked else _row
        place(layout, panel, mark, columns, metrics)
    strips = tuple(p.strip for p in layout.marks[first:] if p.mark.has_figures)
    if panel.axis.ticks and strips:
        _axis(layout, panel.axis, strips, columns, metrics)


def _row(
    layout: Layout, panel: Panel, mark: Mark, columns: _Columns, metrics: QFontMetricsF
) -> None:
    """Label, marks and figure side by side."""
    row: Row = panel.rows[mark.row]
    band = QRectF(0, layout.height, layout.width, round(metrics.height() * 1.45))
    strip = QRectF(
        columns.plot_left, band.top(), columns.plot_right - columns.plot_left, band.height()
    )
    label = QRectF(0, band.top(), columns.label, band.height())
    layout.texts.append(Text(label, _label(row, metrics, columns.label)))
    layout.texts.append(_value(mark, band))
    layout.marks.append(PlacedMark(mark, panel.axis, band, strip))
    layout.height += band.height()


def _stacked_row(
    layout: Layout, panel: Panel, mark: Mark, columns: _Columns, metrics: QFontMetricsF
) -> None:
    """Label and figure above the marks."""
    row: Row = panel.rows[mark.row]
    line = metrics.height()
    height = round(line * (2.4 if mark.has_figures else 1.25))
    band = QRectF(0, layout.height, layout.width, height)
    words = QRectF(0, band.top(), layout.width, line * 1.1)
    figure_width = metrics.horizontalAdvance(mark.value_text) + _GAP
    label = QRectF(0, band.top(), layout.width - figure_width, line * 1.1)
    strip = QRectF(
        columns.plot_left,
        words.bottom(),
        columns.plot_right - columns.plot_left,
        band.bottom() - words.bottom() - line * 0.05,
    )
    layout.texts.append(Text(label, _label(row, metrics, label.width())))
    layout.texts.append(_value(mark, words))
    layout.marks.append(PlacedMark(mark, panel.axis, band, strip))
    layout.height += band.height()


def _label(row: Row, metrics: QFontMetricsF, width: float) -> str:
    """Cut the label to fit, but never its sign."""
    sign = f" {row.sign}" if row.sign else ""
    return _elided(row.label, metrics, width - metrics.horizontalAdvance(sign)) + sign


def _value(mark: Mark, rect: QRectF) -> Text:
    """Give the row's figure at its right end, or in its place why there is none."""
    inside = rect.adjusted(0, 0, -1, 0)
    return Text(inside, mark.value_text, "muted" if mark.has_figures else "absent", RIGHT)


def _axis(
    layout: Layout,
    axis: Axis,
    strips: tuple[QRectF, ...],
    columns: _Columns,
    metrics: QFontMetricsF,
) -> None:
    """Put ticks below the marks, and the unit beside them where the caption does not name it."""
    line = metrics.height()
    plot_width = columns.plot_right - columns.plot_left
    rect = QRectF(columns.plot_left, layout.height, plot_width, line * 1.3)
    ticks = _fitting(axis, rect, layout.width, metrics)
    layout.axes.append(PlacedAxis(axis, ticks, rect, strips))
    if not columns.stacked:
        unit = QRectF(0, rect.top(), columns.label, rect.height())
        layout.texts.append(Text(unit, _elided(axis.label, metrics, unit.width())))
    layout.height += rect.height()


def _fitting(axis: Axis, rect: QRectF, width: float, metrics: QFontMetricsF) -> tuple[Tick, ...]:
    """Keep every tick, every second, ... until their words stand clear of each other."""
    for step in range(1, len(axis.ticks) + 1):
        chosen = axis.ticks[(len(axis.ticks) - 1) % step :: step]
        spans = []
        for tick in chosen:
            middle = rect.left() + axis.share(tick.value) * rect.width()
            half = metrics.horizontalAdvance(tick.text) / 2
            spans.append((middle - half, middle + half))
        inside = [s >= 0 and e <= width - 1 for s, e in spans]
        clear = all(b[0] - a[1] >= _GAP * 0.75 for a, b in pairwise(spans))
        if clear:
            return tuple(t for t, fits in zip(chosen, inside, strict=True) if fits)
    return ()


def _elided(text: str, metrics: QFontMetricsF, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
