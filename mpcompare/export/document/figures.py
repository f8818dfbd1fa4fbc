"""What a file shows of charts: drawings, tables that fit, and what must be known of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median_low

from mpcompare.export.document.cells import Card, card
from mpcompare.export.document.document import Document, DrawnFigure
from mpcompare.model.figure import NEUTRAL, Figure, Panel, Table
from mpcompare.model.program import Program

_LONG_CELL = 14
"""Letters; a column whose middle cell, of those that say something, is longer would be all line
breaks."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A name with the number of its colour."""

    name: str
    series: int


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel's drawing with its caption, and the same in words."""

    caption: str
    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Rows under one name."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GroupedTable:
    """A table by the words of its first column, each of which stands once above its rows."""

    header: tuple[str, ...]
    groups: tuple[NamedRows, ...]


@dataclass(frozen=True, slots=True)
class ChartOfAll:
    """A chart that shows all programs on one axis, each panel in a drawing of its own."""

    title: str
    legend: tuple[LegendEntry, ...]
    lead: str
    panels: tuple[DrawnPanel, ...]
    table: GroupedTable
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowName:
    """What a row is called, with what stands below that in small."""

    name: str
    below: str


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table that fits a page. `caption` says what is the same in all rows."""

    caption: str
    header: tuple[str, ...]
    names: tuple[RowName, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ProgramChart:
    """One program's chart, in a drawing, in words and as a table."""

    card: Card
    sentence: str
    svg: str
    alt: str
    table: FittedTable
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """The programs' charts of one title, with the notes that hold for all of them."""

    title: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    charts: tuple[ProgramChart, ...]


def charts_of_all(document: Document) -> tuple[ChartOfAll, ...]:
    """Return the charts that show all programs on one axis."""
    drawn = (drawn for drawn in document.charts_of_all if drawn.figure.table.rows)
    return tuple(map(_chart_of_all, drawn))


def _chart_of_all(drawn: DrawnFigure) -> ChartOfAll:
    figure = drawn.figure
    named = {
        panel.rows[mark.row].label: mark.series
        for panel in figure.panels
        for mark in panel.marks
        if mark.series != NEUTRAL
    }
    source = f"Figures: {figure.source}." if figure.source else ""
    in_order = sorted(named.items(), key=lambda pair: pair[1])
    return ChartOfAll(
        title=figure.title,
        legend=tuple(LegendEntry(name, series) for name, series in in_order),
        lead=figure.sentence,
        panels=drawn_panels(drawn),
        table=_grouped_table(figure.table),
        notes=(*figure.notes, *filter(None, (source,))),
    )


def drawn_panels(drawn: DrawnFigure) -> tuple[DrawnPanel, ...]:
    """Return a figure's panels with their drawings; none where it is not drawn."""
    return tuple(
        DrawnPanel(panel.caption, svg, _alt(panel))
        for svg, panel in zip(drawn.panels, drawn.figure.panels, strict=False)
    )


def _alt(panel: Panel) -> str:
    """Return one panel in words."""
    said = (f"{panel.rows[mark.row].label}: {mark.shown_text}" for mark in panel.marks)
    return f"{panel.caption}. {'; '.join(said)}."


def _grouped_table(table: Table) -> GroupedTable:
    return GroupedTable(
        ("Percentile", *(_short(name) for name in table.header[2:])),
        tuple(
            NamedRows(name, tuple(row[1:] for row in group))
            for name, group in groupby(table.rows, key=lambda row: row[0])
        ),
    )


def _short(name: str) -> str:
    """Return the head of a narrow column: its table says that it holds percentiles."""
    return name.removesuffix(" percentile")


def charts(document: Document) -> tuple[ChartGroup, ...]:
    """Return the programs' charts by title; notes that hold for all of a title's stand once."""
    groups: dict[str, list[tuple[Program, DrawnFigure]]] = {}
    for program in document.comparison.programs:
        for chart in document.charts_of(program):
            groups.setdefault(chart.figure.title, []).append((program, chart))
    return tuple(_chart_group(document, title, charts) for title, charts in groups.items())


def _chart_group(
    document: Document, title: str, charts: Sequence[tuple[Program, DrawnFigure]]
) -> ChartGroup:
    figures = [chart.figure for _, chart in charts]
    noted = [_notes(figure) for figure in figures if figure.table.rows]
    common = [note for note in (noted[0] if noted else ()) if all(note in n for n in noted)]
    return ChartGroup(
        title=title,
        notes=tuple(common),
        sources=tuple(dict.fromkeys(figure.source for figure in figures if figure.source)),
        charts=tuple(
            ProgramChart(
                card=card(document, program),
                sentence=chart.figure.sentence,
                svg=chart.svg,
                alt=chart.figure.alt,
                table=_fitted(chart.figure),
                notes=tuple(note for note in _notes(chart.figure) if note not in common),
            )
            for program, chart in charts
        ),
    )


def _notes(figure: Figure) -> list[str]:
    """Return the notes that no row of the table says; none where there is no table."""
    cells = [cell for row in figure.table.rows for cell in row]
    if not cells:
        return []
    return [note for note in figure.notes if not any(note in cell for cell in cells)]


def _fitted(figure: Figure) -> FittedTable:
    """Return a figure's table so that it fits a page.

    What is the same in all rows stands above the table, once; what is long stands below the row's
    name; what the figure's source line says anyway is left to that.
    """
    header, rows = figure.table.header, figure.table.rows
    same: dict[str, list[str]] = {}
    below: list[int] = []
    kept: list[int] = []
    for i in range(1, len(header)):
        cells = [row[i] for row in rows]
        if all(len(cell) > _LONG_CELL and cell in figure.source for cell in cells):
            continue
        if not any(cells):
            continue
        if len(cells) > 1 and len(set(cells)) == 1:
            same.setdefault(cells[0], []).append(header[i])
        elif median_low([len(cell) for cell in cells if cell] or [0]) > _LONG_CELL:
            below.append(i)
        else:
            kept.append(i)
    return FittedTable(
        caption="; ".join(f"{', '.join(names)}: {text}" for text, names in same.items()),
        header=(*header[:1], *(header[i] for i in kept)),
        names=tuple(RowName(row[0], "; ".join(row[i] for i in below if row[i])) for row in rows),
        rows=tuple(tuple(row[i] for i in kept) for row in rows),
    )
