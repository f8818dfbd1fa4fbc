"""Read what a program file states: facts, tables such as tuition, and absences."""

import re
from collections.abc import Mapping
from typing import Any, cast

from mpcompare.catalog.build.toml_file import Table, TomlFile
from mpcompare.catalog.build.toml_lines import Path as KeyPath
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.currency import CURRENCIES
from mpcompare.model.fact import Absence, Fact, Source, Statement

_BASES = ("stated", "implied")
_REASONS = {reason.value: reason for reason in (Absence.NOT_APPLICABLE, Absence.WITHHELD)}

_CODES = "|".join(sorted(CURRENCIES))
_PRICE = re.compile(
    rf"(?:[$£€]|\b(?:{_CODES})\b)\s?\d"
    rf"|\d\s?(?:[$£€]|(?:{_CODES})\b)"
    r"|\b\d[\d,.]* (?:a|an|per|each) (?:year|term|semester|credit|unit|course|month)\b"
)


def has_price(note: str) -> bool:
    """Whether a note names a price, which filters and totals can't see there.

    >>> has_price("60,000 PLN a year for others"), has_price("$50 more"), has_price("6 to 9 a year")
    (True, True, True)
    >>> has_price("at least 19 core units"), has_price("40 to 45 credits"), has_price("in 2024")
    (False, False, False)
    """
    return _PRICE.search(note) is not None


def attributes_of(register: Register, *origins: str) -> dict[str, Attribute]:
    """Return the attributes that a file holds in one of the ways, by key."""
    return {attribute.key: attribute for attribute in register if attribute.origin in origins}


def read_value(file: TomlFile, attribute: Attribute, raw: Any, way: KeyPath) -> Any | None:
    """Read a value with its kind; None, and a problem noted, where the kind refuses it."""
    fields = attribute.kind.fields
    if fields and attribute.origin != "table" and isinstance(raw, dict):
        file.only(cast("Table", raw), fields, way)
    try:
        return attribute.kind.read(cast("object", raw))
    except ValueError as error:
        word = str(error).split(" ", 1)[0]
        # A kind's message begins with the field of a table that it is about.
        file.add((*way, word) if isinstance(raw, dict) and word in fields else way, str(error))
        return None


class Statements:
    """The reading of one file's facts; each source is one of `sources`."""

    def __init__(
        self,
        file: TomlFile,
        register: Register,
        sources: Mapping[str, Source],
        *,
        is_own: bool = False,
    ) -> None:
        self.is_own = is_own
        self.file = file
        self.register = register
        self.sources = sources

    def facts(self) -> dict[str, Fact]:
        """Return all that the file states, and the absences it writes down."""
        return {**self._stated(), **self._rows(), **self._absent()}

    def _stated(self) -> dict[str, Fact]:
        section = self.file.section("facts")
        attributes = attributes_of(self.register, "fact")
        found: dict[str, Fact] = {}
        for key, raw in section.items():
            way: KeyPath = ("facts", key)
            if key not in attributes:
                self.file.add(way, self._refusal(key))
                continue
            items = cast("list[object]", raw) if isinstance(raw, list) else [raw]
            ways: list[KeyPath] = [
                (*way, n) if isinstance(raw, list) else way for n in range(len(items))
            ]
            read = [
                self._statement(attributes[key], item, item_way)
                for item, item_way in zip(items, ways, strict=True)
            ]
            statements = tuple(statement for statement in read if statement is not None)
            self._newest_first(statements, way)
            if not items:
                self.file.add(way, "states nothing; leave it out")
            if statements:
                found[key] = Fact(statements, parts=attributes[key].kind.parts)
        return found

    def _refusal(self, key: str) -> str:
        """Return why a key can't be stated."""
        if key in attributes_of(self.register, "dataset"):
            return "is filled in from institutions/ and money/, not stated here; leave it out"
        return "is not a fact; see the facts in SCHEMA.md"

    def _statement(self, attribute: Attribute, raw: object, way: KeyPath) -> Statement | None:
        if not isinstance(raw, dict):
            self.file.add(way, f"{raw!r} is not {{ value = ..., source = KEY }}")
            return None
        row = cast("Table", raw)
        self.file.only(row, ("value", "source", "note", "basis"), way)
        note = self.file.text(row, "note", way)
        if has_price(note) and not self.is_own:
            self.file.add((*way, "note"), "names a price; give it a [[tuition]] row of its own")
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
            read_value(self.file, attribute, row["value"], (*way, "value"))
            if "value" in row
            else None
        )
        source = self._source(row, way)
        if value is None or source is None:
            return None
        return Statement(value, source, note, cast("Any", basis))

    def _source(self, row: Table, way: KeyPath) -> Source | None:
        key = row.get("source")
        if key in (None, ""):
            self.file.add((*way, "source"), "is missing; every fact names its source")
            return None
        if not isinstance(key, str) or key not in self.sources:
            allowed = ", ".join(self.sources) or "none"
            self.file.add((*way, "source"), f"{key!r} is not a source of this file: {allowed}")
            return None
        return self.sources[key]

    def _newest_first(self, statements: tuple[Statement, ...], way: KeyPath) -> None:
        years = [s.source.year for s in statements if s.source.year is not None]
        if years != sorted(years, reverse=True):
            self.file.add(way, "the newest source comes first where several state a fact")

    def _rows(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for attribute in attributes_of(self.register, "table").values():
            statements: list[Statement] = []
            for number, row in enumerate(self.file.tables(attribute.key)):
                way: KeyPath = (attribute.key, number)
                self.file.only(row, (*attribute.kind.fields, "source", "note"), way)
                note = self.file.text(row, "note", way)
                value = read_value(self.file, attribute, row, way)
                source = self._source(row, way)
                if value is not None and source is not None:
                    statements.append(Statement(value, source, note))
            if statements:
                found[attribute.key] = Fact(tuple(statements), parts=attribute.kind.parts)
        return found

    def _absent(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        stated = {*self.file.section("facts"), *self.file.table}
        allowed = attributes_of(self.register, "fact", "table")
        for key, word in self.file.section("absent").items():
            way: KeyPath = ("absent", key)
            if key not in allowed:
                self.file.add(way, self._refusal(key))
            elif key in stated:
                self.file.add(way, "is stated all the same; keep one of the two")
            if not isinstance(word, str) or word not in _REASONS:
                self.file.add(way, f"{word!r} is not one of {', '.join(_REASONS)}")
            else:
                found[key] = Fact(reason=_REASONS[word])
        return found
