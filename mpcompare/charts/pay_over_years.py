"""The national wage of an occupation from May 2012 on, in each year's dollars or in one year's.

A line ends where the classification changes, and where another code takes an occupation's place.
"""

from itertools import groupby

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import (
    Axis,
    Band,
    Break,
    Figure,
    Line,
    Plot,
    Point,
    Span,
    Stop,
    Table,
    Tick,
)
from mpcompare.model.locale_format import whole
from mpcompare.model.pay.career import YearPay, YearWage, deflated, figures_in_words, in_dollars_of
from mpcompare.model.pay.wage import PERCENTILE_WORDS, Wage, sources_text
from mpcompare.model.scale import axis_for

_BREAKS = (
    Break(2018.5, "SOC 2010", "hybrid"),
    Break(2020.5, "", "SOC 2018"),
)
_CHANGE_NOTE = (
    "The line is broken where the classification changed: SOC 2010 to May 2018, a hybrid in May "
    "2019 and 2020, SOC 2018 from May 2021. Figures on both sides of a break are not one series."
)
_TOP_NOTE = (
    "An arrow: the 90th percentile is at or above the limit that was published; the band ends at "
    "the limit. May 2025 was published without a limit and can't be set beside the years before."
)
_BAND_NOTE = "Line: median; darker band: 25th to 75th percentile; lighter band: 10th to 90th."
_PAYROLL = "Payroll jobs of the whole United States, in May: the self-employed are left out."


def build(pay: YearPay) -> Figure:
    """Draw the median of each year, and the percentiles around it where lines don't overlap."""
    years = [y for y in (_carried(year, pay) for year in pay.years) if y is not None]
    dollars = f"in dollars of May {pay.real_year}" if pay.real_year else "in each year's dollars"
    title = f"{pay.occupation.title}: pay over the years, {dollars}"
    drawn = [y for y in years if y.wage.median is not None]
    sentence = pay.sentence or ("" if drawn else "No national wages over the years.")
    sources = [y.wage.source for y in years]
    if pay.real_year and pay.cpi_source:
        sources.append(pay.cpi_source)
    plot = (_plot(drawn, pay),) if drawn else ()
    stops = (stop.readout.replace("\n", "; ") for each in plot for stop in each.stops)
    return Figure(
        title=title,
        panels=(),
        notes=_notes(drawn, pay) if drawn else (),
        source=sources_text(sources),
        alt=" ".join((f"{title}.", *stops)),
        table=_table(years),
        sentence=sentence,
        plots=plot,
    )


def _carried(year: YearWage, pay: YearPay) -> YearWage | None:
    """Convert a year's wage, and the limit above which it says no more, to the chosen dollars."""
    if pay.real_year is None:
        return year
    wage = in_dollars_of(year.wage, pay.real_year, pay.cpi)
    if wage is None:
        return None
    limit = year.limit
    if limit is not None:
        limit = deflated(limit, year.wage.year, pay.real_year, pay.cpi)
    return YearWage(wage, year.era, limit)


def _overlap(years: list[YearWage]) -> bool:
    return len({y.wage.year for y in years}) < len(years)


def _notes(years: list[YearWage], pay: YearPay) -> tuple[str, ...]:
    notes = [_PAYROLL, _CHANGE_NOTE]
    if not _overlap(years):
        notes.insert(0, _BAND_NOTE)
    if len({y.wage.occupation.code for y in years}) > 1:
        codes = {y.wage.occupation.code: y.wage.occupation.title for y in years}
        named = "; ".join(f"{code} {title}" for code, title in codes.items())
        notes.append(f"Separate lines, not one series: {named}.")
    if any(y.limit for y in years):
        notes.append(_TOP_NOTE)
    if pay.real_year:
        notes.append(
            f"Real dollars: wage \N{MULTIPLICATION SIGN} CPI-U of May {pay.real_year} / CPI-U of "
            "May of its year."
        )
    return tuple(notes)


def _plot(years: list[YearWage], pay: YearPay) -> Plot:
    first, last = min(y.wage.year for y in years), max(y.wage.year for y in years)
    values = [v for y in years for v in y.wage.percentiles.values() if v is not None]
    values += [y.limit for y in years if y.limit is not None]
    if _overlap(years):
        values = [y.wage.median for y in years if y.wage.median is not None]
    unit = years[0].wage.unit_text
    dollars = f", dollars of May {pay.real_year}" if pay.real_year else ""
    ticks = tuple(Tick(float(year), str(year)) for year in range(first, last + 1))
    return Plot(
        caption=f"United States, {unit}{dollars}",
        x=Axis("May of the year", first - 0.5, last + 0.5, ticks),
        y=axis_for(f"{unit}{dollars}", values, wanted=5),
        lines=tuple(_lines(years)),
        bands=() if _overlap(years) else tuple(_bands(years)),
        breaks=tuple(b for b in _BREAKS if first < b.x < last),
        stops=tuple(_stops(years)),
    )


def _segments(years: list[YearWage]) -> list[list[YearWage]]:
    """Split the years by code and classification: what may be joined by a line."""
    return [list(part) for _, part in groupby(years, key=lambda y: (y.wage.occupation.code, y.era))]


def _lines(years: list[YearWage]) -> list[Line]:
    codes = list(dict.fromkeys(y.wage.occupation.code for y in years))
    several = len(codes) > 1
    named: set[str] = set()
    found: list[Line] = []
    for part in _segments(years):
        code = part[0].wage.occupation.code
        place = codes.index(code)
        label = code if several and code not in named else ""
        named.add(code)
        points = tuple(Point(y.wage.year, y.wage.median) for y in part)
        found.append(Line(label, points, series=place, dash=place))
    return found


def _bands(years: list[YearWage]) -> list[Band]:
    found: list[Band] = []
    for part in _segments(years):
        outer = tuple(span for y in part if (span := _outer(y)) is not None)
        inner = tuple(
            Span(y.wage.year, y.wage.p25, y.wage.p75)
            for y in part
            if y.wage.p25 is not None and y.wage.p75 is not None
        )
        found += [Band(outer, 0, 0.14), Band(inner, 0, 0.26)]
    return [band for band in found if band.spans]


def _outer(year: YearWage) -> Span | None:
    low, high = year.wage.p10, year.wage.p90
    is_open = "p90" in year.wage.top_coded
    if high is None and is_open:
        high = year.limit
    if low is None or high is None:
        return None
    return Span(year.wage.year, low, high, is_open)


def _stops(years: list[YearWage]) -> list[Stop]:
    by_year = groupby(sorted(years, key=lambda y: y.wage.year), key=lambda y: y.wage.year)
    return [Stop(float(year), "\n".join(_said(y) for y in part)) for year, part in by_year]


def _said(year: YearWage) -> str:
    wage = year.wage
    head = f"{wage.occupation.title} ({wage.occupation.code}), May {wage.year}, {wage.unit_text}"
    lines = [head, figures_in_words(wage)]
    if year.limit is not None:
        lines.append(f"The published limit, in these dollars: {wage.money(round(year.limit))}")
    return "\n".join((*lines, f"Classification: {year.era}", *wage.notes))


def _table(years: list[YearWage]) -> Table:
    header = ("Year", "Occupation", *PERCENTILE_WORDS.values(), "Unit", "Jobs", "Code")
    return Table(
        (*header, "Classification", "Notes", "Source"),
        tuple(_cells(y.wage, y.era) for y in years),
    )


def _cells(wage: Wage, era: str) -> tuple[str, ...]:
    return (
        f"May {wage.year}",
        wage.occupation.title,
        *(wage.text(key) for key in PERCENTILE_WORDS),
        wage.unit_text,
        whole(wage.employment) if wage.employment else "",
        wage.occupation.code,
        era,
        " ".join(wage.notes),
        wage.source.text,
    )


CHART = Chart(
    key="pay_over_years",
    title="Pay over the years",
    question="Does an occupation pay more than it did?",
    section=Section.CAREERS,
    label="Over the years",
    input=YearPay,
    build=build,
    order=30,
)
