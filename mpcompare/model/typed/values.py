"""Words read back into values: what the screen, an export or a person's own sheet says.

`Kind.text` words a value; `plain_values` returns it as program files hold it, for the kind to
read. It takes what people write as well: "yes" for true, a choice's label, "£9,250" for money. What
can be read in two ways is refused, unless the `Notation` tells.
"""

import re
from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Literal, TypeVar

from mpcompare.model.kind import (
    Amount,
    Charges,
    Country,
    Dates,
    Kind,
    Names,
    Number,
    OneOf,
    Region,
    SomeOf,
    YesNo,
)
from mpcompare.model.typed import day as typed_day
from mpcompare.model.typed import number as typed_number
from mpcompare.model.typed.day import read_day
from mpcompare.model.typed.money import charge, figures_in, sum_of_money
from mpcompare.model.typed.notation import OURS, UNKNOWN, DayOrder, DecimalSign, Notation
from mpcompare.model.typed.number import FIGURE, Figure, is_range, normal, number
from mpcompare.model.typed.place_names import country_code, region_name

_How = TypeVar("_How", DecimalSign, DayOrder)
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "☑", "ja", "oui", "si", "sí", "sim"})
_NO = frozenset({"no", "n", "false", "0", "✗", "✘", "✕", "☒", "nein", "non", "nej", "nei", "não"})
_TIMES: Mapping[str, Mapping[str, int]] = {
    "months": {
        **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), 1),
        **dict.fromkeys(("year", "years", "yr", "yrs"), 12),
    },
    "terms": dict.fromkeys(("term", "terms", "semester", "semesters"), 1),
}
"""How many of a kind's unit each unit is that can stand behind a figure."""
_OTHER_UNITS = frozenset({"week", "weeks", "day", "days", "hour", "hours", "quarter", "quarters"})
_BRIEF = (OneOf, YesNo, Number, Country, Amount)
_LONGEST, _SHOWN = 200, 40
"""Letters of a value of a brief kind, and how many of one that is longer are quoted."""
_SHORT = 6
"""Months below which a bare figure is likely years: no master's degree is that short."""


def plain_values(kind: Kind, words: str, notation: Notation = UNKNOWN) -> list[object]:
    """Read words as one value, or as the several that are parts of one.

    Raises:
        ValueError: they say none; the message says what is wrong and what is allowed.
    """
    if len(words) > _LONGEST and isinstance(kind, _BRIEF):
        raise ValueError(f"“{words[:_SHOWN]}…” is too long for one value")
    if not kind.parts:
        return [plain_value(kind, words, notation)]
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    for part in parts:
        if len(part) > _LONGEST:
            raise ValueError(f"“{part[:_SHOWN]}…” is too long for one value")
    return [plain_value(kind, part, notation) for part in parts]


def notation_of(cells: Iterable[tuple[Kind, str]]) -> Notation:
    """Find out how a file writes figures and days, from those that can be read in one way only.

    Where they do not agree, it is not known.
    """
    decimals: set[DecimalSign] = set()
    orders: set[DayOrder] = set()
    for kind, words in cells:
        if isinstance(kind, Dates):
            orders.update(_sure(typed_day.readings(part)) for part in re.split(r"[;\n]", words))
        elif isinstance(kind, Number | Amount | Charges):
            decimals.update(_sure(typed_number.readings(one)) for one in figures_in(words))
    decimals.discard("")
    orders.discard("")
    return Notation(
        decimal=decimals.pop() if len(decimals) == 1 else "",
        days=orders.pop() if len(orders) == 1 else "",
    )


def doubts_of(cells: Iterable[tuple[Kind, str]]) -> tuple[bool, bool]:
    """Whether figures can be read in two ways, and whether days can, unless the notation tells."""
    figures = days = False
    for kind, words in cells:
        if isinstance(kind, Dates):
            parts = re.split(r"[;\n]", words)
            days = days or any(len(typed_day.readings(part)) > 1 for part in parts)
        elif isinstance(kind, Number) and not kind.decimals:
            found = figures_in(words)
            figures = figures or any(len(typed_number.readings(one)) > 1 for one in found)
    return figures, days


def _sure(found: Mapping[_How, object]) -> _How | Literal[""]:
    """Return how a text is written, where there is one way to read it."""
    return next(iter(found)) if len(found) == 1 else ""


def note_in(kind: Kind, value: object, words: str) -> str:
    """Return the note that follows a value which says little without it, as in "Other: or audio".

    Args:
        kind: of the value.
        value: as program files hold it.
        words: that it was read from.
    """
    return words.partition(":")[2].strip() if kind.needs_note(kind.read(value)) else ""


@singledispatch
def plain_value(kind: Kind, words: str, notation: Notation = UNKNOWN) -> object:
    """Read words as one value; of a kind without rules of its own, the words are the value."""
    del kind, notation
    return words


def _like(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def _is_yes(words: str) -> bool | None:
    """Whether words say yes or no; None where they say neither."""
    said = words.strip().casefold()
    return True if said in _YES else False if said in _NO else None


def _chosen(kind: OneOf | SomeOf, words: str) -> str:
    for choice in kind.choices:
        bare = words.partition(":")[0] if choice.says_little else words  # a note follows it
        if _like(bare) in (_like(choice.value), _like(choice.label)):
            return choice.value
    others = dict(kind.also) if isinstance(kind, OneOf) else {}
    answer = _is_yes(words)
    said = _like(words) if answer is None else "yes" if answer else "no"
    if said in others:
        return others[said]
    allowed = ", ".join(choice.label for choice in kind.choices)
    raise ValueError(f"“{words}” is not one of {allowed}")


@plain_value.register
def _(kind: OneOf, words: str, notation: Notation = UNKNOWN) -> object:
    del notation
    return _chosen(kind, words)


@plain_value.register
def _(kind: SomeOf, words: str, notation: Notation = UNKNOWN) -> object:
    del notation
    return [_chosen(kind, part) for part in re.split(r"[,;|\n]", words) if part.strip()]


@plain_value.register
def _(kind: YesNo, words: str, notation: Notation = UNKNOWN) -> object:
    del kind, notation
    answer = _is_yes(words)
    if answer is None:
        raise ValueError(f"“{words}” is neither yes nor no")
    return answer


@plain_value.register
def _(kind: Number, words: str, notation: Notation = UNKNOWN) -> object:
    text = normal(words)
    if is_range(text):
        return _range(kind, text, notation)
    found = re.fullmatch(rf"({FIGURE}) ?([^\d]*)", text)
    times = _times(kind, found[2], notation) if found else 0
    if not found or not times:
        of = f" of {kind.unit}" if kind.unit else ""
        raise ValueError(f"“{words}” is not a number{of}")
    try:
        value = number(found[1], notation)
    except ValueError as error:
        # a grade is never a thousand, so that its fraction may have three digits
        fractions = [f for f in typed_number.readings(found[1]).values() if isinstance(f, float)]
        if not kind.decimals or not fractions:
            raise ValueError(f"“{words}” {error}") from None
        value = fractions[0]
    if not (found[2] or notation.unit) and "year" in _TIMES.get(kind.unit, {}) and value < _SHORT:
        raise ValueError(f"“{words}” can be {kind.unit} or years: write which")
    return _whole(value * times)


def _range(kind: Number, text: str, notation: Notation) -> object:
    """Read "12 to 24 months" and "1-2 years", where the kind knows ranges."""
    ends = re.fullmatch(rf"({FIGURE}) ?(?:to|[-\u2010-\u2015]) ?(({FIGURE}) ?[^\d]*)", text)
    if not kind.ranges or not ends:
        raise ValueError(f"“{text}” is a range: write one figure")
    unit = ends[2][len(ends[3]) :]
    low, high = (plain_value(kind, words, notation) for words in (f"{ends[1]}{unit}", ends[2]))
    return {"from": low, "to": high}


def _times(kind: Number, said: str, notation: Notation) -> int:
    """Return how many of the kind's units a figure's unit is; 0 for a unit of something else."""
    of_kind = _TIMES.get(kind.unit, {"": 1, kind.unit: 1, kind.unit.removesuffix("s"): 1})
    unit = said.strip(" .").casefold()
    if unit:
        return of_kind.get(unit, 0)
    heading = notation.unit.casefold()
    return of_kind.get(heading, 0 if heading in _OTHER_UNITS else 1)


def _whole(value: Figure) -> Figure:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@plain_value.register
def _(kind: Country, words: str, notation: Notation = UNKNOWN) -> object:
    del kind, notation
    code = country_code(words)
    if code is None:
        raise ValueError(f"“{words}” is not a country's name or code such as US or GB")
    return code


@plain_value.register
def _(kind: Region, words: str, notation: Notation = UNKNOWN) -> object:
    del kind
    return region_name(words, notation.country)


@plain_value.register
def _(kind: Names, words: str, notation: Notation = UNKNOWN) -> object:
    del kind, notation
    return [part.strip() for part in re.split(r";|\n", words) if part.strip()]


@plain_value.register
def _(kind: Amount, words: str, notation: Notation = UNKNOWN) -> object:
    del kind
    return sum_of_money(words, notation)


@plain_value.register
def _(kind: Charges, words: str, notation: Notation = UNKNOWN) -> object:
    del kind
    return charge(words, notation)


@plain_value.register
def _(kind: Dates, words: str, notation: Notation = UNKNOWN) -> object:
    rest, term = _taken(words, {**{t: t for t in kind.all_tokens}, "autumn": "fall"})
    if term == "rolling" and _like(rest) in ("", "any time", "admission", "admissions", "basis"):
        return {"term": "rolling", "kind": "final"}
    rest, sort = _taken(rest, {k: k for k in ("priority", "final", "international")})
    said = {"term": term} if term else {}
    if re.fullmatch(r"[0-9]{5}(?:\.0)?", rest.strip()):
        raise ValueError(f"“{words}” is a spreadsheet's number of a day: show the cell as a date")
    try:
        day = read_day(rest, notation)
    except ValueError as error:
        raise ValueError(f"“{words}” {error}") from None
    return {**said, "date": day.iso, "kind": sort or "final"}


def _taken(text: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Take a word out of a text, with its brackets or colon; return what it stands for.

    A term with its year, as in "fall 2027", stays: the year is not the day's.
    """
    names = "|".join(map(re.escape, words))
    found = re.search(rf"\b({names})\b(?! ?[0-9]{{4}})", text, re.IGNORECASE)
    if not found:
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    rest = re.sub(r"\(\s*,?\s*(?=[^()]*\))|(?<=\()\s*,", "(", rest)
    rest = re.sub(r"\(\s*\)|^\s*[:,]|[:,]\s*$", " ", rest)
    return rest.strip(), words[found[1].casefold()]


__all__ = ["OURS", "UNKNOWN", "Notation", "doubts_of", "notation_of", "plain_value", "plain_values"]
