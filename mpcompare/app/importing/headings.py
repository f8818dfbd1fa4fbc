"""What a column's heading says: its name, and the unit that holds for all of its cells."""

import re
from dataclasses import dataclass

CURRENCIES = frozenset(
    {
        *("AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK"),
        *("DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY"),
        *("KRW", "MXN", "MYR", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON"),
        *("RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR"),
    }
)
_SIGNS = ("US$", "A$", "AU$", "C$", "CA$", "NZ$", "HK$", "S$", "$", "£", "€", "¥", "₩", "₹")
_PER = {
    **dict.fromkeys(("year", "years", "yr", "annum", "annual", "annually", "yearly"), "year"),
    **dict.fromkeys(("term", "semester", "sem", "trimester", "quarter"), "term"),
    **dict.fromkeys(("credit", "cr", "unit"), "credit"),
    **dict.fromkeys(("total", "program", "programme", "degree"), "program"),
}
"""What a sum of money is charged for."""
_OF = {
    **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), "months"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "years"),
    **dict.fromkeys(("semester", "semesters"), "semesters"),
    **dict.fromkeys(("term", "terms"), "terms"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "weeks"),
    "ects": "ECTS",
}
"""What a plain number counts."""
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_SPLIT = re.compile(r"[\s/,;:.–—-]+")  # noqa: RUF001
_LINKS = frozenset({"in", "per", "a", "an", "each", "the", "of"})
_SUMS = frozenset({"tuition", "fee", "fees", "cost", "costs", "price", "amount"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    Attributes:
        heading: as the file words it; "" for none.
        unit: what its cells are in where they don't say it themselves, as "USD", "EUR/year",
            "/year", "months", "years" or "ECTS"; "" where the heading says nothing.
    """

    heading: str
    unit: str = ""


def column_of(heading: str) -> Column:
    """Read a heading.

    >>> [column_of(h).unit for h in ("Application fee (USD)", "Tuition (EUR/year)", "School")]
    ['USD', 'EUR/year', '']
    >>> [column_of(h).unit for h in ("Length in months", "Annual tuition, £", "Credits [ECTS]")]
    ['months', '£/year', 'ECTS']
    >>> [column_of(h).unit for h in ("Years", "Months to complete", "Tuition per credit")]
    ['years', '', '/credit']
    """
    within = [found.group()[1:-1] for found in _BRACKETS.finditer(heading)]
    bare = _BRACKETS.sub(" ", heading)
    unit = _unit(" ".join(within)) or _trailing_unit(bare)
    words = _words(bare)
    if _SUMS & {word.casefold() for word in words} and "/" not in unit:
        unit = f"{unit if _is_money(unit) else ''}{_charged_for(words)}" or unit
    return Column(heading, unit)


def name_of(heading: str) -> str:
    """Return a heading without its unit, brackets, capitals and marks, to find it by.

    >>> [name_of(h) for h in ("Tuition (EUR/year)", "Length in months", "Part-time?", "GRE*")]
    ['tuition', 'length', 'part time', 'gre']
    >>> [name_of(h) for h in ("Years", "# of LORs", "Application fee, USD", "School's name")]
    ['years', 'number of lors', 'application fee', 'school s name']
    """
    bare = _BRACKETS.sub(" ", heading.casefold()).replace("'s", " s").replace("\u2019s", " s")
    bare = re.sub(r"#|\bno\.(?= of)", " number ", bare)
    words = re.sub(r"[\W_]+", " ", bare).split()
    if len(words) > 1 and (words[-1].upper() in CURRENCIES):
        del words[-1]
    if len(words) > 2 and words[-2] == "in" and words[-1] in _OF:
        del words[-2:]
    while len(words) > 1 and words[-1] == "in":
        del words[-1]
    return " ".join(words)


def _words(text: str) -> list[str]:
    return [word for word in _SPLIT.split(text) if word]


def _is_money(unit: str) -> bool:
    return unit in CURRENCIES or unit in _SIGNS


def _unit(text: str) -> str:
    """Read the words of a bracket, all of which must be a unit's."""
    words = [word for word in _words(text) if word.casefold() not in _LINKS]
    money = [word for word in words if _is_money(word) or _is_money(word.upper())]
    rest = [word.casefold() for word in words if word not in money]
    if len(money) > 1 or len(rest) > 1:
        return ""
    if money:
        sign = money[0] if money[0] in _SIGNS else money[0].upper()
        if not rest:
            return sign
        return f"{sign}/{_PER[rest[0]]}" if rest[0] in _PER else ""
    if not rest:
        return ""
    is_each = bool(re.search(r"/|\bper\b", text.casefold()))
    if is_each and rest[0] in _PER:
        return f"/{_PER[rest[0]]}"
    return _OF.get(rest[0], "")


def _trailing_unit(bare: str) -> str:
    """Read a unit at the end, as in "Fee, USD" and "Length in months"."""
    words = _words(bare)
    if not words:
        return ""
    last = words[-1]
    if last in _SIGNS or (last in CURRENCIES and len(words) > 1):
        return last
    if len(words) == 1 or words[-2].casefold() == "in":
        return _OF.get(last.casefold(), "")
    return ""


def _charged_for(words: list[str]) -> str:
    """Read for what a sum is charged, as in "Annual tuition" and "Tuition per credit"."""
    said = [word.casefold() for word in words]
    for place, word in enumerate(said):
        is_each = place > 0 and said[place - 1] in ("per", "a", "each")
        if word in ("annual", "yearly", "total") or (is_each and word in _PER):
            return f"/{_PER[word]}"
    return ""
