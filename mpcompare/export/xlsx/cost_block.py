"""One program's rows of the sheet Cost: units times prices, and the sum of what these come to."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mpcompare.export.xlsx.book import Book, Look, Sheet, cell_name
from mpcompare.export.xlsx.numbers import money_shape
from mpcompare.model.cost.piece import Piece
from mpcompare.model.cost.rows import SECTION
from mpcompare.model.cost.sheet import ConvertedOption, ProgramCost
from mpcompare.model.cost.tuition import ONCE, Times
from mpcompare.model.fact import Source, Statement
from mpcompare.model.money import APPROXIMATELY, Charge, Money, year_words

COLUMNS = (
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
INDEX = {heading: column for column, (heading, _) in enumerate(COLUMNS)}
NUMBERS = frozenset(heading for heading in INDEX if heading.endswith((" from", " to")))
AFTER = frozenset({"Unit", "Currency"})
_UNITS, PRICES, SUMS = INDEX["Units from"], INDEX["Price from"], INDEX["Sum from"]
_BELOW: dict[str, Any] = {"bold": True, "top": 1}
"""The look of a sum below its parts."""
NO_SUM = "no sum"
"""What stands for a sum until units are typed."""
_NOT_ADDED = " (not added)"
_COUNTED = {"credit": "credits", "year": "academic years", "term": "terms", "program": "in all"}


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


class Sum(NamedTuple):
    """A row that others refer to, with what it comes to; open: nothing, until units are typed."""

    row: int
    low: float
    high: float
    currency: str
    is_open: bool = False


class Block:
    """The rows of one program under way; `row` is the next one to be written."""

    def __init__(self, sheet: Sheet, cost: ProgramCost, row: int) -> None:
        self.sheet = sheet
        self.book = sheet.book
        self.cost = cost
        self.row = row

    def write(self) -> Sum | None:
        """Write the rows and their sum; None where there is none."""
        program = self.cost.program
        colour = self.book.look(
            bold=True, bg_color=self.book.series_colour(program), font_color="#FFFFFF"
        )
        for column in range(len(COLUMNS)):
            name = f"{program.title}, {program.institution}"
            self.sheet.words(self.row, column, "" if column else name, colour)
        self.row += 1
        tuition = self._tuition()
        opened = [self._open_line(charge) for charge in self.cost.not_worked_out]
        added = [tuition] if tuition else []
        taken_off: list[Sum] = []
        for piece in self.cost.degree.pieces:
            if piece.kind == "tuition":
                continue
            written = self._line(_of_piece(piece))
            (taken_off if piece.kind == "funded" else added).append(written)
        for piece in self.cost.degree.apart:
            self._line(_of_piece(piece, _NOT_ADDED))
        total = self._total(added, taken_off, opened)
        self._words()
        return total

    def _tuition(self) -> Sum | None:
        """Write each way to pay; of several, from the lowest to the highest."""
        ways = [self._line(_of_option(option)) for option in self.cost.options]
        if self.cost.ends is None:
            return None
        if len(ways) == 1:
            return ways[0]
        low, high = min(way.low for way in ways), max(way.high for way in ways)
        look = money_look(self.book, self.cost.ends[0].currency)
        ends = [
            f"{cell_name(ways[0].row, column)}:{cell_name(ways[-1].row, column)}"
            for column in (SUMS, SUMS + 1)
        ]
        self.sheet.words(self.row, 0, "Tuition, from the lowest to the highest", self.book.line)
        self.sheet.formula(self.row, SUMS, f"=MIN({ends[0]})", low, look)
        self.sheet.formula(self.row, SUMS + 1, f"=MAX({ends[1]})", high, look)
        currency = self.cost.ends[0].currency
        self.sheet.words(self.row, INDEX["Currency"], currency, self.book.after)
        self.row += 1
        return Sum(self.row - 1, low, high, currency)

    def _open_line(self, statement: Statement) -> Sum:
        """Write a price of which nobody states how often it falls due, for that to be typed."""
        row, sheet = self.row, self.sheet
        charge: Charge = statement.value
        units = _COUNTED[charge.basis]
        sheet.words(row, 0, f"Tuition{_whom(charge.residency)}")
        ground = self.book.look(bg_color=self.book.colour("accent-soft"))
        sheet.words(row, _UNITS, "", ground)
        typed = cell_name(row, _UNITS)
        same = f'=IF(ISNUMBER({typed}),{typed},"")'
        sheet.formula(row, _UNITS + 1, same, "", self.book.look(align="right"))
        sheet.words(row, INDEX["Unit"], units, self.book.after)
        prices = charge.money.amount, charge.high.amount
        self._ends(PRICES, prices, {"num_format": money_shape(charge.money.currency, prices)})
        look = money_look(self.book, charge.money.currency)
        for place in (0, 1):
            count, price = (cell_name(row, start + place) for start in (_UNITS, PRICES))
            formula = f'=IF(ISNUMBER({count}),{count}*{price},"")'
            sheet.formula(row, SUMS + place, formula, "", look)
        note = f"{statement.note[:1].upper()}{statement.note[1:]}." if statement.note else ""
        self._end_line(
            charge.money.currency,
            year_words(charge.academic_year),
            f"Type how many {units} it takes: the sum follows. {note}".rstrip(),
            (statement.source,),
        )
        return Sum(row, 0, 0, charge.money.currency, is_open=True)

    def _line(self, line: _Line) -> Sum:
        """Write units, prices and what they come to."""
        row, sheet = self.row, self.sheet
        times = line.times if line.times.low > 0 else ONCE
        prices = line.low.amount / times.low, line.high.amount / times.high
        sheet.words(row, 0, line.label)
        self._ends(_UNITS, (times.low, times.high), {})
        sheet.words(row, INDEX["Unit"], times.unit or "in all", self.book.after)
        rounded = tuple(round(price, 4) for price in prices)
        shape = money_shape(line.low.currency, rounded, APPROXIMATELY * line.is_approximate)
        self._ends(PRICES, prices, {"num_format": shape})
        sums = line.low.amount, line.high.amount
        look = money_look(self.book, line.low.currency, approximate=line.is_approximate)
        for place, value in enumerate(sums):
            units, price = (cell_name(row, start + place) for start in (_UNITS, PRICES))
            sheet.formula(row, SUMS + place, f"={units}*{price}", value, look)
        self._end_line(line.low.currency, line.year, line.to_know, line.sources)
        return Sum(row, *sums, line.low.currency)

    def _end_line(self, currency: str, year: str, to_know: str, sources: Sequence[Source]) -> None:
        """Write what stands behind the sums; the first source's page can be opened."""
        row, sheet = self.row, self.sheet
        sheet.words(row, INDEX["Currency"], currency, self.book.after)
        sheet.words(row, INDEX["Year"], year, self.book.line)
        sheet.words(row, INDEX["To know"], to_know)
        names = "; ".join(dict.fromkeys(f"{each.publisher}, {each.as_of}" for each in sources))
        if sources:
            sheet.link(row, INDEX["Source"], sources[0].url, names)
        self.row += 1

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

    def _total(
        self, added: Sequence[Sum], taken_off: Sequence[Sum], opened: Sequence[Sum]
    ) -> Sum | None:
        """Write the sum; without tuition, that there is none and why."""
        degree = self.cost.degree
        look = self.book.look(**_BELOW)
        for column in range(len(COLUMNS)):
            self.sheet.words(self.row, column, "" if column else SECTION, look)
        reasons = " ".join(reason.said for reason in degree.reasons)
        self.sheet.words(self.row, INDEX["To know"], reasons, self.book.look(top=1, text_wrap=True))
        total = None
        if degree.ends is not None:
            low, high = degree.ends
            total = Sum(self.row, low.amount, high.amount, low.currency)
            look = money_look(self.book, low.currency, approximate=degree.is_approximate, **_BELOW)
            for place, end in enumerate((low, high)):
                formula = f"=MAX(0,{_added(added, taken_off, place)})"
                self.sheet.formula(self.row, SUMS + place, formula, end.amount, look)
        elif len({each.currency for each in opened}) == 1 and not degree.is_approximate:
            total = self._open_total(added, taken_off, opened)
        else:
            self.sheet.words(self.row, SUMS, degree.text, look)
        if total is not None:
            after = self.book.look(align="left", indent=1, **_BELOW)
            self.sheet.words(self.row, INDEX["Currency"], total.currency, after)
        self.row += 1
        return total

    def _open_total(
        self, added: Sequence[Sum], taken_off: Sequence[Sum], opened: Sequence[Sum]
    ) -> Sum:
        """Write that there is no sum, and the sum once the units are typed."""
        currency = opened[0].currency
        look = money_look(self.book, currency, align="right", **_BELOW)
        plus = [each for each in added if each.currency == currency]
        minus = [each for each in taken_off if each.currency == currency]
        for place, (ends, until) in enumerate((("MIN", NO_SUM), ("MAX", ""))):
            column = SUMS + place
            typed = f"{cell_name(opened[0].row, column)}:{cell_name(opened[-1].row, column)}"
            rest = _added(plus, minus, place)
            join = "" if rest.startswith("-") or not rest else "+"
            whole = f"MAX(0,{ends}({typed}){join}{rest})"
            formula = f'=IF(COUNT({typed})=0,"{until}",{whole})'
            self.sheet.formula(self.row, column, formula, until, look)
        return Sum(self.row, 0, 0, currency, is_open=True)

    def _words(self) -> None:
        """Write what the sum is beside, in words."""
        for label, words in _beside(self.cost):
            if words:
                self.sheet.words(self.row, 0, label, self.book.line)
                self.sheet.words(self.row, INDEX["To know"], words)
                self.row += 1


def _added(added: Sequence[Sum], taken_off: Sequence[Sum], place: int) -> str:
    """Return the part of a formula that adds up one end of sums, with what is taken off them."""
    plus = "+".join(cell_name(each.row, SUMS + place) for each in added)
    return plus + "".join(f"-{cell_name(each.row, SUMS + place)}" for each in taken_off)


def _beside(cost: ProgramCost) -> Iterator[tuple[str, str]]:
    yield "Beside pay", cost.words
    if cost.debt is not None:
        yield "To borrow", cost.debt.text
        yield "A month", cost.debt.payment_text
    if cost.earned_back is not None:
        yield "Earned back in", f"{cost.earned_back.words} {cost.earned_back.assumes}"


def _of_option(converted: ConvertedOption) -> _Line:
    option, steps = converted.option, converted.conversion.steps
    whom = _whom(option.residency)
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


def _whom(residency: str) -> str:
    return "" if residency == "all" else f", {residency}"


def money_look(book: Book, currency: str, *, approximate: bool = False, **how: Any) -> Look:
    """Return the look of sums in a currency, without cents."""
    shape = money_shape(currency, (0.0,), APPROXIMATELY * approximate)
    return book.look(num_format=shape, **how)
