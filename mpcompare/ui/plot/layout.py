"""Where everything of a Figure goes in a given width: plain rectangles, no pyqtgraph, no colours.

With room enough a row has its label at the left, its marks in the middle and its figure at the
right; in a narrow column label and figure stand above the marks.
"""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from mpcompare.model.figure import Axis, Figure, Mark, Panel, Row, Tick
from mpcompare.ui.plot.layout_lines import lay_out_plot
from mpcompare.ui.plot.places import RIGHT, Layout, PlacedAxis, PlacedMark, Swatch, Text, Tone

_GAP = 8.0
_LABEL_SHARE, _LABEL_LETTERS = 0.36, (20.5, 28)
_WIDEST_VALUE = "$000,000"
_BOLD = 0.86
"""Share of a width that words may have in the regular font, for the bold ones to fit."""
_PLOT_EMS = 9.0
"""Narrower than this many letters m, a plot between two columns says too little."""


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
        layout.add_paragraph(figure.title, QFontMetricsF(bold), "title")
    if figure.sentence:
        layout.add_paragraph(figure.sentence, metrics, "absent")
    if figure.remark:
        layout.add_paragraph(figure.remark, metrics, "muted")
    for panel in figure.panels:
        _panel(layout, panel, columns, metrics)
    for plot in figure.plots:
        lay_out_plot(layout, plot, metrics)
    if full:
        layout.height += metrics.height() / 2
        for note in (*figure.notes, f"Source: {figure.source}" * bool(figure.source)):
            layout.add_paragraph(note, metrics, "muted")
    return layout


def _columns(figure: Figure, width: float, metrics: QFontMetricsF) -> _Columns:
    """Divide the width by the font, not by the words, so that the scales of all cards align."""
    em = metrics.horizontalAdvance("m")
    least, most = (letters * metrics.averageCharWidth() for letters in _LABEL_LETTERS)
    label = min(max(width * _LABEL_SHARE, least), most)
    drawn = [m.shown_text for panel in figure.panels for m in panel.marks if m.has_figures]
    value = max(metrics.horizontalAdvance(text) for text in (_WIDEST_VALUE, *drawn)) + 1
    left, right = label + _GAP, width - value - _GAP
    if right - left < _PLOT_EMS * em:
        return _Columns(width, em, width - em, stacked=True)
    return _Columns(label, left, right, stacked=False)


def _panel(layout: Layout, panel: Panel, columns: _Columns, metrics: QFontMetricsF) -> None:
    if layout.marks:
        layout.height += metrics.height() * 0.7
    words = panel.axis.label.replace(" ", "\N{NO-BREAK SPACE}")
    unit = f", {words}" * columns.stacked
    layout.add_paragraph(panel.caption + unit, metrics, "muted")
    if panel.shades:
        _legend(layout, panel.shades, metrics)
    first = len(layout.marks)
    for mark in panel.marks:
        place = _stacked_row if columns.stacked else _row
        place(layout, panel, mark, columns, metrics)
    strips = tuple(p.strip for p in layout.marks[first:] if p.mark.has_figures)
    if panel.axis.ticks and strips:
        _axis(layout, panel.axis, strips, columns, metrics)


def _legend(layout: Layout, shades: tuple[str, ...], metrics: QFontMetricsF) -> None:
    """Put a patch and its words for each shade, over as many lines as they need."""
    line, side, x = metrics.height() * 1.3, metrics.height() * 0.75, 0.0
    for part, words in enumerate(shades):
        width = metrics.horizontalAdvance(words) + 1
        if x and x + side + _GAP / 2 + width > layout.width:
            x, layout.height = 0.0, layout.height + line
        patch = QRectF(x, layout.height + (line - side) / 2, side, side)
        layout.swatches.append(Swatch(patch, part, len(shades)))
        left = patch.right() + _GAP / 2
        layout.texts.append(Text(QRectF(left, layout.height, width, line), words))
        x = left + width + _GAP * 1.5
    layout.height += line + metrics.height() * 0.2


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
    layout.texts.append(Text(label, _label(row, metrics, columns.label), _tone(row)))
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
    figure_width = metrics.horizontalAdvance(mark.shown_text) + _GAP
    label = QRectF(0, band.top(), layout.width - figure_width, line * 1.1)
    strip = QRectF(
        columns.plot_left,
        words.bottom(),
        columns.plot_right - columns.plot_left,
        band.bottom() - words.bottom() - line * 0.05,
    )
    layout.texts.append(Text(label, _label(row, metrics, label.width()), _tone(row)))
    layout.texts.append(_value(mark, words))
    layout.marks.append(PlacedMark(mark, panel.axis, band, strip))
    layout.height += band.height()


def _tone(row: Row) -> Tone:
    return "strong" if row.strong else "muted"


def _label(row: Row, metrics: QFontMetricsF, width: float) -> str:
    """Cut the label to fit, but never its sign; bold letters are wider."""
    sign = f" {row.sign}" if row.sign else ""
    room = width * (_BOLD if row.strong else 1) - metrics.horizontalAdvance(sign)
    return _elided(row.label, metrics, room) + sign


def _value(mark: Mark, rect: QRectF) -> Text:
    """Return the row's figure at its right end, or in its place why there is none."""
    inside = rect.adjusted(0, 0, -1, 0)
    return Text(inside, mark.shown_text, "muted" if mark.has_figures else "absent", RIGHT)


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
