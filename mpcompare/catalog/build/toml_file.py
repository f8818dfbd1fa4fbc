"""A TOML file and the problems found in it, each with its line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from mpcompare.catalog.build.problem import Problem
from mpcompare.catalog.build.toml_lines import Path as KeyPath
from mpcompare.catalog.build.toml_lines import line_of, toml_lines
from mpcompare.model.toml_text import toml_table

Table = dict[str, Any]


class TomlFile:
    """One file of the data folder; where it is not `is_readable` as TOML, `table` is empty.

    Args:
        source: the file, or its text.
        name: what problems call it, relative to the data folder.
    """

    def __init__(self, source: Path | str, name: str) -> None:
        self.name = name
        self._broken_at: list[Problem] = []
        self._added: list[tuple[KeyPath, str]] = []
        self._text = ""
        self.table: Table = {}
        self.is_readable = False
        try:
            text = source if isinstance(source, str) else source.read_bytes().decode("utf-8-sig")
            self._text = text.replace("\r\n", "\n")
            self.table = toml_table(self._text)
            self.is_readable = True
        except OSError as error:
            self._broken(1, f"can't be read: {error.strerror}")
        except UnicodeDecodeError as error:
            self._broken(error.object.count(b"\n", 0, error.start) + 1, "is not UTF-8 text")
        except tomllib.TOMLDecodeError as error:
            self._broken_toml(str(error))

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, each with its line, which is looked for only when somebody asks."""
        return [*self._broken_at, *(self._placed(way, message) for way, message in self._added)]

    def add(self, way: KeyPath, message: str) -> None:
        """Note a problem with the value at `way`, or with what is missing there."""
        self._added.append((way, message))

    def _placed(self, way: KeyPath, message: str) -> Problem:
        key = ".".join(part for part in way if isinstance(part, str))
        return Problem(self.name, line_of(self._lines, way), key, message)

    def need(self, table: Mapping[str, Any], keys: Iterable[str], way: KeyPath = ()) -> None:
        """Note each key that is missing or empty; a file that can't be read has no keys."""
        for key in keys if self.is_readable else ():
            if table.get(key) in (None, "", [], {}):
                self.add((*way, key), "is missing or empty; it is required")

    def only(self, table: Mapping[str, Any], keys: Iterable[str], way: KeyPath = ()) -> None:
        """Note each key that is not one of those allowed."""
        allowed = list(keys)
        for key in table:
            if key not in allowed:
                self.add((*way, key), f"is not a key here; allowed are {', '.join(allowed)}")

    def text(self, table: Mapping[str, Any], key: str, way: KeyPath = ()) -> str:
        """Return an optional text, "" where it is missing or not one."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.add((*way, key), f"{value!r} is not a text")
            return ""
        return value.strip()

    def tables(self, key: str) -> list[Table]:
        """Return the tables of a list; what is not a table is a problem."""
        rows = self.table.get(key, [])
        if not isinstance(rows, list):
            self.add((key,), f"is not a list of tables; write each one under [[{key}]]")
            return []
        found: list[Table] = []
        for number, row in enumerate(cast("list[object]", rows)):
            if not isinstance(row, dict):
                self.add((key, number), f"{row!r} is not a table; write it under [[{key}]]")
            found.append(cast("Table", row) if isinstance(row, dict) else {})
        return found

    def section(self, key: str) -> Table:
        """Return one table, empty where it is missing or not one."""
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            self.add((key,), f"is not a table; write its keys under [{key}]")
            return {}
        return cast("Table", value)

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        return toml_lines(self._text) if self.table else {}

    def _broken(self, line: int, message: str, key: str = "TOML") -> None:
        self._broken_at.append(Problem(self.name, line, key, message))

    def _broken_toml(self, message: str) -> None:
        """Place an error of `tomllib`, which names the line in its message only."""
        lines = self._text.split("\n")
        found = re.search(r" ?\(at (?:line (\d+), column \d+|end of document)\)", message)
        line = int(found[1]) if found and found[1] else len(lines)
        words = message.replace(found[0], "") if found else message
        key = re.match(r"\s*([\w.-]+)\s*=", lines[line - 1])
        headers = [h for text in lines[:line] if (h := re.match(r"\s*\[+\s*([\w.-]+)\s*\]", text))]
        way = ".".join(part[1] for part in (*headers[-1:], key) if part) if key else "TOML"
        self._broken(line, f"is not TOML: {words}", way)
