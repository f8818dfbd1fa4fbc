"""Made-up programs and figures, for the exported files."""

from pathlib import Path
from typing import Any

from mpcompare.export.document.document import DrawnFigure
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence, Basis, Fact, Source, Statement
from mpcompare.model.figure import Figure, Table
from mpcompare.model.program import Program

RESOURCES = Path(__file__).parents[2] / "resources"

NEW = Source("new", "https://example.org/new", "Made-up Catalogue Office", "catalog", "2026")
OLD = Source("old", "https://example.org/old", "Made-up Archive", "official", "2018")


def stated(
    key: str, *raws: Any, source: Source = NEW, note: str = "", basis: Basis = "stated"
) -> Fact:
    kind = ATTRIBUTES[key].kind
    sources = (source, OLD)
    said = (Statement(kind.read(raw), sources[i], note, basis) for i, raw in enumerate(raws))
    return Fact(tuple(said), parts=kind.parts)


def made_up(number: int, name: str = "", **facts: Fact) -> Program:
    name = name or f"Made-up Program {number}"
    return Program(
        id=f"made-up-{number}",
        institution=f"Made-up School {number}",
        name=name,
        degree="MM",
        country="US",
        region="Ohio",
        city="Nowhere",
        url=f"https://example.org/{number}",
        unitid=None,
        sources=(NEW, OLD),
        facts={"name": stated("name", name), **facts},
    )


def two_programs() -> tuple[Program, ...]:
    """Return a program with plain facts, and one with every kind of uncertain fact."""
    return (
        made_up(
            1,
            credits=stated("credits", 33, note="made up"),
            thesis_option=stated("thesis_option", "choice"),
            part_time=stated("part_time", True),
            gre=stated("gre", "none"),
        ),
        made_up(
            2,
            credits=stated("credits", 33, 30),
            thesis_option=stated("thesis_option", "choice"),
            online=stated("online", "on-campus", basis="implied", note="made-up weekly studio"),
            interview=stated("interview", "required", source=OLD),
            ensemble=Fact(reason=Absence.NOT_APPLICABLE),
            cohort_size=Fact(reason=Absence.WITHHELD),
        ),
    )


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" viewBox="0 0 200 40">'
    '<rect x="50" y="10" width="80" height="12" fill="#0072B2"/>'
    '<text x="2" y="20" font-size="12">Made-up drawing</text></svg>'
)


def chart(median: str = "$60,000", svg: str = SVG) -> DrawnFigure:
    return DrawnFigure(
        Figure(
            title="Made-up pay",
            panels=(),
            notes=("Made-up note.",),
            source="Made-up bureau, 2025",
            alt="Made-up engineers earn about $60,000.",
            table=Table(
                ("Occupation", "Unit", "Median"),
                (
                    ("Made-up engineers", "USD a year", median),
                    ("Made-up editors", "USD a year", "withheld"),
                ),
            ),
        ),
        svg,
    )
