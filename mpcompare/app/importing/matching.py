"""What a sheet's names mean: which row has them, which way round it lies, what each field is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mpcompare.app.importing.application_words import checklist_of, status_of
from mpcompare.app.importing.headings import name_of
from mpcompare.app.importing.sheet_file import Rows
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
    Layout,
    begins,
    is_ours,
)
from mpcompare.export.document.document import PROGRAM_ID, YOUR_NOTE, YOUR_TAGS
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.typed.values import plain_values

_EXTRA = {
    ID: (PROGRAM_ID, "id"),
    URL: (
        *("Link", "url", "website", "web page", "page", "webpage", "homepage", "site", "web"),
        *("program link", "program page", "web address", "portal", "portal link", "links"),
    ),
    PLACE: ("Place", "location", "city and state", "city state", "where", "campus"),
    NOTE: (
        *(YOUR_NOTE, "note", "notes", "remark", "remarks", "comment", "comments"),
        *("my notes", "other notes", "additional notes", "thoughts", "other", "misc"),
    ),
    TAGS: (YOUR_TAGS, "tag", "tags", "label", "labels"),
    STATUS: (
        *("Your application's status", "application status", "app status", "status", "my status"),
        *("stage", "progress", "decision", "result", "outcome"),
    ),
    CHECKLIST: (
        *("Your checklist", "checklist", "to do", "todo", "to dos", "tasks", "next step"),
        *("next steps", "still to do"),
    ),
}
"""What each is called on the screen, and what else people's own sheets call it."""
_FILLING = frozenset(
    {
        *("the", "of", "for", "a", "an", "my", "your"),
        *("name", "names", "program", "programme", "programs", "course", "school"),
        *(
            "university",
            "college",
            "institution",
            "amount",
            "requirement",
            "requirements",
            "required",
        ),
        *("option", "available", "link", "portal", "application", "official"),
    }
)
"""Words that a heading can have around the one that counts, as in "Program length"."""
_HEADER_WITHIN = 12
"""Rows in which the header is looked for."""
_TRIED = 60
"""Cells of a column that are read to tell what it is, where its name has several meanings."""
NEAR = 88
"""Percent of likeness from which a field's name is taken for an attribute's, spelt otherwise."""

Names = Mapping[str, tuple[str, ...]]
"""The keys that a name can mean, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a field can be: an attribute, or one of the other things that a program has."""

    key: str
    label: str
    section: str


def importable(register: Register) -> tuple[Attribute, ...]:
    """Return the attributes that a file can state: all that are not worked out."""
    return tuple(a for a in register if a.is_stated)


def targets(register: Register) -> tuple[Target, ...]:
    """Return all that a field can be, in the order of the cards."""
    own = [Target(a.key, a.label, a.section.value) for a in importable(register)]
    return (*own, *(Target(key, names[0], "") for key, names in _EXTRA.items()))


def note_targets(register: Register) -> tuple[Target, ...]:
    """Return the notes on single facts, which our own tables have; none to choose by hand."""
    return tuple(Target(f"{NOTE_ON}{a.key}", f"{YOUR_NOTE}: {a.label}", "") for a in register)


def names_known(register: Register) -> Names:
    """Return what each name means: labels go before keys, options and the names of people's own."""
    attributes = importable(register)
    found: dict[str, list[str]] = {}
    for pick in ("label", "key", "option"):
        for attribute in attributes:
            found.setdefault(name_of(getattr(attribute, pick)), [attribute.key])
    others = [(name, attribute.key) for attribute in attributes for name in attribute.also]
    others += [(name, key) for key, names in _EXTRA.items() for name in (key, *names)]
    others += [(target.label, target.key) for target in note_targets(register)]
    for name, key in others:
        keys = found.setdefault(name_of(name), [])
        if key not in keys:
            keys.append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def meanings(heading: str, names: Names) -> tuple[str, ...]:
    """Return the keys that a heading can mean, also with words around the one that counts."""
    name = name_of(heading)
    return names.get(name) or names.get(_without_filling(name), ())


def _without_filling(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _FILLING)


def header_of(rows: Rows, register: Register) -> int:
    """Find the row that names the fields: that with the most names known, or the first full one."""
    names = names_known(register)
    first = rows[:_HEADER_WITHIN]
    for place, row in enumerate(first):
        if is_ours(row):
            return place
    best = max(range(len(first)), key=lambda place: (_known(first[place], names), -place))
    if _known(first[best], names) > 1:
        return best
    return next((i for i, row in enumerate(first) if sum(map(bool, row)) > 1), 0)


def layout_of(rows: Rows, register: Register, header: int = 0) -> Layout:
    """Return which way round a sheet lies, by where it names attributes."""
    if is_ours(rows[header]):
        return "facts" if begins(rows[header], FACTS_HEADER) else "columns"
    names = names_known(register)
    across = _known(rows[header], names)
    down = _known([row[0] for row in rows[header:] if row[0]], names)
    return "columns" if down > max(across, 1) else "rows"


def _known(cells: Iterable[str], names: Names) -> int:
    """Count the different things that cells name."""
    return len({keys[0] for cell in cells if (keys := meanings(cell, names))})


def match(
    table: ImportTable, register: Register, remembered: Mapping[str, str] | None = None
) -> Mapping[int, str]:
    """Find what each field is; each is the match of one field at most.

    Args:
        table: the fields with their cells, which tell between several meanings of a name.
        register: the attributes.
        remembered: the key that the user chose for a heading before, by `name_of` it; "" for none.
    """
    names, chosen = names_known(register), remembered or {}
    known = {target.key for target in (*targets(register), *note_targets(register))}
    found: dict[int, str] = {}
    settled: set[int] = set()
    spelt = [name_of(field) for field in table.fields]
    for number, name in enumerate(spelt):
        key = chosen.get(name) if name else None
        if key is not None and (not key or (key in known and key not in found.values())):
            settled.add(number)
            if key:
                found[number] = key
    filled_in = _filled_in(register) - set(names)
    settled.update(number for number, name in enumerate(spelt) if name in filled_in)
    for way in (str, _without_filling):
        for number, name in enumerate(spelt):
            free = [key for key in names.get(way(name), ()) if key not in found.values()]
            if free and number not in settled:
                found[number] = _likeliest(free, table, number, register)
                settled.add(number)
    rest = {n: name for n, name in enumerate(spelt) if n not in settled and len(name) > 3}
    if rest:
        found.update(_near(rest, names, frozenset(found.values())))
    return dict(sorted(found.items()))


def _filled_in(register: Register) -> set[str]:
    """Return the names of what the catalog fills in: no field is taken for something alike."""
    filled = [a for a in register if not a.is_stated]
    return {name_of(name) for a in filled for name in (a.label, a.key, a.option)}


def _near(fields: Mapping[int, str], names: Names, taken: frozenset[str]) -> Mapping[int, str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only an import asks

    free = {name: keys[0] for name, keys in names.items() if keys[0] not in taken}
    found: dict[int, str] = {}
    for number, field in fields.items():
        near = process.extractOne(field, list(free), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is not None and free[near[0]] not in found.values():
            found[number] = free[near[0]]
    return found


def _likeliest(keys: Sequence[str], table: ImportTable, field: int, register: Register) -> str:
    """Return the meaning under which most of a column's cells make sense."""
    if len(keys) == 1:
        return keys[0]
    cells = list(dict.fromkeys(r.cells[field] for r in table.records if r.cells[field]))[:_TRIED]
    return max(keys, key=lambda key: sum(_makes_sense(key, cell, register) for cell in cells))


def _makes_sense(key: str, cell: str, register: Register) -> bool:
    try:
        if key in register:
            plain_values(register[key].kind, cell)
        else:
            _READERS.get(key, str)(cell)
    except ValueError:
        return False
    return True


_READERS: Mapping[str, Callable[[str], object]] = {STATUS: status_of, CHECKLIST: checklist_of}
