"""How Compare shows its programs: cards or a table, how that is sorted, how wide columns are."""

from collections.abc import Mapping
from typing import Any, NamedTuple

NARROWEST, WIDEST = 2.0, 60.0
"""Of a column, in heights of the text."""
_AS_USUAL: Mapping[str, float] = {}


class TableChoice(NamedTuple):
    """What the user chose; a restart brings it back.

    Attributes:
        shown: whether the programs are rows of a table, not cards.
        sort: key of the attribute that the rows are sorted by; "" for the shortlist's order.
        descending: whether the highest stands first; what is not stated stands last all the same.
        widths: of columns that the user has made wider or narrower, by key, in heights of the
            text: so they fit the text also where it is larger.
    """

    shown: bool = False
    sort: str = ""
    descending: bool = False
    widths: Mapping[str, float] = _AS_USUAL


AS_CARDS = TableChoice()


def plain(choice: TableChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return {**choice._asdict(), "widths": dict(choice.widths)}


def read(raw: dict[str, Any]) -> TableChoice:
    """Read what `plain` gave.

    Raises:
        ValueError, TypeError, AttributeError: a value is of another shape altogether.
    """
    widths = {str(key): float(width) for key, width in raw.get("widths", {}).items()}
    return TableChoice(
        bool(raw.get("shown", False)),
        str(raw.get("sort", "")),
        bool(raw.get("descending", False)),
        bounded(widths),
    )


def bounded(widths: Mapping[str, float]) -> dict[str, float]:
    """Return widths of columns, none too narrow to be seen or too wide to get past."""
    return {key: min(max(width, NARROWEST), WIDEST) for key, width in widths.items()}
