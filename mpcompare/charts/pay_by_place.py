"""What one occupation pays in every state and area that has figures, the highest median first."""

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import NEUTRAL, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.locale_format import ungrouped, whole
from mpcompare.model.pay.career import AreaPay, AreaWage, figures_in_words
from mpcompare.model.pay.wage import PERCENTILE_WORDS, ROUGH_NOTE, Wage, sources_text
from mpcompare.model.scale import axis_for

HERE = "\N{BLACK DIAMOND}"
_KINDS = {"all": "state and area", "state": "state", "metro": "metropolitan area"}
_NOTES = (
    "Line: 10th to 90th percentile; box: 25th to 75th; tick: median. An area that is not here "
    "has no published figures, which is not zero. Payroll jobs only: the self-employed are left "
    "out."
)
_ROUGH_RANK = f"{ROUGH_NOTE} Read its rank with care."
_HERE_NOTE = f"{HERE} and colour: a compared program is there."
_METRO_PRICES = "An area's prices are its state's, which hides its cities."


def build(pay: AreaPay) -> Figure:
    """Draw all areas of an occupation on one scale, the nation first."""
    title = f"{pay.occupation.title}: pay by {_KINDS[pay.kind]}"
    if pay.equal_prices:
        title += ", at average US prices"
    areas = sorted(pay.areas, key=_rank)
    shown = [a for a in areas if a.wage.has_figures]
    rows = [AreaWage(pay.nation)] if pay.nation and shown else []
    rows += shown
    notes = _notes(pay, shown)
    sources = [a.wage.source for a in rows]
    if pay.equal_prices and pay.price_source is not None:
        sources.append(pay.price_source)
    panels = (_panel(rows),) if shown else ()
    readouts = (mark.readout.replace("\n", "; ") for panel in panels for mark in panel.marks)
    none = f"No {_KINDS[pay.kind]} has published figures for {pay.occupation.title}."
    return Figure(
        title=title,
        panels=panels,
        notes=notes,
        source=sources_text(sources),
        alt=" ".join((f"{title}.", *readouts)),
        table=_table(rows),
        sentence=pay.sentence or ("" if shown else none),
    )


def _rank(area: AreaWage) -> tuple[float, str]:
    return (-(area.wage.median or 0), area.wage.area)


def _notes(pay: AreaPay, shown: list[AreaWage]) -> tuple[str, ...]:
    notes = [_NOTES] if shown else []
    if any(area.wage.is_rough for area in shown):
        notes.append(_ROUGH_RANK)
    if any(area.programs for area in shown):
        notes.append(_HERE_NOTE)
    notes += pay.remarks
    if pay.equal_prices:
        notes.append(_METRO_PRICES)
    if pay.withheld:
        notes.append(f"Left out, as withheld or without a price level: {'; '.join(pay.withheld)}.")
    return tuple(notes)


def _panel(rows: list[AreaWage]) -> Panel:
    wages = [row.wage for row in rows]
    values = [v for wage in wages for v in wage.percentiles.values() if v is not None]
    years = sorted({wage.year for wage in wages})
    unit = wages[0].unit_text
    return Panel(
        caption=f"May {', '.join(map(str, years))}, {unit}",
        axis=axis_for(unit, values),
        rows=tuple(_row(row) for row in rows),
        marks=tuple(_mark(number, row) for number, row in enumerate(rows)),
    )


def _row(row: AreaWage) -> Row:
    return Row(
        label=row.wage.area if row.wage.level == "nation" else row.wage.place_label,
        title=row.wage.area,
        sign=HERE * bool(row.programs),
        strong=bool(row.programs) or row.wage.level == "nation",
    )


def _mark(number: int, row: AreaWage) -> RangeMark:
    wage = row.wage
    said = [wage.place, f"{wage.occupation.title}, {wage.year}, {wage.unit_text}"]
    said.append(figures_in_words(wage))
    if wage.employment:
        said.append(f"Jobs: {whole(wage.employment)}")
    said += [*wage.notes, *(f"Compared program there: {title}" for _, title in row.programs)]
    return RangeMark(
        row=number,
        percentiles=(wage.p10, wage.p25, wage.median, wage.p75, wage.p90),
        series=row.programs[0][0] if row.programs else NEUTRAL,
        value_text=wage.text("median"),
        readout="\n".join(said),
        open_end="p90" in wage.top_coded,
        rough=wage.is_rough,
    )


def _table(rows: list[AreaWage]) -> Table:
    header = ("Place", *PERCENTILE_WORDS.values(), "Unit", "Year", "Jobs", "Standard error, %")
    return Table(
        (*header, "Level", "Compared programs", "Notes", "Source"),
        tuple(
            (*_cells(row.wage), "; ".join(t for _, t in row.programs), *_remarks(row.wage))
            for row in rows
        ),
    )


def _cells(wage: Wage) -> tuple[str, ...]:
    return (
        wage.area,
        *(wage.text(key) for key in PERCENTILE_WORDS),
        wage.unit_text,
        str(wage.year),
        whole(wage.employment) if wage.employment else "",
        ungrouped(wage.emp_prse) if wage.emp_prse is not None else "",
        wage.level,
    )


def _remarks(wage: Wage) -> tuple[str, str]:
    return " ".join(wage.notes), wage.source.text


CHART = Chart(
    key="pay_by_place",
    title="Pay by place",
    question="Where does an occupation pay most?",
    section=Section.CAREERS,
    label="Pay by place",
    input=AreaPay,
    build=build,
    order=20,
)
