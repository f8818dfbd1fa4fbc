"""All that the template shows, as plain values: texts reach it as data, never as markup."""

import json
from typing import Any

from mpcompare.export.document.document import Document
from mpcompare.export.pdf.cells import (
    card,
    details,
    is_by_row,
    legend,
    orientation,
    shown_rows,
    summary,
)
from mpcompare.export.pdf.figures import charts, charts_of_all
from mpcompare.model.attribute import Attribute
from mpcompare.model.library.note import plain_lines
from mpcompare.model.months import MONTHS

_MILLIMETRES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_GAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="14" height="4" viewBox="0 0 14 4">'
    '<path d="M0 2h14" stroke="{colour}" stroke-width="1.6"/></svg>'
)


def content(document: Document) -> dict[str, Any]:
    """Return everything that stands in the file."""
    tokens = json.loads((document.resources / "tokens.json").read_text(encoding="utf-8"))
    is_full, is_landscape = not document.options.summary, orientation(document) == "landscape"
    width, height = _MILLIMETRES[document.options.paper]
    salaries, *others = charts_of_all(document) or [None]
    return {
        "title": _title(document),
        "heading": document.options.title or _headline(document),
        "subtitle": _subtitle(document),
        "footer": f"{document.options.title or 'mpcompare'} \N{MIDDLE DOT} catalog "
        f"{document.catalog_version}, made {_day(document)}",
        "size": (height, width) if is_landscape else (width, height),
        "landscape": is_landscape,
        "full": is_full,
        "colours": tokens["light"],
        "series": tokens["series"]["light"],
        "gap": _GAP.format(colour=tokens["light"]["border-strong"]),
        "legend": legend(document),
        "summary": summary(document),
        "below-each-other": is_by_row(document),
        "salary": salaries,
        "further": others,
        "details": details(document) if is_full else [],
        "yours": _yours(document) if is_full else [],
        "charts": charts(document) if is_full else [],
        "sources": _sources(document),
        "glossary": _glossary(document) if is_full and document.options.glossary else [],
    }


def _day(document: Document) -> str:
    made = document.made
    return f"{made.day} {MONTHS[made.month - 1]} {made.year}"


def _title(document: Document) -> str:
    """Return the file's title: the shortlist's name and the programs."""
    listed = ", ".join(f"{p.title} ({p.institution})" for p in document.comparison.programs)
    name = document.options.title
    return f"{name}: {listed}" if name else f"Comparison of {listed}"


def _headline(document: Document) -> str:
    programs = document.comparison.programs
    if len(programs) == 1:
        return f"{programs[0].title}, {programs[0].institution}"
    return f"{len(programs)} master's programs side by side"


def _subtitle(document: Document) -> str:
    """Return what the title does not say: how many programs, for whom, and when."""
    headline = _headline(document) if document.options.title else ""
    whom = document.options.prepared_for.strip()
    parts = (headline, f"For {whom}" if whom else "", _day(document))
    return " \N{MIDDLE DOT} ".join(filter(None, parts))


def _yours(document: Document) -> list[dict[str, Any]]:
    """Return what the user wrote, program by program; those without a word are left out."""
    return [
        {
            "card": card(document, program),
            "tags": ", ".join(yours.tags),
            "notes": [
                {"label": label.partition(": ")[2], "lines": plain_lines(yours.notes[key])}
                for key, label in document.noted.items()
                if key in yours.notes
            ],
        }
        for program in document.comparison.programs
        if (yours := document.yours_of(program)).tags or yours.notes
    ]


def _sources(document: Document) -> list[dict[str, Any]]:
    """Return the sources program by program; a summary has those alone that it cites."""
    comparison, cited = document.comparison, _cited(document)
    groups = [
        {
            "card": card(document, program),
            "sources": [
                {
                    "number": number,
                    "publisher": source.publisher,
                    "url": source.url,
                    "as_of": source.as_of,
                    "dated": source.is_dated(comparison.this_year),
                }
                for number, owner, source in comparison.numbered_sources
                if owner.id == program.id and (not document.options.summary or number in cited)
            ],
        }
        for program in comparison.programs
    ]
    return [group for group in groups if group["sources"]]


def _cited(document: Document) -> set[int]:
    comparison = document.comparison
    return {
        comparison.source_number(program, said)
        for row in shown_rows(document)
        for program in comparison.programs
        for said in program.fact(row).statements
    }


def _glossary(document: Document) -> list[dict[str, Any]]:
    """Explain the rows in sight, with the values that occur among these programs."""
    return [
        {
            "label": attribute.label,
            "text": f"{attribute.explanation} {attribute.caution}".strip(),
            "values": [
                {"label": choice.label, "text": choice.explanation}
                for choice in attribute.kind.choices
                if choice.value in _occurring(document, attribute)
            ],
        }
        for attribute in shown_rows(document)
    ]


def _occurring(document: Document, attribute: Attribute) -> set[str]:
    programs = document.comparison.programs
    return {token for p in programs for token in attribute.tokens(p.fact(attribute))}
