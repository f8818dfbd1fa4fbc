"""All that the template shows: the parts of the document, and what a page has of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mpcompare.export.document.cells import Card, card
from mpcompare.export.document.document import Document
from mpcompare.export.document.figures import charts, charts_of_all, drawn_panels
from mpcompare.export.document.references import glossary, sources, yours
from mpcompare.export.document.rows import (
    RowGroup,
    count_words,
    legend,
    sections,
    summary_rows,
    unstated_words,
)
from mpcompare.export.document.sheets import fits_side_by_side, orientation, sheets
from mpcompare.export.document.titles import footer, heading, subtitle, title
from mpcompare.model.cost.rows import cost_rows
from mpcompare.model.decide.ranking import METHOD, RANKS_SHOWN, ranks_shown
from mpcompare.model.program import Program


@dataclass(frozen=True, slots=True)
class ProgramTable:
    """Programs side by side with their rows. `corner` stands above the rows' names."""

    cards: tuple[Card, ...]
    corner: str
    sections: tuple[RowGroup, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A cell that a source is cited in: its row's name, and where in the page it is."""

    label: str
    cell: str


def content(document: Document) -> dict[str, Any]:
    """Return everything that stands in the page."""
    programs, is_full = document.comparison.programs, not document.options.summary
    table = _table(document, programs)
    drawn_cost = document.cost_chart
    costs = cost_rows(document.costs) if is_full else ()
    return {
        "title": title(document),
        "heading": heading(document),
        "subtitle": subtitle(document),
        "footer": footer(document),
        "paper": document.options.paper,
        "orientation": orientation(document),
        "table": table,
        "sheets": _sheets(document),
        "legend": legend(document),
        "charts_of_all": charts_of_all(document),
        "costs": costs,
        "cost_panels": drawn_panels(drawn_cost) if drawn_cost and costs else (),
        "cost_figure": drawn_cost.figure if drawn_cost else None,
        "ranking": document.ranking,
        "ranking_method": METHOD,
        "ranks": RANKS_SHOWN,
        "ranks_shown": ranks_shown,
        "cards_by_id": {each.program: each for each in table.cards},
        "charts": charts(document) if is_full else (),
        "yours": yours(document) if is_full else (),
        "sources": sources(document),
        "citations": _citations(table.sections),
        "glossary": glossary(document) if is_full and document.options.glossary else (),
    }


def _table(document: Document, programs: tuple[Program, ...]) -> ProgramTable:
    cards = tuple(card(document, program) for program in programs)
    if not document.options.summary:
        return ProgramTable(cards, count_words(document), sections(document, programs))
    wanted = document.comparison.summary_rows(document.chosen_rows)
    words = unstated_words(document, wanted)
    group = RowGroup("What matters most", summary_rows(document, programs), (), words, ())
    return ProgramTable(cards, "", (group,))


def _sheets(document: Document) -> tuple[ProgramTable, ...]:
    """Return the table in parts that fit on paper; none where the whole fits."""
    if fits_side_by_side(document):
        return ()
    return tuple(_table(document, tuple(sheet)) for sheet in sheets(document))


def _citations(groups: Iterable[RowGroup]) -> dict[int, list[Citation]]:
    """Return where each source is cited, by its number."""
    found: dict[int, list[Citation]] = {}
    for group in groups:
        for row in (*group.rows, *group.apart):
            for column, cell in enumerate(row.cells, start=1):
                for number in sorted({n for value in cell.values for n in value.sources}):
                    citation = Citation(row.label, f"{row.key}-{column}")
                    found.setdefault(number, []).append(citation)
    return found
