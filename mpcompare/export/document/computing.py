"""Values as plain figures for programs that compute: numbers alone, with their unit in the label.

A figure is a number without commas or signs, a day is `YYYY-MM-DD` or `MM-DD` where no year is
stated, and what is not stated is an empty cell. A row of money is of one currency.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Comparison
from mpcompare.model.kind import Kind
from mpcompare.model.program import Program

_PER = {
    "year": "a year",
    "academic year": "an academic year",
    "term": "a term",
    "month": "a month",
    "credit": "a credit",
    "program": "in all",
}
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_MONEY = re.compile(
    r"(?:\N{ALMOST EQUAL TO} )?(?:([$£€])|([A-Z]{3}) )([\d,]+(?:\.\d+)?)"
    r"(?: to (?:[$£€]|[A-Z]{3} )([\d,]+(?:\.\d+)?))?"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class _Figure(NamedTuple):
    """A part of a value: a number, a range of numbers, a day or words.

    Attributes:
        about: what the label says of it behind the attribute's, as in ": in-state, a year".
        unit: of the numbers; "" for none.
        low: the number, or words.
        high: the upper end of a range; "" where it is none.
    """

    about: str
    unit: str
    low: str
    high: str = ""


Line = tuple[str, tuple[str, ...]]
"""A row's label and its cells, one a program."""


def lines_of(attribute: Attribute, comparison: Comparison) -> Iterator[Line]:
    """Return the rows of an attribute: one for each thing that is counted, in each unit."""
    found = [tuple(_figures(attribute, program)) for program in comparison.programs]
    yield from _lines(attribute.label, found)


def lines_of_words(label: str, cells: Sequence[str]) -> Iterator[Line]:
    """Return rows for cells that are in words: sums of money and numbers become plain ones."""
    yield from _lines(label, [(_read(cell),) if cell else () for cell in cells])


def _lines(label: str, found: Sequence[Sequence[_Figure]]) -> Iterator[Line]:
    kinds = dict.fromkeys((each.about, each.unit) for figures in found for each in figures)
    for about, unit in kinds or {("", ""): None}:
        row = [_first(figures, about, unit) for figures in found]
        words = f"{label}{about}"
        end = f" ({unit})" if unit else ""
        if not any(each.high for each in row):
            yield f"{words}{end}", tuple(each.low for each in row)
            continue
        yield f"{words}, lowest{end}", tuple(each.low for each in row)
        yield f"{words}, highest{end}", tuple(each.high or each.low for each in row)


def _first(figures: Iterable[_Figure], about: str, unit: str) -> _Figure:
    none = _Figure(about, unit, "")
    return next((each for each in figures if (each.about, each.unit) == (about, unit)), none)


def _figures(attribute: Attribute, program: Program) -> Iterator[_Figure]:
    """Return the parts of a cell; where sources disagree, each says which of them it is of."""
    fact = program.fact(attribute)
    parts = [_part(attribute.kind, value) for value in fact.values]
    for number, part in enumerate(parts):
        alike = [n for n, each in enumerate(parts) if (each.about, each.unit) == (part[0], part[1])]
        if len(alike) == 1:
            yield part
        else:
            yield part._replace(about=f"{part.about}, source {alike.index(number) + 1}")


def _part(kind: Kind, value: Any) -> _Figure:
    plain = kind.plain(value)
    if isinstance(plain, Mapping):
        return _of_table(kind, value, cast("Mapping[str, Any]", plain))
    is_number = isinstance(plain, int | float) and not isinstance(plain, bool)
    return (
        _Figure("", kind.unit, _number(plain)) if is_number else _Figure("", "", kind.text(value))
    )


def _of_table(kind: Kind, value: Any, plain: Mapping[str, Any]) -> _Figure:
    if "currency" in plain:
        about = _joined(plain, ("residency", "what", "basis", "per", "academic_year", "funded_by"))
        low, high = _number(plain["amount"]), _number(plain.get("amount_to", ""))
        return _Figure(about, plain["currency"], low, high)
    if "from" in plain:
        return _Figure("", kind.unit, _number(plain["from"]), _number(plain["to"]))
    return _Figure(_joined(plain, ("term", "kind")), "", plain.get("date") or kind.text(value))


def _joined(plain: Mapping[str, Any], keys: Sequence[str]) -> str:
    """Return what a value is of, for its label; that it is for all goes without saying."""
    said = [str(plain[key]) for key in keys if plain.get(key) and plain[key] != "all"]
    words = [_PER.get(each, each) for each in said]
    return f": {', '.join(words)}" if words else ""


def _number(plain: object) -> str:
    is_whole = isinstance(plain, float) and plain.is_integer()
    return str(int(cast("float", plain))) if is_whole else str(plain)


def _read(cell: str) -> _Figure:
    """Read a figure that is in words; what is none stays as it is.

    >>> _read("$77,420"), _read("NOK 5,000 to NOK 6,000.50")[1:], _read("Boston")[2]
    (_Figure(about='', unit='USD', low='77420', high=''), ('NOK', '5000', '6000.50'), 'Boston')
    """
    if money := _MONEY.fullmatch(cell):
        sign, code, low, high = money.groups()
        return _Figure("", _SIGNS.get(sign, code), _digits(low), _digits(high or ""))
    return _Figure("", "", _digits(cell) if _NUMBER.fullmatch(cell) else cell)


def _digits(words: str) -> str:
    return words.replace(",", "")
