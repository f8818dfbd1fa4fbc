"""What a page shows of programs: cards, cells and rows as plain values for the template."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mpcompare.export.document.document import Document
from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Agreement
from mpcompare.model.fact import Absence, Statement
from mpcompare.model.program import Program, closed_words

_COLUMNS = {"portrait": 4, "landscape": 6}
"""Programs side by side on one sheet; more go on to further sheets."""
_WORKED_OUT, _IMPLIED = "*", "\N{DAGGER}"
_SIGNS = {"computed": _WORKED_OUT, "implied": _IMPLIED, "stated": ""}
_STANDING = frozenset({"status", "verdict"})
_JUDGED = frozenset({"met", "unmet"})


def orientation(document: Document) -> str:
    """Return how the pages stand: what is chosen, or what fits the number of programs."""
    chosen = document.options.orientation
    if chosen != "automatic":
        return chosen
    fits = len(document.comparison.programs) <= _COLUMNS["portrait"]
    return "portrait" if fits else "landscape"


def sheets(document: Document) -> Iterator[Sequence[Program]]:
    """Distribute the programs evenly over as few sheets as possible."""
    programs = document.comparison.programs
    count = -(-len(programs) // _COLUMNS[orientation(document)])
    start = 0
    for sheet in range(count):
        size = -(-(len(programs) - start) // (count - sheet))
        yield programs[start : start + size]
        start += size


def card(document: Document, program: Program) -> dict[str, Any]:
    """Return what stands at the head of a program's column."""
    comparison = document.comparison
    said = comparison.remarks_of(program) if document.options.verdicts else ()
    return {
        "title": program.title,
        "school": program.institution,
        "place": program.place,
        "badges": _badges(document, program),
        "lines": [remark.text for remark in said if remark.kind in _STANDING],
        "known": comparison.documented(program).words,
        "url": program.url,
        "series": comparison.series_of(program),
    }


def _badges(document: Document, program: Program) -> list[str]:
    """Return that a program takes no applications, or that the catalog no longer has it."""
    closed = closed_words(program, document.comparison.register)
    no_more = f"{closed}: takes no applications" if closed else ""
    return [words for words in (program.left_words, no_more) if words]


def is_by_row(document: Document) -> bool:
    """Whether the first page has the programs below each other: a page is too narrow for them."""
    count = len(document.comparison.programs)
    return orientation(document) == "landscape" and count > _COLUMNS["landscape"]


def summary(document: Document) -> list[dict[str, Any]]:
    """Return the sheets of the first page, whose cells have no notes."""
    comparison = document.comparison
    rows = comparison.summary_rows(document.chosen_rows)
    stated = [row for row in rows if comparison.agreement(row) is not Agreement.UNSTATED]
    return [
        {
            "cards": [card(document, program) for program in sheet],
            "corner": _which(document, sheet),
            "rows": _rows(document, stated, sheet, brief=True),
            "unstated": _unstated(document, rows),
        }
        for sheet in ([comparison.programs] if is_by_row(document) else sheets(document))
    ]


def details(document: Document) -> list[dict[str, Any]]:
    """Return the sheets with every row by section; what nobody states is one line a section."""
    return [
        {
            "cards": [card(document, program) for program in sheet],
            "corner": " ".join(filter(None, (_which(document, sheet), _counts(document)))),
            "sections": _sections(document, sheet),
        }
        for sheet in sheets(document)
    ]


def shown_rows(document: Document) -> tuple[Attribute, ...]:
    """Return all rows of which a cell is shown."""
    comparison = document.comparison
    if document.options.summary:
        return comparison.summary_rows(document.chosen_rows)
    if _only_differences(document):
        return comparison.rows_with(Agreement.DIFFERING, Agreement.PARTIAL)
    return comparison.rows_with(*(a for a in Agreement if a is not Agreement.UNSTATED))


def legend(document: Document) -> list[str]:
    """Explain the signs that stand in some cell, once for all pages."""
    comparison = document.comparison
    rows = (*shown_rows(document), *comparison.summary_rows(document.chosen_rows))
    facts = [program.fact(row) for row in rows for program in comparison.programs]
    bases = {said.basis for fact in facts for said in fact.statements}
    where = "" if document.options.summary else " at the end"
    old = [str(fact.year) for fact in facts if fact.is_dated(comparison.this_year)]
    found = (
        ("Raised numbers: the sources" + where + ".", bool(bases)),
        (
            "\N{EN DASH} Not stated: none of the program's sources says.",
            any(fact.reason is Absence.NOT_STATED for fact in facts),
        ),
        (f"{_WORKED_OUT} Worked out by us from what is stated.", "computed" in bases),
        (f"{_IMPLIED} Implied, not said in so many words.", "implied" in bases),
        (
            f"({min(old, default='')}) An old statement, and its year: ask before you rely on it.",
            bool(old),
        ),
    )
    return [words.replace(" ", "\N{NO-BREAK SPACE}", 1) for words, is_needed in found if is_needed]


def _only_differences(document: Document) -> bool:
    return document.options.differences_only and len(document.comparison.programs) > 1


def _sections(document: Document, sheet: Sequence[Program]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for section, divided in document.comparison.divided().items():
        rows = [row for rows in divided.values() for row in rows]
        apart: Sequence[Attribute] = ()
        unstated = divided[Agreement.UNSTATED]
        stated = [row for row in rows if row not in unstated]
        if _only_differences(document):
            stated, apart = [*divided[Agreement.DIFFERING]], divided[Agreement.PARTIAL]
            unstated = ()
        in_order = [row for row in document.comparison.rows if row in stated]
        if in_order or apart or unstated:
            found.append(
                {
                    "section": section.value,
                    "rows": _rows(document, in_order, sheet),
                    "apart": _rows(document, apart, sheet),
                    "unstated": _unstated(document, unstated),
                }
            )
    return found


def _unstated(document: Document, rows: Iterable[Attribute]) -> str:
    """Name the rows that no program states, in one line; "" for none."""
    comparison = document.comparison
    labels = [r.label for r in rows if comparison.agreement(r) is Agreement.UNSTATED]
    nobody = "Nobody states" if len(comparison.programs) > 1 else "Not stated"
    return f"{nobody}: {', '.join(labels)}" if labels else ""


def _which(document: Document, sheet: Sequence[Program]) -> str:
    """Say which of the programs stand on a sheet; "" where all do."""
    programs = document.comparison.programs
    if len(sheet) == len(programs):
        return ""
    first = programs.index(sheet[0]) + 1
    last = first + len(sheet) - 1
    which = f"Program {first}" if first == last else f"Programs {first} to {last}"
    return f"{which} of {len(programs)}."


def _counts(document: Document) -> str:
    """Say in how many rows stated values differ, and what is left out for that."""
    comparison = document.comparison
    if len(comparison.programs) == 1:
        return ""
    differing = comparison.count(Agreement.DIFFERING)
    words = f"{differing} of {len(comparison.rows)} rows differ."
    if not _only_differences(document):
        return words
    return f"{words} Rows that are equal, or that nobody states, are left out."


def _rows(
    document: Document, rows: Iterable[Attribute], sheet: Sequence[Program], *, brief: bool = False
) -> list[dict[str, Any]]:
    return [
        {
            "label": row.label,
            "cells": [_cell(document, row, program, brief=brief) for program in sheet],
        }
        for row in rows
    ]


def _cell(
    document: Document, attribute: Attribute, program: Program, *, brief: bool
) -> dict[str, Any]:
    """Return one cell: its values with their sources' numbers, and how firm they are."""
    comparison, fact = document.comparison, program.fact(attribute)
    kinds = {said.source.kind for said in fact.statements}
    words = ("yours" if "yours" in kinds else "", "sources disagree" if fact.is_disputed else "")
    judged = document.options.verdicts and fact.is_known
    return {
        "absence": fact.reason.label if fact.reason else "",
        "is-gap": fact.reason is Absence.NOT_STATED,
        "values": _values(document, attribute, program, brief=brief),
        "words": [word for word in words if word],
        "year": str(fact.year) if fact.is_dated(comparison.this_year) else "",
        "verdicts": [
            {"kind": remark.kind, "text": remark.text}
            for remark in (comparison.remarks_of(program, attribute.key) if judged else ())
            if remark.kind in _JUDGED
        ],
    }


def _values(
    document: Document, attribute: Attribute, program: Program, *, brief: bool
) -> list[dict[str, Any]]:
    """Return what is stated, the same words once; notes are left out of a brief cell."""

    def text_of(said: Statement) -> str:
        return attribute.statement_text(said) if brief else attribute.kind.text(said.value)

    said: dict[str, dict[str, Any]] = {}
    for statement in program.fact(attribute).statements:
        text = text_of(statement)
        value = said.setdefault(text, {"text": text, "note": "", "sign": "", "sources": []})
        value["note"] = "" if brief else value["note"] or statement.note
        value["sign"] = value["sign"] or _SIGNS[statement.basis]
        number = document.comparison.source_number(program, statement)
        value["sources"] = sorted({*value["sources"], number})
    return list(said.values())
