"""The rows that programs, facts and attributes become in the catalog's tables."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact, Source
from mpcompare.model.money import Rates
from mpcompare.model.program import Program

Row = dict[str, Any]


def attribute_rows(register: Register) -> Iterator[Row]:
    """Return a row for each attribute, in the order of the cards."""
    for position, attribute in enumerate(register):
        yield {
            "key": attribute.key,
            "position": position,
            "label": attribute.label,
            "section": attribute.section.value,
            "kind": attribute.kind.name,
            "explanation": attribute.explanation,
            "caution": attribute.caution,
            "origin": attribute.origin,
        }


def value_rows(register: Register) -> Iterator[Row]:
    """Return a row for each allowed value of each attribute that has a closed list."""
    for attribute in register:
        for position, choice in enumerate(attribute.kind.choices):
            yield {
                "attribute": attribute.key,
                "value": choice.value,
                "position": position,
                "label": choice.label,
                "explanation": choice.explanation,
            }


def program_row(number: int, program: Program) -> Row:
    """Return the row of `programs`."""
    names = ("id", "institution", "name", "degree", "country", "region", "city", "url", "unitid")
    return {"number": number, **{name: getattr(program, name) for name in names}}


def source_row(source_id: int, number: int, source: Source) -> Row:
    """Return the row of `sources`."""
    names = ("key", "url", "publisher", "kind", "as_of")
    return {
        "id": source_id,
        "program": number,
        **{name: getattr(source, name) for name in names},
    }


def fact_rows(
    attribute: Attribute, fact: Fact, ids: Mapping[str, int], rates: Rates
) -> Iterator[Row]:
    """Return a row for each statement, one for a written absence, none for silence."""
    kind = attribute.kind
    for position, stated in enumerate(fact.statements):
        yield {
            "attribute": attribute.key,
            "position": position,
            "value": json.dumps(kind.plain(stated.value), ensure_ascii=False),
            "text": kind.text(stated.value),
            "number": kind.number(stated.value, rates),
            "source": ids[stated.source.key],
            "as_of": stated.source.as_of,
            "note": stated.note,
            "basis": stated.basis,
            "absence": None,
        }
    if fact.reason not in (None, Absence.NOT_STATED):
        yield {
            "attribute": attribute.key,
            "position": 0,
            "value": None,
            "text": fact.reason.label,
            "number": None,
            "source": None,
            "as_of": "",
            "note": "",
            "basis": "stated",
            "absence": fact.reason.value,
        }


def table_rows(attribute: Attribute, fact: Fact, ids: Mapping[str, int]) -> Iterator[Row]:
    """Return a row for each statement of an attribute whose values are table rows."""
    for position, stated in enumerate(fact.statements):
        plain: Any = attribute.kind.plain(stated.value)
        yield {
            "position": position,
            **{field: plain.get(field) for field in attribute.kind.fields},
            "source": ids[stated.source.key],
            "note": stated.note,
        }


def sheet_value(attribute: Attribute, fact: Fact) -> object:
    """Return the newest value for a column: words, or a number; None for every absence."""
    if not fact.is_known:
        return None
    if attribute.kind.column != "TEXT":
        plain = attribute.kind.plain(fact.values[0])
        # of a range the lower end, as it is sorted
        return attribute.kind.number(fact.values[0]) if isinstance(plain, dict) else plain
    return attribute.text(fact) if fact.parts else attribute.kind.text(fact.values[0])
