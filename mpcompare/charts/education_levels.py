"""How far those who work in an occupation went to school: shares of workers, stacked."""

from dataclasses import replace

from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import Axis, Figure, Panel, Row, StackMark, Table, Tick
from mpcompare.model.locale_format import decimal
from mpcompare.model.pay.career import EDUCATION_LEVELS, Education, EducationShares
from mpcompare.model.pay.wage import sources_text

_AXIS = Axis("Percent of workers", 0, 100, tuple(Tick(float(n), str(n)) for n in range(0, 101, 25)))
_POOLED = "*"
_NOTES = (
    (
        "Workers of 25 and older, by their highest degree. What workers have is not what the work "
        "asks for. Newer shares than 2019 were not found in a readable copy."
    ),
    "The figure at the right is the share with a master's degree or more.",
)
_POOLED_NOTE = (
    f"{_POOLED} The survey counts several occupations together here, or has no exact match: "
    "sound engineers, audio and video technicians and broadcast technicians have one and the "
    "same shares."
)
_NOT_MARKED = (
    "The copy of 2015\N{EN DASH}16 does not mark which occupations are counted together; "
    "the same are."
)


def build(shares: EducationShares) -> Figure:
    """Draw the chosen occupation's survey periods, and the newest of the others below."""
    chosen = shares.chosen
    who = chosen[-1].occupation.title if chosen else "Occupations"
    title = f"{who}: highest degree of those who do the work"
    panels: list[Panel] = []
    if chosen:
        caption = f"{who}, by survey period"
        panels.append(_panel(caption, chosen, [_period(chosen, e) for e in chosen], 0))
    if shares.others:
        labels = [f"{e.occupation.label}, {e.years}" for e in shares.others]
        panels.append(_panel("Other occupations, newest period", shares.others, labels, 0))
    # one legend is enough: the shades are the same
    panels[1:] = [replace(panel, shades=()) for panel in panels[1:]]
    every = (*chosen, *shares.others)
    readouts = (mark.readout.replace("\n", "; ") for panel in panels for mark in panel.marks)
    return Figure(
        title=title,
        panels=tuple(panels),
        notes=_notes(every),
        source=sources_text(e.source for e in every),
        alt=" ".join((f"{title}.", *readouts)),
        table=_table(every),
        sentence="" if chosen else "No education levels for this occupation in this catalog.",
    )


def _period(chosen: tuple[Education, ...], one: Education) -> str:
    """Name a row by its period, and by its code where there are several."""
    codes = {e.occupation.code for e in chosen}
    return one.years if len(codes) == 1 else f"{one.years}, {one.occupation.code}"


def _notes(every: tuple[Education, ...]) -> tuple[str, ...]:
    notes: list[str] = [*_NOTES]
    if any(e.pooled == "yes" for e in every):
        notes.append(_POOLED_NOTE)
    if any(e.pooled == "not_marked" for e in every):
        notes.append(_NOT_MARKED)
    return tuple(notes)


def _panel(caption: str, shares: tuple[Education, ...], labels: list[str], series: int) -> Panel:
    return Panel(
        caption=caption,
        axis=_AXIS,
        rows=tuple(
            Row(label, e.occupation.title, _POOLED if e.pooled == "yes" else "")
            for label, e in zip(labels, shares, strict=True)
        ),
        marks=tuple(_mark(number, e, series) for number, e in enumerate(shares)),
        shades=EDUCATION_LEVELS,
    )


def _mark(number: int, e: Education, series: int) -> StackMark:
    parts = tuple(share or 0.0 for share in e.shares)
    lines = [f"{words}: {_percent(s)}" for words, s in zip(EDUCATION_LEVELS, e.shares, strict=True)]
    pooled = ["Counted together with other occupations"] if e.pooled == "yes" else []
    most = e.master_or_more
    return StackMark(
        row=number,
        parts=parts,
        texts=tuple(f"{part:.0f}" for part in parts),
        series=series,
        value_text="" if most is None else f"{decimal(most, 1)} %",
        readout="\n".join((f"{e.occupation.title}, {e.years}", *lines, *pooled)),
    )


def _percent(share: float | None) -> str:
    return "not published" if share is None else f"{decimal(share, 1)} %"


def _table(every: tuple[Education, ...]) -> Table:
    levels = tuple(f"{words}, %" for words in EDUCATION_LEVELS)
    words = {"yes": "yes", "no": "no", "not_marked": "not marked in the copy"}
    return Table(
        ("Occupation", "Period", *levels, "Code", "Counted with others", "Source"),
        tuple(
            (
                e.occupation.title,
                e.years,
                *("" if share is None else decimal(share, 1) for share in e.shares),
                e.occupation.code,
                words[e.pooled],
                e.source.text,
            )
            for e in every
        ),
    )


CHART = Chart(
    key="education_levels",
    title="Education of the workers",
    question="How far did those who do the work go to school?",
    section=Section.CAREERS,
    label="Education",
    input=EducationShares,
    build=build,
    order=50,
)
