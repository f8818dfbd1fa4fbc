"""The comparison as a table for a spreadsheet: a row per attribute, a column per program."""

from collections.abc import Callable, Iterator

from mpcompare.export import Format
from mpcompare.export.document.computing import lines_of, lines_of_words
from mpcompare.export.document.csv_text import sheet
from mpcompare.export.document.document import (
    PROGRAM_ID,
    RANKING_SECTION,
    YOUR_TAGS,
    YOURS_SECTION,
    Document,
)
from mpcompare.export.document.titles import told_apart
from mpcompare.model.cost.rows import SECTION, cost_rows
from mpcompare.model.decide.ranking import RANKS_SHOWN, RankedProgram, ranks_shown
from mpcompare.model.program import Program, closed_words

TAKES_APPLICATIONS = "Takes applications"


def _figures(document: Document) -> Iterator[list[str]]:
    """Return a row for each figure in the charts' tables, named by its table, row and column."""
    programs = document.comparison.programs
    found: dict[tuple[str, str], dict[str, str]] = {}
    for program in programs:
        for chart in document.charts_of(program):
            figure = chart.figure
            for about, *cells in figure.table.rows:
                for column, cell in zip(figure.table.header[1:], cells, strict=True):
                    of_row = found.setdefault((figure.title, f"{about}: {column}"), {})
                    of_row[program.id] = cell
    for (title, label), cells in found.items():
        yield [title, label, *(cells.get(program.id, "") for program in programs)]


def _yours(document: Document) -> Iterator[list[str]]:
    """Return a row with the tags, one with the notes, and one for each fact that has notes."""
    yours = [document.yours_of(program) for program in document.comparison.programs]
    if any(each.tags for each in yours):
        yield [YOURS_SECTION, YOUR_TAGS, *(", ".join(each.tags) for each in yours)]
    for key, label in document.noted.items():
        yield [YOURS_SECTION, label, *(each.notes.get(key, "") for each in yours)]


def _costs(document: Document) -> Iterator[list[str]]:
    for row in cost_rows(document.costs):
        yield [SECTION, row.label, *row.cells]


def _ranking(document: Document) -> Iterator[list[str]]:
    """Return rows of how the user's criteria rank the programs, and what each earns by them."""
    ranking = document.ranking
    if ranking is None:
        return
    ranked = [ranking.of(program.id) for program in document.comparison.programs]
    out = dict(ranking.ruled_out)
    failed = [out.get(program.id, "") for program in document.comparison.programs]

    def row(label: str, cell: Callable[[RankedProgram], str]) -> list[str]:
        return [RANKING_SECTION, label, *(cell(each) if each else "" for each in ranked)]

    yield row("Rank", lambda each: str(each.rank))
    yield row("Sum, of 100", lambda each: each.sum_words)
    for at, heading in enumerate(RANKS_SHOWN):
        yield row(heading, lambda each, at=at: ranks_shown(each)[at])
    for at, criterion in enumerate(ranking.criteria):
        label = f"{criterion.label}: part of {criterion.weight * 100:.0f}"
        yield row(label, lambda each, at=at: each.earned[at].part_words)
    if any(each and each.unclear for each in ranked):
        yield row("Not known whether it meets", lambda each: each.unclear)
    if any(failed):
        yield [RANKING_SECTION, "Ruled out: does not meet", *failed]


def _place(program: Program) -> str:
    """Return city, region and country even where two have one name, so that they can be told."""
    return ", ".join(filter(None, (program.city, program.region, program.country)))


def _rows(document: Document) -> Iterator[list[str]]:
    comparison = document.comparison
    programs = comparison.programs
    yield ["Section", "Attribute", *told_apart(programs)]
    yield ["Program", "Program", *(program.name for program in programs)]
    yield ["Program", "Degree", *(program.degree for program in programs)]
    yield ["Program", "School", *(program.institution for program in programs)]
    yield ["Program", "Place", *(_place(program) for program in programs)]
    yield ["Program", "Link", *(program.url for program in programs)]
    yield ["Program", PROGRAM_ID, *(program.id for program in programs)]
    closed = [closed_words(program, comparison.register) for program in programs]
    if any(closed):
        yield [
            "Program",
            TAKES_APPLICATIONS,
            *(f"No: {said.lower()}" if said else "" for said in closed),
        ]
    if any(program.left_words for program in programs):
        yield ["Program", "Catalog", *(program.left_words for program in programs)]
    yield from _yours(document)
    yield from _ranking(document)
    yield from _facts(document)
    for section, label, *cells in (*_costs(document), *_figures(document)):
        if document.options.computing:
            yield from ([section, name, *row] for name, row in lines_of_words(label, cells))
        else:
            yield [section, label, *cells]


def _facts(document: Document) -> Iterator[list[str]]:
    comparison = document.comparison
    shown = comparison.sections(differences_only=document.options.differences_only)
    for section, attributes in shown.items():
        for attribute in attributes:
            if document.options.computing:
                lines = lines_of(attribute, comparison)
                yield from ([section.value, label, *cells] for label, cells in lines)
                continue
            cells = (comparison.qualified_text(attribute, each) for each in comparison.programs)
            yield [section.value, attribute.label, *cells]


FORMAT = Format(
    name="csv",
    label="CSV table",
    suffix=".csv",
    description="One row per attribute and one column per program, for a spreadsheet.",
    options=("differences_only", "computing", "notes", "money", "ranking"),
    write=lambda document: sheet(_rows(document)),
    for_programs=True,
)
