"""The sheet Facts: a row a statement with its source, date and note, in a table with filters."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from mpcompare.export.document.document import YOUR_TAGS, YOURS_SECTION, Document
from mpcompare.export.document.rows import only_differences
from mpcompare.export.xlsx.book import Book, Sheet
from mpcompare.export.xlsx.numbers import Extent, extent_of, shown_day
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.fact import Fact, Statement
from mpcompare.model.program import Program

NAME = "Facts"
_COLUMNS = (
    ("Program", 34.0),
    ("School", 34.0),
    ("Section", 20.0),
    ("Attribute", 30.0),
    ("Value", 40.0),
    ("From", 12.0),
    ("To", 12.0),
    ("Unit", 14.0),
    ("Date", 12.0),
    ("Raw", 20.0),
    ("Basis", 10.0),
    ("Gap", 14.0),
    ("Source", 8.0),
    ("Publisher", 28.0),
    ("URL", 34.0),
    ("As of", 11.0),
    ("Note", 60.0),
)
_INDEX = {heading: column for column, (heading, _) in enumerate(_COLUMNS)}


class _Row(NamedTuple):
    """A row: what it is of, and one statement; without one, the words that stand in its place."""

    program: Program
    section: str
    label: str
    words: str
    attribute: Attribute | None = None
    said: Statement | None = None
    gap: str = ""


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME, [width for _, width in _COLUMNS], pages=2)
    row = 0
    for row, fact in enumerate(_rows(book.document), start=1):
        _write_row(sheet, row, fact)
    sheet.table([heading for heading, _ in _COLUMNS], row, NAME, numbers={"From", "To"})
    sheet.worksheet.freeze_panes(1, 1)


def _rows(document: Document) -> Iterator[_Row]:
    comparison = document.comparison
    shown = comparison.sections(differences_only=only_differences(document))
    header = comparison.register.sections.get(Section.PROGRAM, ())
    attributes = (*header, *(a for section in shown.values() for a in section))
    for program in comparison.programs:
        # that a program takes no applications is told even where its row is hidden or equal
        closing = (a for a in comparison.register.closing if a.closed_words(program.fact(a)))
        for attribute in dict.fromkeys((*attributes, *closing)):
            yield from _of_fact(program, attribute, program.fact(attribute))
        yield from _yours(document, program)


def _of_fact(program: Program, attribute: Attribute, fact: Fact) -> Iterator[_Row]:
    about = (program, attribute.section.value, attribute.label)
    gap = fact.absence.label if fact.absence else ""
    if fact.reason is not None:
        yield _Row(*about, fact.reason.label, gap=gap)
    for said in fact.statements:
        yield _Row(*about, attribute.kind.text(said.value), attribute, said, gap)


def _yours(document: Document, program: Program) -> Iterator[_Row]:
    """Return a row per tag and note of the user's; they have words, and no source."""
    yours = document.yours_of(program)
    for tag in yours.tags:
        yield _Row(program, YOURS_SECTION, YOUR_TAGS, tag)
    for key, label in document.noted.items():
        if key in yours.notes:
            yield _Row(program, YOURS_SECTION, label, yours.notes[key])


def _write_row(sheet: Sheet, row: int, fact: _Row) -> None:
    book = sheet.book
    about = (fact.program.title, fact.program.institution, fact.section, fact.label)
    for column, words in enumerate(about):
        sheet.words(row, column, words, book.line)
    is_gap = bool(fact.gap) and fact.said is None
    sheet.words(row, _INDEX["Value"], fact.words, book.gap if is_gap else None)
    sheet.words(row, _INDEX["Gap"], fact.gap)
    if fact.attribute is None or fact.said is None:
        return
    _write_value(sheet, row, fact.attribute, fact.said.value)
    source = fact.said.source
    number = book.document.comparison.source_number(fact.program, fact.said)
    sheet.number(row, _INDEX["Source"], number, book.look(align="left"))
    sheet.words(row, _INDEX["Basis"], fact.said.basis)
    sheet.words(row, _INDEX["Publisher"], source.publisher, book.line)
    sheet.link(row, _INDEX["URL"], source.url)
    sheet.date_words(row, _INDEX["As of"], source.as_of)
    sheet.words(row, _INDEX["Note"], fact.said.note)


def _write_value(sheet: Sheet, row: int, attribute: Attribute, value: Any) -> None:
    """Write a value as number or date where it is one, and as the files have it."""
    extent = extent_of(attribute, value)
    if extent is not None:
        _write_extent(sheet, row, extent)
    if day := shown_day(value):
        sheet.day(row, _INDEX["Date"], day)
    plain = attribute.kind.plain(value)
    if isinstance(plain, int | float) and not isinstance(plain, bool):
        sheet.number(row, _INDEX["Raw"], plain, sheet.book.look(align="left"))
    else:
        raw = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
        sheet.words(row, _INDEX["Raw"], raw, sheet.book.line)


def _write_extent(sheet: Sheet, row: int, extent: Extent) -> None:
    look = sheet.book.look(num_format=extent.shape)
    sheet.number(row, _INDEX["From"], extent.low, look)
    sheet.number(row, _INDEX["To"], extent.high, look)
    sheet.words(row, _INDEX["Unit"], extent.unit, sheet.book.after)
