"""Words read back into values: what the screen, an export or a person's own sheet says.

`Kind.text` words a value; `plain_values` gives it back as program files hold it, for the kind to
read. It takes what people write as well: "yes" for true, a choice's label, "£9,250" for money.
"""

import re
from functools import singledispatch

from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.kind import (
    Amount,
    Charges,
    Country,
    Dates,
    Kind,
    Names,
    Number,
    OneOf,
    SomeOf,
    YesNo,
)
from mpcompare.model.money import DEADLINE_MONTHS, MONEY_SIGNS, RESIDENCIES, UNDATED

_YES = frozenset({"yes", "y", "true", "1", "x", "✓"})
_NO = frozenset({"no", "n", "false", "0"})
_PER = {"a year": "year", "a term": "term", "a credit": "credit", "in all": "program"}
_SIGNS = {sign: code for code, sign in MONEY_SIGNS.items()}
_DIGITS = re.compile(r"\d[\d,.\u00a0 ]*")


def plain_values(kind: Kind, words: str) -> list[object]:
    """Read words as one value, or as the several that are parts of one.

    Raises:
        ValueError: they say none; the message says what is wrong and what is allowed.
    """
    if not kind.parts:
        return [plain_value(kind, words)]
    parts = [part for part in re.split(r";\s*|\n+", words) if part.strip()]
    return [plain_value(kind, part.strip()) for part in parts]


@singledispatch
def plain_value(kind: Kind, words: str) -> object:
    """Read words as one value; of a kind without rules of its own, the words are the value."""
    del kind
    return words


def _like(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def _chosen(kind: OneOf | SomeOf, words: str) -> str:
    for choice in kind.choices:
        if _like(words) in (_like(choice.value), _like(choice.label)):
            return choice.value
    allowed = ", ".join(choice.label for choice in kind.choices)
    raise ValueError(f"“{words}” is not one of {allowed}")


@plain_value.register
def _(kind: OneOf, words: str) -> object:
    return _chosen(kind, words)


@plain_value.register
def _(kind: SomeOf, words: str) -> object:
    return [_chosen(kind, part) for part in re.split(r"[,;|\n]", words) if part.strip()]


@plain_value.register
def _(kind: YesNo, words: str) -> object:
    del kind
    said = words.strip().casefold()
    if said not in _YES | _NO:
        raise ValueError(f"“{words}” is neither yes nor no")
    return said in _YES


@plain_value.register
def _(kind: Number, words: str) -> object:
    found = re.fullmatch(rf"({_DIGITS.pattern})\s*(\D*)", words.strip())
    unit = found[2].strip().casefold() if found else ""
    if not found or unit not in ("", kind.unit.casefold(), kind.unit.casefold().rstrip("s")):
        of = f" of {kind.unit}" if kind.unit else ""
        raise ValueError(f"“{words}” is not a number{of}")
    return _number(found[1])


def _number(digits: str) -> float | int:
    """Read figures as they are written: 14,990 and 14 990 and 14.990,50 and 3,5.

    >>> [_number(t) for t in ("14,990", "14 990", "14.990,50", "3,5", "3.0", "1,234,567.5")]
    [14990, 14990, 14990.5, 3.5, 3.0, 1234567.5]
    """
    text = re.sub(r"[\u00a0 ]", "", digits)
    if text.rfind(",") > text.rfind(".") and not re.search(r"^\d{1,3}(,\d{3})+$", text):
        text = text.replace(".", "").replace(",", ".")  # a comma before the fraction
    text = text.replace(",", "").strip(".")
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        raise ValueError(f"“{digits.strip()}” is not a number") from None


@plain_value.register
def _(kind: Country, words: str) -> object:
    del kind
    if words.strip().upper() in COUNTRY_NAMES:
        return words.strip().upper()
    for code, name in COUNTRY_NAMES.items():
        if _like(name) == _like(words):
            return code
    raise ValueError(f"“{words}” is not a country's name or code such as US or GB")


@plain_value.register
def _(kind: Names, words: str) -> object:
    del kind
    return [part.strip() for part in re.split(r";|\n", words) if part.strip()]


def _money(words: str) -> dict[str, object]:
    """Read a sum with its currency, which nobody can guess."""
    text = words.strip()
    digits = _DIGITS.search(text)
    if digits is None:
        raise ValueError(f"“{words}” is not a sum of money")
    around = f"{text[: digits.start()]} {text[digits.end() :]}".split()
    if len(around) != 1 or not re.fullmatch(r"[A-Za-z]{3}|[$£€]", around[0]):
        raise ValueError(f"“{words}” is not a sum with its currency, as $50 or 50 NOK")
    currency = _SIGNS.get(around[0], around[0].upper())
    return {"amount": _number(digits[0]), "currency": currency}


@plain_value.register
def _(kind: Amount, words: str) -> object:
    if _like(words) == _like(kind.text(kind.read({"amount": 0, "currency": "USD"}))):
        return {"amount": 0, "currency": "USD"}  # nothing is nothing in every currency
    return _money(words)


@plain_value.register
def _(kind: Charges, words: str) -> object:
    del kind
    per = "|".join(_PER)
    form = rf"(.+?) ({per})(?:, ({'|'.join(RESIDENCIES)}))?, (\d{{4}}-\d{{2}}|year not stated)"
    found = re.fullmatch(form, words.strip(), re.IGNORECASE)
    if not found:
        raise ValueError(f"“{words}” is not like “$14,990 a year, in-state, 2023-24”")
    about = {
        "basis": _PER[found[2].lower()],
        "residency": (found[3] or "all").lower(),
        "academic_year": UNDATED if found[4].lower() == "year not stated" else found[4],
    }
    return {**_money(found[1]), **about}


@plain_value.register
def _(kind: Dates, words: str) -> object:
    del kind
    if _like(words) in ("rolling", "rolling any time"):
        return {"term": "rolling", "kind": "final"}
    months = "|".join(DEADLINE_MONTHS)
    form = rf"(\d{{1,2}}) ({months})(?: (\d{{4}}))? \((\w+)(?:, (\w+))?\)"
    found = re.fullmatch(form, words.strip(), re.IGNORECASE)
    if not found:
        raise ValueError(f"“{words}” is not like “15 January (fall, priority)”")
    month = DEADLINE_MONTHS.index(found[2].capitalize()) + 1
    day = f"{month:02}-{int(found[1]):02}"
    whole = f"{found[3]}-{day}" if found[3] else day
    kind_of = (found[5] or "final").lower()
    return {"term": found[4].lower(), "date": whole, "kind": kind_of}
