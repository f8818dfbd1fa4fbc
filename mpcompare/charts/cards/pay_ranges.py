"""What the work after one program pays: percentile ranges by occupation, the likeliest first."""

from collections.abc import Iterable, Sequence

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import Axis, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.pay.wage import (
    PERCENTILE_WORDS,
    ROUGH_NOTE,
    UNIT_WORDS,
    CardPay,
    Limits,
    Pay,
    PayRow,
    PayUnit,
    Wage,
)
from mpcompare.model.scale import round_ticks

TITLE = "What the work pays"
LEGEND = "\N{EN DASH}".join(("10", "25", "median", "75", "90")) + " percentile"
NOTES = "Notes"
_LEVELS = ("metro", "state", "nation")
_SIGNS = ("", "*", "†", "‡", "§")
"""Beside the rows that stand for another place than the panel's nearest."""


def build(card: CardPay) -> Figure:
    """Draw one program's pay on the axes that it shares with the other cards."""
    pay = card.pay
    wages = [row.wage for row in pay.rows]
    readouts = [_readout(row).replace("\n", "; ") + "." for row in pay.rows]
    legend = (LEGEND,) if pay.rows else ()
    legend += (ROUGH_NOTE,) if any(wage.is_rough for wage in wages) else ()
    return Figure(
        title=TITLE,
        panels=tuple(_panel(rows, card) for rows in _by_scale(pay.rows)),
        notes=(*legend, *pay.notes, *_once(n for w in wages for n in w.notes if n != pay.remark)),
        source="; ".join(_once(wage.source.text for wage in wages)),
        alt=" ".join(_once((f"{TITLE}.", pay.sentence, pay.remark, *readouts))),
        table=_table(pay),
        sentence=pay.sentence,
        remark=pay.remark,
    )


def _by_scale(rows: Sequence[PayRow]) -> list[list[PayRow]]:
    """Group the rows by country, currency and unit: what can't share an axis."""
    parts: dict[tuple[str, str, PayUnit], list[PayRow]] = {}
    for row in rows:
        key = (row.wage.country, row.wage.currency, row.wage.unit)
        parts.setdefault(key, []).append(row)
    return list(parts.values())


def _panel(rows: Sequence[PayRow], card: CardPay) -> Panel:
    wages = [row.wage for row in rows]
    drawn = [wage for wage in wages if wage.has_figures] or wages
    years = {wage.year for wage in drawn}
    nearest_first = sorted(drawn, key=lambda wage: _LEVELS.index(wage.level))
    places = _once(_where(wage, years) for wage in nearest_first)
    signs = dict(zip(places, _SIGNS, strict=False))
    caption = "; ".join(f"{sign}\N{NO-BREAK SPACE}{place}".strip() for place, sign in signs.items())
    return Panel(
        caption=f"{caption}, {drawn[0].year}" if len(years) == 1 else caption,
        axis=_axis(wages[0], card.limits),
        rows=tuple(
            Row(
                wage.occupation.label,
                wage.occupation.title,
                signs.get(_where(wage, years), "") if wage.has_figures else "",
            )
            for wage in wages
        ),
        marks=tuple(_mark(number, row, card.series) for number, row in enumerate(rows)),
    )


def _where(wage: Wage, years: set[int]) -> str:
    """Name the place, and the year with it where the panel's rows are of several."""
    return wage.place_label if len(years) == 1 else f"{wage.place_label}, {wage.year}"


def _mark(number: int, row: PayRow, series: int) -> RangeMark:
    wage = row.wage
    return RangeMark(
        row=number,
        percentiles=(wage.p10, wage.p25, wage.median, wage.p75, wage.p90),
        series=series,
        value_text=wage.text("median"),
        readout=_readout(row),
        open_end="p90" in wage.top_coded,
        rough=wage.is_rough,
    )


def _axis(wage: Wage, limits: Limits) -> Axis:
    """Return the shared axis, or one from nothing to one where no figure is published at all."""
    low, high = limits.get((wage.currency, wage.unit), (0.0, 1.0))
    return Axis(wage.unit_text, low, high, round_ticks(low, high) if high > 1 else ())


def _readout(row: PayRow) -> str:
    """Return every figure of a row, with place, year, unit and why the occupation is here."""
    wage = row.wage
    whose = f" ({wage.workers})" * bool(wage.workers)
    head = f"{wage.occupation.title}\n{wage.place}, {wage.year}, {wage.unit_text}{whose}"
    if not wage.has_figures:
        return "\n".join((head, f"Figures {wage.text('median')}", *wage.notes))
    figures = (f"{words}: {wage.text(key)}" for key, words in PERCENTILE_WORDS.items())
    return "\n".join((head, *figures, *wage.notes, f"Here because: {row.why}"))


def _table(pay: Pay) -> Table:
    header = (
        "Occupation",
        "Code",
        "Place",
        "Year",
        "Unit",
        *PERCENTILE_WORDS.values(),
        NOTES,
        "Source",
    )
    return Table(
        header,
        tuple(
            (
                wage.occupation.title,
                wage.occupation.code,
                wage.place,
                str(wage.year),
                f"{wage.currency} {UNIT_WORDS[wage.unit]}",
                *(wage.text(key) for key in PERCENTILE_WORDS),
                " ".join(wage.notes),
                wage.source.text,
            )
            for wage in (row.wage for row in pay.rows)
        ),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


CHART = Chart(
    key="pay_ranges",
    title="Pay after the degree",
    question="What do the occupations that a program leads to pay where it is taught?",
    section=Section.CAREERS,
    label="What the work pays",
    input=CardPay,
    build=build,
    remark="Not the earnings of this school's graduates. The self-employed are left out (in "
    "Canada's figures: not said). Which occupations stand here is our own reading.",
)
