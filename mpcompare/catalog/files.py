"""Read a program's TOML file into the model, with everything that is wrong with it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from mpcompare.catalog.problem import Problem
from mpcompare.catalog.toml_file import Table, TomlFile
from mpcompare.catalog.toml_lines import Path as Way
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact, Source, SourceKind, Statement
from mpcompare.model.program import Program, with_computed

PAGE = "page"
"""Key of the source that stands for the program's own page: it states the program's identity."""

_REQUIRED = ("id", "institution", "name", "degree", "country", "city", "url", "sources", "facts")
_OWN = ("id", "url", "unitid", "sources", "facts", "absent")
_SOURCE_KEYS = ("key", "url", "publisher", "kind", "as_of")
_SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
_BASES = ("stated", "implied")
_REASONS = {reason.value: reason for reason in (Absence.NOT_APPLICABLE, Absence.WITHHELD)}


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """What a file holds: a program, or the problems that keep it from being one."""

    program: Program | None
    problems: tuple[Problem, ...]


def read_program(
    path: Path, register: Register, name: str = "", unitids: Collection[int] | None = None
) -> ProgramFile:
    """Read one file; `name` is what problems call it, its own name if empty.

    A US school's `unitid` must be among `unitids`, where they are given.
    """
    file = TomlFile(path, name or path.name)
    if not file.is_readable:
        return ProgramFile(None, tuple(file.problems))
    unitid = file.table.get("unitid")
    if isinstance(unitid, int) and unitids is not None and unitid not in unitids:
        file.add(("unitid",), f"{unitid} is not in institutions/institutions.csv")
    program = _Reading(file, register, path.stem).program()
    if file.problems:
        return ProgramFile(None, tuple(sorted(file.problems)))
    return ProgramFile(program, ())


def is_as_of(text: str) -> bool:
    """Whether a text says when a source speaks for: a year, a span, a month, a day, "undated".

    >>> [is_as_of(t) for t in ("2023", "2023-24", "2024-10", "2026-04-10", "undated")]
    [True, True, True, True, True]
    >>> [is_as_of(t) for t in ("", "23", "2023-00", "2024-13-01", "2025-02-30", "spring 2024")]
    [False, False, False, False, False, False]
    """
    if text == "undated":
        return True
    found = re.fullmatch(r"(19|20)(\d{2})(?:-(\d{2}))?(-\d{2})?", text)
    if not found:
        return False
    if found[4]:
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    second = int(found[3]) if found[3] else 1
    return 1 <= second <= 12 or 1 <= (second - int(found[2])) % 100 <= 9


class _Reading:
    """The reading of one file against one register."""

    def __init__(self, file: TomlFile, register: Register, stem: str) -> None:
        self.file = file
        self.table = file.table
        self.register = register
        self.stem = stem

    def program(self) -> Program | None:
        self._top()
        sources = self._sources()
        page = self._page()
        facts = {
            **self._identity(page),
            **self._stated(sources),
            **self._rows(sources),
            **self._absent(),
        }
        if self.file.problems:
            return None
        ordered = {a.key: facts[a.key] for a in self.register if a.key in facts}
        program = Program(
            **{key: str(self.table.get(key, "")).strip() for key in ("id", "url")},
            **{key: str(self.table.get(key, "")).strip() for key in _IDENTITY},
            unitid=self.table.get("unitid"),
            sources=(page, *sources.values()),
            facts=ordered,
        )
        return with_computed(program, self.register)

    def _keys(self, origin: str) -> list[Attribute]:
        return [attribute for attribute in self.register if attribute.origin == origin]

    def _top(self) -> None:
        named = [a.key for a in (*self._keys("identity"), *self._keys("table"))]
        self.file.need(self.table, _REQUIRED)
        self.file.only(self.table, dict.fromkeys((*_OWN, *named)))
        own_id = self.file.text(self.table, "id")
        if own_id and own_id != self.stem:
            self.file.add(("id",), f"{own_id!r} is not the file's name, {self.stem!r}")
        if own_id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", own_id):
            self.file.add(("id",), f"{own_id!r} is not lower-case words with hyphens")
        self._web(self.table, ())
        unitid = self.table.get("unitid")
        if "unitid" in self.table and (isinstance(unitid, bool) or not isinstance(unitid, int)):
            self.file.add(("unitid",), f"{unitid!r} is not a whole number")
        if "unitid" in self.table and self.table.get("country") != "US":
            self.file.add(("unitid",), "is for schools in the US only")

    def _web(self, table: Table, way: Way) -> None:
        address = self.file.text(table, "url", way)
        if address and not re.match(r"https?://[^\s/]+", address):
            self.file.add((*way, "url"), f"{address!r} does not begin with http:// or https://")

    def _page(self) -> Source:
        address = str(self.table.get("url", ""))
        school = str(self.table.get("institution", "")).strip()
        return Source(PAGE, address, school, "official", "undated")

    def _sources(self) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for number, row in enumerate(self.file.tables("sources")):
            way: Way = ("sources", number)
            self.file.need(row, _SOURCE_KEYS, way)
            self.file.only(row, _SOURCE_KEYS, way)
            self._web(row, way)
            words = {key: self.file.text(row, key, way) for key in _SOURCE_KEYS}
            if words["kind"] and words["kind"] not in _SOURCE_KINDS:
                allowed = ", ".join(_SOURCE_KINDS)
                self.file.add((*way, "kind"), f"{words['kind']!r} is not one of {allowed}")
            if words["as_of"] and not is_as_of(words["as_of"]):
                message = f"{words['as_of']!r} is not like 2023, 2023-24, 2024-10-31 or undated"
                self.file.add((*way, "as_of"), message)
            if words["key"] == PAGE:
                self.file.add((*way, "key"), f"{PAGE!r} is kept for the program's own url")
            elif words["key"] in found:
                self.file.add((*way, "key"), f"{words['key']!r} is the key of a source above")
            found[words["key"]] = Source(**cast("dict[str, Any]", words))
        return found

    def _identity(self, page: Source) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for attribute in self._keys("identity"):
            raw = self.table.get(attribute.key)
            if raw in (None, ""):
                continue  # what must not be missing is told already
            value = self._value(attribute, raw, (attribute.key,))
            if value is not None:
                found[attribute.key] = Fact((Statement(value, page),))
        return found

    def _stated(self, sources: Mapping[str, Source]) -> dict[str, Fact]:
        section = self.file.section("facts")
        attributes = {attribute.key: attribute for attribute in self._keys("fact")}
        found: dict[str, Fact] = {}
        for key, raw in section.items():
            way: Way = ("facts", key)
            if key not in attributes:
                self.file.add(way, "is not a fact; see the facts in SCHEMA.md")
                continue
            items = cast("list[object]", raw) if isinstance(raw, list) else [raw]
            ways: list[Way] = [
                (*way, n) if isinstance(raw, list) else way for n in range(len(items))
            ]
            read = [
                self._statement(attributes[key], item, sources, item_way)
                for item, item_way in zip(items, ways, strict=True)
            ]
            statements = tuple(statement for statement in read if statement is not None)
            self._newest_first(statements, way)
            if not items:
                self.file.add(way, "states nothing; leave it out")
            if statements:
                found[key] = Fact(statements, parts=attributes[key].kind.parts)
        return found

    def _statement(
        self, attribute: Attribute, raw: object, sources: Mapping[str, Source], way: Way
    ) -> Statement | None:
        if not isinstance(raw, dict):
            self.file.add(way, f"{raw!r} is not {{ value = ..., source = KEY }}")
            return None
        row = cast("Table", raw)
        self.file.only(row, ("value", "source", "note", "basis"), way)
        note = self.file.text(row, "note", way)
        basis = row.get("basis", "stated")
        if basis not in _BASES:
            self.file.add((*way, "basis"), f"{basis!r} is not one of {', '.join(_BASES)}")
        if basis == "implied" and not note:
            self.file.add(
                (*way, "note"), "is missing: what is implied needs a note that says by what"
            )
        if "value" not in row:
            self.file.add((*way, "value"), "is missing; it is required")
        value = (
            self._value(attribute, row.get("value"), (*way, "value")) if "value" in row else None
        )
        source = self._source(row, sources, way)
        if value is None or source is None:
            return None
        return Statement(value, source, note, cast("Any", basis))

    def _value(self, attribute: Attribute, raw: Any, way: Way) -> Any | None:
        """Read a value with its kind; None, and a problem noted, where the kind refuses it."""
        fields = attribute.kind.fields
        if fields and attribute.origin != "table" and isinstance(raw, dict):
            self.file.only(cast("Table", raw), fields, way)
        try:
            return attribute.kind.read(cast("object", raw))
        except ValueError as error:
            self.file.add(self._field(raw, fields, str(error), way), str(error))
            return None

    def _field(self, raw: Any, fields: Mapping[str, str], message: str, way: Way) -> Way:
        """Point at the field of a table that a kind's message begins with."""
        word = message.split(" ", 1)[0]
        return (*way, word) if isinstance(raw, dict) and word in fields else way

    def _source(self, row: Table, sources: Mapping[str, Source], way: Way) -> Source | None:
        key = row.get("source")
        if key in (None, ""):
            self.file.add((*way, "source"), "is missing; every fact names its source")
            return None
        if not isinstance(key, str) or key not in sources:
            allowed = ", ".join(sources) or "none"
            self.file.add((*way, "source"), f"{key!r} is not a source of this file: {allowed}")
            return None
        return sources[key]

    def _newest_first(self, statements: tuple[Statement, ...], way: Way) -> None:
        years = [s.source.year for s in statements if s.source.year is not None]
        if years != sorted(years, reverse=True):
            self.file.add(way, "the newest source comes first where several state a fact")

    def _rows(self, sources: Mapping[str, Source]) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for attribute in self._keys("table"):
            statements: list[Statement] = []
            for number, row in enumerate(self.file.tables(attribute.key)):
                way: Way = (attribute.key, number)
                self.file.only(row, (*attribute.kind.fields, "source", "note"), way)
                note = self.file.text(row, "note", way)
                value = self._value(attribute, row, way)
                source = self._source(row, sources, way)
                if value is not None and source is not None:
                    statements.append(Statement(value, source, note))
            if statements:
                found[attribute.key] = Fact(tuple(statements), parts=attribute.kind.parts)
        return found

    def _absent(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        stated = {*self.file.section("facts"), *self.table}
        allowed = {attribute.key for attribute in (*self._keys("fact"), *self._keys("table"))}
        for key, word in self.file.section("absent").items():
            way: Way = ("absent", key)
            if key not in allowed:
                self.file.add(way, "is not a fact; see the facts in SCHEMA.md")
            elif key in stated:
                self.file.add(way, "is stated all the same; keep one of the two")
            if not isinstance(word, str) or word not in _REASONS:
                self.file.add(way, f"{word!r} is not one of {', '.join(_REASONS)}")
            else:
                found[key] = Fact(reason=_REASONS[word])
        return found


_IDENTITY = ("institution", "name", "degree", "country", "region", "city")
"""The identity that `Program` holds as fields of its own."""
