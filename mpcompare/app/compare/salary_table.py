"""The pay of compared programs as a table: every figure in words, by occupation and program."""

from collections.abc import Iterator, Sequence

from mpcompare.model.figure import Table
from mpcompare.model.pay.salary import NOT_A_CAREER, Salaries, SalaryCell, SalaryRow
from mpcompare.model.pay.wage import PERCENTILE_WORDS, Wage
from mpcompare.model.program import Program

HEADER = (
    "Occupation",
    "Program",
    *PERCENTILE_WORDS.values(),
    "Unit",
    "Place",
    "Year",
    "Official title",
    "Code",
    "Here because",
    "Notes",
    "Source",
)
"""The figures stand right after what they are of, so that they are in sight."""
NONE = "none"
"""In place of a median; why there is none stands in place of its unit."""
WHERE_YOU_LIVE = "Where you live"


def salary_table(salaries: Salaries, programs: Sequence[Program]) -> Table:
    """Return all figures of the compared programs, in the order of the rows on the cards."""
    return Table(HEADER, tuple(line for row in salaries.rows for line in _lines(row, programs)))


def _lines(row: SalaryRow, programs: Sequence[Program]) -> Iterator[tuple[str, ...]]:
    for program, cell in zip(programs, row.cells, strict=True):
        about = (row.occupation.label, program.title)
        why = cell.why or NOT_A_CAREER
        if cell.wage is None:
            yield (
                *about,
                "",
                "",
                cell.instead or NONE,
                "",
                "",
                cell.reason,
                *("",) * 4,
                why,
                "",
                "",
            )
        else:
            yield (*about, *_figures(cell.wage, cell), why, *_remarks(cell.wage))
    if row.home is not None:
        about = (row.occupation.label, WHERE_YOU_LIVE)
        yield (*about, *_figures(row.home), "", *_remarks(row.home))


def _figures(wage: Wage, cell: SalaryCell | None = None) -> tuple[str, ...]:
    """Return figures, unit, place, year, title and code; a median is marked as on the cards."""
    texts = {key: wage.text(key) for key in PERCENTILE_WORDS}
    texts["median"] = cell.text if cell is not None else wage.median_text
    about = (wage.unit_text, wage.place, str(wage.year))
    return (*texts.values(), *about, wage.occupation.title, wage.occupation.code)


def _remarks(wage: Wage) -> tuple[str, str]:
    return " ".join(wage.notes), wage.source.text
