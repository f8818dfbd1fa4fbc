"""The sheet Cost: units times prices as formulas, so that the sums follow a changed price."""

from collections.abc import Sequence

from mpcompare.export.document.document import Document
from mpcompare.export.xlsx.bars import Part, StackedBars, insert
from mpcompare.export.xlsx.book import Book, Sheet, cell_name
from mpcompare.export.xlsx.cost_block import (
    AFTER,
    COLUMNS,
    INDEX,
    NO_SUM,
    NUMBERS,
    PRICES,
    SUMS,
    Block,
    Sum,
    money_look,
)
from mpcompare.model.cost.rows import SECTION
from mpcompare.model.cost.sheet import ProgramCost

NAME = "Cost"
_HEAD = 2
_SPAN = len(COLUMNS)
"""The column of what the chart draws beyond the lower end; it is put away."""
_WHAT = "Change a number on the blue ground: the sums that it is part of follow."


def is_wanted(document: Document) -> bool:
    """Whether there is anything to write, if only why there is no sum."""
    return bool(document.costs)


def write(book: Book) -> None:
    """Write the sheet: the sums of all programs, and below them how each comes about."""
    sheet = book.sheet(NAME, [*(width for _, width in COLUMNS), 12.0], repeated=_HEAD + 1, pages=2)
    sheet.words(0, 0, f"{SECTION}, as stated", book.look(bold=True, font_size=12))
    ground = book.look(bg_color=book.colour("accent-soft"))
    for column in range(PRICES):  # as far as the words go
        sheet.words(1, column, "" if column else _WHAT, ground)
    for column, (heading, _) in enumerate(COLUMNS):
        head = book.head_of(is_number=heading in NUMBERS, indent=int(heading in AFTER))
        sheet.words(_HEAD, column, heading, head)
    sheet.worksheet.freeze_panes(_HEAD + 1, 1)
    costs = book.document.costs
    first = _HEAD + 1
    row = first + len(costs) + 1
    sums: list[Sum | None] = []
    for cost in costs:
        block = Block(sheet, cost, row)
        sums.append(block.write())
        row = block.row + 1
    for place, (cost, total) in enumerate(zip(costs, sums, strict=True), start=first):
        _overview(sheet, place, cost, total)
    if book.document.options.drawings:
        row = _chart(sheet, first, row, sums)
    sheet.worksheet.set_column(_SPAN, _SPAN, 12, None, {"hidden": True})
    sheet.worksheet.print_area(0, 0, row, _SPAN - 1)


def _overview(sheet: Sheet, row: int, cost: ProgramCost, total: Sum | None) -> None:
    """Write a program's sum at the top, taken from its rows below."""
    book, program = sheet.book, cost.program
    label = book.look(bold=True, font_color=book.series_colour(program))
    name = f"{program.title}, {program.institution}"
    sheet.goto(row, 0, NAME, total.row if total else row, name, label)
    if total is None:
        sheet.words(row, SUMS, cost.degree.text, book.look(font_color=book.colour("text-muted")))
        return
    look = money_look(book, total.currency, bold=True, align="right")
    values = (NO_SUM, "") if total.is_open else (total.low, total.high)
    for place, value in enumerate(values):
        sheet.formula(row, SUMS + place, f"={cell_name(total.row, SUMS + place)}", value, look)
    sheet.words(row, INDEX["Currency"], total.currency, book.after)
    without = " and ".join(cost.degree.without)
    missing = f"{cost.degree.text}. Type the missing number below." if total.is_open else ""
    said = (missing, f"Without {without}." if without else "")
    sheet.words(row, INDEX["To know"], " ".join(filter(None, said)))
    low, high = cell_name(row, SUMS), cell_name(row, SUMS + 1)
    span = f"=IF(COUNT({low},{high})=2,{high}-{low},0)"
    sheet.formula(row, _SPAN, span, total.high - total.low, look)


def _chart(sheet: Sheet, first: int, row: int, sums: Sequence[Sum | None]) -> int:
    """Draw the sums below all rows, where they are in one currency; return the last row."""
    document = sheet.book.document
    found = [total for total in sums if total is not None]
    currencies = {total.currency for total in found}
    if len(currencies) != 1 or all(total.is_open for total in found):
        return row
    colours = [sheet.book.series_colour(cost.program) for cost in document.costs]
    parts = [Part("Lower end", SUMS, 15), Part("Upper end", _SPAN, 60)]
    bars = StackedBars(SECTION, currencies.pop(), first, 0, parts, colours)
    return row + insert(sheet, bars, row)
