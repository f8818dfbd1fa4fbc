"""Read a CSV file of the data folder as the rows of its table, with everything wrong with it."""

import csv
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mpcompare.catalog.build.problem import Problem
from mpcompare.catalog.tables import CsvTable

Cell = str | float | int | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class CsvRows:
    """The rows of one file, by the file's own column names, with the line each one began on."""

    table: CsvTable
    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...]
    is_whole: bool = True
    """Whether all rows are here; where they are not, nothing can be said of what refers to them."""

    def __iter__(self) -> Iterator[Row]:
        return (row for _, row in self.rows)


def read_csv(data: Path, table: CsvTable) -> CsvRows:
    """Read one file; an empty cell is None. The header must be the table's columns, in order."""
    problems: list[Problem] = []
    rows: list[tuple[int, Row]] = []
    is_whole = False

    def problem(line: int, key: str, message: str) -> None:
        problems.append(Problem(table.path, line, key, message))

    try:
        with (data / table.path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header: list[str] = next(reader, list[str]())
            if header != list(table.columns):
                problem(1, _first_other(header, table), f"the header is {','.join(table.columns)}")
                return CsvRows(table, (), tuple(problems), is_whole)
            columns = _columns(table)
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) != len(header):
                    problem(line, "row", f"has {len(cells)} cells; the header has {len(header)}")
                else:
                    row, mistakes = _row(cells, columns)
                    rows.append((line, row))
                    for key, message in mistakes.items():
                        problem(line, key, message)
                line = reader.line_num + 1
            is_whole = True
    except FileNotFoundError:
        problem(1, "file", "is missing")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problem(len(rows) + 2, "file", f"can't be read as CSV in UTF-8: {error}")
    if not rows and not problems:
        problem(1, "file", "has no rows below its header")
    problems += _twice(table, rows)
    return CsvRows(table, tuple(rows), tuple(problems), is_whole)


def _first_other(header: list[str], table: CsvTable) -> str:
    """Name the first column that is not the one expected in its place."""
    columns = list(table.columns)
    for have, want in zip(header, columns, strict=False):
        if have != want:
            return have or want
    return (header[len(columns) :] or columns[len(header) :])[0]


@dataclass(frozen=True, slots=True)
class _Column:
    """How the cells of one column are read."""

    name: str
    required: bool
    read: Callable[[str], Cell]
    what: str
    is_signed: bool


def _columns(table: CsvTable) -> list[_Column]:
    readers: dict[str, tuple[Callable[[str], Cell], str]] = {
        "TEXT": (str, "a text"),
        "INTEGER": (int, "a whole number"),
        "REAL": (_real, "a number"),
    }
    return [
        _Column(name, kind.endswith("NOT NULL"), *readers[kind.split()[0]], name in table.signed)
        for name, kind in table.columns.items()
    ]


def _row(cells: list[str], columns: list[_Column]) -> tuple[Row, dict[str, str]]:
    """Read the cells of one row; return what is wrong by column."""
    row: Row = {}
    mistakes: dict[str, str] = {}
    for text, column in zip(cells, columns, strict=True):
        row[column.name] = None
        if not text or text.isspace():
            if column.required:
                mistakes[column.name] = "is empty; it is required"
            continue
        none = "leave the cell empty where there is none"
        try:
            cell = row[column.name] = column.read(text)
        except ValueError:
            mistakes[column.name] = f"{text!r} is not {column.what}; {none}"
            continue
        # IPEDS writes -1 for not reported, -2 for not applicable, -3 for not available
        if not column.is_signed and not isinstance(cell, str | None) and cell < 0:
            mistakes[column.name] = f"{text!r} is below zero, as a code for no figure; {none}"
    return row, mistakes


def _real(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _twice(table: CsvTable, rows: list[tuple[int, Row]]) -> Iterator[Problem]:
    """Find rows whose key stands in a row above."""
    seen: dict[tuple[Cell, ...], int] = {}
    for line, row in rows:
        key = tuple(row[name] for name in table.key)
        if key in seen:
            words = ", ".join(str(cell) for cell in key)
            message = f"{words} stands on line {seen[key]} already; one row each"
            yield Problem(table.path, line, table.key[0], message)
        seen.setdefault(key, line)
