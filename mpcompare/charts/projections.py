"""Every forecast of an occupation's jobs as it was published, side by side."""

from itertools import groupby

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import NEUTRAL, ChangeMark, Figure, Panel, Row, Table
from mpcompare.model.locale_format import decimal
from mpcompare.model.pay.career import Career, Projection
from mpcompare.model.pay.wage import sources_text
from mpcompare.model.scale import axis_for

_UNIT = "Thousand jobs"
_NOTES = (
    (
        "Hollow dot: jobs in the base year; filled dot: jobs forecast for the target year. "
        "The scale does not begin at nothing."
    ),
    (
        "Each period is a forecast of its own, from its own base: periods do not chain. "
        "These jobs include the self-employed, which wage figures leave out."
    ),
    "2020\N{EN DASH}30, 2023\N{EN DASH}33 and 2025\N{EN DASH}35 were not found in a readable copy.",
)
_GROUP_NOTE = "A group counts other occupations in, and its make-up changed between periods."


def build(career: Career) -> Figure:
    """Draw one row a period, the newest last; a group that was cited for it has its own panel."""
    title = f"{career.occupation.title}: each forecast, as published"
    own = [_panel(part, 0) for part in _by_code(career.projections)]
    groups = [_panel(part, NEUTRAL) for part in _by_code(career.groups)]
    panels = (*own, *groups)
    every = (*career.projections, *career.groups)
    readouts = (mark.readout.replace("\n", "; ") for panel in panels for mark in panel.marks)
    return Figure(
        title=title,
        panels=panels,
        notes=(*_NOTES, *((_GROUP_NOTE,) if groups else ())) if panels else (),
        source=sources_text(p.source for p in every),
        alt=" ".join((f"{title}.", *readouts)),
        table=_table(every),
        sentence="" if panels else f"No forecast for {career.occupation.title} in this catalog.",
    )


def _by_code(projections: tuple[Projection, ...]) -> list[list[Projection]]:
    ordered = sorted(projections, key=lambda p: p.occupation.code)
    parts = [list(part) for _, part in groupby(ordered, key=lambda p: p.occupation.code)]
    return sorted(parts, key=lambda part: part[0].base_year)


def _panel(part: list[Projection], series: int) -> Panel:
    newest = part[-1].occupation
    kind = "Group " if part[0].is_group else ""
    values = [value for p in part for value in (p.base, p.target)]
    return Panel(
        caption=f"{kind}{newest.code}, {newest.title}",
        axis=axis_for(_UNIT, values, least=0.25),
        rows=tuple(Row(p.period, p.occupation.title, strong=p is part[-1]) for p in part),
        marks=tuple(_mark(number, p, series) for number, p in enumerate(part)),
    )


def _mark(number: int, p: Projection, series: int) -> ChangeMark:
    openings = "not published" if p.openings is None else f"{decimal(p.openings, 1)} thousand"
    said = (
        f"{p.occupation.title} ({p.occupation.code}), {p.period}",
        (
            f"{decimal(p.base, 1)} thousand jobs in {p.base_year}, "
            f"{decimal(p.target, 1)} thousand forecast for {p.target_year}"
        ),
        f"Change over the period: {p.change_text}",
        f"Openings a year: {openings}",
    )
    return ChangeMark(number, p.base, p.target, series, p.change_text, "\n".join(said))


def _table(projections: tuple[Projection, ...]) -> Table:
    header = ("Occupation", "Period", "Jobs at base, thousand", "Jobs at target, thousand")
    return Table(
        (
            *header,
            "Change",
            "Openings a year, thousand",
            "Code",
            "Typical entry education",
            "Work experience",
            "On-the-job training",
            "Source",
        ),
        tuple(
            (
                p.occupation.title,
                p.period,
                decimal(p.base, 1),
                decimal(p.target, 1),
                p.change_text,
                "" if p.openings is None else decimal(p.openings, 1),
                p.occupation.code,
                p.education,
                p.experience,
                p.training,
                p.source.text,
            )
            for p in projections
        ),
    )


CHART = Chart(
    key="projections",
    title="Forecasts of jobs",
    question="Will there be more jobs in an occupation, or fewer?",
    section=Section.CAREERS,
    label="Forecasts",
    input=Career,
    build=build,
    order=40,
)
