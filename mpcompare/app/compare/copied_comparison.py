"""The whole comparison as one table for the clipboard: the cards' rows, or the table's columns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mpcompare.app.compare.comparison import compared
from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.compare.table import columns_in_sight, in_order
from mpcompare.app.exporting.copied_table import CopiedTable
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.library.profile import Profile
from mpcompare.model.pay.preferences import OUR_READING
from mpcompare.model.pay.salary import Salaries, SalaryGroup
from mpcompare.model.program import Program

PAY_ROWS = "pay_ranges"
"""The key that hides all rows of pay."""

Line = list[str]


def copied_comparison(workspace: Workspace, state: State, today: date) -> CopiedTable:
    """Return what Compare shows, as cards or as a table, without the user's notes and profile.

    Whoever copies all of it hands it to somebody else; a cell that is copied alone has its notes.

    Raises:
        ReaderError: the catalog or a file of the user's can't be read.
    """
    library = state.library
    shown = replace(
        state,
        library=replace(library, notes={}, tags={}, applications={}, profile=Profile()),
    )
    comparison = compared(workspace, shown, today.year)
    info = workspace.info
    below = [
        *(f"{_named(program)}: {program.url}" for program in comparison.programs),
        f"Catalog {info.version} of {info.date}, copied on {today.isoformat()}.",
    ]
    if state.table.shown:
        return _table(comparison, shown, below)
    return _cards(workspace, comparison, shown, below)


def _named(program: Program) -> str:
    return f"{program.title}, {program.institution}"


def _cell(comparison: Comparison, row: Attribute, program: Program) -> str:
    """Return a cell in words, with how firm it is and what the user has corrected."""
    remarks = (remark.tip for remark in comparison.remarks_of(program, row.key))
    return "; ".join((comparison.qualified_text(row, program), *remarks))


def _table(comparison: Comparison, state: State, below: list[str]) -> CopiedTable:
    """Return a row a program, in the order and with the columns of the table."""
    columns = columns_in_sight(state, comparison)
    header = ("", *(column.label for column in columns))
    rows = [
        (_named(program), *(_cell(comparison, column, program) for column in columns))
        for program in in_order(state, comparison)
    ]
    return CopiedTable(header, rows, has_labels=True, below=below)


def _cards(
    workspace: Workspace, comparison: Comparison, state: State, below: list[str]
) -> CopiedTable:
    """Return a column a program, and the rows of the cards below their sections."""
    programs = comparison.programs
    rows: list[Line] = [["Place", *(program.place for program in programs)]]
    if PAY_ROWS not in comparison.hidden:
        salaries = salaries_of(workspace, programs, replace(state.pay, home=None, at_home=False))
    else:
        salaries = Salaries()
    unstated = comparison.rows_with(Agreement.UNSTATED)
    chosen = comparison.sections(differences_only=state.differences_only)
    for section in Section:
        lines = [*_pay(salaries, comparison, state)] if section is Section.CAREERS else []
        lines += (
            [row.label, *(_cell(comparison, row, program) for program in programs)]
            for row in chosen.get(section, ())
            if row not in unstated
        )
        if lines:
            rows += [[section.value.upper(), *("" for _ in programs)], *lines]
    if any(len(row) > 1 and row[0] == _MEDIAN for row in rows):
        below = [*below, *salaries.steps, OUR_READING]
    if unstated and not state.differences_only:
        below = [f"Nobody states: {', '.join(row.label for row in unstated)}.", *below]
    header = ("", *(_named(program) for program in programs))
    return CopiedTable(header, rows, has_labels=True, below=below)


def _pay(salaries: Salaries, comparison: Comparison, state: State) -> Iterator[Line]:
    """Return the medians by occupation, each group below a line with its places and years."""
    for group in salaries.groups():
        rows = [
            row
            for row in group.rows
            if row.key not in comparison.hidden and (row.differs or not state.differences_only)
        ]
        if rows:
            yield [_MEDIAN, *_captions(salaries, group)]
            for row in rows:
                yield [row.occupation.label, *(cell.text for cell in row.cells)]


_MEDIAN = "Median pay: place, year, unit"


def _captions(salaries: Salaries, group: SalaryGroup) -> Iterator[str]:
    for column, scale in zip(salaries.columns, group.scales, strict=True):
        unit = salaries.axis(scale).label if scale else ""
        yield ", ".join(filter(None, (column.caption, unit))) if scale else column.sentence
