"""From the fields of a file to drafts of programs, with what could not be read in each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mpcompare.app.corrections.draft import DraftStatement, SourceDraft
from mpcompare.app.importing.application_words import checklist_of, status_of
from mpcompare.app.importing.cells import ABSENT, NOTHING, check, read_cell
from mpcompare.app.importing.incoming import FILE, YOURS, Incoming, Reading
from mpcompare.app.importing.table import (
    CHECKLIST,
    FACTS_HEADER,
    ID,
    NOTE,
    NOTE_ON,
    PLACE,
    STATUS,
    TAGS,
    URL,
    ImportTable,
    Record,
)
from mpcompare.catalog.build.program_file import PAGE
from mpcompare.export.document.document import TAG
from mpcompare.model.address import WEB_PAGE, is_web_page
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.json_text import json_value
from mpcompare.model.kind import Kind
from mpcompare.model.typed.notation import UNKNOWN, Notation
from mpcompare.model.typed.values import plain_value

_COUNTRY = "country"
_PLACED = ("city", "region", _COUNTRY)
_PROGRAM = FACTS_HEADER[0]


def drafts(
    table: ImportTable,
    chosen: Mapping[int, str],
    register: Register,
    file: str,
    notation: Notation = UNKNOWN,
) -> tuple[Incoming, ...]:
    """Read the programs of a table.

    Args:
        table: what the file holds.
        chosen: the key of what each field is; fields without one are not read.
        register: the attributes.
        file: its name, which is the source of what names none.
        notation: how it is written.
    """
    if table.layout == "facts":
        return tuple(_of_facts(table, register, file))
    columns = _columns(table, chosen, register)
    reader = _Reader(columns, chosen, register, notation)
    return tuple(reader.read(record, file) for record in table.records)


def value_cells(
    table: ImportTable, chosen: Mapping[int, str], register: Register
) -> Iterable[tuple[Kind, str]]:
    """Return the cells that are values, each with its kind, to find out how a file is written."""
    for column in _columns(table, chosen, register) if table.layout != "facts" else ():
        for record in table.records:
            yield column.attribute.kind, record.cells[column.number]


def _columns(
    table: ImportTable, chosen: Mapping[int, str], register: Register
) -> "tuple[_Column, ...]":
    return tuple(
        _Column(number, register[key], table.column(number).unit)
        for number, key in chosen.items()
        if key in register
    )


# A program in each row or column


@dataclass(frozen=True, slots=True)
class _Column:
    """A field that is an attribute, and the unit that its heading names."""

    number: int
    attribute: Attribute
    unit: str


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the records of one table, which are all written alike."""

    columns: tuple[_Column, ...]
    chosen: Mapping[int, str]
    register: Register
    notation: Notation

    def read(self, record: Record, file: str) -> Incoming:
        """Read one program."""
        cells = {key: record.cells[number] for number, key in self.chosen.items()}
        reading = Reading(file)
        self._read_place(reading, record, cells.get(PLACE, ""))
        notation = replace(self.notation, country=str(reading.draft.identity.get(_COUNTRY, "")))
        for column in self.columns:
            if column.attribute.key not in _PLACED:
                of_column = replace(notation, unit=column.unit)
                read_cell(reading, column.attribute, record.cells[column.number], of_column)
        _read_link(reading, cells.get(URL, ""))
        tags = re.split(r"[,;\n]", cells.get(TAGS, ""))
        reading.tags = [tag.strip() for tag in tags if tag.strip()]
        for key, words in cells.items():
            _read_yours(reading, key, words)
        _read_application(reading, cells)
        return reading.incoming(record.place, cells.get(ID, ""))

    def _read_place(self, reading: Reading, record: Record, place: str) -> None:
        """Read where it is taught, the country first: it tells what states' codes stand for."""
        said = {column.attribute.key: record.cells[column.number] for column in self.columns}
        placed = _placed(place, self.register)
        notation = self.notation
        for key in reversed([key for key in _PLACED if key in self.register]):
            for words in (said.get(key, ""), placed.get(key, "")):
                if key not in reading.draft.identity:
                    read_cell(reading, self.register[key], words, notation)
            notation = replace(notation, country=str(reading.draft.identity.get(_COUNTRY, "")))


def _read_link(reading: Reading, words: str) -> None:
    """Read the address of the program's page, which must be one on the web."""
    link = words.strip()
    if link.casefold() in NOTHING:
        return
    if not is_web_page(link):
        reading.problems.append(f"Link: “{link}” does not begin with {WEB_PAGE}.")
        return
    scheme, rest = link.split(":", 1)
    reading.draft = reading.draft.with_identity(URL, f"{scheme.lower()}:{rest}")


def _read_yours(reading: Reading, key: str, words: str) -> bool:
    """Read a note or a tag, where a field holds one; whether it does."""
    is_note = key == NOTE or key.startswith(NOTE_ON)
    if is_note and words:
        reading.notes[key[len(NOTE_ON) :]] = words
    if key == TAG and words:
        reading.tags.append(words)
    return is_note or key == TAG


def _read_application(reading: Reading, cells: Mapping[str, str]) -> None:
    """Read how far the user's application is, and what they still have to do."""
    words = cells.get(STATUS, "")
    if words.casefold() not in NOTHING:
        try:
            reading.status = status_of(words)
        except ValueError as error:
            reading.problems.append(f"Your application's status: {error}.")
    reading.checklist = checklist_of(cells.get(CHECKLIST, ""))


def _placed(words: str, register: Register) -> Mapping[str, str]:
    """Take "Lowell, Massachusetts, US" apart, as `Program.place` puts it together."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if not parts:
        return {}
    country = register["country"]
    try:
        plain_value(country.kind, parts[-1])
    except ValueError:
        return {_PLACED[0]: ", ".join(parts)}
    city, region = parts[:1] if parts[1:] else [""], parts[1:-1]
    return dict(zip(_PLACED, (*city, ", ".join(region), parts[-1]), strict=True))


# A fact in each row


def _of_facts(table: ImportTable, register: Register, file: str) -> Iterable[Incoming]:
    """Put the rows of a list of facts together by program."""
    rows: dict[str, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
    for record in table.records:
        row = dict(zip(table.fields, record.cells, strict=True))
        rows[row.get(_PROGRAM, "")].append((record.place, row))
    for program, of_one in rows.items():
        reading = Reading(file)
        if not program:
            reading.problems.append("These facts name no program.")
        for place, row in of_one:
            _read_fact(reading, place, row, register)
        first, last = of_one[0][0], of_one[-1][0].rpartition(" ")[2]
        where = first if len(of_one) == 1 else f"{first.replace('row', 'rows')} to {last}"
        yield reading.incoming(where, program)


def _read_fact(reading: Reading, place: str, row: Mapping[str, str], register: Register) -> None:
    key, raw = row.get("attribute", ""), row.get("raw", "")
    if _read_yours(reading, key, raw):
        return
    if key not in register:
        reading.problems.append(
            f"“{row.get('label') or key}” is nothing that programs have ({place})."
        )
        return
    attribute = register[key]
    if not attribute.is_stated:
        return  # worked out again from the rest
    absence = row.get("absence", "")
    if not raw:
        if absence in ABSENT.values():
            reading.draft = reading.draft.with_fact(key, (), absence)
        return
    try:
        value = _raw_value(attribute, raw)
    except ValueError as error:
        reading.refuse(attribute, f"{error} ({place})")
        return
    draft, source = reading.draft, _with_web_page(_source_of(row), reading, attribute, place)
    if attribute.origin == "identity":
        reading.draft = draft.with_identity(key, value)
        if source.key == PAGE and source.url:
            reading.draft = reading.draft.with_identity(URL, source.url)
        return
    if not source.publisher and not source.url:
        named = reading.source()
    else:
        named, reading.draft = source.key, draft.with_source(source)
    basis = row.get("basis", "")
    said = DraftStatement(value, named, row.get("note", ""), "" if basis == "stated" else basis)
    before = reading.draft.facts.get(key, ())
    reading.draft = reading.draft.with_fact(key, (*before, said))


def _raw_value(attribute: Attribute, raw: str) -> Any:
    """Read what `export.csv_facts` writes: a text as it is, and all else as JSON."""
    try:
        check(attribute, [raw])
    except ValueError as refused:
        try:
            value = json_value(raw)
        except ValueError:
            raise refused from None
        check(attribute, [value])
        return value
    return raw


def _source_of(row: Mapping[str, str]) -> SourceDraft:
    url, key = row.get("url", ""), row.get("source", "")
    kind = row.get("kind") or ("official" if key == PAGE else YOURS)
    return SourceDraft(key or FILE, url, row.get("publisher", ""), kind, row.get("as_of", ""))


def _with_web_page(
    source: SourceDraft, reading: Reading, attribute: Attribute, place: str
) -> SourceDraft:
    """Leave an address out that is none of a page on the web, and say so."""
    if not source.url or is_web_page(source.url):
        return source
    reading.refuse(attribute, f"“{source.url}” does not begin with {WEB_PAGE} ({place})")
    return replace(source, url="")
