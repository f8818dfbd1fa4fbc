"""A fact: what one or more sources state of a program, or one of the named absences."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, NamedTuple

Basis = Literal["stated", "implied", "computed"]
SourceKind = Literal["official", "catalog", "government", "directory", "yours"]
"""Who speaks. "yours" is what the user found or was told; the catalog has no such source."""

DATED_AFTER_YEARS = 3
"""A source that speaks for a year more than this far back makes its facts look dated."""


class Absence(Enum):
    """Why a program has no single value for an attribute. The value is the word in filters."""

    NOT_STATED = "not-stated"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"
    DISAGREE = "disagree"

    @property
    def label(self) -> str:
        """The words on the screen and in every export."""
        return _ABSENCE_WORDS[self][0]

    @property
    def explanation(self) -> str:
        """One sentence for a tooltip and the glossary."""
        return _ABSENCE_WORDS[self][1]


_ABSENCE_WORDS = {
    Absence.NOT_STATED: (
        "not stated",
        "We looked in the sources listed for the program, and none of them says.",
    ),
    Absence.NOT_APPLICABLE: ("not applicable", "The question makes no sense for this program."),
    Absence.WITHHELD: (
        "withheld",
        "A figure is published but suppressed, to protect the privacy of a small group.",
    ),
    Absence.DISAGREE: (
        "sources disagree",
        "Two sources state different values; both are kept and shown, the newer first.",
    ),
}


class Source(NamedTuple):
    """A page or publication that states facts. `key` is unique within one program."""

    key: str
    url: str
    publisher: str
    kind: SourceKind
    as_of: str

    @property
    def year(self) -> int | None:
        """The last calendar year the source speaks for; None where it is undated."""
        return last_year(self.as_of)

    def is_dated(self, this_year: int) -> bool:
        """Whether the year it speaks for is more than three years before `this_year`."""
        return self.year is not None and this_year - self.year > DATED_AFTER_YEARS


@lru_cache(maxsize=512)  # a few hundred years are named by thousands of statements
def last_year(as_of: str) -> int | None:
    """Read the last calendar year out of "2023", "2023-24", "2022-24", "2024-10" or a date.

    A second number one above the first is an academic year, one above 12 the end of a span,
    anything else a month.

    >>> [last_year(text) for text in ("2023-24", "2010-11", "2024-10", "2026-04-10", "undated")]
    [2024, 2011, 2024, 2026, None]
    """
    found = re.match(r"(\d{4})(?:-(\d{2}))?(-\d{2})?", as_of)
    if not found:
        return None
    year = int(found[1])
    second = int(found[2]) if found[2] else None
    if second is None or found[3]:
        return year
    is_span = second > 12 or second == (year + 1) % 100
    return year // 100 * 100 + second + (100 if second < year % 100 else 0) if is_span else year


class Statement(NamedTuple):
    """One value that one source states, as its attribute's kind has read it."""

    value: Any
    source: Source
    note: str = ""
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Fact:
    """All that the sources say of one attribute of one program.

    Either it has statements, newest first, or an absence; never both and never neither. Several
    statements with different values are a disagreement, unless the attribute's kind reads them as
    parts of one value (charges, deadlines): then `parts` is true.
    """

    statements: tuple[Statement, ...] = ()
    reason: Absence | None = None
    parts: bool = False

    def __post_init__(self) -> None:
        if bool(self.statements) == (self.reason is not None):
            raise ValueError("a fact has statements or a reason for their absence, and not both")

    @property
    def absence(self) -> Absence | None:
        """Why there is no single value; None where there is one."""
        return Absence.DISAGREE if self.is_disputed else self.reason

    @property
    def is_disputed(self) -> bool:
        """Whether two sources state different values."""
        return not self.parts and any(
            statement.value != self.statements[0].value for statement in self.statements[1:]
        )

    @property
    def is_known(self) -> bool:
        """Whether at least one source states a value, disputed or not."""
        return bool(self.statements)

    @property
    def values(self) -> tuple[Any, ...]:
        """What the sources state, newest first; empty where none does."""
        return tuple(statement.value for statement in self.statements)

    @property
    def year(self) -> int | None:
        """The newest year that a source of this fact speaks for; None where all are undated."""
        years = [s.source.year for s in self.statements if s.source.year is not None]
        return max(years, default=None)

    def is_dated(self, this_year: int) -> bool:
        """Whether its newest dated source is more than three years old."""
        return self.year is not None and this_year - self.year > DATED_AFTER_YEARS


NOT_STATED = Fact(reason=Absence.NOT_STATED)
