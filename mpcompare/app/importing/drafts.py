"""From the fields of a file to drafts of programs, with what could not be read in each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mpcompare.app.importing.application_words import checklist_of, status_of
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
from mpcompare.app.own.draft import Draft, Said, SourceDraft
from mpcompare.app.own.overlaid import read_values
from mpcompare.catalog.files import PAGE
from mpcompare.export import TAG
from mpcompare.model.application import Status
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence
from mpcompare.model.json_text import json_value
from mpcompare.model.wording import plain_value, plain_values

YOURS = "yours"
_FILE = "file"
"""Key of the source that stands for the imported file itself."""
_NOTHING = frozenset({"", "-", "–", "—", "?", "n/a", Absence.NOT_STATED.label})  # noqa: RUF001
_ABSENT = {reason.label: reason.value for reason in (Absence.NOT_APPLICABLE, Absence.WITHHELD)}
_PLACED = ("city", "region", "country")
_PROGRAM = FACTS_HEADER[0]
_REMARKS = re.compile(
    r" \(((?:(?:yours|sources disagree|implied|worked out|dated: \d{4})(?:; |(?=\))))+)\)$"
)
"""What our table of a comparison writes behind a value."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One program of a file.

    Attributes:
        place: where it stands there, as "row 3".
        program: the id that the file gives it; "" for none.
        draft: what could be read.
        problems: what could not, a sentence each.
        text: its program file, where it came as one.
        notes: the user's words by attribute key, "" for the program as a whole.
        tags: theirs.
        status: how far their application is; None where the file does not say.
        checklist: what they still have to do for it.
    """

    place: str
    program: str
    draft: Draft
    problems: tuple[str, ...] = ()
    text: str = ""
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    tags: tuple[str, ...] = ()
    status: Status | None = None
    checklist: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its degree and name, as far as the file says them; else its id."""
        said = self.draft.identity
        return f"{said.get('degree', '')} {said.get('name', '')}".strip() or self.program


@dataclass(slots=True)
class _Reading:
    """One program while it is read."""

    file: str
    draft: Draft = field(default_factory=Draft)
    problems: list[str] = field(default_factory=list[str])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    tags: list[str] = field(default_factory=list[str])
    status: Status | None = None
    checklist: tuple[str, ...] = ()

    def incoming(self, place: str, program: str) -> Incoming:
        return Incoming(
            place,
            program,
            self.draft,
            tuple(self.problems),
            notes=self.notes,
            tags=tuple(self.tags),
            status=self.status,
            checklist=self.checklist,
        )

    def refuse(self, attribute: Attribute, message: object) -> None:
        self.problems.append(f"{attribute.label}: {message}.")

    def source(self, year: str = "") -> str:
        """Give the key of the file as a source, which speaks for a year where it says so."""
        key = f"{_FILE}-{year}" if year else _FILE
        said = SourceDraft(key, "", self.file, YOURS, year or "undated")
        self.draft = self.draft.with_source(said)
        return key


def drafts(
    table: ImportTable, chosen: Mapping[int, str], register: Register, file: str
) -> tuple[Incoming, ...]:
    """Read the programs of a table.

    Args:
        table: what the file holds.
        chosen: the key of what each field is; fields without one are not read.
        register: the attributes.
        file: its name, which is the source of what names none.
    """
    if table.layout == "facts":
        return tuple(_of_facts(table, register, file))
    return tuple(_of_record(record, chosen, register, file) for record in table.records)


# A program in each row or column


def _of_record(
    record: Record, chosen: Mapping[int, str], register: Register, file: str
) -> Incoming:
    cells = {key: record.cells[number] for number, key in chosen.items()}
    reading = _Reading(file)
    for key, words in cells.items():
        if key in register:
            _read_cell(reading, register[key], words)
    for key, words in _placed(cells.get(PLACE, ""), register).items():
        if key not in reading.draft.identity:
            _read_cell(reading, register[key], words)
    if cells.get(URL):
        reading.draft = reading.draft.with_identity(URL, cells[URL])
    reading.tags = [tag.strip() for tag in re.split(r"[,;\n]", cells.get(TAGS, "")) if tag.strip()]
    for key, words in cells.items():
        _read_yours(reading, key, words)
    _read_application(reading, cells)
    return reading.incoming(record.place, cells.get(ID, ""))


def _read_yours(reading: _Reading, key: str, words: str) -> bool:
    """Read a note or a tag, where a field holds one; whether it does."""
    is_note = key == NOTE or key.startswith(NOTE_ON)
    if is_note and words:
        reading.notes[key[len(NOTE_ON) :]] = words
    if key == TAG and words:
        reading.tags.append(words)
    return is_note or key == TAG


def _read_application(reading: _Reading, cells: Mapping[str, str]) -> None:
    """Read how far the user's application is, and what they still have to do."""
    words = cells.get(STATUS, "")
    if words.casefold() not in _NOTHING:
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


def _read_cell(reading: _Reading, attribute: Attribute, cell: str) -> None:
    """Read one cell; what it does not say is left out, what makes no sense is a problem."""
    words, remarks = _taken_apart(cell)
    if words.casefold() in _NOTHING:
        return
    if words.casefold() in _ABSENT:
        reading.draft = reading.draft.with_fact(attribute.key, (), _ABSENT[words.casefold()])
        return
    several = words.split(" / ") if "sources disagree" in remarks else [words]
    try:
        values = [value for each in several for value in plain_values(attribute.kind, each)]
        _check(attribute, values)
    except ValueError as error:
        reading.refuse(attribute, error)
        return
    if attribute.origin == "identity":
        reading.draft = reading.draft.with_identity(attribute.key, values[0])
        return
    year = next((r[-4:] for r in remarks if r.startswith("dated")), "")
    basis, note = ("implied", "so says the file") if "implied" in remarks else ("", "")
    source = reading.source(year)
    said = tuple(Said(value, source, note, basis) for value in values)
    reading.draft = reading.draft.with_fact(attribute.key, said)


def _taken_apart(cell: str) -> tuple[str, tuple[str, ...]]:
    """Give the words of a value and the remarks behind it.

    >>> _taken_apart("33 / 30 (sources disagree; dated: 2019)")
    ('33 / 30', ('sources disagree', 'dated: 2019'))
    """
    found = _REMARKS.search(cell)
    if not found:
        return cell.strip(), ()
    return cell[: found.start()].strip(), tuple(found[1].split("; "))


def _check(attribute: Attribute, values: Sequence[Any]) -> None:
    """Have the kind read each value; it raises ValueError for one that it refuses."""
    for value in values:
        read_values(attribute, [value] if attribute.kind.parts else value)


# A fact in each row


def _of_facts(table: ImportTable, register: Register, file: str) -> Iterable[Incoming]:
    """Put the rows of a list of facts together by program."""
    rows: dict[str, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
    for record in table.records:
        row = dict(zip(table.fields, record.cells, strict=True))
        rows[row.get(_PROGRAM, "")].append((record.place, row))
    for program, of_one in rows.items():
        reading = _Reading(file)
        if not program:
            reading.problems.append("These facts name no program.")
        for place, row in of_one:
            _read_fact(reading, place, row, register)
        first, last = of_one[0][0], of_one[-1][0].rpartition(" ")[2]
        where = first if len(of_one) == 1 else f"{first.replace('row', 'rows')} to {last}"
        yield reading.incoming(where, program)


def _read_fact(reading: _Reading, place: str, row: Mapping[str, str], register: Register) -> None:
    key, raw = row.get("attribute", ""), row.get("raw", "")
    if _read_yours(reading, key, raw):
        return
    if key not in register:
        reading.problems.append(
            f"“{row.get('label') or key}” is nothing that programs have ({place})."
        )
        return
    attribute = register[key]
    if attribute.origin == "computed":
        return  # worked out again from the rest
    absence = row.get("absence", "")
    if not raw:
        if absence in _ABSENT.values():
            reading.draft = reading.draft.with_fact(key, (), absence)
        return
    try:
        value = _raw_value(attribute, raw)
    except ValueError as error:
        reading.refuse(attribute, f"{error} ({place})")
        return
    draft, source = reading.draft, _source_of(row)
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
    said = Said(value, named, row.get("note", ""), "" if basis == "stated" else basis)
    before = reading.draft.facts.get(key, ())
    reading.draft = reading.draft.with_fact(key, (*before, said))


def _raw_value(attribute: Attribute, raw: str) -> Any:
    """Read what `export.csv_facts` writes: a text as it is, and all else as JSON."""
    try:
        _check(attribute, [raw])
    except ValueError as refused:
        try:
            value = json_value(raw)
        except ValueError:
            raise refused from None
        _check(attribute, [value])
        return value
    return raw


def _source_of(row: Mapping[str, str]) -> SourceDraft:
    url, key = row.get("url", ""), row.get("source", "")
    kind = row.get("kind") or ("official" if key == PAGE else YOURS)
    return SourceDraft(key or _FILE, url, row.get("publisher", ""), kind, row.get("as_of", ""))
