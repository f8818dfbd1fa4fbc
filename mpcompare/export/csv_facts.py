"""The comparison as a list of facts: a row per statement, with who states it and as of when."""

import json
from collections.abc import Iterator

from mpcompare.export import Format
from mpcompare.export.document.csv_text import sheet
from mpcompare.export.document.document import NOTE, TAG, Document
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.program import Program

_HEADER = (
    *("program", "attribute", "label", "value", "raw", "basis", "absence"),
    *("source", "publisher", "url", "as_of", "note", "kind"),
)


def _raw(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _facts(attribute: Attribute, program: Program) -> Iterator[list[str]]:
    """Return a row per statement of one cell, or one row that names the absence."""
    fact = program.fact(attribute)
    about = [program.id, attribute.key, attribute.label]
    absence = fact.absence.value if fact.absence else ""
    if fact.reason is not None:
        yield [*about, fact.reason.label, "", "", absence, *[""] * 6]
    kind = attribute.kind
    for said in fact.statements:
        value = [kind.text(said.value), _raw(kind.plain(said.value)), said.basis, absence]
        source = said.source
        who = [source.key, source.publisher, source.url, source.as_of, said.note, source.kind]
        yield [*about, *value, *who]


def _yours(document: Document, program: Program) -> Iterator[list[str]]:
    """Return a row per tag and note of the user's; they have words, and no source."""
    yours = document.yours_of(program)
    nothing = [""] * 8
    for tag in yours.tags:
        yield [program.id, TAG, "Your tag", tag, tag, *nothing]
    for key, label in document.noted.items():
        if key in yours.notes:
            about = f"{NOTE}:{key}" if key else NOTE
            yield [program.id, about, label, yours.notes[key], yours.notes[key], *nothing]


def _rows(document: Document) -> Iterator[list[str]]:
    comparison = document.comparison
    shown = comparison.sections(differences_only=document.options.differences_only)
    header = comparison.register.sections.get(Section.PROGRAM, ())
    attributes = (*header, *(a for section in shown.values() for a in section))
    yield list(_HEADER)
    for program in comparison.programs:
        # that a program takes no applications is told even where its row is hidden or equal
        closing = (a for a in comparison.register.closing if a.closed_words(program.fact(a)))
        for attribute in dict.fromkeys((*attributes, *closing)):
            yield from _facts(attribute, program)
        yield from _yours(document, program)


FORMAT = Format(
    name="csv-facts",
    label="CSV list of facts",
    suffix=".csv",
    description="One row per fact with its source, its date and its note, for checking.",
    options=("differences_only", "notes"),
    write=lambda document: sheet(_rows(document)),
    for_programs=True,
)
