"""What stands in the JSON, as plain values by docs/comparison.schema.json."""

from collections.abc import Iterator
from typing import Any

from mpcompare.export.document.document import Document
from mpcompare.export.document.plain_program import plain_program, plain_source
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.cost.debt import Debt
from mpcompare.model.cost.piece import Piece
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.decide.ranking import METHOD, RankedProgram, Ranking
from mpcompare.model.money import Money
from mpcompare.model.pay.salary import Salaries, SalaryCell
from mpcompare.model.pay.wage import Occupation, Wage
from mpcompare.model.program import Program, closed_words

Plain = dict[str, Any]

VERSION = 1
"""Of the schema; a change that old readers can't read counts it up."""


def content(document: Document) -> Plain:
    """Return the whole comparison."""
    attributes = _attributes(document)
    programs = document.comparison.programs
    return {
        "format": "mpcompare comparison",
        "version": VERSION,
        "catalog": document.catalog_version,
        "made": document.made.isoformat(),
        "title": document.options.title,
        "prepared_for": document.options.prepared_for,
        "attributes": [_attribute(document, attribute) for attribute in attributes],
        "programs": [plain_program(program, attributes) for program in programs],
        "documented": [_documented(document, program) for program in programs],
        "yours": list(_yours(document)),
        "salaries": None if document.salaries is None else _salaries(document.salaries),
        "costs": [_cost(cost) for cost in document.costs],
        "ranking": None if document.ranking is None else _ranking(document.ranking),
    }


def _attributes(document: Document) -> tuple[Attribute, ...]:
    """Return what programs are listed by: their headers, and the rows in sight."""
    comparison = document.comparison
    shown = comparison.sections(differences_only=document.options.differences_only)
    header = comparison.register.sections.get(Section.PROGRAM, ())
    return (*header, *(attribute for section in shown.values() for attribute in section))


def _attribute(document: Document, attribute: Attribute) -> Plain:
    is_row = attribute.on_card
    return {
        "key": attribute.key,
        "label": attribute.label,
        "section": attribute.section.value,
        "kind": attribute.kind.name,
        "explanation": f"{attribute.explanation} {attribute.caution}".strip(),
        "agreement": document.comparison.agreement(attribute).value if is_row else None,
    }


def _documented(document: Document, program: Program) -> Plain:
    known = document.comparison.documented(program)
    return {
        "program": program.id,
        "known": known.known,
        "rows": known.rows,
        "newest": known.newest,
        "closed": closed_words(program, document.comparison.register),
        "left": program.left,
    }


def _yours(document: Document) -> Iterator[Plain]:
    """Return what the user wrote and is told of each program, where it was asked for."""
    for program in document.comparison.programs:
        own = document.yours_of(program)
        remarks = list(_remarks(document, program)) if document.options.verdicts else []
        if own.tags or own.notes or remarks:
            yield {
                "program": program.id,
                "tags": list(own.tags),
                "notes": [{"attribute": key, "text": text} for key, text in own.notes.items()],
                "remarks": remarks,
            }


def _remarks(document: Document, program: Program) -> Iterator[Plain]:
    told = ("status", "verdict", "met", "unmet")
    for key in ("", *(attribute.key for attribute in _attributes(document))):
        for remark in document.comparison.remarks_of(program, key):
            if remark.kind in told:
                yield {"attribute": key, "kind": remark.kind, "text": remark.text}


def _salaries(salaries: Salaries) -> Plain:
    return {
        "places": [
            {
                "program": column.program,
                "place": column.caption,
                "notes": [n for n in (column.sentence, column.remark, *column.notes) if n],
            }
            for column in salaries.columns
        ],
        "rows": [
            {
                "occupation": _occupation(row.occupation),
                "cells": [
                    _salary(column.program, cell)
                    for column, cell in zip(salaries.columns, row.cells, strict=True)
                ],
            }
            for row in salaries.rows
        ],
        "without_figures": [_occupation(occupation) for occupation in salaries.without],
    }


def _salary(program: str, cell: SalaryCell) -> Plain:
    return {
        "program": program,
        "because": cell.why,
        "missing": "" if cell.has_figures else cell.text,
        "wage": None if cell.wage is None else _wage(cell.wage),
    }


def _wage(wage: Wage) -> Plain:
    return {
        "occupation": _occupation(wage.occupation),
        "place": wage.area,
        "level": wage.level,
        "country": wage.country,
        "year": wage.year,
        "currency": wage.currency,
        "unit": wage.unit,
        "percentiles": {k: _number(v) for k, v in wage.percentiles.items()},
        "at_or_above": sorted(wage.top_coded),
        "withheld": sorted(wage.withheld),
        "employment": wage.employment,
        "relative_standard_error": _number(wage.emp_prse),
        "workers": wage.workers,
        "notes": list(wage.notes),
        "source": {
            "title": wage.source.title,
            "publisher": wage.source.publisher,
            "url": wage.source.url,
            "retrieved": wage.source.retrieved,
        },
    }


def _occupation(occupation: Occupation) -> Plain:
    return {
        "code": occupation.code,
        "classification": occupation.classification,
        "title": occupation.title,
    }


def _cost(cost: ProgramCost) -> Plain:
    degree = cost.degree
    low, high = degree.ends or (None, None)
    return {
        "program": cost.program.id,
        "sum": None if low is None or high is None else _span(low, high),
        "text": degree.text,
        "approximate": degree.is_approximate,
        "without": list(degree.without),
        "reasons": [reason.said for reason in degree.reasons],
        "pieces": [
            *(_piece(piece, in_sum=True) for piece in degree.pieces),
            *(_piece(piece, in_sum=False) for piece in degree.apart),
        ],
        "beside_pay": cost.words,
        "debt": None if cost.debt is None else _debt(cost.debt),
        "earned_back": "" if cost.earned_back is None else cost.earned_back.words,
    }


def _piece(piece: Piece, *, in_sum: bool) -> Plain:
    return {
        "kind": piece.kind,
        "label": piece.label,
        "in_sum": in_sum,
        **_span(piece.low, piece.high),
        "year": piece.year,
        "assumes": piece.assumes,
        "working": list(piece.lines),
        "converted": list(piece.steps),
        "notes": list(piece.notes),
        "funded_by": piece.funded_by,
        "sources": [plain_source(source) for source in piece.sources],
    }


def _span(low: Money, high: Money) -> Plain:
    return {"low": _number(low.amount), "high": _number(high.amount), "currency": low.currency}


def _debt(debt: Debt) -> Plain:
    return {
        **_span(debt.low, debt.high),
        "a_month": debt.payment_text,
        "working": list(debt.lines),
        "reasons": [reason.said for reason in debt.reasons],
    }


def _ranking(ranking: Ranking) -> Plain:
    return {
        "name": ranking.name,
        "method": METHOD,
        "by_order": ranking.by_order,
        "samples": ranking.samples,
        "criteria": [
            {
                "key": criterion.key,
                "label": criterion.label,
                "weight": _share(criterion.weight),
                "scale": criterion.scale,
            }
            for criterion in ranking.criteria
        ],
        "programs": [_ranked(ranking, program) for program in ranking.programs],
        "ruled_out": [{"program": out, "fails": musts} for out, musts in ranking.ruled_out],
    }


def _ranked(ranking: Ranking, program: RankedProgram) -> Plain:
    return {
        "program": program.id,
        "rank": program.rank,
        "low": _share(program.low),
        "high": _share(program.high),
        "acceptability": [_share(share) for share in program.acceptability],
        "unclear": program.unclear,
        "earned": [
            {
                "key": criterion.key,
                "fact": earned.fact,
                "low": _share(earned.low),
                "high": _share(earned.high),
                "known": not earned.is_gap,
                "part_low": _share(earned.part_low),
                "part_high": _share(earned.part_high),
            }
            for criterion, earned in zip(ranking.criteria, program.earned, strict=True)
        ],
    }


def _share(value: float) -> float:
    """Return a part of 1 without the last digits, which are of the computation."""
    return round(value, 6)


def _number(value: float | None) -> float | int | None:
    """Return a figure as it is written: whole ones without a point."""
    return int(value) if value is not None and float(value).is_integer() else value
