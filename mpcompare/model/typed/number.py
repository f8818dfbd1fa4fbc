"""Figures as people write them, each with every number that it can stand for."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from mpcompare.model.locale_format import current
from mpcompare.model.typed.notation import DecimalSign, Notation

Figure = int | float

_KEPT = 4096
_MOST_DIGITS = 15
"""More are not kept exactly."""
_APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`\u2032"
FIGURE = rf"[0-9](?:[0-9.,{_APOSTROPHES}\u066b\u066c]| (?=[0-9]{{3}}(?![0-9])))*"
"""A figure within a text that is `normal`."""
_RANGE = re.compile(
    rf"[0-9.,]\s*k?\s*(?:[-\u2010-\u2015\u2212~]+|to|bis|until)\s*[^0-9,.;]{{0,4}}{FIGURE}",
    re.IGNORECASE,
)


def normal(words: str) -> str:
    """Write a text with plain digits and single plain spaces, whatever script and spaces it has.

    >>> normal(" 1\u202f500\u00a0\uff12 ")
    '1 500 2'
    """
    if words.isascii():
        return " ".join(words.split())
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words)
    return " ".join("".join(digits).split())


def is_range(text: str) -> bool:
    """Whether a normal text names two figures as the ends of a range.

    >>> [is_range(t) for t in ("10,000-12,000", "$10k \u2013 $12k", "1'500.\u2013", "24 months")]
    [True, True, False, False]
    """
    return bool(_RANGE.search(text))


@lru_cache(_KEPT)  # columns say the same again and again, and each is read to know the file's way
def readings(figure: str) -> Mapping[DecimalSign, Figure]:
    """Return what a figure stands for by the sign that is then the one before its fraction.

    One entry: there is one way to read it. The sign is "" where the figure does not tell.

    >>> readings("12.500"), readings("14,990.50"), readings("3,5"), readings("1'500")
    ({',': 12500, '.': 12.5}, {'.': 14990.5}, {',': 3.5}, {'': 1500})
    >>> readings("1.234.567"), readings("12,00,000"), readings("1.2.3"), readings("1 50")
    ({',': 1234567}, {'.': 1200000}, {}, {})
    """
    text = figure.replace("\u066b", ",").replace("\u066c", ".").rstrip(".,")
    if sum(character.isdigit() for character in text) > _MOST_DIGITS:
        return {}
    grouped = re.fullmatch(
        rf"([0-9]{{1,3}}(?:[ {_APOSTROPHES}][0-9]{{3}})+)(?:([.,])([0-9]+))?", text
    )
    if grouped:
        whole = re.sub(r"[^0-9]", "", grouped[1])
        return {_sign(grouped[2]): _number(whole, grouped[3] or "")}
    if re.fullmatch(r"[0-9]+", text):
        return {"": int(text)}
    found: dict[DecimalSign, Figure] = {}
    for decimal, group in ((",", "."), (".", ",")):
        number = _read(text, group, _sign(decimal))
        if number is not None:
            found[_sign(decimal)] = number
    return found


def _read(text: str, group: str, decimal: DecimalSign) -> Figure | None:
    """Read a figure whose thousands and fraction have these signs; None where that can't be."""
    whole, sign, fraction = text.partition(decimal)
    if sign and not re.fullmatch(r"[0-9]+", fraction):
        return None
    by_three = rf"[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+"
    as_in_india = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
    if re.fullmatch(by_three, whole) or (group == "," and re.fullmatch(as_in_india, whole)):
        return _number(whole.replace(group, ""), fraction)
    return _number(whole, fraction) if sign and re.fullmatch(r"[0-9]+", whole) else None


def _number(whole: str, fraction: str) -> Figure:
    return float(f"{whole}.{fraction}") if fraction else int(whole)


def _sign(text: str | None) -> DecimalSign:
    return "." if text == "." else "," if text == "," else ""


def number(figure: str, notation: Notation) -> Figure:
    """Read a figure that stands for one number.

    Raises:
        ValueError: it stands for none, or for two; the message follows on the quoted words.
    """
    found = readings(figure)
    if not found:
        raise ValueError("is not a number")
    if len(found) > 1 and notation.decimal in found:
        return found[notation.decimal]
    if len(found) > 1:
        one, other = (plain(value) for value in found.values())
        raise ValueError(f"can be {one} or {other}: say how figures are written, or write which")
    return next(iter(found.values()))


def chosen(figure: str, *, money: bool = False) -> Figure | None:
    """Return the number that a figure in a field stands for; None for none.

    What can be read in two ways ("7,500", "12.500") has thousands where it is money, which nobody
    types with three decimals; else it is read as numbers are written now.

    >>> chosen("7,5"), chosen("7,500"), chosen("7.500"), chosen("7.500", money=True), chosen("7..5")
    (7.5, 7500, 7.5, 7500, None)
    """
    read = readings(f"0{figure}" if figure.startswith((".", ",")) else figure)
    if not read:
        return None
    numbers = list(read.values())
    return max(numbers) if money else read.get(current().decimal, numbers[0])


def typed_number(text: str, *, money: bool = False) -> float | None:
    """Return a typed number, with or without signs of thousands, a currency, "%" or "k"; else None.

    >>> typed_number("$52,390"), typed_number("6,5 %"), typed_number("15k"), typed_number("about")
    (52390.0, 6.5, 15000.0, None)
    """
    found = re.fullmatch(r"[^\d.,-]*([.,]?\d.*?)\s*(?:%|([kK]))?", normal(text))
    number = chosen(found[1], money=money and not found[2]) if found else None
    if found is None or number is None:
        return None
    return float(number) * (1000 if found[2] else 1)


def read_number_or_range(text: str) -> Any:
    """Read a number or "40 to 45", as program files hold it; what is neither stays as it is.

    >>> [read_number_or_range(text) for text in ("45", "40 to 45", "40-45", "some")]
    [45, {'from': 40, 'to': 45}, {'from': 40, 'to': 45}, 'some']
    """
    ends = [read_number(part) for part in re.split(r" to |\s*[-\u2013]\s*", text)]
    if len(ends) != 2 or any(isinstance(end, str) for end in ends):
        return read_number(text)
    return dict(zip(("from", "to"), ends, strict=True))


def read_number(text: str, *, money: bool = False) -> Any:
    """Read a number as people write it, "1,200" or "12.5"; what is none stays as it is.

    >>> [read_number(text) for text in ("1,200", "12.5", "12,5", "1e9", "many", "")]
    [1200, 12.5, 12.5, '1e9', 'many', '']
    """
    bare = normal(text)
    number = chosen(bare, money=money) if re.fullmatch(FIGURE, bare) else None
    return text if number is None else number


def plain(value: Figure) -> str:
    """Write a number without a sign for thousands.

    >>> plain(12500), plain(12.5), plain(3.0)
    ('12500', '12.5', '3')
    """
    return str(int(value)) if value == int(value) else repr(value)
