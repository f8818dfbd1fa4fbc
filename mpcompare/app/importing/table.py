"""A sheet as programs with fields: which way round it lies, and which attribute each field is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mpcompare.app.importing.sheet_file import Rows
from mpcompare.export import YOUR_NOTE, YOUR_TAGS, YOURS_SECTION
from mpcompare.model.attribute import Attribute, Register, Section

Layout = Literal["rows", "columns", "facts"]
"""A program in each row, a program in each column, or a fact in each row."""

ID, URL, PLACE, NOTE, TAGS = "id", "url", "place", "note", "tags"
"""Fields that are no attributes."""

_EXTRA = {
    ID: ("Program's id", "id"),
    URL: ("Link", "url", "website", "web page", "page"),
    PLACE: ("Place", "location"),
    NOTE: (YOUR_NOTE, "note", "notes", "remark", "remarks", "comment", "comments"),
    TAGS: (YOUR_TAGS, "tag", "tags"),
}
"""What each is called on the screen, and what else sheets call it."""
NOTE_ON = "note:"
"""How the key of a field begins that holds notes on a fact; the attribute's key follows."""

FACTS_HEADER = ("program", "attribute", "label", "value", "raw", "basis", "absence")
"""How the header of our list of facts begins."""
_TABLE_HEADER = ("Section", "Attribute")
"""How the header of our table begins; the programs' ids follow."""
_HEADER_WITHIN = 12
"""Rows in which the header is looked for."""
NEAR = 88
"""Percent of likeness from which a field's name is taken for an attribute's, spelt otherwise."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a field can be: an attribute, or one of the other things that a program has."""

    key: str
    label: str
    section: str


@dataclass(frozen=True, slots=True)
class Record:
    """One program's cells in the order of the fields; `place` says where in the file."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportTable:
    """What a sheet holds. For a list of facts, a record is a fact."""

    layout: Layout
    fields: tuple[str, ...]
    records: tuple[Record, ...]

    def example(self, field: int) -> str:
        """Give the first cell of a field that holds anything."""
        return next((r.cells[field] for r in self.records if r.cells[field]), "")


def importable(register: Register) -> tuple[Attribute, ...]:
    """Give the attributes that a file can state: all that are not worked out."""
    return tuple(a for a in register if a.origin != "computed")


def targets(register: Register) -> tuple[Target, ...]:
    """Give all that a field can be, in the order of the cards."""
    own = [Target(a.key, a.label, a.section.value) for a in importable(register)]
    return (*own, *(Target(key, names[0], "") for key, names in _EXTRA.items()))


def note_targets(register: Register) -> tuple[Target, ...]:
    """Give the notes on single facts, which our own tables have; none to choose by hand."""
    return tuple(Target(f"{NOTE_ON}{a.key}", f"{YOUR_NOTE}: {a.label}", "") for a in register)


def header_of(rows: Rows, register: Register) -> int:
    """Find the row that names the fields: that with the most names known, or the first full one."""
    names = _names(register)

    def known(row: Sequence[str]) -> int:
        return sum(1 for cell in row if _like(cell) in names)

    first = rows[:_HEADER_WITHIN]
    for place, row in enumerate(first):
        if _is_ours(row):
            return place
    best = max(range(len(first)), key=lambda place: (known(first[place]), -place))
    if known(first[best]) > 1:
        return best
    return next((i for i, row in enumerate(first) if sum(map(bool, row)) > 1), 0)


def layout_of(rows: Rows, register: Register, header: int = 0) -> Layout:
    """Tell which way round a sheet lies, by where it names attributes."""
    if _is_ours(rows[header]):
        return "facts" if _begins(rows[header], FACTS_HEADER) else "columns"
    names = _names(register)
    across = sum(1 for cell in rows[header] if _like(cell) in names)
    down = sum(1 for row in rows[header:] if _like(row[0]) in names)
    return "columns" if down > max(across, 1) else "rows"


def table_of(rows: Rows, layout: Layout, header: int = 0) -> ImportTable:
    """Lay a sheet out as programs with fields; what is empty throughout is left out."""
    if layout == "columns":
        return _across(rows, header)
    body = ((f"row {n}", row) for n, row in enumerate(rows, start=1) if n > header + 1)
    return _tidied(layout, rows[header], body)


def _begins(row: Sequence[str], header: tuple[str, ...]) -> bool:
    return tuple(row[: len(header)]) == header


def _is_ours(row: Sequence[str]) -> bool:
    return _begins(row, FACTS_HEADER) or _begins(row, _TABLE_HEADER)


def _across(rows: Rows, header: int) -> ImportTable:
    """Turn a sheet with a program in each column round."""
    is_ours = _begins(rows[header], _TABLE_HEADER)
    sections = {section.value for section in Section}
    kept = list(rows[header:])
    if is_ours:  # the programs' ids stand above them; below the facts are the charts' figures
        listed = [row for row in kept[1:] if row[0] in sections or row[0] == YOURS_SECTION]
        kept = [("", ID, *rows[header][2:]), *listed]
    names = 1 if is_ours else 0
    fields = [row[names] for row in kept]
    body = (
        (f"column {column_name(n)}", [row[n] for row in kept])
        for n in range(names + 1, len(rows[header]))
    )
    return _tidied("columns", fields, body)


def column_name(place: int) -> str:
    """Give the letters of a spreadsheet's column, counted from 0.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)


def _tidied(
    layout: Layout, fields: Sequence[str], body: Iterable[tuple[str, Sequence[str]]]
) -> ImportTable:
    records = [(place, cells) for place, cells in body if any(cells)]
    used = [n for n, name in enumerate(fields) if name or any(cells[n] for _, cells in records)]
    return ImportTable(
        layout,
        tuple(fields[n] for n in used),
        tuple(Record(place, tuple(cells[n] for n in used)) for place, cells in records),
    )


def match(fields: Sequence[str], register: Register) -> Mapping[int, str]:
    """Find what each field is by its name; each is the match of one field at most."""
    names = _names(register)
    found: dict[int, str] = {}
    for number, field in enumerate(fields):
        key = names.get(_like(field))
        if key is not None and key not in found.values():
            found[number] = key
    rest = {n: _like(f) for n, f in enumerate(fields) if n not in found and len(_like(f)) > 3}
    if rest:
        found.update(_near(rest, {n: k for n, k in names.items() if k not in found.values()}))
    return dict(sorted(found.items()))


def _near(fields: Mapping[int, str], names: Mapping[str, str]) -> Mapping[int, str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only an import asks

    found: dict[int, str] = {}
    for number, field in fields.items():
        near = process.extractOne(field, list(names), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is not None and names[near[0]] not in found.values():
            found[number] = names[near[0]]
    return found


def _like(words: str) -> str:
    """Spell a name without capitals, marks and brackets, as in "Tuition (USD)"."""
    bare = re.sub(r"\(.*?\)", " ", words.casefold()).replace("'s", " s")
    return re.sub(r"[\W_]+", " ", bare).strip()


def _names(register: Register) -> Mapping[str, str]:
    """Give the keys by each of their names; labels go before keys and options."""
    found: dict[str, str] = {}
    attributes = importable(register)
    for pick in ("label", "key", "option"):
        for attribute in attributes:
            found.setdefault(_like(getattr(attribute, pick)), attribute.key)
    for attribute in attributes:
        for name in attribute.also:
            found.setdefault(_like(name), attribute.key)
    for key, names in _EXTRA.items():
        for name in (key, *names):
            found.setdefault(_like(name), key)
    for target in note_targets(register):
        found.setdefault(_like(target.label), target.key)
    return found
