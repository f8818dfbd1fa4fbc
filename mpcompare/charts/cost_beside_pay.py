"""What each compared degree costs in all, beside what a year's work pays where it is taught."""

from collections.abc import Iterable, Sequence

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.cost.sheet import ComparedCosts, ConvertedOption, ProgramCost
from mpcompare.model.figure import Axis, BarMark, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.money import APPROXIMATELY, year_words
from mpcompare.model.pay.wage import PERCENTILE_WORDS, ROUGH_NOTE, UNIT_WORDS
from mpcompare.model.scale import axis_for

TITLE = "Total cost beside one year's pay"
COST, PAY = "Total cost", "Pay a year"
_HOW = (
    "Cost: a bar to the total; paler from the lowest on to the highest where it is a range. "
    "Pay: 10th, 25th, median, 75th and 90th percentile, before tax."
)
_NO_PAYBACK = (
    "Pay is of all employees in the occupation, not of this school's graduates; what they would "
    "earn without the degree is not known, so nothing here says when a degree pays back."
)


def build(compared: ComparedCosts) -> Figure:
    """Draw the programs under each other, those of one currency on one axis."""
    costs = compared.costs
    drawn = [cost for cost in costs if _currency(cost)]
    axes = {currency: _axis(currency, drawn) for currency in {_currency(cost) for cost in drawn}}
    return Figure(
        title=TITLE,
        panels=tuple(_panel(cost, axes[_currency(cost)]) for cost in drawn),
        notes=_notes(drawn),
        source="; ".join(_once(_sources(drawn))),
        alt=" ".join((f"{TITLE}.", *(f"{c.program.title}: {c.text}. {c.words}" for c in costs))),
        table=_table(costs),
        sentence="" if drawn else "No compared program has a total cost or a year's pay to draw.",
    )


def _notes(drawn: Sequence[ProgramCost]) -> tuple[str, ...]:
    rough = any(cost.wage is not None and cost.wage.is_rough for cost in drawn)
    return (_HOW, *(ROUGH_NOTE,) * rough, _NO_PAYBACK) if drawn else ()


def _currency(cost: ProgramCost) -> str:
    """Return the currency that a program is drawn in: its cost's, else its pay's, else none."""
    if cost.ends is not None:
        return cost.ends[0].currency
    return cost.wage.currency if cost.wage is not None and cost.wage.unit == "year" else ""


def _axis(currency: str, costs: Iterable[ProgramCost]) -> Axis:
    values: list[float] = []
    for cost in costs:
        if _currency(cost) == currency:
            values += [money.amount for money in cost.ends or ()]
            values += [v for v in _pay(cost, currency) if v is not None]
    return axis_for(currency, values, from_zero=True)


def _pay(cost: ProgramCost, currency: str) -> tuple[float | None, ...]:
    """Return the percentiles that can stand on the axis: a year's, in its currency."""
    wage = cost.wage
    if wage is None or wage.unit != "year" or wage.currency != currency:
        return (None,) * len(PERCENTILE_WORDS)
    return tuple(wage.percentiles.values())


def _panel(cost: ProgramCost, axis: Axis) -> Panel:
    program = cost.program
    years = _years(cost)
    parts = [f"{program.title}, {program.institution}"]
    if years:
        parts.append(f"cost {', '.join(years)}")
    if cost.wage is not None:
        parts.append(f"pay {cost.wage.place_label}, {cost.wage.year}")
    return Panel(
        caption="; ".join(parts),
        axis=axis,
        rows=(Row(COST, f"Total cost of {program.title}"), Row(PAY, _occupation(cost))),
        marks=(_cost_mark(cost), _pay_mark(cost, axis)),
    )


def _years(cost: ProgramCost) -> tuple[str, ...]:
    return _once(year_words(converted.option.academic_year) for converted in cost.options)


def _occupation(cost: ProgramCost) -> str:
    return PAY if cost.wage is None else cost.wage.occupation.title


def _cost_mark(cost: ProgramCost) -> BarMark:
    low, high = (0.0, 0.0) if cost.ends is None else (money.amount for money in cost.ends)
    lines = [line for converted in cost.options for line in _lines(converted)]
    return BarMark(
        row=0,
        low=low,
        high=high,
        series=cost.series,
        value_text="no total" if cost.ends is None else cost.text,
        readout="\n".join((f"{cost.program.title}, total cost: {cost.text}", *lines)),
    )


def _lines(converted: ConvertedOption) -> tuple[str, ...]:
    return (*converted.option.lines, *converted.conversion.steps, *converted.option.notes)


def _pay_mark(cost: ProgramCost, axis: Axis) -> RangeMark:
    wage = cost.wage
    p10, p25, median, p75, p90 = _pay(cost, axis.label)
    return RangeMark(
        row=1,
        percentiles=(p10, p25, median, p75, p90),
        series=cost.series,
        value_text=_pay_text(cost, median),
        readout=_pay_readout(cost),
        open_end=wage is not None and "p90" in wage.top_coded and p10 is not None,
        rough=wage is not None and wage.is_rough,
    )


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
        return f"{PAY}\n{cost.pay_sentence}"
    head = f"{wage.occupation.title}\n{wage.place}, {wage.year}, {wage.unit_text}"
    figures = [f"{words}: {wage.text(key)}" for key, words in PERCENTILE_WORDS.items()]
    return "\n".join((head, *figures, *cost.pay_steps, *wage.notes, cost.words))


def _table(costs: Sequence[ProgramCost]) -> Table:
    header = ("Program", "School", "Total cost", *PERCENTILE_WORDS.values(), "Unit")
    pay = ("Occupation", "Place", "Pay of", "Academic year", "Assumes", "In words")
    sources = ("Notes on the pay", "Source of the cost", "Source of the pay")
    return Table((*header, *pay, *sources), tuple(_table_row(cost) for cost in costs))


def _table_row(cost: ProgramCost) -> tuple[str, ...]:
    wage = cost.wage
    figures, pay = ("",) * (len(PERCENTILE_WORDS) + 1), ("",) * 3
    if wage is not None:
        figures = (*(wage.text(key) for key in PERCENTILE_WORDS), wage.unit_text)
        pay = (wage.occupation.title, wage.place, str(wage.year))
    return (
        cost.program.title,
        cost.program.institution,
        cost.text,
        *figures,
        *pay,
        ", ".join(_years(cost)),
        cost.assumption,
        cost.words,
        "" if wage is None else " ".join(wage.notes),
        "; ".join(_once(converted.option.source.publisher for converted in cost.options)),
        "" if wage is None else wage.source.text,
    )


def _sources(costs: Iterable[ProgramCost]) -> Iterable[str]:
    for cost in costs:
        yield from (converted.option.source.publisher for converted in cost.options)
        if cost.wage is not None:
            yield cost.wage.source.text


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
