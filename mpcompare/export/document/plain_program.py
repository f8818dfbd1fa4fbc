"""A program as plain values for JSON, under the keys of the program files (data/SCHEMA.md).

docs/comparison.schema.json describes them.
"""

from collections.abc import Iterable
from typing import Any, cast

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Source, Statement
from mpcompare.model.program import Program

Plain = dict[str, Any]


def plain_program(program: Program, attributes: Iterable[Attribute]) -> Plain:
    """Return what the sources state of the attributes, and what is absent by its reason."""
    shown = tuple(attributes)
    facts: Plain = {}
    computed: Plain = {}
    tables: Plain = {}
    filled_in: Plain = {}
    for attribute in shown:
        said = [_statement(attribute, s) for s in program.fact(attribute).statements]
        match attribute.origin:
            case "table":
                tables[attribute.key] = said
            case "fact" if said:
                facts[attribute.key] = said if len(said) > 1 else said[0]
            case "computed" if said:
                computed[attribute.key] = said
            case "dataset" if said:
                filled_in[attribute.key] = said
            case _:
                pass
    absent = {a.key: reason.value for a in shown if (reason := program.fact(a).reason)}
    return {
        **_identity(program),
        "facts": facts,
        **tables,
        "absent": absent,
        "computed": computed,
        "school_and_field": filled_in,
    }


def _identity(program: Program) -> Plain:
    about = {
        "id": program.id,
        "institution": program.institution,
        "name": program.name,
        "degree": program.degree,
        "country": program.country,
        "region": program.region,
        "city": program.city,
        "url": program.url,
    }
    return about if program.unitid is None else {**about, "unitid": program.unitid}


def _statement(attribute: Attribute, statement: Statement) -> Plain:
    value = attribute.kind.plain(statement.value)
    about = {
        "text": attribute.kind.text(statement.value),
        "source": plain_source(statement.source),
        "note": statement.note,
    }
    if attribute.origin == "table" and isinstance(value, dict):
        # a row of a table is its columns, as in the file; "basis" is one of tuition's
        return {**cast("Plain", value), **about}
    return {"value": value, **about, "basis": statement.basis}


def plain_source(source: Source) -> Plain:
    """Return who states a fact."""
    return {
        "key": source.key,
        "url": source.url,
        "publisher": source.publisher,
        "kind": source.kind,
        "as_of": source.as_of,
    }
