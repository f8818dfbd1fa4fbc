"""What each compared degree costs to the end, and what a year's work pays, on one axis."""

from collections.abc import Callable, Iterable, Sequence

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.cost.piece import PIECE_LABELS, PieceKind
from mpcompare.model.cost.rows import PRICES, assumed_text, years_text
from mpcompare.model.cost.sheet import (
    DEBT,
    EARNINGS,
    PAY,
    TOTAL,
    ComparedCosts,
    FieldEarnings,
    ProgramCost,
)
from mpcompare.model.figure import (
    Axis,
    BarMark,
    Figure,
    Mark,
    Panel,
    PiecesMark,
    RangeMark,
    Row,
    Table,
)
from mpcompare.model.money import APPROXIMATELY
from mpcompare.model.pay.wage import PERCENTILE_WORDS, ROUGH_NOTE, UNIT_WORDS
from mpcompare.model.scale import axis_for

TITLE = "What each degree costs, and what a year's work pays"
DRAWN: tuple[PieceKind, ...] = ("tuition", "fees", "living")
SHADES = (*(PIECE_LABELS[kind] for kind in DRAWN), "to the highest")
_HOW = (
    "Cost: the known pieces end to end at their lowest, and paler on to the highest; what you have "
    "won is taken off the first of them. Pay: 10th, 25th, median, 75th and 90th "
    "percentile, before tax."
)
_NO_PAYBACK = (
    "Pay is of all employees in the occupation, not of this school's graduates; what they would "
    "earn without the degree is not known, so nothing here says when a degree pays back."
)
_EARNED = (
    "Earnings of the field: the median of a field's master's graduates with federal aid at the "
    "school, classes of several years ago; not a music producer's pay."
)
_SEVERAL = "Costs in several currencies are on an axis each; one can be chosen for all of them."
DOLLARS = "USD"


_LONG_FIELD = 28
"""Letters of a field's name for which there is room behind its earnings."""


def build(compared: ComparedCosts) -> Figure:
    """Draw one line a program: the cost, the debt, the pay, the earnings; by currency."""
    costs = compared.costs
    drawn = [cost for cost in costs if _currency(cost)]
    left_out = [f"{_name(cost)} ({cost.degree.why})" for cost in costs if not _currency(cost)]
    currencies = tuple(dict.fromkeys(_currency(cost) for cost in drawn))
    panels = [
        panel
        for currency in currencies
        for panel in _panels(
            currency,
            [cost for cost in drawn if _currency(cost) == currency],
            SHADES if currency == currencies[0] else (),  # the legend is the same for all
        )
    ]
    return Figure(
        title=TITLE,
        panels=tuple(panels),
        notes=_notes(drawn),
        source="; ".join(_once(_sources(drawn))),
        alt=" ".join((f"{TITLE}.", *(f"{_name(c)}: {c.degree.text}. {c.words}" for c in costs))),
        table=_table(costs),
        remark=" ".join((*(_SEVERAL,) * (len(currencies) > 1), *_told(left_out))) * bool(drawn),
        sentence="" if drawn else "No compared program has a total cost or a year's pay to draw.",
    )


def _told(left_out: Sequence[str]) -> tuple[str, ...]:
    """Name the programs that have no line in the picture, with what is missing for a sum."""
    words = "Without a sum and without a year's pay, so not drawn: "
    return (f"{words}{'; '.join(left_out)}.",) if left_out else ()


def _name(cost: ProgramCost) -> str:
    return f"{cost.program.title}, {cost.program.institution}"


def _notes(drawn: Sequence[ProgramCost]) -> tuple[str, ...]:
    rough = any(cost.wage is not None and cost.wage.is_rough for cost in drawn)
    earned = any(cost.earnings for cost in drawn)
    said = (_HOW, *(ROUGH_NOTE,) * rough, _NO_PAYBACK, *(_EARNED,) * earned)
    return said if drawn else ()


def _currency(cost: ProgramCost) -> str:
    """Return the currency that a program is drawn in: its cost's, else its pay's, else none."""
    if cost.degree.ends is not None:
        return cost.degree.ends[0].currency
    return cost.wage.currency if cost.wage is not None and cost.wage.unit == "year" else ""


def _panels(
    currency: str, costs: Sequence[ProgramCost], shades: tuple[str, ...]
) -> tuple[Panel, ...]:
    axis = _axis(currency, costs)
    rows = tuple(_row(cost) for cost in costs)
    panels = [
        Panel(
            f"To the degree, in {currency}",
            axis,
            rows,
            _marks(costs, _cost_mark),
            shades,
            fades=True,
            keys=(*DRAWN, TOTAL),
        )
    ]
    borrowing = [cost for cost in costs if cost.debt is not None]
    if borrowing:
        own = tuple(_row(cost) for cost in borrowing)
        caption = "Of it to be borrowed" + _a_month(borrowing)
        panels.append(Panel(caption, axis, own, _marks(borrowing, _debt_mark), keys=(DEBT,)))
    panels.append(Panel(_pay_caption(costs), axis, rows, _pay_marks(costs, axis), keys=(PAY,)))
    earned = [(cost, one) for cost in costs for one in cost.earnings if currency == DOLLARS]
    if earned:
        marks = tuple(_earnings_mark(n, *pair) for n, pair in enumerate(earned))
        caption = f"A year, graduates of the field at the school: {earned[0][1].when}"
        own = tuple(_row(cost) for cost, _ in earned)
        panels.append(Panel(caption, axis, own, marks, keys=(EARNINGS,)))
    return tuple(panels)


def _a_month(costs: Iterable[ProgramCost]) -> str:
    paid = any(cost.debt is not None and cost.debt.loans for cost in costs)
    return ", and the monthly payment" if paid else ""


def _pay_caption(costs: Sequence[ProgramCost]) -> str:
    wages = [cost.wage for cost in costs if cost.wage is not None]
    titles = ", ".join(_once(wage.occupation.title for wage in wages))
    return f"A year's pay near the school: {titles}" if titles else "A year's pay near the school"


def _row(cost: ProgramCost) -> Row:
    return Row(cost.program.title, _name(cost), key=cost.program.id)


def _axis(currency: str, costs: Iterable[ProgramCost]) -> Axis:
    values: list[float] = []
    for cost in costs:
        values += [money.amount for money in cost.degree.ends or ()]
        values += [v for v in _pay(cost, currency) if v is not None]
        values += [one.money.amount for one in cost.earnings if currency == DOLLARS]
        if cost.debt is not None:
            values.append(cost.debt.high.amount)
    return axis_for(currency, values, from_zero=True)


def _pay(cost: ProgramCost, currency: str) -> tuple[float | None, ...]:
    """Return the percentiles that can stand on the axis: a year's, in its currency."""
    wage = cost.wage
    if wage is None or wage.unit != "year" or wage.currency != currency:
        return (None,) * len(PERCENTILE_WORDS)
    return tuple(wage.percentiles.values())


def _marks(
    costs: Sequence[ProgramCost], make: Callable[[int, ProgramCost], Mark]
) -> tuple[Mark, ...]:
    return tuple(make(row, cost) for row, cost in enumerate(costs))


def _cost_mark(row: int, cost: ProgramCost) -> PiecesMark:
    degree = cost.degree
    return PiecesMark(
        row=row,
        parts=_parts(cost),
        high=0.0 if degree.ends is None else degree.ends[1].amount,
        series=cost.series,
        value_text="no sum" if degree.ends is None else degree.text,
        readout="\n".join((f"{_name(cost)}: {degree.text}", *_working(cost))),
    )


def _parts(cost: ProgramCost) -> tuple[float, ...]:
    """Return what each piece takes of the lowest sum: what is won is taken off the first ones."""
    if cost.degree.ends is None:
        return (0.0,) * len(DRAWN)
    won = cost.degree.of("funded")
    left = 0.0 if won is None else won.low.amount
    found: list[float] = []
    for kind in DRAWN:
        piece = cost.degree.of(kind)
        amount = 0.0 if piece is None else piece.low.amount
        found.append(max(0.0, amount - left))
        left = max(0.0, left - amount)
    return tuple(found)


def _working(cost: ProgramCost) -> tuple[str, ...]:
    """Return each piece in words, with how it comes about."""
    pieces = [f"{piece.label}: {piece.text}" for piece in cost.degree.pieces]
    borrowed = () if cost.debt is None else (f"To borrow: {_debt_text(cost)}",)
    return (*pieces, *borrowed, *(reason.said for reason in cost.degree.reasons))


def _debt_text(cost: ProgramCost) -> str:
    debt = cost.debt
    if debt is None:
        return ""
    return f"{debt.text}, {debt.payment_text} a month" if debt.loans else debt.text


def _debt_mark(row: int, cost: ProgramCost) -> BarMark:
    debt = cost.debt
    low, high = (0.0, 0.0) if debt is None else (debt.low.amount, debt.high.amount)
    lines = () if debt is None else (*debt.lines, *(reason.said for reason in debt.reasons))
    return BarMark(
        row=row,
        low=low,
        high=high,
        series=cost.series,
        value_text=_debt_text(cost),
        readout="\n".join((f"{_name(cost)}, to borrow: {_debt_text(cost)}", *lines)),
    )


def _pay_marks(costs: Sequence[ProgramCost], axis: Axis) -> tuple[Mark, ...]:
    return tuple(_pay_mark(row, cost, axis) for row, cost in enumerate(costs))


def _pay_mark(row: int, cost: ProgramCost, axis: Axis) -> RangeMark:
    wage = cost.wage
    p10, p25, median, p75, p90 = _pay(cost, axis.label)
    return RangeMark(
        row=row,
        percentiles=(p10, p25, median, p75, p90),
        series=cost.series,
        value_text=_pay_text(cost, median),
        readout=_pay_readout(cost),
        open_end=wage is not None and "p90" in wage.top_coded and p10 is not None,
        rough=wage is not None and wage.is_rough,
    )


def _earnings_mark(row: int, cost: ProgramCost, earned: FieldEarnings) -> RangeMark:
    said = f"{earned.money.text}, {_short(earned.field)}"
    head = f"{_name(cost)}: {earned.field}, median earnings {earned.when}"
    return RangeMark(
        row=row,
        percentiles=(None, None, earned.money.amount, None, None),
        series=cost.series,
        value_text=said,
        readout="\n".join((head, f"Median: {earned.money.text}", earned.source.publisher)),
    )


def _short(field: str) -> str:
    """Shorten the name of a field to what leaves room for the marks; hover says all of it.

    >>> _short("Music"), _short("Audiovisual Communications Technologies/Technicians")
    ('Music', 'Audiovisual Communications…')
    """
    name = field.partition("/")[0]
    if len(name) <= _LONG_FIELD:
        return name
    return f"{name[:_LONG_FIELD].rpartition(' ')[0].rstrip(',')}\N{HORIZONTAL ELLIPSIS}"


def _pay_text(cost: ProgramCost, median: float | None) -> str:
    if cost.wage is None:
        return "no pay figures"
    if cost.wage.unit != "year":
        return f"{UNIT_WORDS[cost.wage.unit]} only"
    if median is None and not cost.is_comparable:
        return f"in {cost.wage.currency}"
    return f"{APPROXIMATELY * bool(cost.pay_steps)}{cost.wage.text('median')}"


def _pay_readout(cost: ProgramCost) -> str:
    wage = cost.wage
    if wage is None:
        return f"{_name(cost)}\n{cost.pay_sentence}"
    head = f"{_name(cost)}: {wage.occupation.title}\n{wage.place}, {wage.year}, {wage.unit_text}"
    figures = [f"{words}: {wage.text(key)}" for key, words in PERCENTILE_WORDS.items()]
    return "\n".join((head, *figures, *cost.pay_steps, *wage.notes, cost.words))


def _table(costs: Sequence[ProgramCost]) -> Table:
    header = (
        *("Program", "School", "To the degree", *PIECE_LABELS.values(), "To borrow", "A month"),
        *PERCENTILE_WORDS.values(),
        *("Unit", "Occupation", "Place", "Pay of", "Earnings of the field"),
        *("Without", "Of the year", "Assumes", PRICES, "In words", "Earned back in"),
        *("Notes on the pay", "Sources of the cost", "Source of the pay"),
    )
    return Table(header, tuple(_table_row(cost) for cost in costs))


def _table_row(cost: ProgramCost) -> tuple[str, ...]:
    wage, degree, debt = cost.wage, cost.degree, cost.debt
    figures, place = ("",) * (len(PERCENTILE_WORDS) + 1), ("",) * 3
    if wage is not None:
        figures = (*(wage.text(key) for key in PERCENTILE_WORDS), wage.unit_text)
        place = (wage.occupation.title, wage.place, str(wage.year))
    pieces = (degree.of(kind) for kind in PIECE_LABELS)
    return (
        *(cost.program.title, cost.program.institution, degree.text),
        *("" if piece is None else piece.text for piece in pieces),
        *(("", "") if debt is None else (debt.text, debt.payment_text)),
        *figures,
        *place,
        "; ".join(f"{one.money.text} {one.when}, {one.field}" for one in cost.earnings),
        *("; ".join(degree.without), years_text(degree), assumed_text(degree)),
        *(cost.parity_words, cost.words),
        "" if cost.earned_back is None else cost.earned_back.words,
        "" if wage is None else " ".join(wage.notes),
        "; ".join(_once(source.publisher for source in degree.sources)),
        "" if wage is None else wage.source.text,
    )


def _sources(costs: Iterable[ProgramCost]) -> Iterable[str]:
    for cost in costs:
        yield from (source.publisher for source in cost.degree.sources)
        if cost.wage is not None:
            yield cost.wage.source.text
        yield from (one.source.publisher for one in cost.earnings)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


CHART = Chart(
    key="cost_beside_pay",
    title="Cost beside pay",
    question="What does each degree cost in all, and what does a year's work pay where it is?",
    section=Section.COST,
    label="Cost beside pay",
    input=ComparedCosts,
    build=build,
)
