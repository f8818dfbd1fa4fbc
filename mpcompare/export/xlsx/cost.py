"""The sheet Cost: units times prices as formulas, so that the sums follow a changed price."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mpcompare.export.document.document import Document
from mpcompare.export.xlsx.bars import Part, StackedBars, insert
from mpcompare.export.xlsx.book import Book, Look, Sheet, cell_name
from mpcompare.export.xlsx.numbers import money_shape
from mpcompare.model.cost.piece import Piece
from mpcompare.model.cost.rows import SECTION
from mpcompare.model.cost.sheet import ConvertedOption, ProgramCost
from mpcompare.model.cost.tuition import ONCE, Times
from mpcompare.model.fact import Source
from mpcompare.model.money import APPROXIMATELY, Money, year_words

NAME = "Cost"
_COLUMNS = (
    ("What", 40.0),
    ("Units from", 10.0),
    ("Units to", 10.0),
    ("Unit", 16.0),
    ("Price from", 13.0),
    ("Price to", 13.0),
    ("Sum from", 14.0),
    ("Sum to", 14.0),
    ("Currency", 10.0),
    ("Year", 16.0),
    ("To know", 80.0),
    ("Source", 44.0),
)
_INDEX = {heading: column for column, (heading, _) in enumerate(_COLUMNS)}
_NUMBERS = frozenset(heading for heading in _INDEX if heading.endswith((" from", " to")))
_AFTER = frozenset({"Unit", "Currency"})
_UNITS, _PRICES, _SUMS = _INDEX["Units from"], _INDEX["Price from"], _INDEX["Sum from"]
_HEAD = 2
_SPAN = len(_COLUMNS)
"""The column of what the chart draws beyond the lower end; it is put away."""
_WHAT = "Change a number on the blue ground: the sums that it is part of follow."
_NOT_ADDED = " (not added)"


class _Line(NamedTuple):
    """A row: how often a price falls due, from the lower to the upper end of what that comes to."""

    label: str
    times: Times
    low: Money
    high: Money
    year: str
    to_know: str
    sources: tuple[Source, ...]
    is_approximate: bool


class _Sum(NamedTuple):
    """A row that others refer to, with what it comes to."""

    row: int
    low: float
    high: float


def is_wanted(document: Document) -> bool:
    """Whether there is anything to write, if only why there is no sum."""
    return bool(document.costs)


def write(book: Book) -> None:
    """Write the sheet: the sums of all programs, and below them how each comes about."""
    sheet = book.sheet(NAME, [*(width for _, width in _COLUMNS), 12.0], repeated=_HEAD + 1, pages=2)
    sheet.words(0, 0, f"{SECTION}, as stated", book.look(bold=True, font_size=12))
    ground = book.look(bg_color=book.colour("accent-soft"))
    for column in range(_PRICES):  # as far as the words go
        sheet.words(1, column, "" if column else _WHAT, ground)
    for column, (heading, _) in enumerate(_COLUMNS):
        head = book.head_of(is_number=heading in _NUMBERS, indent=int(heading in _AFTER))
        sheet.words(_HEAD, column, heading, head)
    sheet.worksheet.freeze_panes(_HEAD + 1, 1)
    costs = book.document.costs
    first = _HEAD + 1
    row = first + len(costs) + 1
    sums: list[_Sum | None] = []
    for cost in costs:
        block = _Block(sheet, cost, row)
        sums.append(block.write())
        row = block.row + 1
    for place, (cost, total) in enumerate(zip(costs, sums, strict=True), start=first):
        _overview(sheet, place, cost, total)
    if book.document.options.drawings:
        row = _chart(sheet, first, row, sums)
    sheet.worksheet.set_column(_SPAN, _SPAN, 12, None, {"hidden": True})
    sheet.worksheet.print_area(0, 0, row, _SPAN - 1)


def _overview(sheet: Sheet, row: int, cost: ProgramCost, total: _Sum | None) -> None:
    """Write a program's sum at the top, taken from its rows below."""
    book, program = sheet.book, cost.program
    label = book.look(bold=True, font_color=book.series_colour(program))
    name = f"{program.title}, {program.institution}"
    sheet.goto(row, 0, NAME, total.row if total else row, name, label)
    if total is None or cost.degree.ends is None:
        sheet.words(row, _SUMS, cost.degree.text, book.look(font_color=book.colour("text-muted")))
        return
    currency = cost.degree.ends[0].currency
    look = _money_look(book, currency, bold=True)
    for place, value in enumerate((total.low, total.high)):
        sheet.formula(row, _SUMS + place, f"={cell_name(total.row, _SUMS + place)}", value, look)
    sheet.words(row, _INDEX["Currency"], currency, book.after)
    without = " and ".join(cost.degree.without)
    sheet.words(row, _INDEX["To know"], f"Without {without}." if without else "")
    span = f"={cell_name(row, _SUMS + 1)}-{cell_name(row, _SUMS)}"
    sheet.formula(row, _SPAN, span, total.high - total.low, look)


class _Block:
    """The rows of one program under way; `row` is the next one to be written."""

    def __init__(self, sheet: Sheet, cost: ProgramCost, row: int) -> None:
        self.sheet = sheet
        self.book = sheet.book
        self.cost = cost
        self.row = row

    def write(self) -> _Sum | None:
        """Write the rows and their sum; None where there is none."""
        program = self.cost.program
        colour = self.book.look(
            bold=True, bg_color=self.book.series_colour(program), font_color="#FFFFFF"
        )
        for column in range(len(_COLUMNS)):
            name = f"{program.title}, {program.institution}"
            self.sheet.words(self.row, column, "" if column else name, colour)
        self.row += 1
        tuition = self._tuition()
        added = [tuition] if tuition else []
        taken_off: list[_Sum] = []
        for piece in self.cost.degree.pieces:
            if piece.kind == "tuition":
                continue
            written = self._line(_of_piece(piece))
            (taken_off if piece.kind == "funded" else added).append(written)
        for piece in self.cost.degree.apart:
            self._line(_of_piece(piece, _NOT_ADDED))
        total = self._total(added, taken_off)
        self._words()
        return total

    def _tuition(self) -> _Sum | None:
        """Write each way to pay; of several, from the lowest to the highest."""
        ways = [self._line(_of_option(option)) for option in self.cost.options]
        if self.cost.ends is None:
            return None
        if len(ways) == 1:
            return ways[0]
        low, high = min(way.low for way in ways), max(way.high for way in ways)
        look = _money_look(self.book, self.cost.ends[0].currency)
        ends = [
            f"{cell_name(ways[0].row, column)}:{cell_name(ways[-1].row, column)}"
            for column in (_SUMS, _SUMS + 1)
        ]
        self.sheet.words(self.row, 0, "Tuition, from the lowest to the highest", self.book.line)
        self.sheet.formula(self.row, _SUMS, f"=MIN({ends[0]})", low, look)
        self.sheet.formula(self.row, _SUMS + 1, f"=MAX({ends[1]})", high, look)
        currency = self.cost.ends[0].currency
        self.sheet.words(self.row, _INDEX["Currency"], currency, self.book.after)
        self.row += 1
        return _Sum(self.row - 1, low, high)

    def _line(self, line: _Line) -> _Sum:
        """Write units, prices and what they come to."""
        row, sheet = self.row, self.sheet
        times = line.times if line.times.low > 0 else ONCE
        prices = line.low.amount / times.low, line.high.amount / times.high
        sheet.words(row, 0, line.label)
        self._ends(_UNITS, (times.low, times.high), {})
        sheet.words(row, _INDEX["Unit"], times.unit or "in all", self.book.after)
        rounded = tuple(round(price, 4) for price in prices)
        shape = money_shape(line.low.currency, rounded, APPROXIMATELY * line.is_approximate)
        self._ends(_PRICES, prices, {"num_format": shape})
        sums = line.low.amount, line.high.amount
        look = _money_look(self.book, line.low.currency, approximate=line.is_approximate)
        for place, value in enumerate(sums):
            units, price = (cell_name(row, start + place) for start in (_UNITS, _PRICES))
            sheet.formula(row, _SUMS + place, f"={units}*{price}", value, look)
        sheet.words(row, _INDEX["Currency"], line.low.currency, self.book.after)
        sheet.words(row, _INDEX["Year"], line.year, self.book.line)
        sheet.words(row, _INDEX["To know"], line.to_know)
        _write_sources(sheet, row, line.sources)
        self.row += 1
        return _Sum(row, *sums)

    def _ends(self, column: int, ends: tuple[float, float], how: dict[str, Any]) -> None:
        """Write both ends of a number; one that is the same twice follows the first."""
        changed = self.book.look(bg_color=self.book.colour("accent-soft"), **how)
        low, high = ends
        self.sheet.number(self.row, column, low, changed)
        if abs(high - low) <= abs(low) * 1e-9:
            same = f"={cell_name(self.row, column)}"
            self.sheet.formula(self.row, column + 1, same, low, self.book.look(**how))
        else:
            self.sheet.number(self.row, column + 1, high, changed)

    def _total(self, added: Sequence[_Sum], taken_off: Sequence[_Sum]) -> _Sum | None:
        """Write the sum; without tuition, that there is none and why."""
        degree = self.cost.degree
        line: dict[str, Any] = {"bold": True, "top": 1}
        look = self.book.look(**line)
        for column in range(len(_COLUMNS)):
            self.sheet.words(self.row, column, "" if column else SECTION, look)
        row = self.row
        self.row += 1
        wrapped = self.book.look(top=1, text_wrap=True)
        self.sheet.words(
            row, _INDEX["To know"], " ".join(reason.said for reason in degree.reasons), wrapped
        )
        if degree.ends is None:
            self.sheet.words(row, _SUMS, degree.text, look)
            return None
        currency = degree.ends[0].currency
        money = _money_look(self.book, currency, approximate=degree.is_approximate, **line)
        for place, end in enumerate(degree.ends):
            plus = "+".join(cell_name(each.row, _SUMS + place) for each in added)
            minus = "".join(f"-{cell_name(each.row, _SUMS + place)}" for each in taken_off)
            self.sheet.formula(row, _SUMS + place, f"=MAX(0,{plus}{minus})", end.amount, money)
        after = self.book.look(align="left", indent=1, **line)
        self.sheet.words(row, _INDEX["Currency"], currency, after)
        low, high = degree.ends
        return _Sum(row, low.amount, high.amount)

    def _words(self) -> None:
        """Write what the sum is beside, in words."""
        for label, words in _beside(self.cost):
            if words:
                self.sheet.words(self.row, 0, label, self.book.line)
                self.sheet.words(self.row, _INDEX["To know"], words)
                self.row += 1


def _beside(cost: ProgramCost) -> Iterator[tuple[str, str]]:
    yield "Beside pay", cost.words
    if cost.debt is not None:
        yield "To borrow", cost.debt.text
        yield "A month", cost.debt.payment_text
    if cost.earned_back is not None:
        yield "Earned back in", f"{cost.earned_back.words} {cost.earned_back.assumes}"


def _of_option(converted: ConvertedOption) -> _Line:
    option, steps = converted.option, converted.conversion.steps
    whom = "" if option.residency == "all" else f", {option.residency}"
    paid = f"{converted.text}." if option.funded_by or not option.high.amount else ""
    return _Line(
        f"{'University average tuition' if option.is_fallback else 'Tuition'}{whom}",
        option.times,
        converted.total,
        converted.high,
        year_words(option.academic_year),
        " ".join(filter(None, (paid, option.times.why, *option.notes, *steps))),
        (option.source,),
        is_approximate=converted.conversion.is_approximate,
    )


def _of_piece(piece: Piece, aside: str = "") -> _Line:
    return _Line(
        f"{piece.label}{aside}",
        piece.times,
        piece.low,
        piece.high,
        piece.year_text,
        " ".join((*piece.notes, *piece.steps)),
        piece.sources,
        is_approximate=bool(piece.steps),
    )


def _write_sources(sheet: Sheet, row: int, sources: Sequence[Source]) -> None:
    """Write who states it; the first one's page can be opened."""
    names = "; ".join(dict.fromkeys(f"{each.publisher}, {each.as_of}" for each in sources))
    if sources:
        sheet.link(row, _INDEX["Source"], sources[0].url, names)


def _money_look(book: Book, currency: str, *, approximate: bool = False, **how: Any) -> Look:
    shape = money_shape(currency, (0.0,), APPROXIMATELY * approximate)
    return book.look(num_format=shape, **how)


def _chart(sheet: Sheet, first: int, row: int, sums: Sequence[_Sum | None]) -> int:
    """Draw the sums below all rows, where they are in one currency; return the last row."""
    document = sheet.book.document
    ends = [cost.degree.ends for cost in document.costs]
    currencies = {each[0].currency for each in ends if each is not None}
    if len(currencies) != 1 or not any(sums):
        return row
    colours = [sheet.book.series_colour(cost.program) for cost in document.costs]
    parts = [Part("Lower end", _SUMS, 15), Part("Upper end", _SPAN, 60)]
    bars = StackedBars(SECTION, currencies.pop(), first, 0, parts, colours)
    return row + insert(sheet, bars, row)
