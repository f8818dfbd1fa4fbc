"""What the work after all compared programs pays: a panel an occupation, a mark a program."""

from collections.abc import Iterator

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import NEUTRAL, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.pay.salary import (
    DOLLARS_A_YEAR,
    NOT_A_CAREER,
    ComparedSalaries,
    Salaries,
    SalaryCell,
    SalaryRow,
)
from mpcompare.model.pay.wage import PERCENTILE_WORDS, ROUGH_NOTE, Wage, sources_text

TITLE = "What the work pays"
_MARKS = "Line: 10th to 90th percentile; box: 25th to 75th; tick: median, in figures at the right."
_OTHERS = "\N{DEGREE SIGN}"
_OTHER_CAREER = f"{_OTHERS} and grey: {NOT_A_CAREER[:1].lower()}{NOT_A_CAREER[1:]}"


def build(compared: ComparedSalaries) -> Figure:
    """Draw the salaries on one axis, US dollars a year; what has no such figure is named."""
    salaries = compared.salaries
    drawn = [row for row in salaries.rows if row.has_figures]
    panels = tuple(_panel(row, compared) for row in drawn)
    table = tuple(_table_rows(compared))
    readouts = (mark.readout for panel in panels for mark in panel.marks)
    return Figure(
        title=TITLE,
        panels=panels,
        notes=_notes(compared, panels) if table else (),
        source=sources_text(wage.source for wage in _wages(salaries)),
        alt=" ".join((f"{TITLE}.", *(f"{said.replace(chr(10), '; ')}." for said in readouts))),
        table=Table(("Occupation", "Program", *PERCENTILE_WORDS.values()), table),
        sentence=_places(compared),
    )


def _panel(row: SalaryRow, compared: ComparedSalaries) -> Panel:
    shown = [
        (name, series, cell)
        for name, series, cell in zip(compared.names, compared.series, row.cells, strict=True)
        if cell.has_figures
    ]
    return Panel(
        caption=row.occupation.title,
        axis=compared.salaries.axis(DOLLARS_A_YEAR),
        rows=tuple(Row(name, name, _OTHERS * (not cell.is_career)) for name, _, cell in shown),
        marks=tuple(
            _mark(number, series, cell, cell.wage)
            for number, (_, series, cell) in enumerate(shown)
            if cell.wage is not None
        ),
    )


def _mark(number: int, series: int, cell: SalaryCell, wage: Wage) -> RangeMark:
    return RangeMark(
        row=number,
        percentiles=(wage.p10, wage.p25, wage.median, wage.p75, wage.p90),
        series=series if cell.is_career else NEUTRAL,
        value_text=cell.text,
        readout=cell.readout,
        open_end="p90" in wage.top_coded,
        rough=wage.is_rough,
    )


def _places(compared: ComparedSalaries) -> str:
    """Say once which place figures are of, or why there are none, with whose they are."""
    whose: dict[str, list[str]] = {}
    for name, column in zip(compared.names, compared.salaries.columns, strict=True):
        whose.setdefault(column.sentence.rstrip(".") or column.caption, []).append(name)
    said = [f"{where}: {', '.join(names).rstrip('.')}." for where, names in whose.items() if where]
    return " ".join(("US dollars a year, where a program is taught.", *said)) if said else ""


def _notes(compared: ComparedSalaries, panels: tuple[Panel, ...]) -> tuple[str, ...]:
    salaries = compared.salaries
    marks = [mark for panel in panels for mark in panel.marks if isinstance(mark, RangeMark)]
    found = [_MARKS]
    if any(mark.series == NEUTRAL for mark in marks):
        found.append(_OTHER_CAREER)
    if any(mark.rough for mark in marks):
        found.append(ROUGH_NOTE)
    found += salaries.steps
    found += _without_dollars(compared)
    if salaries.without:
        found.append(f"No figures: {'; '.join(each.title for each in salaries.without)}.")
    found += [column.remark for column in salaries.columns]
    found += [note for column in salaries.columns for note in column.notes]
    return tuple(dict.fromkeys(filter(None, found)))


def _without_dollars(compared: ComparedSalaries) -> Iterator[str]:
    """Name the careers whose figures can't be converted, with why."""
    for row in compared.salaries.rows:
        said = [
            f"{name}: {', '.join(filter(None, (cell.instead, cell.reason)))}"
            for name, cell, column in zip(
                compared.names, row.cells, compared.salaries.columns, strict=True
            )
            if cell.is_career and cell.wage is None and not column.sentence
        ]
        if said:
            yield f"{row.occupation.title}: {'; '.join(said)}."


def _wages(salaries: Salaries) -> Iterator[Wage]:
    for row in salaries.rows:
        yield from (cell.wage for cell in row.cells if cell.wage and cell.has_figures)


def _table_rows(compared: ComparedSalaries) -> Iterator[tuple[str, ...]]:
    """Return the figures of the careers that each program leads to."""
    for row in compared.salaries.rows:
        for name, cell in zip(compared.names, row.cells, strict=True):
            wage = cell.wage
            if wage is not None and wage.has_figures and cell.is_career:
                median = {"median": cell.text}
                figures = (median.get(key) or wage.text(key) for key in PERCENTILE_WORDS)
                yield (row.occupation.title, name, *figures)


CHART = Chart(
    key="salaries_side_by_side",
    title="Salaries side by side",
    question="What do the occupations that these programs lead to pay where each is taught?",
    section=Section.CAREERS,
    label="What the work pays",
    input=ComparedSalaries,
    build=build,
    instead_of="pay_ranges",
)
