"""The sheet Pay: what each occupation pays, as figures, and a chart of each below them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mpcompare.export.document.document import Document
from mpcompare.export.xlsx.book import Book, Sheet
from mpcompare.export.xlsx.numbers import money_shape, quoted
from mpcompare.export.xlsx.pay_charts import EXPLANATION, PARTS, Bar, Columns, PayChart, draw
from mpcompare.model.money import APPROXIMATELY
from mpcompare.model.pay.salary import NOT_A_CAREER, SalaryCell, Scale, scale_of, scale_words
from mpcompare.model.pay.wage import PERCENTILE_WORDS, UNIT_WORDS, Percentile, Wage
from mpcompare.model.program import Program

NAME = "Pay"
_COLUMNS = (
    ("Occupation", 30.0),
    ("Program", 32.0),
    ("School", 34.0),
    *((words, 12.0) for words in PERCENTILE_WORDS.values()),
    ("Currency", 12.0),
    ("Unit", 9.0),
    ("Place", 30.0),
    ("Year", 9.0),
    ("Occupation there", 34.0),
    ("Why here", 66.0),
    ("To know", 80.0),
    ("Source", 60.0),
)
_INDEX = {heading: column for column, (heading, _) in enumerate(_COLUMNS)}
_WRAPPED = frozenset({"Why here", "To know"})
_HEAD = 2
"""The row of the headings; above them stands what the figures are, with the way to the charts."""
_FIRST = _INDEX[PERCENTILE_WORDS["p10"]]
_PARTS = len(_COLUMNS)
"""The first of the columns that the charts are drawn from."""


class _Row(NamedTuple):
    """What one occupation pays for one program, with the occupation's American title."""

    occupation: str
    program: Program
    cell: SalaryCell

    @property
    def scale(self) -> Scale | None:
        """The currency and the unit of time; None without a figure."""
        return scale_of(self.cell.wage)


def is_wanted(document: Document) -> bool:
    """Whether there is any occupation to write of."""
    return document.salaries is not None and bool(document.salaries.rows)


def write(book: Book) -> None:
    """Write the sheet."""
    widths = [*(width for _, width in _COLUMNS), 30.0, *(12.0 for _ in PARTS)]
    sheet = book.sheet(NAME, widths, repeated=_HEAD + 1, pages=2)
    rows = list(_rows(book.document))
    sheet.words(0, 0, "What the work pays, as published", book.look(bold=True, font_size=12))
    for number, row in enumerate(rows, start=_HEAD + 1):
        _write_row(sheet, number, row)
    headings = [heading for heading, _ in _COLUMNS]
    sheet.table(headings, len(rows), NAME, at=_HEAD, numbers=set(PERCENTILE_WORDS.values()))
    sheet.worksheet.freeze_panes(_HEAD + 1, 2)
    last = _remarks(sheet, _HEAD + len(rows) + 2)
    if book.document.options.drawings:
        last = _charts(sheet, rows, last + 1)
    sheet.worksheet.print_area(0, 0, last, _PARTS - 1)


def _rows(document: Document) -> Iterator[_Row]:
    """Return the rows by occupation; those that share an axis stand together, for its chart."""
    programs = document.comparison.programs
    for row in document.salaries.rows if document.salaries else ():
        scales = list(dict.fromkeys(scale_of(cell.wage) for cell in row.cells))
        scales.sort(key=lambda scale: scale is None)
        found = [
            _Row(row.occupation.title, program, cell)
            for program, cell in zip(programs, row.cells, strict=True)
        ]
        yield from sorted(found, key=lambda each: scales.index(each.scale))


def _write_row(sheet: Sheet, row: int, pay: _Row) -> None:
    wage = pay.cell.wage
    words = {"Occupation": pay.occupation, "Program": pay.program.title}
    words |= {"School": pay.program.institution, "Why here": pay.cell.why or NOT_A_CAREER}
    if wage is None:
        words |= {"To know": pay.cell.reason}
    else:
        words |= {"Occupation there": wage.occupation.title, "Place": wage.place_label}
        words |= {"Currency": wage.currency, "Unit": UNIT_WORDS[wage.unit]}
        words |= {"To know": _to_know(wage), "Source": wage.source.text}
        sheet.number(row, _INDEX["Year"], wage.year, sheet.book.look(align="left"))
    for heading, text in words.items():
        look = None if heading in _WRAPPED else sheet.book.line
        if heading == "Currency":  # it stands behind numbers
            look = sheet.book.after
        sheet.words(row, _INDEX[heading], text, look)
    for column, key in enumerate(PERCENTILE_WORDS, start=_FIRST):
        _write_figure(sheet, row, column, wage, key)


def _write_figure(sheet: Sheet, row: int, column: int, wage: Wage | None, key: Percentile) -> None:
    """Write a percentile as a number in its currency; in words, where there is none, why."""
    value = wage.percentiles[key] if wage else None
    if wage is None or value is None:
        sheet.words(row, column, wage.text(key) if wage else "none", sheet.book.gap)
        return
    shape = money_shape(wage.currency, (value,), APPROXIMATELY * wage.is_rough)
    more = quoted(" or more") if key in wage.top_coded else ""
    sheet.number(row, column, value, sheet.book.look(num_format=f"{shape}{more}"))


def _to_know(wage: Wage) -> str:
    """Return what must be known of a wage: whom it is of, how firm it is."""
    whose = f"Of {wage.workers}." if wage.workers else ""
    return " ".join(filter(None, (whose, *wage.notes)))


def _remarks(sheet: Sheet, row: int) -> int:
    """Write below the table what holds for all figures of a program; return the next row."""
    document = sheet.book.document
    columns = document.salaries.columns if document.salaries else ()
    for program, column in zip(document.comparison.programs, columns, strict=True):
        said = " ".join(filter(None, (column.sentence, column.remark, *column.notes)))
        if said:
            sheet.words(
                row, 0, f"{program.title}, {program.institution}: {said}", sheet.book.look()
            )
            row += 1
    return row


def _charts(sheet: Sheet, rows: Sequence[_Row], top: int) -> int:
    """Draw a chart for each occupation and axis below all rows; return the row below them."""
    names = _short_names(sheet.book.document)
    numbered = list(enumerate(rows, start=_HEAD + 1))
    charts: list[PayChart] = []
    for (occupation, scale), group in groupby(numbered, lambda each: (each[1][0], each[1].scale)):
        listed = list(group)
        if scale is None:
            continue
        bars = [
            Bar(names[row.program.id], sheet.book.series_colour(row.program), row.cell.wage)
            for _, row in listed
            if row.cell.wage is not None
        ]
        charts.append(PayChart(occupation, scale_words(scale), listed[0][0], bars))
    if not charts:
        return top
    sheet.words(top, 0, EXPLANATION, sheet.book.line)
    sheet.goto(1, 0, NAME, top, "Go to the charts")
    return draw(sheet, charts, Columns(_FIRST, _PARTS), top + 1)


def _short_names(document: Document) -> dict[str, str]:
    """Name programs by their schools; those of one school by their titles as well."""
    programs = document.comparison.programs
    schools = [program.institution for program in programs]
    return {
        program.id: program.institution
        if schools.count(program.institution) == 1
        else f"{program.title}, {program.institution}"
        for program in programs
    }
