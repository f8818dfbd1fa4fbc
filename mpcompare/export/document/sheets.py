"""How the programs are distributed over pages, side by side or below each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mpcompare.export.document.cells import Card, card
from mpcompare.export.document.document import Document
from mpcompare.export.document.rows import (
    Row,
    RowGroup,
    count_words,
    sections,
    summary_rows,
    unstated_words,
)
from mpcompare.model.cost.rows import SOURCES, CostRow, cost_rows
from mpcompare.model.program import Program

_COLUMNS = {"portrait": 4, "landscape": 6}
"""Programs side by side on one sheet; more go on to further sheets."""


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """Programs on the first page with the rows of a summary. `corner` says which they are."""

    cards: tuple[Card, ...]
    corner: str
    rows: tuple[Row, ...]
    unstated: str


@dataclass(frozen=True, slots=True)
class DetailsSheet:
    """Programs with every row by section. `corner` says which they are, and what differs."""

    cards: tuple[Card, ...]
    corner: str
    sections: tuple[RowGroup, ...]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of words, with a cell for each program; "" where there is nothing to say."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostWorking:
    """How one program's cost comes about: paragraphs, each with the words that lead it."""

    card: Card
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CostsSheet:
    """Programs with what they cost. `corner` says which they are; each one's working follows."""

    cards: tuple[Card, ...]
    corner: str
    rows: tuple[TextRow, ...]
    workings: tuple[CostWorking, ...]


def orientation(document: Document) -> str:
    """Return how the pages stand: what is chosen, or what fits the number of programs."""
    chosen = document.options.orientation
    if chosen != "automatic":
        return chosen
    fits = len(document.comparison.programs) <= _COLUMNS["portrait"]
    return "portrait" if fits else "landscape"


def fits_side_by_side(document: Document) -> bool:
    """Whether one sheet has room for all programs."""
    return len(document.comparison.programs) <= _COLUMNS[orientation(document)]


def sheets(document: Document) -> Iterator[Sequence[Program]]:
    """Distribute the programs evenly over as few sheets as possible."""
    programs = document.comparison.programs
    count = -(-len(programs) // _COLUMNS[orientation(document)])
    start = 0
    for sheet in range(count):
        size = -(-(len(programs) - start) // (count - sheet))
        yield programs[start : start + size]
        start += size


def is_by_row(document: Document) -> bool:
    """Whether the first page has the programs below each other: a page is too narrow for them."""
    count = len(document.comparison.programs)
    return orientation(document) == "landscape" and count > _COLUMNS["landscape"]


def summary(document: Document) -> tuple[SummarySheet, ...]:
    """Return the sheets of the first page, whose cells have no notes."""
    comparison = document.comparison
    unstated = unstated_words(document, comparison.summary_rows(document.chosen_rows))
    return tuple(
        SummarySheet(
            cards=tuple(card(document, program) for program in sheet),
            corner=_which(document, sheet),
            rows=summary_rows(document, sheet),
            unstated=unstated,
        )
        for sheet in ([comparison.programs] if is_by_row(document) else sheets(document))
    )


def details(document: Document) -> tuple[DetailsSheet, ...]:
    """Return the sheets with every row by section; what nobody states is one line a section."""
    return tuple(
        DetailsSheet(
            cards=tuple(card(document, program) for program in sheet),
            corner=" ".join(filter(None, (_which(document, sheet), count_words(document)))),
            sections=sections(document, sheet),
        )
        for sheet in sheets(document)
    )


def costs(document: Document) -> tuple[CostsSheet, ...]:
    """Return the sheets with what each program costs; none where nothing is known of any."""
    rows = cost_rows(document.costs)
    places = {cost.program.id: place for place, cost in enumerate(document.costs)}
    if not rows or all(cost.degree.ends is None for cost in document.costs):
        return ()
    return tuple(
        _costs_sheet(document, sheet, rows, [places[program.id] for program in sheet])
        for sheet in sheets(document)
    )


def _costs_sheet(
    document: Document, sheet: Sequence[Program], rows: Sequence[CostRow], places: Sequence[int]
) -> CostsSheet:
    cards = tuple(card(document, program) for program in sheet)
    short = (row for row in rows if not row.is_long)
    long = [row for row in rows if row.is_long and row.label != SOURCES]  # numbered at the end
    return CostsSheet(
        cards=cards,
        corner=_which(document, sheet),
        rows=tuple(
            TextRow(row.label, cells)
            for row in short
            if any(cells := tuple(row.cells[place] for place in places))
        ),
        workings=tuple(
            CostWorking(
                each, tuple((row.label, row.cells[place]) for row in long if row.cells[place])
            )
            for each, place in zip(cards, places, strict=True)
        ),
    )


def _which(document: Document, sheet: Sequence[Program]) -> str:
    """Say which of the programs stand on a sheet; "" where all do."""
    programs = document.comparison.programs
    if len(sheet) == len(programs):
        return ""
    first = programs.index(sheet[0]) + 1
    last = first + len(sheet) - 1
    which = f"Program {first}" if first == last else f"Programs {first} to {last}"
    return f"{which} of {len(programs)}."
