"""Made-up programs and figures, for the exported files."""

from dataclasses import replace
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
    '<rect x="50" y="10" width="80" height="12" fill="#0F76CE"/>'
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


AWKWARD = (
    "Made-up <script>alert(1)</script> & \"quoted\" 'single'",
    "=1+1",
    "Made-up | pipe \\| and `code` *stars* _lines_ [link](https://example.org) # $x$",
    "Made-up first line\nsecond line",
    "Made-up \N{VICTORY HAND}\N{MUSICAL KEYBOARD} Universität Łódź",
    "\u05d0\u05d5\u05e0\u05d9\u05d1\u05e8\u05e1\u05d9\u05d8\u05d4 made-up",
    "Made-up " + "W" * 120,
)
"""Names and words that formats have trouble with."""


def awkward_programs() -> tuple[Program, ...]:
    """Return a program for each of the awkward texts, as its name, a value and a note of it."""
    return tuple(
        made_up(
            number,
            name=words,
            accreditation=stated("accreditation", [words], note=words),
            credits=stated("credits", 33, 30),
            gre=stated("gre", "none", source=OLD),
        )
        for number, words in enumerate(AWKWARD, start=1)
    )


YOURS = Source("mine", "javascript:alert(1)", "Made-up \u202ecaller", "yours", "2026-11-01")


def own_program() -> Program:
    """Return a program that the user has entered, with an address that is no page."""
    own = made_up(90, name="Made-up own", part_time=Fact((Statement(True, YOURS),)))
    return replace(own, url="javascript:alert(2)", sources=(*own.sources, YOURS))
