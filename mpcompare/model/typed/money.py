"""Sums of money and what is charged for a program, as people write them."""

import re

from mpcompare.model.currency import WITH_THOUSANDTHS, currencies_of, currency_of
from mpcompare.model.money import FREE, FUNDED, RESIDENCIES, UNDATED
from mpcompare.model.typed.notation import Notation
from mpcompare.model.typed.number import FIGURE, Figure, is_range, normal, number, readings

_NO_FEE = frozenset(
    {
        "free",
        "none",
        "no",
        "nil",
        "no fee",
        "no fees",
        "no charge",
        "no application fee",
        "free of charge",
    }
)
_ACADEMIC_YEAR = re.compile(
    r"(?:\b(?:AY|in|for) ?)?\b((?:19|20)[0-9]{2}) ?[-/\u2010-\u2015] ?([0-9]{4}|[0-9]{2})\b"
)
_NO_YEAR = re.compile(r"\byear not stated\b|\bundated\b", re.IGNORECASE)
_NOTHING = re.compile(
    rf"(?:{FREE}|{FUNDED}(?: by (?P<payer>.+?))?)(?:, (?P<whom>{'|'.join(RESIDENCIES)}))?"
    r"(?:, (?P<year>[0-9]{4}-[0-9]{2}|year not stated))?",
    re.IGNORECASE,
)
"""How a price of nothing is worded: nothing is nothing in every currency."""
_COVERS = re.compile(r" of ([0-9.]+)(?: to ([0-9.]+))? credits\b")
_EACH = r"(?:/|\b(?:an?|per|each|every|for each) )\s*"
_BASES = {
    "year": (
        rf"{_EACH}(?:academic )?(?:years?|yr|annum)\b|\bannual(?:ly)?\b|\byearly\b"
        r"|\bp\.? ?a\b\.?"
    ),
    "term": rf"{_EACH}(?:term|semester|sem|trimester|quarter)\b",
    "credit": rf"{_EACH}(?:us |ects )?(?:credits?(?:[ -]hour)?|cr|unit|ects)\b",
    "program": (
        rf"\bin (?:all|total)\b|\btotal\b|{_EACH}(?:program(?:me)?|degree)\b"
        r"|\b(?:for )?the (?:whole|entire|full) (?:program(?:me)?|degree)\b"
    ),
}
_RESIDENCIES = {
    "out-of-state": r"\b(?:out[ -]of[ -]state|non-?residents?)\b",
    "in-state": r"\b(?:in[ -]state|residents?)\b",
    "international": r"\b(?:international|overseas)(?: students)?\b",
    "home": r"\b(?:home|domestic)(?: students)?\b",
    "all": r"\b(?:all|everyone)(?: students)?\b",
}


def sum_of_money(words: str, notation: Notation) -> dict[str, object]:
    """Read an application fee and the like; nothing is nothing in every currency.

    Raises:
        ValueError: it is no sum, can be read in two ways, or names no currency.
    """
    if normal(words).casefold().rstrip(".!") in _NO_FEE:
        return {"amount": 0, "currency": "USD"}
    return _money(words, words, notation)


def charge(words: str, notation: Notation) -> dict[str, object]:
    """Read a price of studying: how much, for what, for whom and in which academic year.

    What it lacks is taken from the heading; where no year is said, it is undated.

    Raises:
        ValueError: it is no sum, can be read in two ways, or does not say its currency or basis.
    """
    nothing = _NOTHING.fullmatch(normal(words))
    if nothing:
        return _nothing(nothing)
    text, year = _without_year(normal(words))
    text, covers = _without_credits(text)
    unit, unit_year = _without_year(normal(notation.unit))
    text, basis = _without(text, _BASES)
    unit, unit_basis = _without(unit, _BASES)
    text, whom = _without(text, _RESIDENCIES)
    _, unit_whom = _without(unit, _RESIDENCIES)
    text = re.sub(r"\(\s*\)|,(?![0-9])", " ", text)
    low, _, high = text.partition(" to ")
    money = _money(low if high else text, words, notation)
    most = {"amount_to": _money(high, words, notation)["amount"]} if high else {}
    basis = basis or unit_basis
    if not basis:
        raise ValueError(f"“{words}” does not say for what: a year, a term, a credit or in all")
    return {
        **money,
        "basis": basis,
        "residency": whom or unit_whom or "all",
        "academic_year": year or unit_year or UNDATED,
        **most,
        **covers,
    }


def _nothing(found: re.Match[str]) -> dict[str, object]:
    """Return a price of nothing, with who pays where that is said."""
    said = found.groupdict()
    return {
        "amount": 0,
        "currency": "USD",
        "basis": "program",
        "residency": (said["whom"] or "all").lower(),
        "academic_year": said["year"] if (said["year"] or "")[:1].isdigit() else UNDATED,
        **({"funded_by": said["payer"]} if said["payer"] else {}),
    }


def _without_credits(text: str) -> tuple[str, dict[str, float]]:
    """Take the credits that a flat price covers out of a text."""
    found = _COVERS.search(text)
    if not found:
        return text, {}
    fewest, most = float(found[1]), float(found[2] or found[1])
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return rest, {"covers_from": fewest, "covers_to": most}


def _without_year(text: str) -> tuple[str, str]:
    """Take an academic year out of a text; years that do not follow on each other are none."""
    for found in _ACADEMIC_YEAR.finditer(text):
        first, second = int(found[1]), found[2]
        if second in (str(first + 1), f"{(first + 1) % 100:02}"):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return rest, f"{first}-{(first + 1) % 100:02}"
    return _NO_YEAR.sub(" ", text), ""


def _without(text: str, words: dict[str, str]) -> tuple[str, str]:
    """Take the words that stand for one of several out of a text; return which it is."""
    for each, form in words.items():
        rest, count = re.subn(form, " ", text, flags=re.IGNORECASE)
        if count:
            return rest, each
    return text, ""


def figures_in(words: str) -> list[str]:
    """Return the figures of a price, without those of its academic year."""
    return re.findall(FIGURE, _without_year(normal(words))[0])


def _money(text: str, words: str, notation: Notation) -> dict[str, object]:
    text = normal(text)
    if is_range(text):
        raise ValueError(f"“{words}” is a range: write one figure")
    found = list(re.finditer(FIGURE, text))
    if len(found) != 1 or _in_brackets(text, found[0]):  # in brackets a sum is negative
        raise ValueError(f"“{words}” is not a sum of money")
    before, after = text[: found[0].start()], text[found[0].end() :]
    after = re.sub(r"^[.,]?[-\u2013\u2014]+(?= |$)", "", after)  # CHF 1'500.- and 500,-
    currency = _currency(f"{before} {after}", found[0][0], words, notation)
    return {"amount": _amount(found[0][0], currency, words, notation), "currency": currency}


def _in_brackets(text: str, figure: re.Match[str]) -> bool:
    return "(" in text[: figure.start()].rpartition(")")[2] and ")" in text[figure.end() :]


def _amount(figure: str, currency: str, words: str, notation: Notation) -> Figure:
    """Read a sum: no three digits stand behind its fraction, unless its money has thousandths."""
    found = readings(figure)
    if len(found) > 1 and currency not in WITH_THOUSANDTHS:
        return max(found.values())
    try:
        return number(figure, notation)
    except ValueError as error:
        raise ValueError(f"“{words}” {error}") from None


def _currency(around: str, figure: str, words: str, notation: Notation) -> str:
    """Find the one currency that the signs and words around a figure name."""
    bare = re.sub(r"[(\[]\s*([^\d\s()\[\]][^\d()\[\]]*?)\s*[)\]]", r" \1 ", around)
    named = _words(re.sub(r"([$¥£€])(?=\w)", r"\1 ", bare))
    possible = [currencies_of(word) for word in named]
    if not all(possible):
        raise ValueError(f"“{words}” is not a sum with its currency, as $50 or 50 NOK")
    heading = [some for word in _words(notation.unit) if (some := currencies_of(word))]
    if not possible:
        possible = heading
    if not possible:
        if readings(figure).get("") == 0:
            return "USD"  # nothing is nothing in every currency
        raise ValueError(f"“{words}” is not a sum with its currency, as $50 or 50 NOK")
    left = possible[0].intersection(*possible)
    if len(left) > 1 and heading:
        left = left.intersection(*heading) or left
    if not left:
        raise ValueError(f"“{words}” names two currencies")
    return _only(left, words, notation)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s/:;,]+", text) if word]


def _only(left: frozenset[str], words: str, notation: Notation) -> str:
    """Choose among the currencies of one sign: the program's country's, else US dollars.

    "$" in a country with dollars of its own can be either, and is asked for.
    """
    if len(left) == 1:
        return next(iter(left))
    theirs = currency_of(notation.country)
    if "USD" not in left and theirs in left:
        return theirs
    if "USD" in left and (notation.is_ours or theirs not in left or theirs == "USD"):
        return "USD"
    if "USD" in left:
        raise ValueError(f"“{words}” can be {theirs} or USD: write which")
    raise ValueError(f"“{words}” can be {' or '.join(sorted(left))}: write which")
