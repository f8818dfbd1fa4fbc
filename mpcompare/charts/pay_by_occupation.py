"""What occupations pay in one place: percentile ranges, the article's occupations first."""

from collections.abc import Sequence

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import NEUTRAL, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.locale_format import whole
from mpcompare.model.pay.career import PlacePay, figures_in_words
from mpcompare.model.pay.wage import PERCENTILE_WORDS, ROUGH_NOTE, PayUnit, Wage, sources_text
from mpcompare.model.scale import axis_for

HOW_TO_READ = (
    "Line: 10th to 90th percentile; box: 25th to 75th; tick: median. "
    "An arrow at its end: the 90th is at or above the limit that the source publishes."
)
_CAUTIONS = {
    "US": "Payroll jobs only: the self-employed are left out.",
    "GB": "Employees a year or more in the job; freelance work is left out.",
    "CA": "Medians an hour; whether the self-employed are counted was not stated in what we read.",
    "AU": "Full-time employees' pay a week; freelance work is left out.",
}
_OTHER_UNITS = "In the country's own currency and unit of time: not to be set beside US figures."


def build(pay: PlacePay) -> Figure:
    """Draw every occupation of a place on one scale for each unit of time."""
    place = pay.place.title
    title = f"What occupations pay in {_the(place)}"
    level = pay.prices
    if level is not None:
        title += f", at average US prices of {level.year}"
    wages = [wage for wage in pay.wages if wage.has_figures]
    bare = [wage.occupation.title for wage in pay.wages if not wage.has_figures]
    panels = tuple(_panel(group, pay) for group in _by_unit(wages))
    missing = [f"{text}: figures withheld." for text in bare]
    missing += [f"{text}: no figures published here." for text in pay.without]
    notes = (HOW_TO_READ, *((ROUGH_NOTE,) if any(wage.is_rough for wage in wages) else ()))
    notes += (_CAUTIONS[pay.place.country],)
    notes += (_OTHER_UNITS,) if pay.place.country != "US" else ()
    sources = [wage.source for wage in wages] + ([level.source] if level else [])
    readouts = (mark.readout.replace("\n", "; ") for panel in panels for mark in panel.marks)
    return Figure(
        title=title,
        panels=panels,
        notes=(*notes, " ".join(missing)) if missing else notes,
        source=sources_text(sources),
        alt=" ".join((f"{title}.", pay.sentence, *readouts)),
        table=_table(wages),
        sentence=pay.sentence or ("" if wages else f"No wage figures for {place}."),
    )


def _the(place: str) -> str:
    return f"the {place}" if place.startswith("United") else place


def _by_unit(wages: Sequence[Wage]) -> list[list[Wage]]:
    parts: dict[tuple[str, PayUnit], list[Wage]] = {}
    for wage in wages:
        parts.setdefault((wage.currency, wage.unit), []).append(wage)
    return list(parts.values())


def _panel(wages: Sequence[Wage], pay: PlacePay) -> Panel:
    values = [v for wage in wages for v in wage.percentiles.values() if v is not None]
    years = sorted({wage.year for wage in wages})
    return Panel(
        caption=f"{pay.place.title}, {', '.join(map(str, years))}, {wages[0].unit_text}",
        axis=axis_for(wages[0].unit_text, values),
        rows=tuple(
            Row(
                wage.occupation.label,
                wage.occupation.title,
                strong=wage.occupation.code == pay.chosen,
            )
            for wage in wages
        ),
        marks=tuple(_mark(number, wage, pay.chosen) for number, wage in enumerate(wages)),
    )


def _mark(number: int, wage: Wage, chosen: str) -> RangeMark:
    said = (
        wage.occupation.title,
        f"{wage.place}, {wage.year}, {wage.unit_text}",
        figures_in_words(wage),
        *((f"Jobs: {whole(wage.employment)}",) if wage.employment else ()),
        *wage.notes,
    )
    return RangeMark(
        row=number,
        percentiles=(wage.p10, wage.p25, wage.median, wage.p75, wage.p90),
        series=0 if wage.occupation.code == chosen else NEUTRAL,
        value_text=wage.text("median"),
        readout="\n".join(said),
        open_end="p90" in wage.top_coded,
        rough=wage.is_rough,
    )


def _table(wages: Sequence[Wage]) -> Table:
    header = ("Occupation", "Place", *PERCENTILE_WORDS.values(), "Unit", "Year", "Jobs", "Code")
    return Table(
        (*header, "Notes", "Source"),
        tuple(
            (
                wage.occupation.title,
                wage.place,
                *(wage.text(key) for key in PERCENTILE_WORDS),
                wage.unit_text,
                str(wage.year),
                whole(wage.employment) if wage.employment else "",
                wage.occupation.code,
                " ".join(wage.notes),
                wage.source.text,
            )
            for wage in wages
        ),
    )


CHART = Chart(
    key="pay_by_occupation",
    title="Pay by occupation",
    question="What do the occupations pay in one place?",
    section=Section.CAREERS,
    label="Pay by occupation",
    input=PlacePay,
    build=build,
    order=10,
)
