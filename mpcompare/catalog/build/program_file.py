"""Read a program's TOML file into the model, with everything that is wrong with it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from mpcompare.catalog.build.problem import Problem
from mpcompare.catalog.build.statements import Statements, attributes_of, read_value
from mpcompare.catalog.build.toml_file import Table, TomlFile
from mpcompare.catalog.build.toml_lines import Path as KeyPath
from mpcompare.model.attribute import Register
from mpcompare.model.fact import Fact, Source, SourceKind, Statement
from mpcompare.model.program import Program, with_computed

PAGE = "page"
"""Key of the source that stands for the program's own page: it states the program's identity."""

_REQUIRED = ("id", "institution", "name", "degree", "country", "city", "url", "sources", "facts")
_OWN = ("id", "url", "unitid", "sources", "facts", "absent")
_SOURCE_KEYS = ("key", "url", "publisher", "kind", "as_of")
_SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
_YOURS: SourceKind = "yours"
"""What only the user has seen or heard; programs of theirs may name it, the catalog may not."""
_REQUIRED_OF_OWN = ("id", "institution", "name", "degree", "country")
_IDENTITY = ("institution", "name", "degree", "country", "region", "city")
"""The identity that `Program` holds as fields of its own."""


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


def program_problems(text: str, register: Register, program: str) -> tuple[Problem, ...]:
    """Return what keeps a text from being the file of a program of this id in the catalog."""
    file = TomlFile(text, f"{program}.toml")
    if file.is_readable:
        _Reading(file, register, program).program()
    return tuple(sorted(file.problems))


def read_own_program(text: str, register: Register, program: str) -> ProgramFile:
    """Read a program of the user's, from the text of its file, as far as it can be read.

    Less is required than in the catalog, and a source may be one that told it by phone. The
    program is there with whatever could be read, also beside problems; None is for no TOML at all.
    """
    file, read = _read_own(text, register, program)
    return ProgramFile(read, tuple(sorted(file.problems)))


def own_program(text: str, register: Register, program: str) -> Program | None:
    """Read a program of the user's as `read_own_program` does, but not what is wrong with it.

    There may be ten thousand, and to find the lines of problems takes as long as all else.
    """
    return _read_own(text, register, program)[1]


def retired_program(text: str, register: Register, program: str) -> Program | None:
    """Read a program that has left the catalog; a source of it may have no address any more."""
    return _read_own(text, register, program, is_retired=True)[1]


def retired_problems(text: str, register: Register, program: str, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with the file of a program that has left the catalog."""
    found = _read_own(text, register, program, is_retired=True)[0].problems
    return tuple(sorted(replace(problem, file=name) for problem in found))


def _read_own(
    text: str, register: Register, program: str, *, is_retired: bool = False
) -> tuple[TomlFile, Program | None]:
    file = TomlFile(text, f"{program}.toml")
    if not file.is_readable:
        return file, None
    reading = _Reading(file, register, program, is_own=True, is_retired=is_retired)
    return file, replace(reading.read(), id=program)


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


_COPY_HOST = re.compile(
    r"https?://(?:[^/]*[.-])?(?:stg|staging|dev\d*|preview|scrap+er)\.", re.IGNORECASE
)
"""Hosts of staging and preview copies and of scrapers, whose pages nobody has published."""


class _Reading:
    """The reading of one file against one register."""

    def __init__(
        self,
        file: TomlFile,
        register: Register,
        stem: str,
        *,
        is_own: bool = False,
        is_retired: bool = False,
    ) -> None:
        self.file = file
        self.table = file.table
        self.register = register
        self.stem = stem
        self.is_own, self.is_retired = is_own, is_retired

    def program(self) -> Program | None:
        read = self.read()
        return None if self.file.problems else read

    def read(self) -> Program:
        """Return what could be read; what could not is among the file's problems."""
        self._top()
        sources = self._sources()
        page = self._page()
        stated = Statements(self.file, self.register, sources, is_own=self.is_own).facts()
        facts = {**self._identity(page), **stated}
        ordered = {a.key: facts[a.key] for a in self.register if a.key in facts}
        program = Program(
            **{key: str(self.table.get(key, "")).strip() for key in ("id", "url")},
            **{key: str(self.table.get(key, "")).strip() for key in _IDENTITY},
            unitid=self._unitid(),
            sources=(page, *sources.values()),
            facts=ordered,
        )
        return with_computed(program, self.register)

    def _top(self) -> None:
        named = attributes_of(self.register, "identity", "table")
        self.file.need(self.table, _REQUIRED_OF_OWN if self.is_own else _REQUIRED)
        self.file.only(self.table, dict.fromkeys((*_OWN, *named)))
        own_id = self.file.text(self.table, "id")
        if own_id and own_id != self.stem:
            self.file.add(("id",), f"{own_id!r} is not the file's name, {self.stem!r}")
        if own_id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", own_id):
            self.file.add(("id",), f"{own_id!r} is not lower-case words with hyphens")
        self._web(self.table, ())
        if "unitid" in self.table and self._unitid() is None:
            self.file.add(("unitid",), f"{self.table['unitid']!r} is not a whole number")
        if "unitid" in self.table and self.table.get("country") != "US":
            self.file.add(("unitid",), "is for schools in the US only")

    def _unitid(self) -> int | None:
        unitid = self.table.get("unitid")
        return unitid if isinstance(unitid, int) and not isinstance(unitid, bool) else None

    def _web(self, table: Table, way: KeyPath) -> None:
        address = self.file.text(table, "url", way)
        if address and not re.fullmatch(r"https?://[^\s/]\S*", address):
            self.file.add(
                (*way, "url"), f"{address!r} is not an address that begins with http:// or https://"
            )
        elif address and not self.is_own and _COPY_HOST.match(address):
            self.file.add((*way, "url"), f"{address!r} is a test copy; name the published page")

    def _page(self) -> Source:
        address = str(self.table.get("url", ""))
        school = str(self.table.get("institution", "")).strip()
        return Source(PAGE, address, school, "official", "undated")

    def _sources(self) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for number, row in enumerate(self.file.tables("sources")):
            way: KeyPath = ("sources", number)
            is_told = self.is_retired or (self.is_own and row.get("kind") == _YOURS)
            self.file.need(row, [k for k in _SOURCE_KEYS if k != "url" or not is_told], way)
            self.file.only(row, _SOURCE_KEYS, way)
            self._web(row, way)
            words = {key: self.file.text(row, key, way) for key in _SOURCE_KEYS}
            kinds = [kind for kind in _SOURCE_KINDS if self.is_own or kind != _YOURS]
            if words["kind"] and words["kind"] not in kinds:
                allowed = ", ".join(kinds)
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
        for attribute in attributes_of(self.register, "identity").values():
            raw = self.table.get(attribute.key)
            if raw in (None, ""):
                continue  # what must not be missing is told already
            value = read_value(self.file, attribute, raw, (attribute.key,))
            if value is not None:
                found[attribute.key] = Fact((Statement(value, page),))
        return found
