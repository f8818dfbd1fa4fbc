"""From compared programs to a file: the comparison, its figures and a format put together."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from mpcompare.app.compare.card_figures import card_figures
from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.cost.cost_sheet import CostSheet, cost_sheet
from mpcompare.app.decide.changes import current_set
from mpcompare.app.decide.ranking import ranking_by
from mpcompare.app.exporting.picture import Paint, order_of
from mpcompare.app.start.paths import resources_dir
from mpcompare.app.state.cost_choice import AS_STATED, CostChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.charts import charts_from, charts_on_cards
from mpcompare.export import Format, PictureKind, formats, write_whole
from mpcompare.export.document.document import Document, DrawnFigure, Yours
from mpcompare.export.document.options import Options
from mpcompare.model.comparison import Comparison
from mpcompare.model.cost.sheet import EARNINGS
from mpcompare.model.decide.ranking import Ranking
from mpcompare.model.errors import InputError
from mpcompare.model.figure import Figure, Panel
from mpcompare.model.library.library import Library
from mpcompare.model.library.money import IN_ALL
from mpcompare.model.locale_format import FIXED, current, writing_as
from mpcompare.model.pay.preferences import AS_PUBLISHED, PayChoices, home_of
from mpcompare.model.pay.salary import ComparedSalaries, Salaries
from mpcompare.model.program import Program

Draw = Callable[[Figure], str]
"""Draws a figure as SVG text."""

_LONG_NAME = 24
"""Letters for which a chart in a column of a page has room beside its marks."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user can choose for a file.

    Attributes:
        format: its name.
        options: what the format offers.
        rows: keys of the rows that the user wants in a summary; empty for the usual ones.
        library: the user's, of which notes and tags go into the file if the options say so.
        pay: which wages go into it: where the user lives is told to nobody, so that online programs
            have those of their schools.
        cost: in which money the costs are, and beside which pay; the loan goes into the file only
            if the options say so.
        criteria: a file of criteria to rank by; None for those of the library's open shortlist.
    """

    format: str = "pdf"
    options: Options = field(default_factory=Options)
    rows: tuple[str, ...] = ()
    library: Library | None = None
    pay: PayChoices = AS_PUBLISHED
    cost: CostChoice = AS_STATED
    criteria: Path | None = None


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: there is no such format.
    """
    for chosen in formats():
        if chosen.name == name:
            return chosen
    raise InputError(f"There is no format {name}.", f"Choose one of {', '.join(format_names())}.")


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(chosen.name for chosen in formats())


def write(
    workspace: Workspace,
    comparison: Comparison,
    path: Path,
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
) -> None:
    """Write a comparison to a file with its figures; drawn where the format shows drawings.

    May run on any thread, if `draw` may.

    Raises:
        FileError: the file can't be written; nothing is left behind.
        InputError: there is nothing to write, or no such format.
    """
    write_whole(path, content_of(workspace, comparison, choices, draw, made))


def content_of(
    workspace: Workspace,
    comparison: Comparison,
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
    paint: Paint | None = None,
) -> bytes:
    """Return what `write` writes.

    Raises:
        FileError: the file can't be made.
        InputError: there is nothing to write, or no such format.
    """
    chosen = format_named(choices.format)
    with writing_as(FIXED if chosen.for_programs else current()):
        return _content(chosen, workspace, comparison, choices, draw, made, paint)


def _content(
    chosen: Format,
    workspace: Workspace,
    comparison: Comparison,
    choices: Choices,
    draw: Draw | None,
    made: date | None,
    paint: Paint | None,
) -> bytes:
    document = document_of(workspace, comparison, chosen, choices, draw, made)
    if chosen.picture is not None:
        picture = _painted(workspace, comparison, chosen.picture, choices, paint, document.made)
        document = replace(document, picture=picture)
    return chosen.write(document)


def _painted(
    workspace: Workspace,
    comparison: Comparison,
    kind: PictureKind,
    choices: Choices,
    paint: Paint | None,
    made: date,
) -> bytes:
    if paint is None:
        raise InputError("The cards can't be painted here.", "Choose another format.")
    return paint(order_of(workspace, comparison, kind, choices.options, choices.pay, made))


def document_of(
    workspace: Workspace,
    comparison: Comparison,
    chosen: Format,
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
) -> Document:
    """Return all that a format needs to write a comparison.

    Raises:
        InputError: there is nothing to write.
    """
    if not comparison.programs:
        raise InputError("There is no program to export.", "Add one to the comparison first.")
    drawn = draw if chosen.draws and choices.options.drawings else None
    return _document(workspace, comparison, chosen, choices, drawn, made)


def _document(
    workspace: Workspace,
    comparison: Comparison,
    chosen: Format,
    choices: Choices,
    draw: Draw | None,
    made: date | None,
) -> Document:
    options, pay = choices.options, replace(choices.pay, home=None, at_home=False)
    costs = _costs(workspace, comparison, choices)
    # a drawing of all programs takes the place of one each; tables list the figures of each
    of_all = charts_from({ComparedSalaries}) if chosen.draws else ()
    replaced = {chart.instead_of for chart in of_all}
    return Document(
        comparison=comparison,
        catalog_version=workspace.info.version,
        made=made or date.today(),
        resources=resources_dir(),
        options=options,
        chosen_rows=choices.rows,
        charts=_charts(workspace, comparison, pay, replaced, draw),
        charts_of_all=tuple(
            _drawn_by_panel(chart.build(_on_one_axis(workspace, comparison, pay)), draw)
            for chart in of_all
            if not {chart.key, chart.instead_of} & comparison.hidden
        ),
        salaries=_salaries(workspace, comparison, replace(pay, in_dollars=False)),
        costs=costs.costs,
        cost_chart=_drawn_by_panel(_narrow(costs.figure, comparison.programs), draw)
        if chosen.draws
        else None,
        yours=yours_in(choices.library, comparison) if choices.library and options.notes else {},
        ranking=_ranking(workspace, comparison, choices, chosen),
    )


def _ranking(
    workspace: Workspace, comparison: Comparison, choices: Choices, chosen: Format
) -> Ranking | None:
    if not choices.options.ranking or "ranking" not in chosen.options:
        return None
    library = choices.library or Library()
    return ranking_by(workspace, comparison.programs, library, choices.criteria)


def _charts(
    workspace: Workspace,
    comparison: Comparison,
    pay: PayChoices,
    left_out: Container[str],
    draw: Draw | None,
) -> dict[str, tuple[DrawnFigure, ...]]:
    """Return each program's charts by its id, without those that are hidden or left out."""
    programs = comparison.programs
    if all(chart.key in left_out or chart.key in comparison.hidden for chart in charts_on_cards()):
        return {}
    figures = card_figures(workspace, programs, pay, comparison.series)
    hidden = comparison.hidden
    shown = [each for key, each in figures.items() if key not in hidden and key not in left_out]
    return {
        program.id: tuple(_drawn(each[i], draw) for each in shown)
        for i, program in enumerate(programs)
    }


def _salaries(workspace: Workspace, comparison: Comparison, pay: PayChoices) -> Salaries:
    """Return the salaries of all programs, without the rows that are hidden."""
    salaries = salaries_of(workspace, comparison.programs, pay)
    rows = tuple(row for row in salaries.rows if row.key not in comparison.hidden)
    return replace(salaries, rows=rows)


def _costs(workspace: Workspace, comparison: Comparison, choices: Choices) -> CostSheet:
    """Return the costs as published for everyone, or with the user's money and home if wanted."""
    ids = tuple(program.id for program in comparison.programs)
    library, choice = choices.library, choices.cost
    if library is None or not choices.options.money:
        published = replace(choice, rate=None, borrowed=None)
        return cost_sheet(workspace, ids, published, series=comparison.series)
    home = home_of(library.profile)
    return cost_sheet(workspace, ids, choice, home, comparison.series, library.money)


def _on_one_axis(workspace: Workspace, comparison: Comparison, pay: PayChoices) -> ComparedSalaries:
    """Return the salaries of all programs in dollars a year: the one axis that all can share."""
    programs = comparison.programs
    return ComparedSalaries(
        _salaries(workspace, comparison, replace(pay, in_dollars=True)),
        names=short_names(programs),
        series=tuple(comparison.series_of(program) for program in programs),
    )


def short_names(programs: Sequence[Program]) -> tuple[str, ...]:
    """Name programs by their schools, for charts; those of one school by their titles instead."""
    schools = [program.institution for program in programs]
    titles = [program.title for program in programs]
    named: list[str] = []
    for school, title in zip(schools, titles, strict=True):
        if schools.count(school) == 1:
            named.append(_short(school))
        else:
            named.append(title if titles.count(title) == 1 else f"{title}, {school}")
    return tuple(named)


def _short(school: str) -> str:
    """Shorten a long name of a school to what fits a column of a page.

    >>> _short("University of Massachusetts Lowell")
    'U. of Massachusetts Lowell'
    >>> _short("Berklee College of Music (Berklee NYC)")
    'Berklee NYC'
    """
    if len(school) <= _LONG_NAME:
        return school
    known_as = re.search(r"\(([A-Z][^()]*)\)$", school)
    return known_as[1] if known_as else school.replace("University", "U.")


def private_options(state: State) -> frozenset[str]:
    """Return the private options for which there is something of the user's to write."""
    shown, library = set(state.compared), state.library
    found = {
        "notes": any(program in shown for program, _ in library.notes)
        or any(program in shown for program in library.tags),
        "verdicts": not library.profile.is_empty or not shown.isdisjoint(library.applications),
        "money": not {IN_ALL, *shown}.isdisjoint(library.money)
        or home_of(library.profile) is not None
        or state.cost.rate is not None,
        "ranking": current_set(state).counting is not None,
    }
    return frozenset(name for name, has_content in found.items() if has_content)


def yours_in(library: Library, comparison: Comparison) -> dict[str, Yours]:
    """Return the notes and tags on the programs of a comparison; those without any are left out."""
    shown = {program.id for program in comparison.programs}
    notes: dict[str, dict[str, str]] = {}
    for (program, attribute), note in library.notes.items():
        if program in shown:
            notes.setdefault(program, {})[attribute] = note.text
    tagged = {program for program in shown if library.tags.get(program)}
    return {
        program: Yours(library.tags.get(program, ()), notes.get(program, {}))
        for program in {*notes, *tagged}
    }


def _left_out(panel: Panel) -> str:
    """Return what begins the words at a row's end that a narrow drawing has no room for."""
    return ", " if panel.keys == (EARNINGS,) else ", without"


def _narrow(figure: Figure, programs: Sequence[Program]) -> Figure:
    """Return the costs' figure for a column of a page, with short names and sums.

    What a sum is without, and which field has earnings, stands in the tables beside it.
    """
    names = dict(zip((program.id for program in programs), short_names(programs), strict=True))
    panels = (
        replace(
            panel,
            rows=tuple(replace(row, label=names[row.key]) for row in panel.rows),
            marks=tuple(
                replace(mark, value_text=mark.value_text.partition(_left_out(panel))[0])
                for mark in panel.marks
            ),
        )
        for panel in figure.panels
        if panel.has_figures
    )
    return replace(figure, panels=tuple(panels))


def _drawn(figure: Figure, draw: Draw | None) -> DrawnFigure:
    return DrawnFigure(figure, draw(figure) if draw and figure.panels else "")


def _drawn_by_panel(figure: Figure, draw: Draw | None) -> DrawnFigure:
    """Return a figure with each panel in a drawing of its own, for below the panel's caption."""
    panels = [replace(panel, caption="") for panel in figure.panels]
    figures = tuple(mark.shown_text for panel in panels for mark in panel.marks)
    alone = replace(figure, sentence="", remark="", room_for=figures)
    pieces = [replace(alone, panels=(panel,)) for panel in panels]
    return DrawnFigure(figure, panels=tuple(draw(piece) for piece in pieces) if draw else ())
