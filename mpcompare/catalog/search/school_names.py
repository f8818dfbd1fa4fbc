"""What schools are called beside their full names, so that a search finds them by it."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mpcompare.model.fact import Source
from mpcompare.model.program import Program

_OF_THE_SCHOOL = frozenset(("official", "catalog"))
"""Kinds of sources whose publisher is the school, or a part of it."""


class SchoolNames(NamedTuple):
    """Other names of schools.

    Attributes:
        by_unitid: those that US schools report to the government, by their number there.
        by_institution: those that schools use themselves, by the name in the program files.
    """

    by_unitid: Mapping[int, tuple[str, ...]]
    by_institution: Mapping[str, tuple[str, ...]]

    def of(self, program: Program) -> tuple[str, ...]:
        """Return other names of a program's school, and of its parts that publish its sources."""
        reported = self.by_unitid.get(program.unitid, ()) if program.unitid else ()
        used = self.by_institution.get(program.institution, ())
        return (*reported, *used, *dict.fromkeys(_publishers(program.sources)))


NO_NAMES = SchoolNames({}, {})


def _publishers(sources: Iterable[Source]) -> Iterable[str]:
    """Return the publishers, without remarks such as "(copy on a document host)"."""
    for source in sources:
        if source.kind in _OF_THE_SCHOOL:
            yield re.sub(r"\s*\(.*", "", source.publisher)


def school_names(
    reported: Iterable[tuple[int, str]], used: Iterable[tuple[str, str]]
) -> SchoolNames:
    """Gather pairs of a school and another name of it."""
    by_unitid: dict[int, list[str]] = defaultdict(list)
    by_institution: dict[str, list[str]] = defaultdict(list)
    for unitid, name in reported:
        by_unitid[unitid].append(name)
    for institution, name in used:
        by_institution[institution].append(name)
    return SchoolNames(
        {unitid: tuple(names) for unitid, names in by_unitid.items()},
        {institution: tuple(names) for institution, names in by_institution.items()},
    )


def read_school_names(connection: sqlite3.Connection) -> SchoolNames:
    """Read the other names out of a catalog; an older one has none."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    reported = "SELECT unitid, alias FROM aliases" if "aliases" in tables else ""
    used = "SELECT institution, name FROM short_names" if "short_names" in tables else ""
    return school_names(
        connection.execute(reported).fetchall() if reported else (),
        connection.execute(used).fetchall() if used else (),
    )
