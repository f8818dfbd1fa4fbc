"""Which columns the results of Explore have, and how wide the user has made them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.kind import SomeOf

NARROWEST, WIDEST = 2.0, 60.0
"""Of a column, in heights of the text."""
_AS_USUAL: Mapping[str, float] = {}


class ResultsColumns(NamedTuple):
    """The user's choice of columns; the attributes' own declarations hold until there is one.

    Attributes:
        chosen: keys of the attributes with a column; None for those that declare one.
        widths: of columns that the user has made wider or narrower, by key, in heights of the
            text: so they fit the text also where it is larger.
    """

    chosen: frozenset[str] | None = None
    widths: Mapping[str, float] = _AS_USUAL

    @property
    def is_usual(self) -> bool:
        """Whether the user has changed nothing."""
        return self.chosen is None and not self.widths


AS_DECLARED = ResultsColumns()


def heading(register: Register) -> Attribute:
    """Return the attribute that names a row; it stands first and always."""
    return next(a for a in register if a.column and not a.on_card)


def chips(register: Register) -> Attribute | None:
    """Return the attribute that stands as chips below a row's name."""
    return next((a for a in register if a.column and isinstance(a.kind, SomeOf)), None)


def offered(register: Register) -> tuple[Attribute, ...]:
    """Return the attributes that can have a column, in the order of the cards."""
    first = heading(register)
    return tuple(attribute for attribute in register if attribute is not first)


def shown(register: Register, columns: ResultsColumns) -> tuple[Attribute, ...]:
    """Return the attributes that have a column, in the order of the cards."""
    if columns.chosen is None:
        below = chips(register)
        return tuple(a for a in offered(register) if a.column and a is not below)
    return tuple(a for a in offered(register) if a.key in columns.chosen)


def toggled(columns: ResultsColumns, key: str, register: Register) -> ResultsColumns:
    """Show a column or hide it. The usual ones, chosen by hand, are the usual ones again."""
    chosen = frozenset(attribute.key for attribute in shown(register, columns)) ^ {key}
    usual = frozenset(attribute.key for attribute in shown(register, AS_DECLARED))
    return columns._replace(chosen=None if chosen == usual else chosen)


def with_widths(columns: ResultsColumns, widths: Mapping[str, float]) -> ResultsColumns:
    """Set how wide some columns are, in heights of the text."""
    bounded = {key: min(max(width, NARROWEST), WIDEST) for key, width in widths.items()}
    return columns._replace(widths={**columns.widths, **bounded})


def plain(columns: ResultsColumns) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return {
        "chosen": None if columns.chosen is None else sorted(columns.chosen),
        "widths": dict(columns.widths),
    }


def read(raw: dict[str, Any]) -> ResultsColumns:
    """Read what `plain` gave. Keys that no attribute has any more are passed over when shown.

    Raises:
        ValueError, TypeError: a value is of another shape altogether.
    """
    chosen = raw.get("chosen")
    widths = {str(key): float(width) for key, width in raw.get("widths", {}).items()}
    columns = ResultsColumns(None if chosen is None else frozenset(str(key) for key in chosen))
    return with_widths(columns, widths)
