"""All that the template shows, as plain values: texts reach it as data, never as markup."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mpcompare.export.document.document import Document
from mpcompare.export.document.figures import charts, charts_of_all, drawn_panels
from mpcompare.export.document.ranking import ranking_sheet
from mpcompare.export.document.references import glossary, sources, yours
from mpcompare.export.document.rows import legend
from mpcompare.export.document.sheets import costs, details, is_by_row, orientation, summary
from mpcompare.export.document.titles import footer, heading, subtitle, title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

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
    ranked = ranking_sheet(document)
    salaries, *others = _plain(charts_of_all(document)) or [None]
    return {
        "title": title(document),
        "heading": heading(document),
        "subtitle": subtitle(document),
        "footer": footer(document),
        "size": (height, width) if is_landscape else (width, height),
        "landscape": is_landscape,
        "full": is_full,
        "colours": tokens["light"],
        "series": tokens["series"]["light"],
        "gap": _GAP.format(colour=tokens["light"]["border-strong"]),
        "legend": legend(document),
        "ranking": None if ranked is None else asdict(ranked),
        "summary": _plain(summary(document)),
        "below-each-other": is_by_row(document),
        "salary": salaries,
        "further": others,
        "details": _plain(details(document)) if is_full else [],
        "costs": _plain(costs(document)) if is_full else [],
        "cost-panels": _plain(_cost_panels(document)) if is_full else [],
        "cost-notes": _cost_notes(document) if is_full else "",
        "yours": _plain(yours(document)) if is_full else [],
        "charts": _plain(charts(document)) if is_full else [],
        "sources": _plain(sources(document)),
        "glossary": _plain(glossary(document)) if is_full and document.options.glossary else [],
    }


def _cost_panels(document: Document) -> "Iterable[DataclassInstance]":
    drawn = document.cost_chart
    return () if drawn is None else drawn_panels(drawn)


def _cost_notes(document: Document) -> str:
    """Say what must be known of the picture, and who published its figures."""
    if document.cost_chart is None:
        return ""
    figure = document.cost_chart.figure
    return " ".join((*figure.notes, f"Figures: {figure.source}." * bool(figure.source)))


def _plain(values: "Iterable[DataclassInstance]") -> list[dict[str, Any]]:
    return [asdict(value) for value in values]
