"""Programs as JSON for the command line, in the words of exported JSON files."""

import json
from collections.abc import Iterable

from mpcompare.export.document.plain_program import plain_program
from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program


def program_json(program: Program, attributes: Iterable[Attribute]) -> str:
    """Return a program as the `program` of docs/comparison.schema.json."""
    return _text(plain_program(program, attributes))


def programs_json(programs: Iterable[Program], attributes: Iterable[Attribute]) -> str:
    """Return programs as a list of such."""
    shown = tuple(attributes)
    return _text([plain_program(program, shown) for program in programs])


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
